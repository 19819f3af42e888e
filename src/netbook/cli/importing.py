"""How an import goes on the command line: look, show, ask, write, and offer what comes next."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from netbook.cli import import_text, output, restoring, triage
from netbook.cli.desk import Desk
from netbook.cli.progress import Bar

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.domain.imports import Report
    from netbook.domain.picking import Picking
    from netbook.domain.records import Brought, ReadingOptions
    from netbook.formats import Claim, Format
    from netbook.formats.package import Package, Passed
    from netbook.services.importing import Wishes
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
    def changing(self) -> list[str]:
        """The options with which people do not come as they are in the file."""
        given = {"--tag": self.tags, "--circle": self.circle, "--every": self.every, "--only": self.only}
        return [option for option, value in given.items() if value]


@dataclass
class _Job:
    """What is brought, and how: the files with what they hold, and what the user wants of them."""

    packages: "Sequence[Package]"
    claims: "Sequence[Claim]"
    passed: "Sequence[Passed]"
    readings: "Mapping[int, ReadingOptions]"  # by the identity of each file
    wishes: "Wishes"
    picking: "Picking"
    own: tuple[str, ...]  # the user's addresses as the files show them, where they are not said
    whole: "Claim | None" = None  # the book that fills an empty one, before the other files


def bring(desk: Desk, files: Sequence[str], asked: Asked) -> None:
    """Bring people from files.

    Raises:
        NotFound: there is no such file, format or circle.
        Unreadable: a file cannot be read, or a question would have to be asked and nobody is there.
    """
    with _desk_for(desk, asked) as place, ExitStack() as open_files:
        _bring(place, files, asked, open_files)


@contextmanager
def _desk_for(desk: Desk, asked: Asked) -> "Iterator[Desk]":
    """The desk, or for a dry run on a book that is not there one with a book that is gone afterwards."""
    from netbook.storage import book

    location = desk.settings.book
    if not asked.dry_run or not book.is_file(location) or book.file_of(location).exists():
        yield desk
        return
    with TemporaryDirectory(prefix="netbook-") as folder:
        spare = Desk(str(Path(folder) / "book.db"))
        try:
            yield spare
        finally:
            spare.close()


def _bring(desk: Desk, files: Sequence[str], asked: Asked, open_files: ExitStack) -> None:
    from netbook.errors import Unreadable

    asks = desk.can_ask and not asked.yes and not asked.json and _STDIN not in files
    job = _job(desk, files, asked, open_files, asks=asks)
    if not (asks or asked.yes or asked.dry_run):
        hint = "say --yes if that is meant, or --dry-run to see what it does"
        raise Unreadable("an import asks before it writes", hint)
    job.whole = restoring.whole_book(desk, job.claims, asked.changing)
    if job.whole and len(job.claims) == 1:
        forms = {"dry_run": asked.dry_run, "json": asked.json}
        restoring.restore(desk, job.claims[0], job.packages[0], ask=asks and not asked.dry_run, **forms)
        return
    if asked.dry_run or not asked.yes:
        report = _preview(desk, job, asked)
        if asked.dry_run:
            if not asked.json:
                output.say("dry run: nothing was written")
            return
        if not _agreed(desk, job, report, asked):
            return
    report, spread = _write(desk, job, asked)
    if asked.json:
        output.put_json(import_text.as_view(report, job.claims, job.passed))
    else:
        import_text.say_what_to_know(report, job.passed if asked.yes else ())
        desk.done(import_text.done(report, job.packages, spread))
    if asks and report.people:
        triage.offer(desk, report, circled=bool(asked.circle or asked.every))


def _agreed(desk: Desk, job: _Job, report: "Report", asked: Asked) -> bool:
    """Ask who the unsure ones are, and whether to go on with what that makes of it."""
    if not report.writes and not report.of("unsure"):
        output.say("there is nothing to import")
        return False
    decided = triage.settle(desk, report) if not asked.unsure else {}
    if decided:
        job.wishes = replace(job.wishes, decided=decided)
        report = _try(desk, job, asked)
    planned = import_text.planned(report)
    if planned and desk.confirm(f"Import {planned}?"):
        return True
    output.say("nothing was imported")
    return False


def _job(desk: Desk, files: Sequence[str], asked: Asked, open_files: ExitStack, *, asks: bool) -> _Job:
    from netbook import formats
    from netbook.cli import columns
    from netbook.domain import imports
    from netbook.domain.picking import Picking
    from netbook.domain.records import ReadingOptions

    picking = Picking(asked.only)
    wishes = _wishes(desk, asked, picking)
    mapping = columns.read(asked.columns)
    reading = ReadingOptions(
        desk.calendar, desk.settings.region, _encoding(asked.encoding), mapping, desk.settings.own_addresses
    )
    wanted = formats.named(asked.format) if asked.format else formats.named("csv") if mapping else None
    packages = []
    readings: list[tuple[Claim, ReadingOptions]] = []
    for file in dict.fromkeys(files):
        package = open_files.enter_context(_opened(file))
        packages.append(package)
        readings += _recognised(desk, package, reading, wanted, asks=asks and not mapping)
    passed = [each for package in packages for each in package.passed]
    claims = formats.oldest_first(claim for claim, _ in readings)
    own = formats.owner(claims, packages, reading)
    by_member = {id(claim.member): replace(each, me=each.me | own) for claim, each in readings}
    return _Job(packages, claims, passed, by_member, wishes, picking, imports.addresses(own))


def _recognised(
    desk: Desk, package: "Package", reading: "ReadingOptions", wanted: "Format | None", *, asks: bool
) -> "list[tuple[Claim, ReadingOptions]]":
    """The files of a package that are read, and how; who is there is asked about the columns of a table."""
    from netbook import formats
    from netbook.cli import columns
    from netbook.errors import Unreadable
    from netbook.services.audience import exports

    try:
        claims = formats.recognised(package, reading, wanted)
    except Unreadable as problem:
        said = columns.ask_name(desk, package, reading) if asks else {}
        if not said:
            exports.advise(package, reading, problem)
            raise
        reading = replace(reading, columns=said)
        claims = formats.recognised(package, reading, formats.named("csv"))
    if not asks:
        return [(claim, reading) for claim in claims]
    return [
        (claim, replace(reading, columns=columns.ask(desk, claim, reading)) if claim.format.any_table else reading)
        for claim in claims
    ]


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
    report = _try(desk, job, asked)
    if asked.json:
        output.put_json(import_text.as_view(report, job.claims, job.passed, dry_run=True))
    else:
        import_text.put_preview(report, job.claims, job.passed)
    return report


def _try(desk: Desk, job: _Job, asked: Asked) -> "Report":
    """Do it and take it back at once: what is told of it beforehand is what comes."""
    from netbook.domain.imports import Report

    report = Report(None if asked.json else import_text.MOST)
    with desk.writing("import", dry_run=True) as session:
        _run(session, desk, job, report, what="Reading")
    return report


def _write(desk: Desk, job: _Job, asked: Asked) -> "tuple[Report, Spread]":
    from netbook.domain.imports import Report

    report = Report(None if asked.json else import_text.MOST)
    with desk.writing("import") as session:
        spread = _run(session, desk, job, report, what="Importing")
        desk.call(session, f"import {import_text.counted(report)} from {import_text.named(job.packages)}")
    return report, spread


def _run(session: "Session", desk: Desk, job: _Job, report: "Report", *, what: str) -> "Spread":
    from netbook import formats
    from netbook.services.importing import Import

    report.own = job.own
    with Bar(what, [package.progress for package in job.packages]) as bar:
        if job.whole:
            report.restored = restoring.fill(session, job.whole, bar)
        importing = Import(session, job.wishes, report, desk.today)
        for claim in (claim for claim in job.claims if claim is not job.whole):
            records = formats.read(claim, job.readings[id(claim.member)])
            picked = _picked(bar.watched(records), job.picking, report)
            importing.take(picked, claim.format.key, claim.on, claim.book)
        return importing.finish()


def _picked(records: "Iterable[Brought]", picking: "Picking", report: "Report") -> "Iterator[Brought]":
    from netbook.domain.imports import LEFT
    from netbook.domain.records import ContactRecord

    for record in records:
        if isinstance(record, ContactRecord) and not picking.wants(record):
            report.counts[LEFT] += 1
            report.left_tags.update(record.tags)
        else:
            yield record
