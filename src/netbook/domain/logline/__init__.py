"""The one-line log: text to reading. English, deterministic, without I/O or clock."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from netbook.domain import when
from netbook.domain.logline.clauses import Clause, find_clauses, read_clause
from netbook.domain.logline.deeds import present, read_deeds
from netbook.domain.logline.kinds import event_in, is_kind_word, kind_at, weak_kind_at
from netbook.domain.logline.moments import find_moments
from netbook.domain.logline.people import find_escapes, find_long_names, find_names
from netbook.domain.logline.places import host
from netbook.domain.logline.reading import (
    Context,
    Given,
    LogLine,
    ReadExchange,
    ReadFollowUp,
    Who,
    distinct,
)
from netbook.domain.logline.scan import TEXT, Scan, said
from netbook.domain.logline.slips import mend
from netbook.domain.logline.split import is_particular, scan, split
from netbook.domain.names import words_of
from netbook.domain.text import clean
from netbook.domain.tokens import Token, tokenize
from netbook.domain.wordlists import FUNCTION_WORDS
from netbook.errors import Unreadable

__all__ = [
    "LONGEST",
    "Context",
    "Given",
    "LogLine",
    "ReadExchange",
    "ReadFollowUp",
    "Who",
    "checked",
    "distinct",
    "read",
]

LONGEST = 10_000  # characters of a line; what is longer is a document


def read(line: str, context: Context) -> LogLine:
    """Read one line.

    Raises:
        Unreadable: it is empty or too long, holds a date that does not exist or can be read two ways, lies ahead, or
            tells of nobody and nothing.
    """
    text = checked(line)
    tokens = mend(tokenize(text.lower() if _shouted(text) else text), context.index.words)
    clauses = find_clauses(tokens, context)
    rest = _outside(tokens, clauses)
    follow_ups = _follow_ups(tokens, clauses, context)
    tags = _tags(tokens, context.given)
    kept = _kept_text(text, tokens, clauses)
    if not any(token.kind in ("word", "new", "escape") for token in rest) and follow_ups and not _told(context.given):
        return LogLine(kept, None, None, tags=tags, follow_ups=follow_ups)
    reading = _read_head(rest, kept, context, bool(follow_ups))
    return _named_in_full(_with_follow_ups(replace(reading, tags=tags), follow_ups))


def _named_in_full(reading: LogLine) -> LogLine:
    """``**Carla Voss**; follow up with Carla``: the first name of somebody new, said again, is no second stranger."""
    new = [who for who in reading.strangers if who.marked]
    answers = {}
    for who in reading.open_questions:
        meant = [each for each in new if words_of(each.said)[:1] == words_of(who.said)]
        if len(meant) == 1 and not who.candidates:
            answers[who.said] = meant[0]
    return reading.settled(answers) if answers else reading


def checked(line: str) -> str:
    """``line`` as it may be read and stored.

    Raises:
        Unreadable: it is empty or too long.
    """
    if len(line) > LONGEST:
        raise Unreadable(
            f"the line has {len(line):,} characters, more than {LONGEST:,}",
            "log it in short and keep the rest in --note",
        )
    text = clean(line).strip()
    if not text:
        raise Unreadable("the line is empty", 'write what happened, such as "coffee with Ana yesterday"')
    return text


def _shouted(text: str) -> bool:
    return text.isupper() and " " in text


def _told(given: Given) -> bool:
    """Whether options alone say that something happened."""
    return bool(given.people or given.kind or given.on)


def _outside(tokens: Sequence[Token], clauses: Sequence[Clause]) -> list[Token]:
    """The tokens that belong to no clause, the marks left dangling at both ends dropped."""
    inside = {i for clause in clauses for i in range(clause.start, clause.end)}
    # The mark that held a clause goes with it where another follows.
    inside |= {c.start - 1 for c in clauses if _is_mark(tokens, c.start - 1) and _is_mark(tokens, c.end)}
    rest = [token for i, token in enumerate(tokens) if i not in inside]
    while rest and rest[-1].kind in ("mark", "dash", "break") and rest[-1].text != "*":
        rest.pop()
    while rest and rest[0].kind in ("mark", "dash", "break") and rest[0].text != "@":
        rest.pop(0)
    return rest


def _is_mark(tokens: Sequence[Token], i: int) -> bool:
    return 0 <= i < len(tokens) and tokens[i].kind in ("mark", "dash", "break")


def _kept_text(text: str, tokens: Sequence[Token], clauses: Sequence[Clause]) -> str:
    """The line as typed, less its follow-up clauses and the marks that held them."""
    parts: list[str] = []
    position = 0
    for clause in clauses:
        start = tokens[clause.start].start
        before = text[position:start].rstrip()
        ended = clause.end < len(tokens) and tokens[clause.end].text in (".", "!", "?")
        parts.append(before.rstrip(",;-–—( " + ".!?" * ended) if before.strip(" .") else "")
        position = tokens[clause.end - 1].end
    tail = text[position:]
    if clauses and not any(part.strip() for part in parts):
        tail = tail.lstrip(" .;,-–—)")
    elif clauses and not tail.strip(" .;,)"):
        tail = ""
    return "".join((*parts, tail)).strip()


def _tags(tokens: Sequence[Token], given: Given) -> tuple[str, ...]:
    typed = (token.text[1:].lower() for token in tokens if token.kind == "tag")
    return tuple(dict.fromkeys((*given.tags, *typed)))


def _follow_ups(tokens: Sequence[Token], clauses: Sequence[Clause], context: Context) -> tuple[ReadFollowUp, ...]:
    if context.given.follow_up:
        own = mend(tokenize(clean(context.given.follow_up)), context.index.words)
        opened = find_clauses(own, context)
        if opened and opened[0].start == 0:
            return (read_clause(own[opened[0].inside :], opened[0].opening, context),)
        return (read_clause(own, "follow", context),)
    return tuple(read_clause(tokens[c.inside : c.end], c.opening, context) for c in clauses)


def _read_head(rest: Sequence[Token], kept: str, context: Context, promised: bool) -> LogLine:
    head, body = split(rest, context)
    given = context.given
    deeds = read_deeds(head, said(body))
    loose, rest = _loose_pieces(body, context)
    head.dates.extend(loose.dates)
    head.times.extend(loose.times)
    head.lengths.extend(loose.lengths)
    people = given.people if given.people is not None else _present(head) or distinct(present(loose))
    kind, found = _kind(head)
    mentioned = _mentioned(body, context)
    if given.people is not None:
        mentioned = (*(who for who in present(head) if who.person), *mentioned)
    company = head.company or bool(given.people)
    if not (people or company or found or given.kind or promised):
        raise Unreadable(
            "the line names nobody in your book and nothing that happened",
            'write it like "coffee with Ana Reyes", or give --with and --kind',
        )
    return LogLine(
        text=kept,
        kind=given.kind or kind,
        on=_day(head, people, kind, context),
        people=people,
        mentioned=_others(mentioned, people),
        at_time=given.at_time or (head.times[0] if head.times else None),
        place=given.place or (head.places[0] if head.places else None),
        minutes=given.minutes or next((length for length in head.lengths if length and length <= when.LONGEST), None),
        initiator=given.initiator or deeds.initiator,
        missed=deeds.missed,
        exchanges=deeds.exchanges,
        introduced_by=deeds.introduced_by,
        dated=bool(given.on or head.dates),
        rest="; ".join(part for part in (*_unread(head), said(rest).strip(" ,;:.-–—")) if part),
        company=company,
    )


def _loose_pieces(body: Sequence[Token], context: Context) -> tuple[Scan, Sequence[Token]]:
    """The pieces of a body that are nothing but names, dates, times, durations or tags, read as a head would be.

    Beside them stands what is left of it.
    """
    kept: list[Token] = []
    left: list[Token] = []
    piece: list[Token] = []
    mark: list[Token] = []
    for token in (*body, None):
        if token is not None and not (token.kind in ("dash", "break") or token.text in (",", ";", ".", "!", "?")):
            piece.append(token)
            continue
        if piece and is_particular(scan(piece, context)):
            kept += piece
        elif piece:
            left += (*mark, *(each for each in piece if each.kind != "tag"))
        piece, mark = [], [token] if token else []
    return scan(kept, context), left


def _unread(head: Scan) -> list[str]:
    """What stands in a head as a name does and was taken for none: ``from Acme``."""
    found: list[str] = []
    run: list[int] = []
    for i, role in enumerate((*head.roles, TEXT)):
        if role is None:
            run.append(i)
            continue
        if any(_could_name(head, i) for i in run):
            found.append(head.said(run[0], run[-1] + 1).strip(" ,;:.-–—"))
        run = []
    return found


def _could_name(head: Scan, i: int) -> bool:
    word = head.low(i)
    return i > 0 and head.tokens[i].capital and word not in FUNCTION_WORDS and not is_kind_word(word)


def _present(head: Scan) -> tuple[Who, ...]:
    people = distinct(present(head))
    owner = host(head) if not people else None
    if owner:
        match = head.context.index.named(owner[2].base)
        if match:
            said_name = owner[2].text[: len(owner[2].base)]
            candidates = () if match.person else tuple(each.name for each in match.people)
            return (Who(said_name, match.person, candidates=candidates),)
    return people


def _kind(head: Scan) -> tuple[str, bool]:
    """The kind of what happened, and whether a word says so."""
    free = [i for i, role in enumerate(head.roles) if role is None]
    strong = next((kind for i in free if (kind := kind_at(head.tokens, i))), None)
    if strong:
        return strong, True
    if any(event_in(phrase) for phrase in head.place_tokens):
        return "event", True
    weak = next((kind for i in free if (kind := weak_kind_at(head.tokens, i))), None)
    return (weak, True) if weak else ("conversation", False)


def _day(head: Scan, people: Sequence[Who], kind: str, context: Context) -> date:
    if context.given.on:
        return context.given.on
    if head.trouble:
        raise head.trouble[0][1]
    today = context.calendar.today
    if head.dates and head.dates[0] <= today:
        return head.dates[0]
    ahead = (head.dates[0], str(head.dates[0])) if head.dates else head.coming[0] if head.coming else None
    if ahead is None:
        return today
    name = people[0].name if people else "NAME"
    raise Unreadable(
        f"{ahead[1]} lies ahead, so this has not happened yet",
        f'to be reminded, type: netbook remind "{name}" "{kind}" --due {ahead[0]}',
    )


def _mentioned(body: Sequence[Token], context: Context) -> tuple[Who, ...]:
    """Known people of whom the body speaks."""
    found = Scan(body, context)
    find_escapes(found)
    find_long_names(found)
    find_moments(found)
    find_names(found)
    return tuple(sighting.who for sighting in found.sightings if sighting.who.person)


def _others(mentioned: Sequence[Who], people: Sequence[Who]) -> tuple[Who, ...]:
    there = {who.person.id for who in people if who.person}
    return tuple(who for who in distinct(tuple(mentioned)) if who.person and who.person.id not in there)


def _with_follow_ups(reading: LogLine, follow_ups: Sequence[ReadFollowUp]) -> LogLine:
    """Give each follow-up its people: those it names, else everybody present; and the other way round."""
    if not reading.people:
        named = distinct(tuple(who for follow_up in follow_ups for who in follow_up.people))
        reading = replace(reading, people=named, mentioned=_others(reading.mentioned, named))
    settled = tuple(replace(each, people=each.people or reading.people) for each in follow_ups)
    return replace(reading, follow_ups=settled)
