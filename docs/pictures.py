"""Make the pictures in the documentation from the sample bank.

    python docs/pictures.py

It needs Chromium and the test extra. Pages use a font from pymupdf-fonts, so that the pictures look the same whatever
fonts the machine has.
"""

import base64
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pymupdf_fonts
import pypdfium2
from PIL import Image, ImageChops

import deckgen
from deckgen.bank.load import load
from deckgen.deck.builders import build_notes
from deckgen.deck.notes import Note
from deckgen.renderers.anki.templates import filled, style_sheet

DOCS = Path(__file__).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FONTS = (("notos", 400, "normal"), ("notosbo", 700, "normal"), ("notosit", 400, "italic"))
GROUND = "#dcdcdc"
MARGIN = 24
SCALE = 1.5
NOTE = "question/ownership-outside-role"
SHEET_DPI = 110


def main() -> None:
    """Write every picture."""
    bank = load(DOCS.parent / "stories").bank
    notes = {note.id: note for note in build_notes(bank)}
    photograph(page(notes[NOTE]), DOCS / "anki-cards.png")
    (cards,) = deckgen.render(bank, ["pdf"], now=1).files.values()
    leaves(cards, 0, 1).save(DOCS / "pocket-cards.png", optimize=True)
    leaves(cards, -1).save(DOCS / "reference-page.png", optimize=True)


def page(note: Note) -> str:
    """Return a page that shows a card's front, its back, and its back in night mode, each as wide as a phone."""
    front, back = filled(note)
    phones = "".join(
        f'<div class="card {mode}">{face}</div>' for mode, face in (("", front), ("", back), ("nightMode", back))
    )
    faces = "".join(map(font_face, *zip(*FONTS, strict=True)))
    return f"""<!doctype html><meta charset="utf-8"><style>{style_sheet()}{faces}
    body {{ display: flex; gap: 28px; align-items: flex-start; margin: {MARGIN}px; background: {GROUND}; }}
    .card, .card code {{ font-family: "Noto Sans"; }}
    .card {{ box-sizing: border-box; flex: none; width: 390px; padding: 18px; border-radius: 14px; }}
    </style>{phones}"""


def font_face(name: str, weight: int, style: str) -> str:
    """Return the CSS that embeds a font of pymupdf-fonts in a page."""
    data = base64.b64encode(pymupdf_fonts.myfont(name)).decode()
    return (
        f'@font-face {{ font-family: "Noto Sans"; font-weight: {weight}; font-style: {style};'
        f" src: url(data:font/ttf;base64,{data}); }}\n"
    )


def photograph(html: str, target: Path) -> None:
    """Write a picture of a page, cropped to its content, to ``target``."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        sys.exit("Chromium is needed to make the pictures")
    with tempfile.TemporaryDirectory() as folder:
        source, shot = Path(folder, "page.html"), Path(folder, "page.png")
        source.write_text(html, "utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
        options += ["--hide-scrollbars", f"--force-device-scale-factor={SCALE}", "--window-size=1280,2400"]
        options += [f"--user-data-dir={folder}/profile", f"--screenshot={shot}", source.as_uri()]
        subprocess.run([browser, *options], check=True, capture_output=True)
        with Image.open(shot) as taken:
            cut(taken.convert("RGB")).save(target, optimize=True)


def leaves(pdf: bytes, *places: int) -> Image.Image:
    """Return some pages of a PDF, side by side; negative numbers count from the end."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [document[place % len(document)].render(scale=SHEET_DPI / 72).to_pil().convert("RGB") for place in places]
    width = sum(page.width + MARGIN for page in pages) + MARGIN
    together = Image.new("RGB", (width, 2 * MARGIN + pages[0].height), GROUND)
    for place, page in enumerate(pages):
        together.paste(page, (MARGIN + place * (MARGIN + page.width), MARGIN))
    return together.quantize(256, Image.Quantize.FASTOCTREE)


def cut(image: Image.Image) -> Image.Image:
    """Return the image without the empty background around the cards, in at most 256 colours."""
    ground = Image.new("RGB", image.size, GROUND)
    box = ImageChops.difference(image, ground).getbbox()
    if box is None:
        raise ValueError("nothing is on the page")
    room = round(MARGIN * SCALE)
    left, top, right, bottom = box
    return image.crop((left - room, top - room, right + room, bottom + room)).quantize(256, Image.Quantize.FASTOCTREE)


if __name__ == "__main__":
    main()
