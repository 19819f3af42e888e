"""What is said of an audience: accounts, and what an import makes of them."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from netbook.cli import output

if TYPE_CHECKING:
    from netbook.domain.audience.reports import ExportReport
    from netbook.domain.audience.views import AccountView

_NAMED = 5  # of an outcome, that are named
_SAID = {
    "joined": "joined",
    "left": "left",
    "back": "came back",
    "renamed": "go by another handle",
    "followed": "whom you follow are new",
    "gone": "had left before",
    "changed": "changed",
}
_SAID_OF_ONE = {"renamed": "goes by another handle", "followed": "whom you follow is new"}
NO_ACCOUNTS = (
    "No accounts yet. netbook audience import FILE reads the export of a platform; "
    "netbook audience record instagram 12480 writes down a count."
)


def heading(report: "ExportReport") -> str:
    """Which account it is, and of which day the export."""
    return f"{report.platform}{f' @{report.handle}' if report.handle else ''}, {report.on.isoformat()}"


def put_preview(reports: "Sequence[ExportReport]", files: Sequence[Sequence[str]]) -> None:
    """What each export would change."""
    for report, names in zip(reports, files, strict=True):
        output.put_heading(heading(report))
        output.put_wrapped(f"  read from {_listed(names, 3)}")
        for line in _lines(report):
            output.put_wrapped(f"  {line}")


def _lines(report: "ExportReport") -> list[str]:
    lines = []
    if report.followers is not None or report.following is not None:
        parts = [_followers(report.followers)] if report.followers is not None else []
        parts += [f"you follow {report.following:,}"] if report.following is not None else []
        lines.append(", ".join(parts))
    if report.followers is None and report.counted is None and report.following is not None:
        lines.append("it holds only whom you follow, not who follows you")
    if report.counted is not None:
        lines.append(f"{_followers(report.counted)}, as the platform counts them")
    if report.older:
        lines.append("a newer export was read before: nobody leaves or comes back by this one")
    for outcome, said in _outcomes(report):
        count = report.counts[outcome]
        named = f": {_listed(report.named[outcome], _NAMED, count)}" if not report.first or count <= _NAMED else ""
        lines.append(f"{said}{named}")
    if report.counts["same"]:
        lines.append(f"{report.counts['same']:,} the same")
    if report.linked:
        lines.append(f"{report.linked:,} {'is' if report.linked == 1 else 'are'} surely in your book")
    if report.offered:
        lines.append(f"{report.offered:,} may be: netbook audience triage asks")
    for reason, count in report.reasons.most_common():
        lines.append(f"{count:,} left out: {reason}")
    return lines


def _outcomes(report: "ExportReport") -> Iterator[tuple[str, str]]:
    for outcome, said in _SAID.items():
        if count := report.counts[outcome]:
            yield outcome, f"{count:,} {_SAID_OF_ONE.get(outcome, said) if count == 1 else said}"


def _listed(names: Sequence[str], most: int, count: int | None = None) -> str:
    more = (count if count is not None else len(names)) - min(most, len(names))
    return ", ".join(names[:most]) + (f" and {more:,} more" if more > 0 else "")


def say_open_question(report: "ExportReport") -> None:
    """That some are missing, and were left as they are."""
    if report.question and report.gone and not report.counts["left"]:
        output.say(
            f"netbook: {heading(report)}: {report.question} They stay until you say --whole (they have left) or --part"
        )


def done(reports: "Sequence[ExportReport]") -> str:
    """What was imported, in a line."""
    parts = []
    for report in reports:
        told = [said for _, said in _outcomes(report)]
        told += [f"{report.linked:,} in your book"] if report.linked else []
        told += [f"{_followers(report.counted)} counted"] if report.counted is not None else []
        parts.append(f"{heading(report)}: {', '.join(told) or 'nothing new'}")
    return "; ".join(parts)


def put_accounts(found: "Sequence[AccountView]", today: date) -> None:
    """The accounts as a table, and what looks odd below it."""
    from netbook.cli.table import Column, put_table
    from netbook.domain.spoken import day

    if not found:
        output.say(NO_ACCOUNTS)
        return
    columns = [
        Column("platform", lambda each: each.platform),
        Column("account", lambda each: each.handle, shrinks=1),
        Column("followers", lambda each: _count(each.followers)),
        Column("as of", lambda each: day(each.on, today) if each.on else ""),
        Column("listed", lambda each: _count(each.listed)),
        Column("known", lambda each: _count(each.linked)),
        Column("left", lambda each: _count(each.left)),
        Column("odd", lambda each: each.estimate.told if each.estimate else ""),
    ]
    put_table(columns, found)
    for each in found:
        for line in (*each.bursts, *([each.estimate.method] if each.estimate and each.estimate.high else [])):
            output.put_wrapped(f"{each.platform}: {line}")


def _followers(number: int) -> str:
    return f"{number:,} follower{'s' if number != 1 else ''}"


def _count(number: int | None) -> str:
    return "" if number is None else f"{number:,}"
