"""The doctor: looks at a book and at all that keeps it safe, says what is wrong, and mends what follows from the rest.

A check is a module and a row of ``CHECKS``.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from netbook.errors import NetbookError
from netbook.storage import backup
from netbook.storage.doctor import chosen, copies, history, index, modes, pages, references, shape, words
from netbook.storage.doctor.patient import Finding, Patient, admit

__all__ = ["CHECKS", "Check", "Finding", "Outcome", "Patient", "admit", "examine"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at; ``reads`` says that it needs a book that opens, ``writes`` that mending changes that."""

    key: str
    look: Callable[[Patient], Iterable[Finding]]
    mend: Callable[[Patient], str] | None = None
    reads: bool = True
    writes: bool = True


CHECKS = (
    Check("pages", pages.look, reads=False),
    Check("references", references.look, reads=False),
    Check("shape", shape.look, shape.mend, reads=False),
    Check("vocabulary", words.look),
    Check("search index", index.look_at_words, index.mend),
    Check("due dates", index.look_at_values, index.mend),
    Check("journal", history.look, history.mend),
    Check("permissions", modes.look, modes.mend, reads=False, writes=False),
    Check("newest backup", copies.look, copies.mend, reads=False, writes=False),
    Check("settings", chosen.look, reads=False),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check came to: what is wrong, what is not any more, what the doctor did; or why it was not made."""

    check: str
    findings: tuple[Finding, ...] = ()
    repaired: tuple[Finding, ...] = ()
    did: str | None = None
    unmade: str | None = None

    @property
    def well(self) -> bool:
        """Whether nothing is wrong, as far as one can tell."""
        return not self.findings and not self.unmade


def examine(patient: Patient, *, fix: bool = False) -> Iterator[Outcome]:
    """Make every check; with ``fix``, mend what can be and look again. Raises nothing that the book is to blame for."""
    surgeon = _Surgeon(patient)
    for check in CHECKS:
        before = _looked(check, patient)
        if not (fix and check.mend and any(one.mendable for one in before.findings)):
            yield before
            continue
        did = surgeon.mend(check, check.mend)
        after = _looked(check, patient)
        gone = () if after.unmade else tuple(one for one in before.findings if one not in after.findings)
        yield replace(after, repaired=gone, did=did)


def _looked(check: Check, patient: Patient) -> Outcome:
    if check.reads and not patient.readable:
        return Outcome(check.key, unmade="the book cannot be read")
    try:
        return Outcome(check.key, tuple(check.look(patient)))
    except Exception as problem:  # a damaged book, and rows that are no values, raise whatever they like
        return Outcome(check.key, unmade=_short(problem))


class _Surgeon:
    """Mends, having backed the book up before the first change of it."""

    def __init__(self, patient: Patient) -> None:
        self._patient = patient
        self._saved: str | None = None

    def mend(self, check: Check, act: Callable[[Patient], str]) -> str:
        """Do it; what was done, or why not."""
        try:
            if check.writes and not self._saved:
                self._saved = backup.make(self._patient.book).path.name
        except Exception as problem:
            return f"nothing, since the backup that comes first could not be made ({_short(problem)})"
        try:
            did = act(self._patient)
        except Exception as problem:
            return f"nothing, since that failed ({_short(problem)})"
        return f"{did}; {self._saved} holds the book as it was" if check.writes else did


def _short(problem: BaseException) -> str:
    """A problem on part of a line, without the values of rows that a driver may quote."""
    if isinstance(problem, NetbookError):
        return problem.message
    if isinstance(problem, OSError):
        return problem.strerror or type(problem).__name__
    return type(problem).__name__
