"""The rules of the source: which layer may import which, and what only one part may import or call."""

from dataclasses import dataclass

_BELOW = (
    "source",
    "diagnostics",
    "codes",
    "model",
    "bank",
    "texts",
    "timing",
    "lint",
    "importers",
    "deck",
    "ledger",
    "stamp",
    "collection",
    "renderers",
    "files",
    "version",
    "terminal_width",
    "guide_format",
)

# A layer may import itself and the layers listed here.
LAYERS: dict[str, tuple[str, ...]] = {
    "version": (),
    "source": (),
    "terminal_width": (),
    "guide_format": (),
    "diagnostics": ("source", "terminal_width"),
    "codes": ("source", "diagnostics"),
    "text_fields": ("source",),
    "print_settings": ("text_fields",),
    "model": ("source", "text_fields", "print_settings"),
    "bank": ("source", "diagnostics", "codes", "model"),
    "texts": ("source", "model"),
    "timing": ("source", "model", "bank"),
    "lint": ("source", "diagnostics", "codes", "model", "bank", "texts", "timing"),
    "importers": ("source", "diagnostics", "codes", "model", "bank", "guide_format"),
    "deck": ("source", "text_fields", "model", "bank", "timing"),
    "ledger": ("source", "diagnostics", "codes"),
    "stamp": (),
    "collection": ("stamp", "deck"),
    "renderers": (
        "stamp",
        "source",
        "diagnostics",
        "codes",
        "model",
        "bank",
        "texts",
        "timing",
        "lint",
        "deck",
        "guide_format",
    ),
    "files": (),
    "starter": ("source", "diagnostics", "codes", "bank", "importers", "files"),
    "pipeline": _BELOW,
    "__init__": (
        "version",
        "source",
        "diagnostics",
        "model",
        "bank",
        "deck",
        "collection",
        "ledger",
        "lint",
        "importers",
        "renderers",
        "pipeline",
    ),
    "cli": (*_BELOW, "__init__", "starter", "pipeline"),
    "__main__": ("cli",),
}


@dataclass(frozen=True, slots=True)
class House:
    """A package whose subpackages, the rooms, may import only the rooms listed; "" stands for its own modules.

    The modules in ``above`` may import every room, and no room may import them.
    """

    rooms: dict[str, tuple[str, ...]]
    above: frozenset[str]


HOUSES = {
    "renderers/pdf": House(
        {
            "file": (),
            "sheet": ("",),
            "text": ("file", ""),
            "ink": ("text",),
            "card": ("file", "text", "sheet", "ink", ""),
            "reference": ("file", "text", "ink", ""),
        },
        frozenset({"document", "printing", "card_pages", "deck", "sizing", "capacity", "calibration"}),
    ),
    "importers": House(
        {
            "words": (),
            "page": ("words",),
            "outline": ("words", "page"),
            "tables": ("words", "outline", ""),
            "guide": ("words", "page", "outline", "tables", ""),
            "making": ("words", ""),
            "merging": ("words", ""),
        },
        frozenset({"intake"}),
    ),
}

# Where each library may be imported, and whether only inside functions, so that start-up does not load it.
LIBRARIES: dict[str, tuple[tuple[str, ...], bool]] = {
    "yaml": (("bank/yamltree.py", "bank/tree_builder.py", "bank/yamltext.py", "bank/scalar_places.py"), False),
    "genanki": (("renderers/anki/package.py",), False),
    "reportlab": (("renderers/pdf/",), False),
    "pymupdf_fonts": (("renderers/pdf/",), True),
    "markdown_it": (("deck/", "importers/"), True),
    "wcwidth": (("terminal_width.py",), True),
    "click": (("cli/",), False),
    "platformdirs": (("cli/",), True),
    "watchfiles": (("pipeline/watch.py",), True),
    "zstandard": (("collection/unpack.py",), True),
}

CALLS_FOR_CLI_ONLY = ("print", "input", "exit", "quit", "breakpoint")
NAMES_NOBODY_USES = {"utils", "util", "helpers", "common", "base", "manager", "misc"}
