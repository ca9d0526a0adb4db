"""A program that a user of the library might write: plain strings everywhere, checked by ``mypy --strict``."""

import deckgen


def bank(result: str = "The error fell from 40 spaces to 2.") -> deckgen.Bank:
    """A bank of one story and one question."""
    story = deckgen.Story(
        "parking-sensors",
        "Parking sensors that lied",
        kinds=["hero"],
        situation="The sign showed 40 free spaces when the car park was full.",
        task="Get the sign to tell the truth before the winter fair.",
        action="I counted cars by hand and wrote a rule that distrusts wet sensors.",
        result=result,
        metrics=(deckgen.Metric("error", before="40 spaces", after="2"),),
    )
    question = deckgen.Question("first", ask="When did you dive deep?", primary=deckgen.Pick("parking-sensors"))
    return deckgen.Bank(deckgen.BankInfo("mine", title="Mine"), stories=(story,), questions=(question,))


def package(ledger: deckgen.Ledger | str | None, now: int, result: str) -> deckgen.Rendered:
    """The bank as a package, given what the last rendering returned."""
    settings = deckgen.PrintSettings(paper="a4", cards=["questions"])
    return deckgen.render(bank(result), ["anki", "pdf"], settings=settings, ledger=ledger, now=now)
