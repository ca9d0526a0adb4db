"""What writing other than Latin needs: where lines break, which way words run, how letters join.

The libraries for it are an extra; without them text is set letter by letter as well as that goes, and a finding
says so.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from types import MappingProxyType
from typing import Any, NamedTuple

# Patterns of so many characters take milliseconds to compile: each is left until a text may have one of them.
_RTL = "[\u200f\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_JOINING = (
    "[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u18af\u1a20-\u1aaf\u1b00-\u1c4f\ua840-\ua95f"
    "\ua980-\uaadf\uabc0-\uabff\ufb1d-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff\U0001e900-\U0001e95f]"
)
"""Scripts whose letters change with their neighbours or carry marks that a font must place."""
_NOT_LATIN = "[\u0530-\u1dff\u2e80-\ud7ff\uf900-\ufdff\ufe30-\uffef\U00010000-\U0001efff\U00020000-\U0003ffff]"
_IDEOGRAPH = "[\u2e80-\u2fdf\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]"
_REMOVED = frozenset(("BN", "LRE", "RLE", "LRO", "RLO", "PDF"))
_NEVER_FIRST = frozenset("、。，．・：；？！”’）〕］｝〉》」』】〗々ーぁぃぅぇぉっゃゅょァィゥェォッャュョ!),.:;?]}%")
_NEVER_LAST = frozenset("“‘（〔［｛〈《「『【〖([{$£¥")
_INSIDE = re.compile(r"(?<=[A-Za-z]{2}-)(?=[A-Za-z]{2})|(?<=[\w.,%)]—)(?=\w)|(?<=[\u00ad\u200b])(?=\S)|(?<= )(?=[^ ])")


class Shaped(NamedTuple):
    """A glyph of a font, the characters it stands for, and its place; lengths in parts of the size."""

    glyph: int
    text: str
    advance: float
    right: float
    up: float


@lru_cache(maxsize=4096)
def line_breaks(text: str) -> tuple[int, ...]:
    """Where a line may begin in a text without line feeds, by UAX #14; by spaces and hyphens where that is enough."""
    if not _has(_NOT_LATIN, text):
        return tuple(found.start() for found in _INSIDE.finditer(text))
    if find_spec("uniseg") is None:
        return tuple(place for place in range(1, len(text)) if _may_break(text[place - 1], text[place]))
    from uniseg.linebreak import line_break_boundaries

    return tuple(place for place in line_break_boundaries(text) if 0 < place < len(text))


@lru_cache(maxsize=4096)
def levels(text: str) -> tuple[int, ...]:
    """How deep each character lies in text that runs the other way, by UAX #9: odd is right to left."""
    if not _has(_RTL, text):
        return (0,) * len(text)
    if find_spec("bidi") is None:
        return tuple(1 if _has(_RTL, character) else 0 for character in text)
    from bidi import algorithm

    storage = algorithm.get_empty_storage()
    base = algorithm.get_base_level(text)
    storage["base_level"], storage["base_dir"] = base, "RL"[1 - base]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage, False)
    algorithm.resolve_weak_types(storage, False)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found = [int(item["level"]) for item in storage["chars"]]
    return tuple(found) if len(found) == len(text) else _with_unseen(text, found, base)


def _with_unseen(text: str, found: Iterable[int], base: int) -> tuple[int, ...]:
    """The levels of a text, of which only those of the characters that rule X9 of UAX #9 does not remove are found."""
    rest, depth, whole = iter(found), base, []
    for character in text:
        if unicodedata.bidirectional(character) not in _REMOVED:
            depth = next(rest, base)
        whole.append(depth)
    return tuple(whole)


def starts_rtl(text: str) -> bool:
    """Whether a paragraph begins at the right, by rules P2 and P3 of UAX #9."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((direction != "L" for direction in directions if direction in ("L", "R", "AL")), False)


def reordered(pieces: list[Any], depths: list[int]) -> list[Any]:
    """Pieces of a line from left to right, by rule L2 of UAX #9."""
    order = list(range(len(pieces)))
    for depth in range(max(depths, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and depths[order[end]] >= depth:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return [pieces[place] for place in order]


def needs_shaping(text: str) -> bool:
    """Whether letters of a text change with their neighbours."""
    return _has(_JOINING, text)


def can_shape() -> bool:
    """Whether the library that joins letters is there."""
    return find_spec("uharfbuzz") is not None


def unsupported(text: str) -> str:
    """What a text needs that is not installed, as a script's name; "" when all is there."""
    found = None if text.isascii() else re.search(_JOINING, text)
    if not found or (can_shape() and (find_spec("bidi") is not None or not _has(_RTL, text))):
        return ""
    return unicodedata.name(found[0], "A script").split()[0].title()


def shaper(data: bytes) -> Any:
    """A font file as the shaping library wants it."""
    import uharfbuzz

    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(data)))


def shaped(font: Any, text: str, *, rtl: bool) -> list[Shaped]:
    """The glyphs of a word from left to right, joined and placed as its font says; ``font`` is its ``shaper``."""
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    if rtl:  # each mark for itself, as viewers turn such text round character by character
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    uharfbuzz.shape(font, buffer)
    scale = 1 / font.face.upem
    infos, places = buffer.glyph_infos, buffer.glyph_positions
    meanings = _meanings(text, [info.cluster for info in infos])
    if rtl:
        meanings = [_ligatures().get(meaning, meaning) for meaning in meanings]
    return [
        Shaped(info.codepoint, meaning, place.x_advance * scale, place.x_offset * scale, place.y_offset * scale)
        for info, place, meaning in zip(infos, places, meanings, strict=True)
    ]


def _meanings(text: str, clusters: Iterable[int]) -> list[str]:
    """The characters each glyph stands for: all those of a cluster with its first glyph, none with the others."""
    held = list(clusters)
    starts = sorted(set(held))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    seen: set[int] = set()
    meanings = []
    for cluster in held:
        meanings.append("" if cluster in seen else text[cluster : ends[cluster]])
        seen.add(cluster)
    return meanings


@cache
def _ligatures() -> Mapping[str, str]:
    """The one character that Unicode has for letters drawn as one, lam and alef above all."""
    forms = map(chr, range(0xFEFC, 0xFB4F, -1))
    return MappingProxyType(
        {text: form for form in forms if len(text := unicodedata.normalize("NFKC", form)) > 1 and " " not in text}
    )


def _has(characters: str, text: str) -> bool:
    return not text.isascii() and bool(re.search(characters, text))


def _may_break(before: str, after: str) -> bool:
    if before in " \u00ad\u200b":
        return after != " "
    if after in _NEVER_FIRST or before in _NEVER_LAST or after == " ":
        return False
    return _has(_IDEOGRAPH, before) or _has(_IDEOGRAPH, after)
