"""Lengths in print settings: what is none is refused alike in the bank, on the command line and from a program."""

import math

import pytest
from click.testing import CliRunner

from deckgen.bank.load import load_sources
from deckgen.source import Source, Text
from print_requests import found, show, shown
from sample_print import squeezed


def test_a_length_that_is_none_is_refused_by_its_name() -> None:
    cure = "write a number of millimetres from 0 to 100"
    where = "write how far the back lands to the right and up, in millimetres: '0.5,-1'"

    assert found(gutter_mm=-3) == [("'gutter' is '-3'", cure)]
    assert found(margin_mm=-5.0, bleed_mm=math.inf, gutter_mm=math.nan) == [
        ("'margin' is '-5'", cure),
        ("'gutter' is 'nan'", cure),
        ("'bleed' is 'inf'", cure),
    ]
    assert found(bleed_mm=100.5, paper=Text("a4"), turn=Text("book")) == [
        ("no turn is called 'book'", "there are: side, top"),
        ("'bleed' is '100.5'", cure),
    ]
    for wrong in ((math.nan, math.nan), (math.inf, 0.0), (0.0, -math.inf)):
        assert found(back_error_mm=wrong) == [(f"'back-error' is '{wrong[0]:g},{wrong[1]:g}'", where)]


@pytest.mark.parametrize("wrong", ["nan,nan", "inf,0", "0,-inf", "9" * 400 + ",0", "1", "1,2,3", "1,", "left", "1e9,0"])
def test_a_back_error_that_is_not_two_numbers_is_refused_in_the_bank_and_on_the_command_line(wrong: str) -> None:
    cure = "write how far the back lands to the right and up, in millimetres: '0.5,-1'"
    (problem,) = load_sources([Source("bank.yaml", f"bank: x\nprint: {{back-error: '{wrong}'}}\n")]).diagnostics
    told = CliRunner().invoke(show, ["--back-error", wrong])

    assert (str(problem), problem.hint) == (f"bank.yaml:2:22: E206 error: 'back-error' is '{wrong}'", cure)
    assert told.exit_code == 2
    assert squeezed(f"'{wrong}' is not two numbers: {cure}") in squeezed(told.output)


@pytest.mark.parametrize(("written", "error"), [("0.5,-1", (0.5, -1)), (" +1.5 , .25", (1.5, 0.25)), ("2.,-0", (2, 0))])
def test_a_back_error_is_read_alike_in_the_bank_and_on_the_command_line(
    written: str, error: tuple[float, float]
) -> None:
    loaded = load_sources([Source("bank.yaml", f"bank: x\nprint: {{back-error: '{written}'}}\n")])

    assert (loaded.diagnostics, loaded.bank.info.print.back_error_mm) == ((), error)
    assert shown("--back-error", written).back_error_mm == error


@pytest.mark.parametrize("option", ["--margin", "--gutter", "--bleed"])
@pytest.mark.parametrize("wrong", ["nan", "inf", "-1", "100.5", "wide"])
def test_a_length_that_is_none_is_refused_on_the_command_line(option: str, wrong: str) -> None:
    result = CliRunner().invoke(show, [option, wrong])

    assert result.exit_code == 2
    assert wrong in result.output


@pytest.mark.parametrize(("written", "length"), [(".5", 0.5), ("2.", 2), ("+3", 3), ("4.25", 4.25)])
def test_a_length_is_read_alike_in_the_bank_and_on_the_command_line(written: str, length: float) -> None:
    loaded = load_sources([Source("bank.yaml", f"bank: x\nprint: {{margin: {written}}}\n")])

    assert (loaded.diagnostics, loaded.bank.info.print.margin_mm) == ((), length)
    assert shown("--margin", written).margin_mm == length
