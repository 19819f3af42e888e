"""Whether the settings can be read."""

from collections.abc import Iterator

from netbook import config
from netbook.errors import Unreadable
from netbook.storage.doctor.patient import Finding, Patient


def look(_patient: Patient) -> Iterator[Finding]:
    """Read the settings file and the environment."""
    try:
        stored = config.read_file()
    except Unreadable as problem:
        stored = {}
        yield _finding(problem)
    for key in stored:
        try:
            config.setting(key)
        except Unreadable as problem:
            yield Finding(f"{config.FILE}: {problem.message}", f"{problem.hint}; netbook config unset {key} drops it")
    for row in config.SETTINGS:
        try:
            config.value(row, *config.given(row, None, stored))
        except Unreadable as problem:
            yield _finding(problem)


def _finding(problem: Unreadable) -> Finding:
    return Finding(problem.message, problem.hint or "netbook config shows the settings")
