"""The rules of curation asked about one person, one after the other."""

from collections.abc import Callable
from datetime import date

from netbook.cli import output
from netbook.cli.desk import Desk
from netbook.domain.curating import AnswerView, Appraised
from netbook.domain.spoken import day

_KEYS = {"y": "yes", "yes": "yes", "n": "no", "no": "no", "?": "unknown", "unknown": "unknown"}
_STOP = {"q", "quit"}
SAID = {"yes": "yes", "no": "no", "unknown": "not known yet"}


def ask_rules(
    desk: Desk, before: Appraised, ask: Callable[[str], str | None] | None = None
) -> tuple[dict[str, str], bool]:
    """Ask every rule about a person: the answers, by rule, and whether it was gone through to the end.

    ``ask`` gives the answer to a question, none at an end of file; without it, a line is read.
    """
    given: dict[str, str] = {}
    for number, each in enumerate(before.answers, start=1):
        output.say(f"  {number}/{len(before.answers)} {each.text}")
        said = _ask(ask or desk.answer, f"      y, n, ?{_present(each, desk.today)}: ")
        if said is None:
            return given, False
        if said:
            given[each.rule] = said
    return given, True


def _ask(ask: Callable[[str], str | None], question: str) -> str | None:
    """An answer; an empty one where the present shall stay, none to stop."""
    while True:
        typed = ask(question)
        said = "" if typed is None else typed.casefold()
        if typed is None:
            output.say("")  # an end of file ends no line
        if typed is None or said in _STOP:
            return None
        if not said or said in _KEYS:
            return _KEYS.get(said, "")
        output.say("      y for yes, n for no, ? for not known yet, enter to leave it, q to stop")


def _present(each: AnswerView, today: date) -> str:
    return f" (now {SAID.get(each.answer)}, {day(each.on, today)})" if each.answer else ""
