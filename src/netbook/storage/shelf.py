"""Where backups lie: their names, their list, and which of them stay."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

DAILY, MIGRATION, MANUAL, BEFORE_RESTORE = "daily", "migration", "manual", "before-restore"
AUTOMATIC = (DAILY, MIGRATION)  # what a restore put aside may be the only copy there is: it stays

_MOMENT = "%Y%m%dT%H%M%S%fZ"
_NAME = re.compile(rf"(.+)-(\d{{8}}T\d{{12}}Z)-({'|'.join((DAILY, MIGRATION, MANUAL, BEFORE_RESTORE))})\.db")
_KEPT: tuple[tuple[Callable[[datetime], object], int], ...] = (
    (lambda at: at.date(), 7),
    (lambda at: at.isocalendar()[:2], 4),
    (lambda at: (at.year, at.month), 12),
)


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A backup that was verified when it was made; ``size`` in bytes, ``at`` in UTC."""

    path: Path
    kind: str
    at: datetime
    size: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """The backups of one book."""

    folder: Path
    stem: str

    def listing(self) -> list[BackupInfo]:
        """Every backup, newest first; raises OSError."""
        if not self.folder.is_dir():
            return []
        found = [info for path in self.folder.iterdir() if (info := self._info(path))]
        return sorted(found, key=lambda info: info.at, reverse=True)

    def place(self, kind: str) -> Path:
        """A path for a backup made now."""
        return self.folder / f"{self.stem}-{datetime.now(UTC).strftime(_MOMENT)}-{kind}.db"

    def has_daily(self, day: date) -> bool:
        """Whether the daily backup of ``day`` (UTC) was made; raises OSError."""
        return any(info.kind == DAILY and info.at.date() == day for info in self.listing())

    def rotate(self) -> None:
        """Delete automatic backups that no day, week or month needs any more; raises OSError."""
        listing = self.listing()
        for kind in AUTOMATIC:
            of_kind = {info.at: info.path for info in listing if info.kind == kind}
            for at in of_kind.keys() - kept(of_kind):
                of_kind[at].unlink(missing_ok=True)

    def _info(self, path: Path) -> BackupInfo | None:
        parts = _NAME.fullmatch(path.name)
        if parts is None or parts[1] != self.stem:
            return None
        at = datetime.strptime(parts[2], _MOMENT).replace(tzinfo=UTC)
        return BackupInfo(path, parts[3], at, path.stat().st_size)


def kept(times: Iterable[datetime]) -> set[datetime]:
    """The newest of each of the last 7 days that have one, of 4 such weeks and of 12 such months."""
    newest_first = sorted(times, reverse=True)
    stay: set[datetime] = set()
    for period, number in _KEPT:
        newest_of: dict[object, datetime] = {}
        for at in newest_first:
            newest_of.setdefault(period(at), at)
        stay.update(list(newest_of.values())[:number])
    return stay
