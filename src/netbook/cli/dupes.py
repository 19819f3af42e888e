"""Who is in the book twice, as a conversation on a plain terminal: two side by side, one key, the next two."""

from typing import TYPE_CHECKING

from netbook.cli import output
from netbook.cli.desk import Desk
from netbook.cli.keys import Keys
from netbook.domain.duplicates import deeds
from netbook.domain.duplicates.sitting import Sitting
from netbook.drawing import duplicates, lines
from netbook.errors import NetbookError
from netbook.services import directory, ids, merging
from netbook.services import duplicates as services

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbook.domain.duplicates.people import Pair
    from netbook.domain.duplicates.views import PairCard

_SOURCE = "dupes"  # of the operations, so that only these are taken back here
_LEAVE, _UNDO = "q", "u"
_HINT = ", ".join(
    (*(f"{'enter' if deed is deeds.LATER else deed.key} {deed.word.lower()}" for deed in deeds.ALL), "u undo", "q stop")
)


class _Left(Exception):
    """The person stops for now."""


def run(desk: Desk, pairs: "Sequence[Pair]") -> None:
    """Go through pairs, the best first."""
    desk.source = _SOURCE
    output.say(f"{len(pairs):,} {'pair' if len(pairs) == 1 else 'pairs'} may be one person each")
    _Conversation(desk, pairs).run()


class _Conversation:
    """One sitting."""

    def __init__(self, desk: Desk, pairs: "Sequence[Pair]") -> None:
        self.desk = desk
        self.sitting = Sitting(pairs)
        self._keys = Keys()
        self._swapped = False

    def run(self) -> None:
        """To the end, or until it is left."""
        try:
            while self.sitting.pair is not None:
                self._ask(self.sitting.pair)
        except (_Left, KeyboardInterrupt, EOFError):
            output.say(f"left for now, {self.sitting.decided:,} decided; netbook dupes goes on with the others")
            return
        output.say(f"that was the last of them, {self.sitting.decided:,} decided")

    def _ask(self, pair: "Pair") -> None:
        with self.desk.reading() as session:
            if not services.is_open(session, pair):
                self.sitting.later()  # decided about meanwhile
                return
            card = services.card(session, pair, self.desk.today, swapped=self._swapped)
        output.put()
        output.put_heading(f"{self.sitting.at + 1:,} of {len(self.sitting.pairs):,} · {card.pair.score} of 100")
        coloured, unicode = output.colourful(), output.can_draw()
        for line in duplicates.card(card, output.width()):
            output.put_raw(lines.shown(line, coloured=coloured, unicode=unicode))
        output.put_wrapped(_HINT)
        while not self._pressed(card, self._keys.next()):
            output.put_wrapped(_HINT)

    def _pressed(self, card: "PairCard", key: str) -> bool:
        """Do what a key says; whether the next pair, or this one anew, is to be shown."""
        if key == _LEAVE:
            raise _Left
        swapped, self._swapped = self._swapped, False
        if key in ("\n", deeds.LATER.key):
            self.sitting.later()
            return True
        if key == deeds.SWAP.key:
            self._swapped = not swapped
            return True
        try:
            if key == _UNDO:
                return self._undo()
            if key in (deeds.MERGE.key, deeds.NOT_SAME.key):
                return self._decide(card, merges=key == deeds.MERGE.key)
        except NetbookError as problem:
            output.say(f"netbook: {problem.message}{f'; {problem.hint}' if problem.hint else ''}")
            return False
        self._swapped = swapped
        output.say("that is no key here")
        return False

    def _decide(self, card: "PairCard", *, merges: bool) -> bool:
        stays, goes = (ids.number(each.id, ids.PERSON) for each in (card.pair.stays, card.pair.goes))
        with self.desk.writing("merge" if merges else "not the same") as session:
            one, other = (directory.by_number(session, number) for number in (stays, goes))
            if merges:
                told = merging.label(merging.merge(session, one, other, self.desk.today))
            else:
                told = services.say_distinct(session, one, other, self.desk.today)
            self.desk.call(session, told)
        if merges:
            self.sitting.merged(stays, goes)
        else:
            self.sitting.told_apart()
        output.say(told)
        return True

    def _undo(self) -> bool:
        """Undo the newest operation, if it is one of this sitting; whether something was."""
        newest = next((each for each in self.desk.book.history(limit=50) if not each.undone), None)
        if not self.sitting.decided or newest is None or newest.source != _SOURCE:
            output.say("nothing was decided yet; netbook undo takes back what was done before")
            return False
        undone = self.desk.book.undo(newest.id)
        self.sitting.taken_back()
        output.say(f"undone: {undone.label}")
        return True
