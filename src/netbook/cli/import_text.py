"""What an import says: the preview, the line at its end, and both as JSON."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from netbook.cli import output, restoring
from netbook.drawing import importing

if TYPE_CHECKING:
    from netbook.domain.imports import Entry, ImportView, Report
    from netbook.formats import Claim
    from netbook.formats.package import Package, Passed
    from netbook.services.upkeep import Spread

MOST = 10  # entries of one outcome that are shown
_MOST_LINES = 5
_NAMED = 3
_SHOWN = {
    "new": "new",
    "updated": "updated",
    "same": "as they are in the book",
    "twice": "named again in the file",
    "unsure": "unsure",
    "rejected": "not read",
    "left": "left out",
}


def put_preview(report: "Report", claims: "Sequence[Claim]", passed: "Sequence[Passed]") -> None:
    """Show what an import would do."""
    for line in _files(claims):
        output.put_heading(line)
    for line in _passed(passed):
        output.put_wrapped(f"  not read: {line}")
    if report.restored:
        output.put(f"        the whole book: {restoring.in_words(report.restored)}")
    elif not report.counts.total() and not report.tells:
        output.put("  there is nobody in it")
    for line in _moved(report):
        output.put_wrapped(f"  {line}")
    for outcome, words in _SHOWN.items():
        count = report.counts[outcome]
        if count:
            output.put(f"{count:>7,} {words}")
            for line in _details(report, outcome):
                output.put_wrapped(f"          {line}")
    for line in importing.suggestions(report):
        output.put_wrapped(_in_columns(line))
    if report.happened and not report.met:
        output.put(f"        and with them {importing.happened(report)}")
    for line in importing.met(report):
        output.put_wrapped(_in_columns(line))
    if report.kept:
        output.put(f"{report.kept:>7,} keep what the book has where the file says something else")
        output.put_wrapped(f"          {_kept(report)}")
    for line in (*_nobody_left(report), *importing.remarks(report, MOST, "--json lists them all")):
        output.put_wrapped(f"        {line}")


def _in_columns(line: str) -> str:
    """A line with its figure, if it has one, under those of the outcomes."""
    figure, _, rest = line.partition(" ")
    return f"{figure:>7} {rest}" if figure[0].isdigit() else f"        {line}"


def _files(claims: "Sequence[Claim]") -> list[str]:
    """The files that are read, with what they are; many of one kind on one line."""
    by_format: dict[str, list[str]] = {}
    for claim in claims:
        by_format.setdefault(claim.format.name, []).append(claim.member.name)
    told = []
    for format_, names in by_format.items():
        if len(names) > _MOST_LINES:
            told.append(f"{len(names):,} files ({_some(names)}): {format_}")
        else:
            told += [f"{name}: {format_}" for name in names]
    return told


def _passed(passed: "Sequence[Passed]") -> list[str]:
    """The files that are not read, why and what helps; many of one kind on one line."""
    by_kind: dict[tuple[str, str | None], list[Passed]] = {}
    for each in passed:
        by_kind.setdefault((each.kind, each.hint), []).append(each)
    told = []
    for (kind, hint), files in by_kind.items():
        names = [each.name for each in files]
        alone = f"{names[0]} {files[0].what}" if files[0].kind not in files[0].what or len(names) == 1 else ""
        what = alone if len(names) == 1 else f"{len(names):,} x {kind} ({_some(names)})"
        told.append(f"{what}; {hint}" if hint else what)
    return told


def _some(names: "Sequence[str]") -> str:
    return ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")


def _nobody_left(report: "Report") -> list[str]:
    """What could have been meant, where --only fits nobody."""
    if not report.counts["left"] or report.counts.total() > report.counts["left"]:
        return []
    tags = [f"@{tag}" for tag, _ in report.left_tags.most_common(MOST)]
    return [f"--only fits nobody; the tags there are {', '.join(tags)}" if tags else "--only fits nobody"]


def _kept(report: "Report") -> str:
    """Who keeps what: the first few."""
    told = [f"{_who(entry)}: {', '.join(entry.kept)}" for entry in report.keeping]
    more = report.kept - len(told)
    return "; ".join(told) + (f"; and {more:,} more" if more > 0 else "")


def _details(report: "Report", outcome: str) -> list[str]:
    entries = report.of(outcome)
    if outcome == "new":
        names = ", ".join(entry.name for entry in entries[:MOST])
        return [names + _more(report, outcome, len(entries[:MOST]))]
    if outcome == "updated":
        lines = [f"{_who(entry)}: {importing.changes(entry)}" for entry in entries[:MOST]]
    elif outcome == "unsure":
        lines = [importing.unsure(entry) for entry in entries[:MOST]]
    elif outcome == "rejected":
        return [f"{count:,} x {reason}{_lines(report, reason)}" for reason, count in report.reasons.most_common(MOST)]
    else:
        return []
    more = _more(report, outcome, len(lines))
    return [*lines, *([more.strip()] if more else [])]


def _more(report: "Report", outcome: str, shown: int) -> str:
    left = report.counts[outcome] - shown
    return f" and {left:,} more" if left > 0 else ""


def _who(entry: "Entry") -> str:
    return f"{entry.known_as or entry.name} ({entry.id})" if entry.id else entry.name


def _lines(report: "Report", reason: str) -> str:
    """Where the entries that were refused stand: the lines of one file, or the files."""
    entries = [entry for entry in report.of("rejected") if entry.reason == reason]
    files = list(dict.fromkeys(entry.file for entry in entries))
    lines = [str(entry.line) for entry in entries if entry.line]
    told, noun = (files, "in") if len(files) > 1 else (lines, "lines" if len(lines) > 1 else "line")
    more = ", …" if report.reasons[reason] > _MOST_LINES else ""
    return f" ({noun} {', '.join(told[:_MOST_LINES])}{more})" if told else ""


def _moved(report: "Report") -> list[str]:
    """Who changed work since the last import."""
    told = [f"{entry.known_as or entry.name} moved: {entry.moved}" for entry in report.moved[:MOST]]
    more = len(report.moved) - MOST
    return [*told, *([f"and {more:,} more moved"] if more > 0 else [])]


def say_what_to_know(report: "Report", passed: "Sequence[Passed]") -> None:
    """What one has to know of an import that was written without a preview."""
    for line in _passed(passed):
        output.say(f"netbook: not read: {line}")
    for line in (
        *_moved(report),
        *_nobody_left(report),
        *importing.remarks(report, MOST, "--json lists them all"),
        *_details(report, "rejected"),
        *importing.assumed(report),
    ):
        output.say(f"netbook: {line}")
    if report.overlooked and not report.suggested:
        for line in importing.suggestions(report):
            output.say(f"netbook: {line}")
    open_ones = report.of("unsure")
    for entry in open_ones[:MOST]:
        output.say(f"netbook: {importing.unsure(entry)}")
    if open_ones:
        output.say(
            f"netbook: {len(open_ones):,} left open; without --yes it asks, --unsure same or new answers for all"
        )


def counted(report: "Report") -> str:
    """What was written: ``12 new people and 3 changed``."""
    if not report.restored:
        return importing.counted(report)
    also = f" and {importing.counted(report)}" if report.writes else ""
    return f"the whole book ({restoring.in_words(report.restored)}){also}"


def planned(report: "Report") -> str:
    """What will be written; nothing where nothing is."""
    return counted(report) if report.writes else ""


def done(report: "Report", packages: "Iterable[Package]", spread: "Spread") -> str:
    """The line at the end."""
    rest = importing.rest(report)
    tail = f"; {rest}" if rest else ""
    return f"imported from {named(packages)}: {counted(report)}{tail}{spread.in_words(report.counts['new'])}"


def named(packages: "Iterable[Package]") -> str:
    """The names of what was given, the first few."""
    names = [package.name for package in packages]
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def as_view(
    report: "Report", claims: "Iterable[Claim]", passed: "Iterable[Passed]", *, dry_run: bool = False
) -> "ImportView":
    """The whole report, as it is printed in JSON; after a dry run nobody who is new has an id."""
    from netbook.domain.imports import (
        OUTCOMES,
        Counts,
        Happened,
        ImportFile,
        ImportView,
        OverlookedEvents,
        PassedFile,
        Suggested,
    )
    from netbook.services import ids

    files = tuple(ImportFile(claim.member.name, claim.format.key) for claim in claims)
    not_read = tuple(PassedFile(each.name, each.what, each.hint) for each in passed)
    counts = Counts(**{outcome: report.counts[outcome] for outcome in OUTCOMES})
    counted = {**report.happened, "people": len(report.met), "known": report.known, "strangers": report.strangers}
    happened = Happened(*(counted.get(each.name.replace("_", "-"), 0) for each in fields(Happened)))
    gone = {ids.show(ids.PERSON, number) for number in report.people} if dry_run else set()
    entries = tuple(replace(entry, id=None) if entry.id in gone else entry for entry in report.entries)
    overlooked = tuple(OverlookedEvents(reason, count) for reason, count in report.passed_over)
    suggested = Suggested(report.suggested, report.suggested_anew, overlooked)
    whole = restoring.tables(report.restored)
    return ImportView(files, not_read, counts, happened, suggested, entries, whole, report.own)
