"""How the import of an audience goes on the command line: look, show, ask, write."""

import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from netbook.cli import audience_text, output
from netbook.cli.desk import Desk
from netbook.cli.progress import Bar

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.domain.audience.reports import ExportReport
    from netbook.domain.records import ReadingOptions
    from netbook.formats.package import Package
    from netbook.services.audience.exports import Export

_STDIN = "-"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for; ``gone`` says whether whoever is missing has left, if it was said."""

    account: str | None = None
    gone: bool | None = None
    dry_run: bool = False
    yes: bool = False
    json: bool = False
    format: str | None = None
    encoding: str | None = None
    columns: tuple[str, ...] = ()


@dataclass
class _Job:
    packages: "Sequence[Package]"
    exports: "Sequence[Export]"
    reading: "ReadingOptions"


def bring(desk: Desk, files: Sequence[str], asked: Asked) -> None:
    """Read followers from files.

    Raises:
        NotFound: there is no such file or format.
        Unreadable: a file cannot be read, or a question would have to be asked and nobody is there.
    """
    from netbook.errors import Unreadable

    asks = desk.can_ask and not asked.yes and not asked.json and _STDIN not in files
    with ExitStack() as open_files:
        job = _job(desk, files, asked, open_files)
        if not (asks or asked.yes or asked.dry_run):
            hint = "say --yes if that is meant, or --dry-run to see what it does"
            raise Unreadable("an import asks before it writes", hint)
        gone: dict[int, bool | None] = dict.fromkeys(range(len(job.exports)), asked.gone)
        if asked.dry_run or asks:
            reports = _run(desk, job, gone, dry_run=True)
            _put(reports, job, asked)
            if asked.dry_run:
                if not asked.json:
                    output.say("dry run: nothing was written")
                return
            if not _agreed(desk, reports, gone):
                return
        reports = _run(desk, job, gone, dry_run=False)
        _tell(desk, reports, asked)


def _put(reports: "Sequence[ExportReport]", job: _Job, asked: Asked) -> None:
    if asked.json:
        output.put_json([report.view() for report in reports])
    else:
        audience_text.put_preview(reports, [export.files for export in job.exports])


def _agreed(desk: Desk, reports: "Sequence[ExportReport]", gone: dict[int, bool | None]) -> bool:
    """Ask whether those who are missing have left, and whether to go on."""
    if not any(report.writes or report.question for report in reports):
        output.say("there is nothing new in it")
        return False
    for place, report in enumerate(reports):
        if report.question:
            gone[place] = desk.confirm(f"{audience_text.heading(report)}: {report.question}")
    if desk.confirm("Import it?"):
        return True
    output.say("nothing was imported")
    return False


def _tell(desk: Desk, reports: "Sequence[ExportReport]", asked: Asked) -> None:
    if asked.json:
        output.put_json([report.view() for report in reports])
        return
    for report in reports:
        audience_text.say_open_question(report)
    desk.done(audience_text.done(reports))
    offered = sum(report.offered for report in reports)
    if offered:
        more = "1 more may be a contact" if offered == 1 else f"{offered:,} more may be contacts"
        output.say(f"{more}: netbook audience triage asks")


def _job(desk: Desk, files: Sequence[str], asked: Asked, open_files: ExitStack) -> _Job:
    from netbook.cli import columns
    from netbook.domain.records import ReadingOptions
    from netbook.formats import package, text
    from netbook.services.audience import exports

    mapping = columns.read(asked.columns)
    encoding = text.checked(asked.encoding) if asked.encoding else None
    reading = ReadingOptions(desk.calendar, desk.settings.region, encoding, mapping)
    wanted = exports.format_of(asked.format) if asked.format else None
    packages = [
        open_files.enter_context(
            package.piped("standard input", sys.stdin.buffer)
            if file == _STDIN
            else package.opened(Path(file).expanduser())
        )
        for file in dict.fromkeys(files)
    ]
    found = exports.found(packages, reading, desk.today, wanted=wanted, account=asked.account)
    return _Job(packages, found, reading)


def _run(desk: Desk, job: _Job, gone: Mapping[int, bool | None], *, dry_run: bool) -> "list[ExportReport]":
    what = "Reading" if dry_run else "Importing"
    reports = []
    with (
        desk.writing("import an audience", dry_run=dry_run) as session,
        Bar(what, [package.progress for package in job.packages]) as bar,
    ):
        for place, export in enumerate(job.exports):
            reports.append(_take(session, job, export, gone[place], bar))
        if not dry_run:
            desk.call(session, audience_text.done(reports))
    return reports


def _take(session: "Session", job: _Job, export: "Export", gone: bool | None, bar: Bar) -> "ExportReport":
    from netbook.services.audience import accounts, exports
    from netbook.services.audience.importing import AudienceImport

    of = accounts.account(session, export.platform, export.about.handle)
    importing = AudienceImport(session, of, export, gone=gone)
    importing.take(bar.watched(exports.records(export, job.reading)))
    return importing.finish()
