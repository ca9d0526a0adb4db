"""The HTML of texts that have always been shown right: published notes are made of it, and Anki knows them by it."""

import pytest

from deckgen.deck.markup import parse
from deckgen.renderers.anki.field_html import to_html

# From the first release; a change here sends a note to Anki again though nobody edited it.
PUBLISHED = (
    ("plain words", "plain words"),
    ("R&D, List<String>, 5 > 3 & 2 < 4", "R&amp;D, List&lt;String&gt;, 5 &gt; 3 &amp; 2 &lt; 4"),
    ("a **bold** word and an *emphasised* one", "a <strong>bold</strong> word and an <em>emphasised</em> one"),
    ("**Bold at the start**, then plain text.", "<strong>Bold at the start</strong>, then plain text."),
    ("It ends in **bold**.", "It ends in <strong>bold</strong>."),
    ("*All of it*", "<em>All of it</em>"),
    ("***both***", "<strong><em>both</em></strong>"),
    (
        "**bold with *emphasis* inside**",
        "<strong>bold with </strong><strong><em>emphasis</em></strong><strong> inside</strong>",
    ),
    ("*emphasis with **bold** inside*", "<em>emphasis with </em><strong><em>bold</em></strong><em> inside</em>"),
    ("**bold `code`**", "<strong>bold </strong><strong><code>code</code></strong>"),
    ('(**bold** in brackets), "*quoted*"', '(<strong>bold</strong> in brackets), "<em>quoted</em>"'),
    (
        "**Result:** it fell from **40 spaces to 2**.",
        "<strong>Result:</strong> it fell from <strong>40 spaces to 2</strong>.",
    ),
    (
        "**10**x faster, **30**% cheaper, **5**-fold",
        "<strong>10</strong>x faster, <strong>30</strong>% cheaper, <strong>5</strong>-fold",
    ),
    ("two **pull request**s", "two <strong>pull request</strong>s"),
    (
        'word **$1M**, **(30%)** and **"yes"**',
        'word <strong>$1M</strong>, <strong>(30%)</strong> and <strong>"yes"</strong>',
    ),
    ("**7 days** -> **10 minutes**", "<strong>7 days</strong> -&gt; <strong>10 minutes</strong>"),
    ("and/**or**", "and/<strong>or</strong>"),
    ("a lone * star, 5*, 2 * 3 * 4", "a lone * star, 5*, 2 * 3 * 4"),
    ("\\*not\\* emphasis, 2 \\* 3, 5\\*, 2\\*3\\*4", "*not* emphasis, 2 * 3, 5*, 2*3*4"),
    ("\\`no code\\` here", "`no code` here"),
    ("\\*args and \\*\\*kwargs", "*args and **kwargs"),
    ("C:\\new \\d \\path", "C:\\new \\d \\path"),
    ("snake_case and __this__ and _that_", "snake_case and __this__ and _that_"),
    ("`code`, ``a ` tick`` and `a*b*c`", "<code>code</code>, <code>a ` tick</code> and <code>a*b*c</code>"),
    ("`List<String>`, `x & y`", "<code>List&lt;String&gt;</code>, <code>x &amp; y</code>"),
    ("# not a heading", "# not a heading"),
    ("> no quotation", "&gt; no quotation"),
    ("<b>html</b> &amp; [a](b) ![c](d) <e@f>", "&lt;b&gt;html&lt;/b&gt; &amp;amp; &#91;a](b) !&#91;c](d) &lt;e@f&gt;"),
    (
        "{{Front}} [sound:x.mp3] [[type:Key]] $5k to $10k",
        "{{Front}} &#91;sound:x.mp3] &#91;&#91;type:Key]] $5k to $10k",
    ),
    ("\\(x\\) and \\[y\\]", "\\<span></span>(x\\<span></span>) and \\<span></span>&#91;y\\<span></span>]"),
    ("~~struck~~ ~ tilde", "~~struck~~ ~ tilde"),
    ("a | b | c", "a | b | c"),
    ("one  two   three", "one  two   three"),
    ("one\n\ntwo", "<p>one</p><p>two</p>"),
    ("one\n\n\n\n**two**", "<p>one</p><p><strong>two</strong></p>"),
    ("one  \ntwo", "one<br>two"),
    ("one\\\ntwo", "one<br>two"),
    ("- a\n- **b**", "<ul><li>a</li><li><strong>b</strong></li></ul>"),
    ("* a\n* b", "<ul><li>a</li><li>b</li></ul>"),
    ("+ a\n+ b", "<ul><li>a</li><li>b</li></ul>"),
    ("- only one", "<ul><li>only one</li></ul>"),
    ("1. one\n2. two\n3. three", "<ol><li>one</li><li>two</li><li>three</li></ol>"),
    ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
    ("1. a\n1. b\n1. c", "<ol><li>a</li><li>b</li><li>c</li></ol>"),
    ("1) a\n2) b", "<ol><li>a</li><li>b</li></ol>"),
    ("2024. A year at the start", '<ol start="2024"><li>A year at the start</li></ol>'),
    ("- a\n  - b\n  - c\n- d", "<ul><li><p>a</p><ul><li>b</li><li>c</li></ul></li><li>d</li></ul>"),
    ("1. a\n   - b\n2. c", "<ol><li><p>a</p><ul><li>b</li></ul></li><li>c</li></ol>"),
    ("see:\n- a\n- b", "<p>see:</p><ul><li>a</li><li>b</li></ul>"),
    (
        "Three things:\n\n1. a prototype,\n2. a *200k-row* file,\n3. its worth.",
        "<p>Three things:</p><ol><li>a prototype,</li><li>a <em>200k-row</em> file,</li><li>its worth.</li></ol>",
    ),
    ("- a\n\n- b", "<ul><li>a</li><li>b</li></ul>"),
    ("- a\n\n  more of a\n- b", "<ul><li><p>a</p><p>more of a</p></li><li>b</li></ul>"),
    ("- [ ] open\n- [x] done", "<ul><li>&#91; ] open</li><li>&#91;x] done</li></ul>"),
    ("first\n\n- a\n\nlast", "<p>first</p><ul><li>a</li></ul><p>last</p>"),
    ("\u4ed6\u8bf4**\uff08\u662f\uff09**\u4e86", "\u4ed6\u8bf4<strong>\uff08\u662f\uff09</strong>\u4e86"),
    ("\u7d50\u679c**\u300c4\u300d**\u3067\u3059", "\u7d50\u679c<strong>\u300c4\u300d</strong>\u3067\u3059"),
    ("\uc2dc\uac04\uc744 **(30%)**\ub85c", "\uc2dc\uac04\uc744 <strong>(30%)</strong>\ub85c"),
    (
        "\u0e20\u0e32\u0e29\u0e32**\u0e44\u0e17\u0e22**\u0e14\u0e35",
        "\u0e20\u0e32\u0e29\u0e32<strong>\u0e44\u0e17\u0e22</strong>\u0e14\u0e35",
    ),
    (
        "\u0648**\u0643\u0644\u0645\u0629** \u0623\u062e\u0631\u0649",
        "\u0648<strong>\u0643\u0644\u0645\u0629</strong> \u0623\u062e\u0631\u0649",
    ),
    (
        "\u05d5**\u05de\u05d9\u05dc\u05d4** \u05d0\u05d7\u05e8\u05ea",
        "\u05d5<strong>\u05de\u05d9\u05dc\u05d4</strong> \u05d0\u05d7\u05e8\u05ea",
    ),
    (
        "\u0939\u0948 **\u0939\u093f\u0928\u094d\u0926\u0940** \u0939\u0948",
        "\u0939\u0948 <strong>\u0939\u093f\u0928\u094d\u0926\u0940</strong> \u0939\u0948",
    ),
    ("caf\u00e9 **na\u00efve** \u2014 *\u00fcber*", "caf\u00e9 <strong>na\u00efve</strong> \u2014 <em>\u00fcber</em>"),
    ("10\u00a0kg, 5\u202f%, \u201cquoted\u201d, it\u2019s", "10\u00a0kg, 5\u202f%, \u201cquoted\u201d, it\u2019s"),
    ("e\u0301t\u00e9 and a\u0338b", "\u00e9t\u00e9 and a&#824;b"),
    ("\U0001f600 **done** \u2713", "\U0001f600 <strong>done</strong> \u2713"),
)


@pytest.mark.parametrize(("text", "published"), PUBLISHED)
def test_a_text_that_was_shown_right_has_the_html_it_was_published_with(text: str, published: str) -> None:
    assert published == to_html(parse(text))
