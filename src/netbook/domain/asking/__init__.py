"""What to ask somebody next time, in the words that were written down: plans, hopes, searches, waits, worries, news.

The clauses of past texts and notes are looked at one by one. A clause counts if it holds one of the ``CUES``, or names
a day that lay ahead when it was said; it is quoted, never re-worded. What comes first is a sum of figures: what kind of
thing it is, how near its day is, how fresh it is; what came up again later has been overtaken and comes last or not at
all.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from netbook.domain.asking.clauses import Part, Sentence, sentences
from netbook.domain.asking.coming import Coming, coming
from netbook.domain.asking.cues import CUES, Cue, cue_in, of_the_user
from netbook.domain.metrics.history import decayed
from netbook.domain.text import fold
from netbook.domain.tokens import tokenize
from netbook.domain.when import Calendar, is_month
from netbook.domain.wordlists import FUNCTION_WORDS

__all__ = ["CUES", "Question", "Said", "questions"]

MOST = 5
OLDEST = 548  # days: what is older asks only if its day comes now
NOW = 30  # days around today within which a day "comes now"
FADED = 120  # days after which a day that is over asks no more
LONGEST = 100  # characters of a quote; a clause alone may be longer
_DATED = 24  # points of a clause that names a day and nothing else
_NEAR, _FRESH, _OVERTAKEN = 60, 30, 40  # points
_LEAST = 25  # points below which one does not ask
_HALF_LIFE = 120  # days in which what was said loses half of its freshness
_SHORTEST = 2  # words of a quote
_SURE = ("wait", "search", "hope")  # the cues that count where a line tells what it was, too


@dataclass(frozen=True, slots=True)
class Said:
    """A text with its note as it was written down on a day; ``others`` are the names of those who were there too."""

    on: date
    text: str
    notes: str | None = None
    source: str | None = None  # an id such as i12
    others: tuple[str, ...] = ()
    logged: bool = True  # it begins by telling what it was


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask about: who said it when, in which words, of which day, and why it was picked."""

    on: date
    quote: str
    day: date | None
    why: str  # the key of a cue, or day
    source: str | None
    points: float


def questions(said: Iterable[Said], name: str, calendar: Calendar, most: int = MOST) -> list[Question]:
    """What to ask a person of that name on the day of the calendar, the best first; no two in the same words."""
    texts = sorted(said, key=lambda each: each.on, reverse=True)
    newest = _newest(texts)
    own = _names(name)
    found = [each for one in texts for each in _of(one, own, newest, calendar)]
    found.sort(key=lambda each: (-each.points, -each.on.toordinal(), each.quote))
    picked: list[Question] = []
    for each in found:
        if len(picked) < most and not any(_alike(each, other) for other in picked):
            picked.append(each)
    return picked


def _of(said: Said, own: frozenset[str], newest: dict[str, date], calendar: Calendar) -> Iterator[Question]:
    """What one text gives to ask about."""
    others = frozenset().union(*map(_names, said.others)) - own
    read = Calendar(said.on, calendar.order)
    for text, logged in ((said.text, said.logged), (said.notes or "", False)):
        for sentence in sentences(text, logged=logged):
            found = _asked(sentence, read)
            if not found or len(found[0].split()) < _SHORTEST or _of_another(found[0], own, others):
                continue
            quote, cue, day = found
            points = _points(said.on, cue, day, calendar.today)
            if not _comes(day, calendar.today):
                points -= _OVERTAKEN * _overtaken(quote, said.on, newest)
            if points >= _LEAST:
                why = cue.key if cue else "day"
                yield Question(said.on, quote, day.first if day else None, why, said.source, points)


def _asked(sentence: Sentence, read: Calendar) -> tuple[str, Cue | None, Coming | None] | None:
    """The clause of a sentence that asks to be asked about: its words, and why."""
    for number, part in enumerate(sentence.parts):
        earlier = [token for each in sentence.parts[:number] for token in each.tokens]
        cue = cue_in(part.tokens, earlier, first=sentence.first and not number)
        if cue and part.opening and cue[1].key not in _SURE:
            cue = None  # "at Bo's new flat" is where it was
        day = None if part.opening else _day(part, read)
        if cue or day:
            last = _last(sentence, number)
            for later in sentence.parts[number + 1 : last + 1]:
                day = day or _day(later, read)
            skip = cue[0] if cue and part.opening else 0
            return sentence.quote(number, last, skip), cue and cue[1], day
    return None


def _day(part: Part, read: Calendar) -> Coming | None:
    """The day a part names, unless the user speaks of themself."""
    found = coming(part.tokens, read, topic=part.topic)
    return None if found and of_the_user(part.tokens, found.at) else found


def _last(sentence: Sentence, first: int) -> int:
    """The last part that is quoted together with one: all there are, as far as they are short."""
    last = first
    while last + 1 < len(sentence.parts) and len(sentence.quote(first, last + 1)) <= LONGEST:
        last += 1
    return last


def _points(on: date, cue: Cue | None, day: Coming | None, today: date) -> float:
    """How much a clause asks to be asked about; nothing or less where it does not any more."""
    age = max(0, (today - on).days)
    now = _comes(day, today)
    if not now and age > min(OLDEST, cue.lasts if cue and day is None else OLDEST):
        return 0.0
    near = 0.0
    if day:
        away = day.distance(today)
        if away < -FADED:
            return 0.0
        near = _NEAR - abs(away) / 2 if now else _NEAR / 2 * (1 - min(abs(away), FADED) / (2 * FADED))
    return (cue.points if cue else _DATED) + near + _FRESH * decayed(age, _HALF_LIFE)


def _comes(day: Coming | None, today: date) -> bool:
    return day is not None and abs(day.distance(today)) <= NOW


def _alike(one: Question, other: Question) -> bool:
    """Whether two quotes say the same: in the same words, or all words of one in the other."""
    mine, theirs = _words(one.quote), _words(other.quote)
    return fold(one.quote) == fold(other.quote) or bool(mine and theirs and (mine <= theirs or theirs <= mine))


def _of_another(quote: str, own: frozenset[str], others: frozenset[str]) -> bool:
    """Whether a clause begins with the name of somebody else who was there."""
    said = [token.base for token in tokenize(quote)]
    return bool(said) and said[0] in others and not own & set(said)


# Words that say nothing of what a clause is about.
_VAGUE = FUNCTION_WORDS | frozenset(
    "want wants need needs look looking week weeks month months year years time people good back home work works "
    "thing things first second next think thinks start starts once half hopes hoping waits waiting expects hiring "
    "plans planning".split()
)
_TELLING = 4  # letters of a word that may name a topic


def _words(text: str) -> frozenset[str]:
    """The words of a text that may tell what it is about, without endings of the plural."""
    found = (token.base for token in tokenize(text) if token.kind == "word")
    telling = (word for word in found if len(word) >= _TELLING or not word.isascii())
    return frozenset(word.removesuffix("s") for word in telling if word not in _VAGUE and not is_month(word))


def _names(name: str) -> frozenset[str]:
    return frozenset(token.base for token in tokenize(name) if token.kind == "word")


def _newest(texts: Sequence[Said]) -> dict[str, date]:
    """When each word was last written down."""
    found: dict[str, date] = {}
    for each in texts:
        for word in _words(f"{each.text}\n{each.notes or ''}"):
            found.setdefault(word, each.on)
    return found


def _overtaken(quote: str, on: date, newest: dict[str, date]) -> float:
    """How surely a clause came up again on a later day: twice the share of its telling words that did, 1 at most."""
    words = _words(quote)
    again = sum(newest.get(word, on) > on for word in words)
    return min(1.0, 2 * again / len(words)) if words else 0.0
