"""A message as far as its headers tell: who wrote to whom, when, about what; and which messages are nobody's."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from netbook.domain.records import Encounter, Named, ReadingOptions
from netbook.domain.text import fold
from netbook.formats.mail import headers
from netbook.formats.mail.headers import Headers, first

MOST_RECIPIENTS = 10  # of mail that is a conversation
LIST = "mail of a list"
MACHINE = "mail that a machine wrote"
MANY = f"mail to more than {MOST_RECIPIENTS} people"
INVITATION = "an invitation of a calendar, or an answer to one"
ASIDE = "spam, a draft, or mail in the bin"
NOBODY = "mail that does not say who wrote it"
NO_DAY = "mail of which no day can be read"
AHEAD = "mail of a day that lies ahead"
_MOST_LISTED = 20_000  # characters of recipients; so many are more than ten people
_LONGEST_SUBJECT = 120  # characters
_LONGEST_KEY = 120  # characters of what a conversation is known by
_MACHINE = re.compile(
    r"(?:.*[._+-])?(?:(?:do[._-]?)?(?:no|not|never)[._-]?reply|mailer-daemon|postmaster|bounces?|notifications?"
    r"|newsletters?)(?:[._+-].*)?@|calendar-notification@google\.com"
)
_INVITATION = re.compile(
    r"(?:(?:updated )?invitation|accepted|(?:tentatively|tentative) ?(?:accepted)?|declined|cancell?ed(?: event)?): ",
    re.IGNORECASE,
)
# What mail programs put before a subject when one answers or passes on, in a dozen languages.
_ANSWER = re.compile(
    r"(?:(?:re|fwd?|aw|wg|sv|vs|vb|tr|rv|res|enc|rif|r|i|antw|doorst|odp|pd|ynt|ilt|回复|答复|转发)"
    r"(?:\s?\[\d+\]|\(\d+\))?\s?[::]\s*)+",
    re.IGNORECASE,
)
# Folders and labels, folded, as Gmail, Outlook, Apple Mail and Thunderbird call them in eight languages.
_ASIDE = frozenset(
    "spam|junk|junk e-mail|junk email|junk-e-mail|bulk|bulk mail|trash|bin|deleted|deleted items|deleted messages"
    "|drafts|draft|templates|outbox|papierkorb|entwurfe|geloschte elemente|geloschte objekte|corbeille|brouillons"
    "|elements supprimes|courrier indesirable|papelera|borradores|cestino|bozze|prullenbak|concepten|lixeira|rascunhos"
    "|kosz|wersje robocze|papirkurv|papperskorgen|kladder|utkast".split("|")
)
_SENT = frozenset(
    "sent|sent items|sent mail|sent messages|gesendet|gesendete elemente|gesendete objekte|envoyes|messages envoyes"
    "|elements envoyes|enviados|inviati|posta inviata|verzonden|verzonden items|wyslane|sendt|skickat".split("|")
)
_DELETED = 0x8  # of the flags that Thunderbird keeps


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message lies, as far as that tells something of it."""

    is_aside: bool = False
    is_sent: bool = False


def place(name: str) -> Place:
    """What the path of a mailbox tells: whether it holds what was sent, or what was put aside."""
    parts = [part.removesuffix(".mbox").removesuffix(".sbd") for part in fold(name).split("/")]
    parts = [part.rpartition(".")[2] if part.startswith(".") else part for part in parts]
    own = PurePosixPath(parts.pop())
    last = [*parts[-2:], *(() if own.suffix in (".eml", ".emlx") else (own.name, own.stem))]
    return Place(any(part in _ASIDE for part in last), any(part in _SENT for part in last))


def labels(told: Headers) -> Place:
    """What Gmail's labels tell."""
    found = {fold(each.strip(' "')) for value in told.get("x-gmail-labels", ()) for each in _split(value)}
    return Place(not found.isdisjoint(_ASIDE), not found.isdisjoint(_SENT))


def _split(value: str) -> list[str]:
    return headers.words(value).split(",")


def plain(address: str) -> str:
    """An address without what stands behind a plus, which is the same mailbox."""
    local, _, domain = address.rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def aside(told: Headers) -> str | None:
    """Why a message is no conversation, if so."""
    if labels(told).is_aside or _is_deleted(told):
        return ASIDE
    if "list-id" in told or "list-unsubscribe" in told:
        return LIST
    precedence = first(told, "precedence").casefold()
    if precedence in ("bulk", "list", "junk"):
        return LIST
    if _is_invitation(told):
        return INVITATION
    if first(told, "auto-submitted").casefold().partition(";")[0].strip() not in ("", "no") or (
        precedence == "auto_reply" or any(f"x-{name}" in told for name in _AUTOMATIC)
    ):
        return MACHINE
    if any(_MACHINE.match(each) for each in headers.addresses(told.get("from", []) + told.get("sender", []))):
        return MACHINE
    listed = [*told.get("to", ()), *told.get("cc", ())]
    if sum(map(len, listed)) > _MOST_LISTED or len(headers.addresses(listed)) > MOST_RECIPIENTS:
        return MANY
    return None


_AUTOMATIC = ("auto-response-suppress", "autoreply", "autorespond")


def _is_deleted(told: Headers) -> bool:
    try:
        return bool(int(first(told, "x-mozilla-status") or "0", 16) & _DELETED)
    except ValueError:
        return False


def _is_invitation(told: Headers) -> bool:
    kind = first(told, "content-type").casefold().lstrip()
    return (
        kind.startswith("text/calendar")
        or "calendarmessage" in first(told, "content-class").casefold()
        or "calendar-notification@google.com" in first(told, "sender").casefold()
        or bool(_INVITATION.match(headers.words(first(told, "subject"))))
    )


def encounter(
    told: Headers, me: frozenset[str], options: ReadingOptions, *, is_sent: bool = False
) -> Encounter | str | None:
    """What a message tells; why it tells nothing; none where the user wrote to nobody else.

    ``is_sent`` says that it lies among what the user sent, who may have done so by an address that is not known.
    """
    wrote = headers.addresses(told.get("from", []))[:1]
    if not wrote:
        return NOBODY
    at = headers.moment(told)
    if at is None:
        return NO_DAY
    if at.date() > options.calendar.today:
        return AHEAD
    if (is_sent or labels(told).is_sent) and not _came(told, me):
        me = me | {plain(wrote[0])}
    mine = plain(wrote[0]) in me
    people = [each for each in (*wrote, *_addressed(told, me, mine=mine)) if plain(each) not in me]
    if not people:
        return None
    subject = _subject(told)
    return Encounter(
        key=f"{_conversation(told, people)}/{at.date().isoformat()}",
        on=at.date(),
        kind="email",
        text=f"email: {subject}" if subject else "email",
        people=tuple(Named(methods=headers.reached_by(each)) for each in dict.fromkeys(people)),
        at_time=f"{at:%H:%M}",
        initiator="me" if mine else "them",
        moment=at.timestamp(),
    )


def _came(told: Headers, me: frozenset[str]) -> bool:
    """Whether a message was written to the user."""
    return any(plain(each) in me for each in headers.addresses([*told.get("to", ()), *told.get("cc", ())]))


def _addressed(told: Headers, me: frozenset[str], *, mine: bool) -> list[str]:
    """Whom a message is written to; of one that came as a copy nobody, as it was for others."""
    to, copied = headers.addresses(told.get("to", [])), headers.addresses(told.get("cc", []))
    if mine:
        return to or copied
    is_copy = not any(plain(each) in me for each in to) and any(plain(each) in me for each in copied)
    return [] if is_copy else to


def _subject(told: Headers) -> str:
    subject = headers.words(first(told, "subject"))
    subject = subject[match.end() :] if (match := _ANSWER.match(subject)) else subject
    return subject if len(subject) <= _LONGEST_SUBJECT else f"{subject[: _LONGEST_SUBJECT - 1].rstrip()}…"


def _conversation(told: Headers, people: list[str]) -> str:
    """What a conversation is known by: Gmail's number of it, else the message it began with, else whom it is with."""
    gmail = headers.first_id(first(told, "x-gm-thrid"))
    if gmail:
        return f"gmail:{gmail}"[:_LONGEST_KEY]
    ids = (headers.first_id(first(told, name)) for name in ("references", "in-reply-to", "message-id"))
    found = next(filter(None, ids), None) or " ".join(sorted(people))
    return found if len(found) <= _LONGEST_KEY else hashlib.sha256(found.encode()).hexdigest()
