import pytest

from deckgen.bank.sets import principle_set
from deckgen.importers.words.known_principles import KnownPrinciples
from deckgen.importers.words.placeholders import is_placeholder
from deckgen.importers.words.references import KnownNames, Match, names_and_angles

TITLES = ("Harbour Crane Scheduling Tool", "Harbour Pilot Rota", "The Lost Manifest (Failure Story)", "Tide Tables R&D")
NAMES = KnownNames((title, title, ["Crane job"] if "Crane" in title else []) for title in TITLES)
AMAZON = KnownPrinciples(principle_set("amazon"))


@pytest.mark.parametrize(
    ("name", "title", "by"),
    [
        ("Harbour Pilot Rota", TITLES[1], "exact"),
        ("**harbour pilot rota**", TITLES[1], "exact"),
        ("Crane job", TITLES[0], "alias"),
        ("Harbour Crane Tool", TITLES[0], "words"),
        ("The Lost Manifest (Failure)", TITLES[2], "words"),
        ("Manifest", TITLES[2], "words"),
        ("Tide Tables R & D", TITLES[3], "exact"),
        ("Tide Tables R and D", TITLES[3], "exact"),
        ("`Harbour Pilot Rota`", TITLES[1], "exact"),
        ("__Harbour Pilot Rota__", TITLES[1], "exact"),
        ("Harbour **Pilot** Rota", TITLES[1], "exact"),
        ("Harbour Pilot Rota:", TITLES[1], "exact"),
        ("Harbour Pilot Rota…", TITLES[1], "exact"),
        ("harbour's pilot rota", TITLES[1], "words"),
        ("Rota Pilot Harbour", TITLES[1], "words"),
    ],
)
def test_a_story_is_found_by_name_then_alias_then_words(name: str, title: str, by: str) -> None:
    assert Match(title, by) == NAMES.find(name)


@pytest.mark.parametrize(
    "name",
    ["Harbour", "Harbour Pilot Training", "Harbourmaster Rota", "Lost Manifests", "The Story", "", "()", "Pilots"],
)
def test_a_name_that_does_not_mean_one_story_means_none(name: str) -> None:
    assert None is NAMES.find(name)


@pytest.mark.parametrize(
    "words",
    [
        *("a", "an", "the story", "stories", "and", "of", "for", "in", "on", "to", "my", "our", "project", "example"),
        *("failure", "success", "the failure story", "a story of my project"),
    ],
)
def test_words_that_any_title_could_hold_name_no_story(words: str) -> None:
    assert None is KnownNames([("key", f"Tides {words}", ())]).find(words)


def test_a_name_that_two_stories_share_means_neither() -> None:
    twins = KnownNames([("one", "Tide", ["Ebb"]), ("two", "Tide", ["Ebb"]), ("three", "Tide Tables", ())])

    assert twins.find("Tide") is None
    assert twins.find("Ebb") is None
    assert twins.find("Tables") == Match("three", "words")


def test_quotes_are_alike_in_print_and_as_typed() -> None:
    names = KnownNames([("key", "Earth’s Tides", ())])

    assert names.find("earth's tides") == Match("key", "exact")


def test_a_suggestion_names_every_story_that_could_be_meant() -> None:
    assert NAMES.suggestion("Harbour") == "say which one: Harbour Crane Scheduling Tool, Harbour Pilot Rota"
    assert NAMES.suggestion("Harbour Pilot Rotas") == "did you mean 'Harbour Pilot Rota'?"
    assert NAMES.suggestion("Pilot") == "write this story, or use the title of an existing one"
    assert NAMES.suggestion("Salvage") == "write this story, or use the title of an existing one"


def test_a_title_in_other_words_is_suggested_beside_a_longer_one() -> None:
    tides = KnownNames([("one", "Low tide", ()), ("two", "Low tide tables", ())])

    assert tides.suggestion("tide low") == "say which one: Low tide, Low tide tables"


def test_a_reason_in_parentheses_is_the_angle_and_parentheses_in_a_name_are_not() -> None:
    assert list(names_and_angles("`Crane job` (two cranes (not three), $4)")) == [
        ("Crane job", "two cranes (not three), $4")
    ]
    assert list(names_and_angles("(my idea)")) == [("(my idea)", "")]
    assert next(names_and_angles("Lost Manifest (Failure)")) == ("Lost Manifest (Failure)", "")
    assert ("Crane job", "my idea") in list(names_and_angles("Crane job (my idea)"))
    assert list(names_and_angles("`Crane job` - my idea")) == [("Crane job", "my idea")]
    assert list(names_and_angles("`Crane job` my idea (the second)")) == [("Crane job", "my idea (the second)")]
    assert list(names_and_angles("`Crane job`\n(two\nlines)")) == [("Crane job", "two\nlines")]


@pytest.mark.parametrize("sign", [" - ", " – ", " — ", ": "])
def test_a_reason_behind_a_dash_or_a_colon_is_the_angle(sign: str) -> None:
    assert ("Crane job", "my idea") in list(names_and_angles(f"Crane job{sign}my idea"))
    assert ("Crane job", f"my idea{sign}of two") in list(names_and_angles(f"Crane job{sign}my idea{sign}of two"))


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Are Right, A Lot, Customer Obsession.", ["are-right-a-lot", "customer-obsession"]),
        ("Ownership, Have Backbone; Disagree & Commit, Think Big", ["ownership", "have-backbone", "think-big"]),
        ("Have Backbone, Disagree and Commit; Earn Trust of Others", ["have-backbone", "earn-trust"]),
        ("Hire/Develop / Dive Deep", ["hire-and-develop", "dive-deep"]),
        ("Insist on Highest Standards and Highest Standards", ["highest-standards"]),
        ("Strive to be Earth’s Best Employer", ["best-employer"]),
    ],
)
def test_a_list_of_principles_is_matched_longest_first_and_never_split(text: str, keys: list[str]) -> None:
    assert (keys, "") == AMAZON.listed(text)


def test_what_is_left_of_a_list_is_kept_whole() -> None:
    assert AMAZON.listed("Ownership, Bravery") == (["ownership"], "Ownership, Bravery")


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("3. Are Right, A Lot", "are-right-a-lot"),
        ("**Earn Trust (Negative Style)**", "earn-trust"),
        ("Success and Scale...", "broad-responsibility"),
        ("LP 4: Think Big", "think-big"),
        ("Customer Obsession（客户至上）", "customer-obsession"),
        ("Ownership 主人翁精神", "ownership"),
        ("Disagree/Commit", "have-backbone"),
        ("Hire and Develop", "hire-and-develop"),
    ],
)
def test_a_heading_names_a_principle_in_many_spellings(heading: str, key: str) -> None:
    match = AMAZON.named(heading)

    assert key == (match and match.key)


@pytest.mark.parametrize(
    "heading", ["Trust", "Results", "Tell me about ownership", "Big", "Customer Service", "Deliver", ""]
)
def test_a_heading_that_only_shares_a_word_names_no_principle(heading: str) -> None:
    assert None is AMAZON.named(heading)


@pytest.mark.parametrize(
    "text",
    [
        "TBD",
        "[Describe it]",
        "____",
        "...",
        "TODO",
        "(Could be improved)",
        "*open*",
        "待補",
        "À définir",
        "<your story>",
    ],
)
def test_a_placeholder_is_told_from_words(text: str) -> None:
    assert is_placeholder(text, cell=True)


@pytest.mark.parametrize("text", ["", "-", "I moved it.", "(1) I moved it.", "**Bold**", "[a link](https://x)", "5"])
def test_words_are_no_placeholder(text: str) -> None:
    assert not is_placeholder(text)
