"""Taking one line down: read, settle who is meant, write, say what was understood."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from netbook.cli import output
from netbook.cli.desk import Desk
from netbook.domain.logline import LogLine, Who, checked, distinct
from netbook.domain.logline.shown import as_json, in_words
from netbook.domain.names import NameIndex, Person
from netbook.errors import NetbookError, Unreadable
from netbook.services import directory, given, interactions
from netbook.services.given import Options


@dataclass
class Entry:
    """The options of one call of ``log`` or ``amend``, and what is done with each line."""

    desk: Desk
    options: Options
    note: str | None = None
    may_add: bool = False
    inbox: bool = False
    dry_run: bool = False
    json: bool = False
    day: date | None = None  # the day the line was typed, where that is not today
    means: tuple[str, ...] = ()  # who is meant by the names that are not certain, in their order
    resolves: str | None = None  # the id of the inbox line that goes when the reading is written
    suggested: str | None = None  # the id of the suggestion that the reading tells of
    amends: str | None = None  # the id of the interaction whose place the reading takes
    about: Person | None = None  # who was there where the line names nobody
    also: Callable[[Session, LogLine], None] | None = None  # what else is done in the same operation

    def write(self, line: str, *, compact: bool = False) -> None:
        """Take one line down.

        Raises:
            NetbookError: it cannot be read, or it is not settled who is meant.
        """
        text = checked(line)
        with self.desk.reading() as session:
            try:
                reading = self._read(session, text)
                trouble = interactions.unsettled(session, reading, may_add=self.may_add)
            except NetbookError as problem:
                if not self.inbox or self.dry_run:
                    raise
                trouble = problem
        if self.dry_run:
            self._show(reading, {}, compact=compact)
            return
        if trouble and self.inbox:
            self._keep(text, trouble, compact=compact)
            return
        if trouble:
            reading = self._settle(reading, trouble)
        self._record(reading, compact=compact)

    def take(self, reading: LogLine) -> None:
        """Write a reading down in which nothing is open."""
        if self.dry_run:
            self._show(reading, {}, compact=False)
        else:
            self._record(reading, compact=False)

    def _read(self, session: Session, text: str) -> LogLine:
        desk = self.desk
        day = self.day or desk.today
        options = given.read(session, self.options, day, desk.settings)
        reading = interactions.read_line(session, text, day, desk.settings, options)
        reading = reading.with_whom(self.about)
        if self.means:
            reading = _settled(reading, given.people(session, self.means, desk.today))
        if self.amends and reading.on and not reading.dated:
            reading = replace(reading, on=interactions.get(session, self.amends).on)
        if self.suggested:
            from netbook.services import suggested

            reading = suggested.on_its_day(suggested.get(session, self.suggested), reading)
        return reading

    def _record(self, reading: LogLine, *, compact: bool) -> None:
        with self.desk.writing("log") as session:
            if self.amends:
                written = interactions.amend(session, self.amends, reading, notes=self.note)
            elif self.suggested:
                from netbook.services import suggested

                row = suggested.get(session, self.suggested)
                written = suggested.log(session, row, reading, self.desk.today, notes=self.note)
            else:
                written = interactions.record(session, reading, notes=self.note)
            if self.resolves:
                from netbook.services import inbox

                inbox.drop(session, inbox.get(session, self.resolves))
            if self.also:
                self.also(session, written.reading)
            self.desk.call(session, interactions.label(written, self.amends))
        made = {"id": written.interaction, "follow_up_ids": list(written.follow_ups)}
        self._show(written.reading, made, compact=compact)

    def _show(self, reading: LogLine, made: Mapping[str, object], *, compact: bool) -> None:
        if self.json:
            output.put_json({**made, **as_json(reading)}, indent=None if compact else 2)
            return
        follow_ups = made.get("follow_up_ids")
        marks = [str(made["id"])] if made.get("id") else []
        marks += [str(each) for each in follow_ups] if isinstance(follow_ups, list) else []
        self.desk.done(" ".join((*marks, "read as:", in_words(reading, self.desk.today))), dry_run=self.dry_run)

    def _keep(self, text: str, trouble: NetbookError, *, compact: bool) -> None:
        from netbook.services import inbox

        with self.desk.writing("keep a line in the inbox") as session:
            kept = inbox.keep(session, text, trouble.message, self.desk.today)
        if self.json:
            output.put_json({"inbox": kept.id, "text": kept.text, "reason": kept.reason}, indent=None if compact else 2)
        else:
            self.desk.done(f"{kept.id} kept in the inbox: {trouble.message}")

    def _settle(self, reading: LogLine, trouble: NetbookError) -> LogLine:
        """Ask whom the line means, where somebody is there to answer."""
        if not self.desk.can_ask:
            raise trouble
        output.say(f"read as: {in_words(reading, self.desk.today)}")
        with self.desk.reading() as session:
            ranked = directory.index(session, self.desk.today)
        answers = {}
        for who in reading.open_questions:
            if who.new and self.may_add:
                continue
            answers[who.said] = self._ask(who, ranked)
        return reading.settled(answers)

    def _ask(self, who: Who, names: NameIndex) -> Who:
        match = names.named(who.said)
        if match:
            chosen = self.desk.choose(f"Which {who.said}?", match.people)
        else:
            close = [found for name in names.close(who.said) if (found := names.named(name))]
            near = [person for found in close for person in found.people]
            question = f"Nobody in your book is called {who.said}."
            chosen = self.desk.choose(f"{question} Do you mean", near) if near else None
        if chosen:
            return Who(who.said, chosen)
        if self.desk.confirm(f"Add {who.said} as a new person?"):
            return Who(who.said, new=True, marked=True)
        raise Unreadable("nothing was logged", f"write \\{who.said} where it names nobody, or --inbox to decide later")

    def write_lines(self) -> int:
        """Take each line of standard input down; the exit code of the first that could not be, or 0."""
        code = saved = bad = 0
        for number, line in enumerate(sys.stdin, start=1):
            if not line.strip():
                continue
            try:
                self.write(line, compact=True)
                saved += 1
            except NetbookError as problem:
                bad += 1
                code = code or problem.exit_code
                if self.json:
                    output.put_json({"line": number, "error": problem.message}, indent=None)
                output.say(f"netbook: line {number}: {problem}")
        if bad:
            verb = "read" if self.dry_run else "saved"
            output.say(f"{saved} line{'s' * (saved != 1)} {verb}, {bad} not; mend those and give them again")
        return code

    def prompt(self, default: str = "") -> str:
        """Ask for a line; on a terminal its reading is shown while one types, or edits the ``default``.

        Raises:
            Unreadable: there is no terminal to ask on.
        """
        if not self.desk.can_ask:
            raise Unreadable("there is no line", 'write netbook log "coffee with Ana", or netbook log - to read lines')
        from netbook.cli.prompt import ask_line

        with self.desk.reading() as session:
            names = directory.index(session, self.desk.today)
        return ask_line(names, self.desk.today, self.desk.settings, self.about, default)


def _settled(reading: LogLine, meant: tuple[Who, ...]) -> LogLine:
    """The reading with those who are meant in the place of the names that are not certain; others join them."""
    questions = reading.open_questions
    answers = {who.said: answer for who, answer in zip(questions, meant, strict=False)}
    settled = reading.settled(answers)
    return replace(settled, people=distinct((*settled.people, *meant[len(questions) :])))
