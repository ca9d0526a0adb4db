"""Text and shapes written down as the operators of a page description."""

from collections.abc import Sequence

from deckgen.renderers.pdf.ink.palette import INK, Colour, fill, stroke
from deckgen.renderers.pdf.text.para import Para
from deckgen.renderers.pdf.text.typeset import broken

ASCENT = 0.76
"""From the top of a line to the foot of its letters, in parts of their size."""
_CAP = 0.69
BOX_PAD_PT = 2.2


class Pen:
    """Operators for one area: shapes first, then text in reading order, all of it tagged."""

    def __init__(self) -> None:
        self._shapes: list[str] = []
        self._text: list[str] = []
        self._colour: Colour | None = None

    def operators(self) -> str:
        """Everything that was drawn."""
        shapes = "\n".join(("/Artifact BMC", *self._shapes, "EMC\n")) if self._shapes else ""
        text = "\n".join(("BT", *self._text, "ET")) if self._text else ""
        return shapes + text

    def begin(self, operator: str) -> None:
        """What is written from here on is the content that an operator of the tree of tags begins."""
        self._text.append(operator)

    def tagged(self, operator: str, text: str, colour: Colour) -> None:
        """Text that is written down already, in a colour, as the content that an operator begins."""
        ink = "" if colour is self._colour else self._ink(colour)
        self._text.append(f"{operator}\n{ink}{text}\nEMC")

    def end(self) -> None:
        """The end of what an operator began."""
        self._text.append("EMC")

    def add(self, other: "Pen") -> None:
        """All that another pen drew, whose marks are left out."""
        self._shapes += other._shapes
        self._text += other._text
        self._colour = other._colour

    def shape(self, operators: str) -> None:
        """Draw a shape below the text."""
        self._shapes.append(operators)

    def rectangle(self, colour: Colour, x: float, y: float, width: float, height: float) -> None:
        """A filled rectangle."""
        self._shapes.append(f"{fill(colour)} {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def rule(self, colour: Colour, x: float, y: float, end: float, weight: float = 0.6) -> None:
        """A level line."""
        self._shapes.append(f"{stroke(colour)} {weight:g} w {x:.2f} {y:.2f} m {end:.2f} {y:.2f} l S")

    def dot(self, colour: Colour, x: float, y: float, width: float) -> None:
        """A filled circle about a point."""
        outline = rounded(x - width / 2, y - width / 2, width, width, width / 2, "f")
        self._shapes.append(f"{fill(colour)} {outline}")

    def box(self, para: Para, size: float, x: float, base: float, *, filled: bool) -> None:
        """A short text in a box with round corners."""
        width = para.width * size + 2 * BOX_PAD_PT
        outline = rounded(x + 0.3, base - 2.1, width - 0.6, size * _CAP + 4.2, 1.6, "f" if filled else "S")
        self._shapes.append(f"{fill(INK) if filled else f'{stroke(INK)} .6 w'} {outline}")
        self.one(para, size, x + BOX_PAD_PT, base, (1.0, 1.0, 1.0) if filled else INK)

    def one(self, para: Para, size: float, x: float, base: float, colour: Colour = INK) -> None:
        """A paragraph on one line."""
        self.lines(para, [para.count], size, size, x, base, colour)

    def wrapped(self, para: Para, size: float, line: float, x: float, base: float, width: float, colour: Colour) -> int:
        """A paragraph in lines of a width, the first standing on ``base``; returns how many."""
        breaks = broken(para, width / size)
        self.lines(para, breaks, size, line, x, base, colour)
        return len(breaks)

    def lines(
        self,
        para: Para,
        breaks: Sequence[int],
        size: float,
        line: float,
        x: float,
        base: float,
        colour: Colour = INK,
        first: int = 0,
        matrix: str = "1 0 0 1",
        right: float | None = None,
    ) -> None:
        """Lines of a paragraph from unit ``first``, each up to its break, one ``line`` apart.

        They begin at ``x``; those of a paragraph that begins at the right end at ``right`` where that is given.
        """
        if para.rtl and right is not None:
            self._text.append(f"{self._ink(colour)}{rtl_lines(para, breaks, size, line, right, base, first)}")
            return
        text = written_lines(para, breaks, size, line, x, base, first, matrix)
        self._text.append(f"{self._ink(colour)}{text}")

    def _ink(self, colour: Colour) -> str:
        """The operator that changes to a colour; "" when it is in hand."""
        if colour is self._colour:
            return ""
        self._colour = colour
        return f"{fill(colour)} "


def written_lines(
    para: Para,
    breaks: Sequence[int],
    size: float,
    line: float,
    x: float,
    base: float,
    first: int = 0,
    matrix: str = "1 0 0 1",
) -> str:
    """The operators of lines from unit ``first``, each of which begins at ``x``."""
    font = para.font_at(first)
    setting, text = _setting(font, size, line), para.lines(first, breaks, size)
    if para.style.tracking:
        setting, text = f"{para.style.tracking * size:.3f} Tc {setting}", f"{text} 0 Tc"
    return f"{setting} {matrix} {x:.2f} {base:.2f} Tm\n{text}"


def rtl_lines(
    para: Para, breaks: Sequence[int], size: float, line: float, right: float, base: float, first: int
) -> str:
    """The operators of lines from unit ``first``, each of which ends at ``right``."""
    starts, ends = para.places()
    lines = []
    for number, last in enumerate(breaks):
        x = right - (ends[last - 1] - starts[first]) * size
        setting, text = _setting(para.font_at(first), size, line), para.lines(first, [last], size)
        lines.append(f"{setting} 1 0 0 1 {x:.2f} {base - number * line:.2f} Tm\n{text}")
        first = last
    return "\n".join(lines)


def _setting(font: str, size: float, line: float) -> str:
    """The operators that choose a font and the distance of lines."""
    return f"{font} {size:.2f} Tf {line:.2f} TL"


def rounded(x: float, y: float, width: float, height: float, radius: float, paint: str) -> str:
    """A rectangle with round corners, filled or drawn by the operator ``paint``."""
    return f"q 1 0 0 1 {x:.2f} {y:.2f} cm {_outline(width, height, radius)} {paint} Q"


def _outline(width: float, height: float, radius: float) -> str:
    reach = radius * 0.448
    right, high = width - radius, height - radius
    parts = (
        (radius, 0, "m", right, 0, "l"),
        (width - reach, 0, width, reach, width, radius, "c"),
        (width, high, "l"),
        (width, height - reach, width - reach, height, right, height, "c"),
        (radius, height, "l"),
        (reach, height, 0, height - reach, 0, high, "c"),
        (0, radius, "l"),
        (0, reach, reach, 0, radius, 0, "c h"),
    )
    return " ".join(part if isinstance(part, str) else f"{part:.2f}" for step in parts for part in step)
