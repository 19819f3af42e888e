"""How an import goes on the command line: look, show, ask, write, and offer what comes next."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from netbook.cli import import_text, output, restoring, triage
from netbook.cli.desk import Desk
from netbook.cli.progress import Bar

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.domain.imports import Report
    from netbook.domain.picking import Picking
    from netbook.domain.records import Happening, ReadingOptions, Record
    from netbook.formats import Claim
    from netbook.formats.package import Package
    from netbook.services.importing import Decision, Wishes
    from netbook.services.upkeep import Spread

_STDIN = "-"
_HOWS = ("same", "new", "leave")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for."""

    dry_run: bool = False
    yes: bool = False
    json: bool = False
    tags: tuple[str, ...] = ()
    circle: str | None = None
    every: str | None = None
    only: tuple[str, ...] = ()
    unsure: str | None = None
    format: str | None = None
    encoding: str | None = None
    columns: tuple[str, ...] = ()

    @property
    def plainly(self) -> bool:
        """Whether nothing is asked for but the import itself."""
        return replace(self, dry_run=False, yes=False, json=False) == Asked()


@dataclass
class _Job:
    """What is brought, and how: the files with what they hold, and what the user wants of them."""

    packages: "Sequence[Package]"
    claims: "Sequence[Claim]"
    reading: "ReadingOptions"
    wishes: "Wishes"
    picking: "Picking"


def bring(desk: Desk, files: Sequence[str], asked: Asked) -> None:
    """Bring people from files.

    Raises:
        NotFound: there is no such file, format or circle.
        Unreadable: a file cannot be read, or a question would have to be asked and nobody is there.
    """
    from netbook.errors import Unreadable

    asks = desk.can_ask and not asked.yes and not asked.json and _STDIN not in files
    with ExitStack() as open_files:
        job = _job(desk, files, asked, open_files, asks=asks)
        if not (asks or asked.yes or asked.dry_run):
            hint = "say --yes if that is meant, or --dry-run to see what it does"
            raise Unreadable("an import asks before it writes", hint)
        if asked.plainly and len(job.claims) == 1 and restoring.fits(desk, job.claims[0]):
            forms = {"dry_run": asked.dry_run, "json": asked.json}
            restoring.restore(desk, job.claims[0], job.packages[0], ask=asks and not asked.dry_run, **forms)
            return
        if not asked.yes or asked.dry_run:
            report = _preview(desk, job, asked)
            if asked.dry_run or (not report.writes and not report.of("unsure")):
                _end_of_preview(report, asked)
                return
            decided = triage.settle(desk, report) if not asked.unsure else {}
            job.wishes = replace(job.wishes, decided=decided)
            if not _confirmed(desk, report, decided):
                output.say("nothing was imported")
                return
        report, spread = _write(desk, job, asked)
    if asked.json:
        output.put_json(import_text.as_view(report, job.claims))
    else:
        import_text.say_what_to_know(report)
        desk.done(import_text.done(report, job.packages, spread))
    if asks and report.people:
        triage.offer(desk, report, circled=bool(asked.circle or asked.every))


def _job(desk: Desk, files: Sequence[str], asked: Asked, open_files: ExitStack, *, asks: bool) -> _Job:
    from netbook import formats
    from netbook.cli import columns
    from netbook.domain.picking import Picking
    from netbook.domain.records import ReadingOptions

    picking = Picking(asked.only)
    wishes = _wishes(desk, asked, picking)
    mapping = columns.read(asked.columns)
    reading = ReadingOptions(desk.calendar, desk.settings.region, _encoding(asked.encoding), mapping)
    wanted = formats.named(asked.format) if asked.format else formats.named("csv") if mapping else None
    packages, claims = [], []
    for file in dict.fromkeys(files):
        package = open_files.enter_context(_opened(file))
        packages.append(package)
        claims += formats.recognised(package, reading, wanted)
    if asks and len(claims) == 1 and claims[0].format.any_table and not mapping:
        reading = replace(reading, columns=columns.ask(desk, claims[0], reading))
    return _Job(packages, claims, reading, wishes, picking)


def _encoding(name: str | None) -> str | None:
    from netbook.formats import text

    return text.checked(name) if name else None


def _wishes(desk: Desk, asked: Asked, picking: "Picking") -> "Wishes":
    from netbook.domain.cadence import cadence_text
    from netbook.domain.tags import tag_name
    from netbook.errors import Unreadable
    from netbook.services import contacts
    from netbook.services.importing import Wishes

    if asked.unsure is not None and asked.unsure not in _HOWS:
        raise Unreadable(f"--unsure {asked.unsure!r} is not known", f"it may be {', '.join(_HOWS)}")
    circle = None
    if asked.circle:
        with desk.reading() as session:
            circle = contacts.circle_key(session, asked.circle, settable=True)
    return Wishes(
        tags=tuple(dict.fromkeys(map(tag_name, asked.tags))),
        circle=circle,
        cadence=cadence_text(asked.every) if asked.every else None,
        only=picking.outcomes,
        otherwise=asked.unsure if asked.unsure != "leave" else None,
    )


def _opened(file: str) -> "Package":
    from netbook.formats import package

    if file == _STDIN:
        return package.piped("standard input", sys.stdin.buffer)
    return package.opened(Path(file).expanduser())


def _preview(desk: Desk, job: _Job, asked: Asked) -> "Report":
    from netbook.domain.imports import Report

    report = Report(None if asked.json else import_text.MOST)
    with desk.reading() as session:
        _run(session, desk, job, report, writes=False, what="Reading")
    if asked.json:
        output.put_json(import_text.as_view(report, job.claims))
    else:
        import_text.put_preview(report, job.claims)
    return report


def _write(desk: Desk, job: _Job, asked: Asked) -> "tuple[Report, Spread]":
    from netbook.domain.imports import Report

    report = Report(None if asked.json else import_text.MOST)
    with desk.writing("import") as session:
        spread = _run(session, desk, job, report, writes=True, what="Importing")
        desk.call(session, f"import {import_text.counted(report)} from {import_text.named(job.packages)}")
    return report, spread


def _run(session: "Session", desk: Desk, job: _Job, report: "Report", *, writes: bool, what: str) -> "Spread":
    from netbook import formats
    from netbook.services.importing import Import

    importing = Import(session, job.wishes, report, desk.today, writes=writes)
    with Bar(what, [package.progress for package in job.packages]) as bar:
        for claim in job.claims:
            records = formats.read(claim, job.reading)
            importing.take(_picked(bar.watched(records), job.picking, report), claim.format.key)
        return importing.finish()


def _picked(
    records: "Iterable[Record | Happening]", picking: "Picking", report: "Report"
) -> "Iterator[Record | Happening]":
    from netbook.domain.imports import LEFT
    from netbook.domain.records import ContactRecord

    for record in records:
        if isinstance(record, ContactRecord) and not picking.wants(record):
            report.counts[LEFT] += 1
        else:
            yield record


def _end_of_preview(report: "Report", asked: Asked) -> None:
    if asked.json:
        return
    output.say("dry run: nothing was written" if asked.dry_run else "there is nothing to import")


def _confirmed(desk: Desk, report: "Report", decided: "dict[str, Decision]") -> bool:
    counts = import_text.planned(report, decided)
    return bool(counts) and desk.confirm(f"Import {counts}?")
