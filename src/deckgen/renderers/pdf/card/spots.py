"""A place in points: what every block that stands there has in common, written down once."""

from dataclasses import dataclass

from deckgen.renderers.pdf.card.faces import Marker, Place
from deckgen.renderers.pdf.card.frame import Frame
from deckgen.renderers.pdf.ink.palette import INK, fill
from deckgen.renderers.pdf.ink.pen import ASCENT
from deckgen.renderers.pdf.text.para import Para

BAR_PT = 1.6
_BULLET_EM = 0.19
_LETTER_SCALE = 1.08


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """Operators that lack only a height, which is ``above_pt`` above the foot of a line."""

    before: str
    after: str
    above_pt: float = 0.0

    def at(self, base_pt: float) -> str:
        """The operators for a line that stands at ``base_pt``."""
        return f"{self.before} {base_pt + self.above_pt:.2f} {self.after}"


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A place at a size in a frame, in points; ``base_pt`` is from the top of a block to the foot of its first line.

    ``text`` follows the font of a text and lacks the height of its first line. Lines that begin at the right end at
    ``right_pt``; a bar stands at ``bar_pt``.
    """

    size_pt: float
    before_pt: float
    base_pt: float
    line_pt: float
    text: str
    right_pt: float
    bar_pt: float
    letter: Level | None
    markers: tuple[tuple[Marker, Level], ...]


def spot_of(place: Place, frame: Frame, body_pt: float, measure: float, *, rtl: bool) -> Spot:
    """The spot of a place; ``measure`` is the length of its lines, in parts of the block's own size."""
    look, left = place.look, frame.inset_pt
    size, line, indent = look.scale * body_pt, look.line * body_pt, place.indent * body_pt
    end = left + measure * size

    def at(inward: float, width: float) -> float:
        return end + indent - inward - width if rtl else left + inward

    def short(para: Para, size: float, inward: float) -> Level:
        x = at(inward, para.width * size)
        text = para.lines(0, [para.count], size)
        return Level(f"{para.style.resource} {size:.2f} Tf 1 0 0 1 {x:.2f}", f"Tm {text}")

    def bullet(inward: float) -> Level:
        side = _BULLET_EM * body_pt
        x = at(inward + 0.3 * body_pt, side)
        return Level(f"{fill(INK)} {x:.2f}", f"{side:.2f} {side:.2f} re f", 0.17 * body_pt)

    return Spot(
        size,
        place.before * body_pt,
        (line - size) / 2 + size * ASCENT,
        line,
        f"{size:.2f} Tf {line:.2f} TL 1 0 0 1 {left + indent:.2f}",
        end,
        at(0, BAR_PT),
        short(place.letter, body_pt * _LETTER_SCALE, 0) if place.letter else None,
        tuple(
            (marker, short(marker.number, size, marker.at * body_pt) if marker.number else bullet(marker.at * body_pt))
            for marker in place.markers
        ),
    )
