"""The triage of followers as a conversation on a plain terminal: a card, one key, the next card."""

from netbook.cli import output
from netbook.cli.desk import Desk
from netbook.cli.keys import Keys
from netbook.domain.audience.actions import ALL, FOR_ALL, Deed, deeds
from netbook.domain.audience.views import TriageCard
from netbook.domain.filters import Node
from netbook.drawing import follower
from netbook.errors import NetbookError, Unreadable
from netbook.services.audience import triage
from netbook.services.audience.deeds import do
from netbook.services.audience.triage import Queue

_SOURCE = "triage"  # of the operations, so that only these are taken back here
_LEAVE, _UNDO, _LATER = "q", "u", "\n"


class _Left(Exception):
    """The person stops for now."""


def run(desk: Desk, node: Node) -> None:
    """Go through those who are not decided about.

    Raises:
        Unreadable: nobody is there to answer.
    """
    if not desk.can_ask:
        raise Unreadable(
            "triage asks on a terminal", "netbook audience list is:open lists them, netbook audience decide decides"
        )
    desk.source = _SOURCE
    with desk.reading() as session:
        waiting = triage.queue(session, node)
    output.say(_counted(waiting))
    if waiting.numbers:
        _Conversation(desk, waiting).run()


def _counted(waiting: Queue) -> str:
    offered, all_ = len(waiting.offered), len(waiting.numbers)
    if not all_:
        return "nobody waits: all followers are known or decided about"
    parts = (
        (offered, "may be a contact" if offered == 1 else "may be contacts"),
        (waiting.odd, "looks odd" if waiting.odd == 1 else "look odd"),
        (all_ - offered - waiting.odd, "other" if all_ - offered - waiting.odd == 1 else "others"),
    )
    told = ", ".join(f"{count:,} {words}" for count, words in parts if count)
    return f"{all_:,} {'waits' if all_ == 1 else 'wait'}: {told}"


class _Conversation:
    """One sitting."""

    def __init__(self, desk: Desk, waiting: Queue) -> None:
        self.desk = desk
        self.waiting = waiting
        self.decided = 0
        self._keys = Keys()
        self._at = 0
        self._back: list[tuple[int, int]] = []  # at each decision where one was, and for how many it was

    def run(self) -> None:
        """To the end, or until it is left."""
        try:
            while self._at < len(self.waiting.numbers):
                self._ask(self.waiting.numbers[self._at])
        except (_Left, KeyboardInterrupt, EOFError):
            output.say(f"left for now, {self.decided:,} decided; netbook audience triage goes on with the others")
            return
        output.say(f"that was the last of them, {self.decided:,} decided")

    def _ask(self, number: int) -> None:
        with self.desk.reading() as session:
            card = triage.card(session, self.waiting, number)
        if card is None or card.follower.contact or card.follower.verdict:
            self._at += 1  # decided about meanwhile, with others alike
            return
        output.put()
        output.put_heading(f"{self._at + 1:,} of {len(self.waiting.numbers):,}")
        for line in follower.lines(card, self.desk.today, output.width()):
            output.put(line)
        output.put_wrapped(_hint(card))
        while not self._pressed(number, card, self._keys.next()):
            output.put_wrapped(_hint(card))

    def _pressed(self, number: int, card: TriageCard, key: str) -> bool:
        """Do what a key says; whether the next card is to be shown."""
        if key == _LEAVE:
            raise _Left
        if key in (_LATER, " "):
            self._at += 1
            return True
        try:
            return self._undo() if key == _UNDO else self._decided(number, card, key)
        except NetbookError as problem:
            output.say(f"netbook: {problem.message}{f'; {problem.hint}' if problem.hint else ''}")
            return False

    def _decided(self, number: int, card: TriageCard, key: str) -> bool:
        for_all = key == ALL
        if for_all:
            output.say(f"all {card.alike:,} {card.alike_words}: which key?")
            key = self._keys.next()
        deed = next((each for each in deeds(offered=bool(card.offers)) if each.key == key), None)
        if deed is None or (for_all and deed.name not in FOR_ALL):
            output.say("that is no key here")
            return False
        return self._do(number, card, deed, for_all=for_all)

    def _do(self, number: int, card: TriageCard, deed: Deed, *, for_all: bool) -> bool:
        said = None
        if deed.asks:
            usual = card.follower.name if deed.name == "contact" else None
            said = self._keys.line(f"{deed.asks}{f'[{usual}] ' if usual else ''}")
            if not said and not usual:
                return False
        with self.desk.writing("decide about followers") as session:
            numbers = triage.like(session, self.waiting, number)[0] if for_all else [number]
            told = do(session, self.waiting, numbers, deed, self.desk.today, said)
            self.desk.call(session, told)
        if self.desk.changed:
            self.decided += len(numbers)
            self._back.append((self._at, len(numbers)))
        self._at += 1
        output.say(told)
        return True

    def _undo(self) -> bool:
        """Undo the newest operation, if it is one of this sitting; whether something was."""
        newest = next((each for each in self.desk.book.history(limit=50) if not each.undone), None)
        if not self._back or newest is None or newest.source != _SOURCE:
            output.say("nothing was decided yet in this triage; netbook undo takes back what was done before")
            return False
        undone = self.desk.book.undo(newest.id)
        self._at, count = self._back.pop()
        self.decided -= count
        output.say(f"undone: {undone.label}")
        return True


def _hint(card: TriageCard) -> str:
    keys = [f"{deed.key} {deed.help}" for deed in deeds(offered=bool(card.offers))]
    keys += [f"{ALL} all {card.alike:,} alike"] if card.alike > 1 else []
    return ", ".join((*keys, "enter later", "u undo", "q stop"))
