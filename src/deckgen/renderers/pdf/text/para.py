"""A measured paragraph of either kind; both are set the same way."""

from deckgen.renderers.pdf.text.glyph_para import GlyphPara
from deckgen.renderers.pdf.text.word_para import WordPara

Para = WordPara | GlyphPara
