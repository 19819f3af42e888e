"""``netbook doctor``: whether the book is whole and safe, and what to do where it is not."""

from typing import TYPE_CHECKING, Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netbook.domain.views import FindingView
    from netbook.storage.doctor import Outcome


def doctor(
    context: typer.Context,
    fix: Annotated[bool, typer.Option("--fix", help="Repair what can be repaired.", show_default=False)] = False,
    json: options.Json = False,
) -> None:
    """Check the book, its newest backup and the settings.

    Nothing that you wrote is ever changed: repaired is what follows from it, and who may read the files. A copy of
    the book is made first.

    \b
    Examples:
      netbook doctor
      netbook doctor --fix
    """
    from netbook.storage import doctor as doctors

    patient = doctors.admit(_location(Desk.of(context).location))
    outcomes: list[Outcome] = []
    try:
        for outcome in doctors.examine(patient, fix=fix):
            outcomes.append(outcome)
            if not json:
                _show(outcome)
    finally:
        patient.book.close()
    if json:
        output.put_json([view for outcome in outcomes for view in _views(outcome)])
    else:
        output.say(_summary(outcomes))
    if not all(outcome.well for outcome in outcomes):
        raise typer.Exit(1)


def _location(flag: str | None) -> str:
    """Where the book lies, though the settings may be what is wrong.

    Raises:
        Unreadable: nothing but the settings could say where, and they cannot be read.
    """
    from netbook import config
    from netbook.errors import Unreadable

    row = config.setting("book")
    try:
        stored = config.read_file()
    except Unreadable:
        stored = {}
        if config.given(row, flag, stored)[0] is None:
            raise
    return str(config.value(row, *config.given(row, flag, stored)))


def _show(outcome: "Outcome") -> None:
    if outcome.did:
        output.put(
            f"fixed {outcome.check}: {outcome.did}" if outcome.repaired else f"TRIED {outcome.check}: {outcome.did}"
        )
    if outcome.well:
        output.put(f"ok    {outcome.check}")
    elif outcome.unmade:
        output.put(f"?     {outcome.check}: could not be looked at: {outcome.unmade}")
    for finding in outcome.findings:
        output.put(f"WRONG {outcome.check}: {finding.wrong}; {finding.do}")


def _views(outcome: "Outcome") -> "Iterator[FindingView]":
    from netbook.domain.views import FindingView

    for finding in outcome.repaired:
        yield FindingView(outcome.check, finding.wrong, finding.do, True, True)
    for finding in outcome.findings:
        yield FindingView(outcome.check, finding.wrong, finding.do, finding.mendable, False)
    if outcome.unmade:
        yield FindingView(
            outcome.check, f"could not be looked at: {outcome.unmade}", "mend the rest first", False, False
        )


def _summary(outcomes: "list[Outcome]") -> str:
    wrong = sum(bool(outcome.findings) for outcome in outcomes)
    unmade = sum(bool(outcome.unmade) for outcome in outcomes)
    repaired = sum(bool(outcome.repaired) for outcome in outcomes)
    parts = [f"{wrong} of {len(outcomes)} checks found something"] if wrong else []
    parts += [f"{unmade} could not be made"] if unmade else []
    parts += [f"{repaired} found something that is repaired"] if repaired else []
    parts += [] if wrong or unmade else ["all is well"]
    return "; ".join(parts)
