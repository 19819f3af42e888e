"""Whose a mailbox is, by its first messages: who sent what was sent, and where what came was delivered."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice

from netbook.errors import Unreadable
from netbook.formats import mail
from netbook.formats.mail import headers, letters
from netbook.formats.mail.headers import Headers
from netbook.formats.package import Member

_OF_ONE = 1_000  # messages of one mailbox that are looked at
_OF_ALL = 5_000  # messages
_SENT, _DELIVERED, _EVERYWHERE = 0.1, 0.25, 0.8  # shares of the messages from which on an address is the user's


@dataclass
class _Evidence:
    """How often each address sent what was sent, was delivered to, and was named at all, in how many messages."""

    sent: Counter[str] = field(default_factory=Counter)
    delivered: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    messages: int = 0

    def see(self, told: Headers, *, is_sent: bool) -> None:
        """Take one message into account."""
        self.messages += 1
        wrote = _plain(told, "from")
        if is_sent or letters.labels(told).is_sent:
            self.sent.update(wrote)
        self.delivered.update(_plain(told, "delivered-to", "x-original-to"))
        self.named.update(wrote | _plain(told, "to", "cc"))

    def owner(self) -> frozenset[str]:
        """The addresses that are the user's."""
        found = _common(self.sent, _SENT, self.sent.total()) | _common(
            self.delivered, _DELIVERED, self.delivered.total()
        )
        (first, most), (_, second) = [*self.named.most_common(2), ("", 0), ("", 0)][:2]
        if not found and most > second and most >= self.messages * _EVERYWHERE:
            found = {first}
        return frozenset(found)


def _plain(told: Headers, *names: str) -> set[str]:
    return {letters.plain(each) for name in names for each in headers.addresses(told.get(name, []))}


def _common(counts: Counter[str], share: float, total: int) -> set[str]:
    return {each for each, count in counts.items() if count >= share * total}


def owner(members: Sequence[Member], said: frozenset[str]) -> frozenset[str]:
    """The user's addresses as mailboxes show them, folded; none where one of those that were ``said`` is in them.

    Raises:
        Unreadable: they show none, and none was said.
    """
    evidence = _Evidence()
    for told, is_sent in islice(_sample(members), _OF_ALL):
        evidence.see(told, is_sent=is_sent)
    if any(letters.plain(each) in evidence.named for each in said):
        return frozenset()
    found = evidence.owner()
    if not found and not said:
        names = members[0].name if len(members) == 1 else f"{len(members):,} mailboxes"
        raise Unreadable(
            f"whose mail {names} holds cannot be told from it",
            "say which addresses are yours: netbook config set me you@example.com",
        )
    return found


def _sample(members: Sequence[Member]) -> Iterator[tuple[Headers, bool]]:
    for member in members:
        is_sent = letters.place(member.name).is_sent
        with closing(mail.messages(member, counted=False)) as messages:
            yield from ((told, is_sent) for told in islice(messages, _OF_ONE) if told)
        member.let_go()
