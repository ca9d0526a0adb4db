"""Options of the command line arrive in the settings, and win over those of the bank."""

import pytest
from click.testing import CliRunner

from deckgen.model import PrintSettings
from deckgen.renderers.pdf.sheet.settings import overlay
from deckgen.source import Text
from print_requests import show, shown
from sample_print import squeezed


def test_the_command_line_wins_and_a_sheet_brings_its_own_sizes() -> None:
    bank = PrintSettings(paper=Text("a4"), card=Text("3x5"), mono=True, margin_mm=3.0)

    assert overlay(bank, PrintSettings(card=Text("a7"), mono=False)) == PrintSettings(
        paper=Text("a4"), card=Text("a7"), mono=False, margin_mm=3.0
    )
    assert overlay(bank, PrintSettings(sheet=Text("avery-5388"))) == PrintSettings(sheet=Text("avery-5388"), mono=True)
    assert overlay(PrintSettings(sheet=Text("avery-5388")), PrintSettings(card=Text("a7"))).sheet == ""


def test_every_option_arrives_in_the_settings() -> None:
    arguments = (
        "--paper a4 --card a7 --sheet avery-5388 --orientation landscape --layout fold --edge short --turn top "
        "--margin 4 --gutter 2 --bleed 1 --marks lines --fit shrink --cards questions,stories --for ownership "
        "--pages none --mono --back-error 0.5,-1"
    )

    assert [shown(*arguments.split(), "--font", __file__)] == [
        PrintSettings(
            paper=Text("a4"),
            card=Text("a7"),
            sheet=Text("avery-5388"),
            orientation=Text("landscape"),
            layout=Text("fold"),
            edge=Text("short"),
            turn=Text("top"),
            margin_mm=4,
            gutter_mm=2,
            bleed_mm=1,
            marks=Text("lines"),
            fit=Text("shrink"),
            cards=(Text("questions"), Text("stories")),
            only=(Text("ownership"),),
            pages=(Text("none"),),
            mono=True,
            back_error_mm=(0.5, -1),
            fonts=(Text(__file__),),
        )
    ]


def test_a_name_given_twice_counts_once() -> None:
    given = shown("--cards", "stories,questions,stories", "--for", "ownership,ownership", "--pages", "none,none")

    assert given == PrintSettings(
        cards=(Text("stories"), Text("questions")), only=(Text("ownership"),), pages=(Text("none"),)
    )


@pytest.mark.parametrize(
    ("option", "example"),
    [
        ("--cards", "questions,stories"),
        ("--for", "ownership,census-pipeline"),
        ("--pages", "matrix,index"),
        ("--paper", "a4"),
        ("--card", "3x5"),
        ("--sheet", "avery-5388"),
    ],
)
def test_an_option_that_names_nothing_is_refused_with_an_example(option: str, example: str) -> None:
    for empty in ("", " , ") if "," in example else ("",):
        result = CliRunner().invoke(show, [option, empty])

        assert result.exit_code == 2
        cure = f"'{empty}' names nothing: write for example '{example}', or leave the option out"
        assert squeezed(cure) in squeezed(result.output)
    assert CliRunner().invoke(show, [option, example]).exit_code == 0
