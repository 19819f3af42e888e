"""A review as a conversation on a plain terminal: a card, one key, the next card."""

from collections.abc import Callable, Iterator, Sequence

from sqlmodel import Session

from netbook.cli import output
from netbook.cli.desk import Desk
from netbook.cli.entry import Entry
from netbook.cli.keys import Keys
from netbook.domain.logline import LogLine
from netbook.domain.names import Person
from netbook.domain.review import (
    INBOX,
    INTENTIONS,
    LOGGED,
    NUMBERS,
    PICKS,
    SUGGESTED,
    WEEK,
    WEEKLY,
    Action,
    Step,
    step_of,
)
from netbook.domain.review_views import ReviewItemView
from netbook.domain.spoken import ago, day
from netbook.drawing import card as cards
from netbook.drawing import review as review_text
from netbook.errors import Conflict, NetbookError, NotFound, Unreadable
from netbook.models import Review, ReviewItem, key_of
from netbook.services import directory, ids, inbox, suggested
from netbook.services.given import Options
from netbook.services.review import acting, progress, suggestions, telling
from netbook.services.review.suggestions import Suggestion

_SOURCE = "review"  # of the operations, so that only these are taken back here
_LEAVE, _UNDO, _HELP = "q", "u", "?"


class _Left(Exception):
    """The person stops for now."""


class Conversation:
    """One sitting of a review."""

    def __init__(self, desk: Desk, kind: str, minutes: int) -> None:
        self.desk = desk
        self.kind = kind
        self.minutes = minutes
        self._keys = Keys()
        self._offered: list[Suggestion] = []

    def run(self) -> None:
        """Go through it, to the end or until it is left."""
        self.desk.source = _SOURCE
        review = self._open()
        try:
            while found := self._upcoming(review):
                self._ask(review, *found)
        except (_Left, KeyboardInterrupt, EOFError):
            monthly = "" if self.kind == WEEKLY else " --monthly"
            goes_on = f"left for now, all of it saved; netbook review{monthly} goes on here"
            output.say("left; the sample network is made anew each time" if self.desk.on_sample else goes_on)
            return
        self._close(review)

    # --- beginning and end ---------------------------------------------------------------------------------------

    def _open(self) -> int:
        desk, today = self.desk, self.desk.today
        with desk.reading() as session:
            going_on = progress.current(session, self.kind, today)
            before = progress.newest(session, self.kind)
            view = progress.overview(session, self.kind, today, self.minutes)
            more = progress.joining(session, going_on, today, self.minutes) if going_on else []
        output.put_heading(review_text.heading(self.kind, today))
        if going_on:
            to_go = f", {len(view.items)} to go" if view.items else ""
            output.put(f"Going on with the one of {day(view.on, today)}: {view.decided} gone through{to_go}.")
            return self._begin(progress.JOINING) if more else key_of(going_on)
        ended = before.finished_on if before else None
        if ended and (today - ended).days < progress.DAYS[self.kind] - 1:
            output.put(f"You finished one {ago(ended, today)}; this one asks about what is open since.")
        output.put(review_text.counted(view.items, self.kind) or "Nothing waits.")
        for rest in view.waiting:
            output.put(f"{step_of(self.kind, rest.step).title}: {rest.count} more than fit {self.minutes} minutes.")
        return self._begin(progress.BEGINNING)

    def _begin(self, label: str) -> int:
        """Begin it, or have it take in what came to wait."""
        with self.desk.writing(label.format(self.kind)) as session:
            return key_of(progress.begin(session, self.kind, self.desk.today, self.minutes))

    def _close(self, review: int) -> None:
        with self.desk.writing(f"finish the {self.kind} review") as session:
            summary = progress.finish(session, _review(session, review), self.desk.today)
        output.put()
        output.put_heading("Done")
        for line in review_text.closing(summary):
            output.put_wrapped(line)
        output.say("kept: netbook reviews shows all of them")

    def _upcoming(self, review: int) -> tuple[int, ReviewItemView, str] | None:
        """The next item with its card, and which of its step it is."""
        with self.desk.reading() as session:
            row = _review(session, review)
            found = progress.upcoming(session, row, self.desk.today)
            if found is None:
                return None
            item, card = found
            return key_of(item), card, _place(item, progress.items(session, row))

    # --- one item ------------------------------------------------------------------------------------------------

    def _ask(self, review: int, item: int, card: ReviewItemView, place: str) -> None:
        """Show an item and do what the keys say, until the next is to be shown."""
        step = step_of(self.kind, card.step)
        output.put()
        output.put_heading(f"{step.title}{place}")
        for line in self._shown(step, card):
            output.put(line)
        output.put_wrapped(review_text.hint(step))
        while True:
            key = self._keys.next()
            action = next((each for each in step.actions if key == each.key or (key, each.key) == ("\n", " ")), None)
            if key == _LEAVE:
                raise _Left
            if key == _UNDO:
                if self._take_back():
                    return
                continue
            if key == _HELP:
                for line in review_text.help_lines(step):
                    output.put(line)
            elif action and self._tried(review, item, card, action):
                return
            output.put_wrapped(review_text.hint(step))

    def _shown(self, step: Step, card: ReviewItemView) -> Iterator[str]:
        shown: dict[str, Callable[[], Iterator[str]]] = {
            WEEK: self._week,
            INTENTIONS: self._intentions,
            NUMBERS: self._numbers,
        }
        return shown[step.key]() if step.key in shown else cards.lines(card, self.desk.today, output.width())

    def _tried(self, review: int, item: int, card: ReviewItemView, action: Action) -> bool:
        """Do what an action says; whether the next card is to be shown. What cannot be done is said."""
        try:
            match action.name:
                case "log" | "line" | "with":
                    return self._log(item, card, action)
                case "vet":
                    return self._vet(item, card)
                case "pick":
                    return self._pick(item, action)
            return self._act(review, item, card, action)
        except NetbookError as problem:
            output.say(f"netbook: {problem}")
            found = self._upcoming(review)
            return found is None or found[0] != item  # settled in another terminal
        except (KeyboardInterrupt, EOFError):  # of the question alone
            output.say("")
        return False

    def _act(self, review: int, item: int, card: ReviewItemView, action: Action) -> bool:
        """Do what needs at most an answer; a bad one is asked for again, an empty one leaves."""
        while (text := self._text(action, card)) is not None:
            try:
                said, decided = self._write(review, item, card, action, text)
            except (Unreadable, NotFound) as problem:
                if action.asks is None:
                    raise
                output.say(f"netbook: {problem}")
                continue
            if action.key != " ":
                output.say(said)
            return decided
        return False

    def _write(self, review: int, item: int, card: ReviewItemView, action: Action, text: str) -> tuple[str, bool]:
        """What was done, and whether that decides the item."""
        desk = self.desk
        with desk.writing("review") as session:
            one = _item(session, item)
            said = acting.act(session, one, action, text, desk.today, desk.settings.date_order)
            if card.step == INTENTIONS:
                suggestions.note_offered(session, _review(session, review), self._offered, desk.today)
            desk.call(session, said)
            return said, one.outcome is not None

    def _text(self, action: Action, card: ReviewItemView) -> str | None:
        """What one types for an action; none where it needs an answer and got none."""
        if action.asks is None:
            return ""
        question = action.asks
        if action.name == "reach":
            if card.person and card.person.reach:
                output.say(cards.cut(cards.ways(card.person.reach), output.width()))
            question = f"{question} ({', '.join(acting.REACHED)})"
        usual = f" [{action.usual}]" if action.usual else ""
        return self._keys.line(f"{question}{usual}: ") or action.usual

    def _log(self, item: int, card: ReviewItemView, action: Action) -> bool:
        """Write a line down, and note in the same operation what it decides."""
        desk, decided = self.desk, False

        def note(session: Session, reading: LogLine) -> None:
            nonlocal decided
            one = _item(session, item)
            decided = card.step == INBOX or acting.logged(session, one, reading, desk.today)
            if card.step == INBOX:
                progress.decide(session, one, LOGGED, desk.today)

        entry = Entry(desk, Options(), about=_person(card), also=note)
        line = ""
        if card.step == INBOX:
            with desk.reading() as session:
                waiting = inbox.get(session, card.id or "")
            entry.day, entry.resolves, line = waiting.on, card.id, waiting.text
        elif card.step == SUGGESTED:
            entry.suggested = card.id
            with desk.reading() as session:
                row = suggested.get(session, card.id or "")
                line = suggested.line(session, row, desk.today, desk.settings)
        if action.name == "with":
            who = self._keys.line(f"{action.asks}: ")
            entry.means = (who or "",)
            line = line if who else ""
        else:
            typed, whole = self._keys.ahead()
            line = typed if whole else entry.prompt(typed or line)
        if line.strip():
            entry.write(line)
        return decided

    def _vet(self, item: int, card: ReviewItemView) -> bool:
        from netbook.cli.vetting import ask_rules
        from netbook.services import curation

        desk = self.desk
        assert card.person is not None, "a rule is about a person"
        with desk.reading() as session:
            before = curation.answers_of(session, directory.person(session, card.person.id, desk.today))
        output.say("y for yes, n for no, ? for not known yet, enter to leave it, q to stop")
        given, _ = ask_rules(desk, before, self._key)
        if not given:
            return False
        with desk.writing("review") as session:
            one = _item(session, item)
            said = acting.vet(session, one, given, desk.today)
            desk.call(session, said)
            decided = one.outcome is not None
        output.say(said)
        return decided

    def _key(self, question: str) -> str:
        """One key as the answer to a question; enter is an empty one."""
        return self._keys.next(question).strip()

    def _pick(self, item: int, action: Action) -> bool:
        desk = self.desk
        chosen = telling.several(self._keys.line(f"{action.asks}: ") or "")
        if not chosen:
            return False
        with desk.reading() as session:
            settled = [self._settled(session, text) for text in chosen]
        with desk.writing("review") as session:
            people = telling.pick(session, _item(session, item), settled, self._offered, desk.today)
            said = f"picked: {', '.join(each.name for each in people)}"
            desk.call(session, said)
        output.say(said)
        if len(people) > PICKS[1]:
            output.say(f"these are {len(people)}; a week holds {PICKS[0]} to {PICKS[1]}")
        return True

    def _settled(self, session: Session, text: str) -> str:
        """A number stands for a suggestion; where a name fits several people, one is asked."""
        return text if text.isdecimal() else ids.show(ids.PERSON, self.desk.person(session, text).id)

    def _take_back(self) -> bool:
        """Undo the newest operation, if it is a review's; whether something was."""
        stands = (each for each in self.desk.book.history(limit=50) if not each.undone)
        newest = next((each for each in stands if not progress.is_joining(each.label)), None)
        if newest is None or newest.source != _SOURCE or newest.label.startswith(("begin the", "finish the")):
            output.say("nothing was decided yet in this review; netbook undo takes back what was done before")
            return False
        undone = self.desk.book.undo(newest.id)
        output.say(f"undone: {undone.label}")
        return True

    # --- the steps that ask one question ---------------------------------------------------------------------------

    def _week(self) -> Iterator[str]:
        desk, since = self.desk, progress.since(self.kind, self.desk.today)
        with desk.reading() as session:
            found = telling.happened(session, since, desk.calendar)
        for line in review_text.week(found, since, desk.today):
            yield cards.cut(line, output.width())
        yield "  What else happened? l writes it down."

    def _intentions(self) -> Iterator[str]:
        with self.desk.reading() as session:
            found = telling.intentions(session, self.kind, self.desk.today)
        self._offered = list(found.offered)
        if found.picked:
            yield f"  {review_text.kept_intentions(found.picked, found.seen)}"
        for number, each in enumerate(self._offered, start=1):
            yield cards.cut(f"  {number}  {each.name} ({each.id}): {each.why}", output.width())
        yield f"  Pick {PICKS[0]} to {PICKS[1]} people to see before the next review."

    def _numbers(self) -> Iterator[str]:
        with self.desk.reading() as session:
            now, before = telling.numbers_beside(session, self.kind, self.desk.today)
            followers = telling.followers(session, self.kind, self.desk.today)
        yield from review_text.numbers(now, before)
        yield from review_text.followers(followers)


def _place(item: ReviewItem, whole: Sequence[ReviewItem]) -> str:
    """Which of its step an item is, and how much of the review is decided: `` · 2 of 4   ###-------``."""
    step = [each for each in whole if each.step == item.step and each.subject]
    mine = f" · {step.index(item) + 1} of {len(step)}" if item in step else ""
    return f"{mine}   {review_text.progress(sum(each.outcome is not None for each in whole), len(whole))}"


def _review(session: Session, number: int) -> Review:
    found = session.get(Review, number)
    if found is None:
        raise _gone()
    return found


def _item(session: Session, number: int) -> ReviewItem:
    found = session.get(ReviewItem, number)
    if found is None:
        raise _gone()
    return found


def _gone() -> Conflict:
    return Conflict("this review was undone meanwhile", "netbook review begins another")


def _person(card: ReviewItemView) -> Person | None:
    return Person(ids.number(card.person.id, ids.PERSON), card.person.name) if card.person else None
