"""The values that may stand at the cursor: of the book, of the vocabulary, of the settings."""

import re

from netbook import config
from netbook.domain.search import search_words
from netbook.domain.text import fold
from netbook.quick.answer import MOST, Answer
from netbook.quick.commands import FILTERS, WORDS
from netbook.quick.people import names, rest_of_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from netbook.storage.peek import Peek

# What of the book, the settings or the shell may stand for a kind of argument; WORDS has the others.
KINDS = ("NAME", "@TAG", "TAG", "CIRCLE", "LINE", "NEWCOMER", "FILTER", "FACT", "FILE", "SETTING", "RULE",
         "ID:i", "ID:f", "ID:x", "ID:s", "ID:#")  # fmt: skip

_LAST_WORD = re.compile(r"(?<!\w)[@#]?[\w'’:-]*$")
_SIGNS = re.compile(r"[(-]*")

# What is asked for things with a number: the id, and what they are called; the newest or most urgent first.
_NUMBERED = {
    "p": ("id", "SELECT id, name FROM contact WHERE {} ORDER BY id"),
    "i": ("id", 'SELECT id, text FROM interaction WHERE {} ORDER BY "on" DESC, id DESC'),
    "f": (
        "f.id",
        "SELECT f.id, coalesce(c.name || ': ', '') || coalesce(f.what, 'follow up') FROM followup f "
        "LEFT JOIN contact c ON c.id = f.contact_id WHERE f.state = 'open' AND {} ORDER BY f.due, f.id",
    ),
    "x": ("id", "SELECT id, text FROM inbox WHERE {} ORDER BY id"),
    "s": ("id", "SELECT id, text FROM suggestion WHERE state = 'open' AND {} ORDER BY \"on\" DESC, id DESC"),
    "#": ("id", "SELECT id, label FROM operation WHERE undone_at IS NULL AND {} ORDER BY id DESC"),
}
_TEXTS = {
    "city": ("contact", "city"),
    "org": ("contact", "organisation"),
    "title": ("contact", "title"),
    "place": ("interaction", "place"),
    "FACT": ("fact", "key"),
    "RULE": ("rule", "key"),
}
_LOOKED_AT = 20_000  # of the newest rows, for their texts
_PEOPLE = ("with", "introduced-by", "related-to", "name")


def offer(answer: Answer, kind: str, typed: str, before: list[str], book: "Peek | None", *, archived: bool) -> None:
    """Add what a word of a kind may be; ``before`` are the words of the same text."""
    if kind in WORDS:
        _add(answer, typed, ((word, "") for word in WORDS[kind]))
    elif kind == "SETTING":
        _add(answer, typed, ((row.key, row.meaning) for row in config.SETTINGS))
    elif kind == "FILE":
        answer.files = True
    elif kind == "FILTER":
        _filter(answer, typed, book)
    elif kind in ("LINE", "NEWCOMER") and book:
        _line(answer, typed, before, book, known=kind == "LINE")
    elif kind == "NAME" and book:
        if re.fullmatch(r"[pP]\d+", typed):
            _numbered(answer, typed, book, "p")
        names(book, answer, typed, archived=archived)
    elif book:
        _listed(answer, kind, typed, book)


def _listed(answer: Answer, kind: str, typed: str, book: "Peek") -> None:
    """What the book has a list of."""
    name, _, letter = kind.partition(":")
    if name in ("TAG", "@TAG"):
        _tags(answer, typed, book, name.removesuffix("TAG"))
    elif name == "CIRCLE":
        _circles(answer, typed, book)
    elif name in _TEXTS:
        _add(answer, typed, ((text, "") for text in _texts(book, name)))
    elif letter:
        _numbered(answer, typed, book, letter)


def _add(answer: Answer, typed: str, known: "Iterable[tuple[str, str]]") -> None:
    for value, about in known:
        if fold(value).startswith(fold(typed)):
            answer.add(value, about)


def _filter(answer: Answer, typed: str, book: "Peek | None") -> None:
    """The last term of a filter, whatever stands before it."""
    start = typed.rfind(" ") + 1
    signs = _SIGNS.match(typed, start)
    piece = typed[signs.end() :] if signs else typed[start:]
    key, colon, value = piece.partition(":")
    answer.head += typed[: len(typed) - len(piece)]
    if piece[:1] in ("@", "#"):
        if book:
            _tags(answer, piece, book, "")
    elif not colon:
        _add(answer, piece, ((f"{term}:", about) for term, (about, _) in FILTERS.items()))
        answer.open = True
    elif key in FILTERS:
        answer.head += f"{key}:"
        _add(answer, value, ((each, "") for each in FILTERS[key][1]))
        if book:
            _term(answer, key, value, book)


def _term(answer: Answer, key: str, value: str, book: "Peek") -> None:
    """The values of a term that the book knows; a hyphen stands for the blanks in a name or a text."""
    said = value.replace("-", " ")
    if key in ("circle", "tag"):
        _listed(answer, key.upper(), value, book)
    elif key in _PEOPLE:
        found = Answer()
        names(book, found, said)
        answer.cut = found.cut
        for name, _ in found.candidates:
            answer.add("-".join(search_words(name)), name)
    elif key in _TEXTS:
        for text in _texts(book, key):
            if fold(text).startswith(fold(said)):
                answer.add("-".join(search_words(text)), text)


def _line(answer: Answer, typed: str, before: list[str], book: "Peek", *, known: bool) -> None:
    """The last word of a line: a tag, or somebody's name."""
    found = _LAST_WORD.search(typed)
    last = found[0] if found else ""
    head = typed[: len(typed) - len(last)]
    answer.head += head
    if last[:1] in ("@", "#"):
        _tags(answer, last, book, "")
    elif known and last[:1].isalpha():
        rest_of_names(book, answer, [*before, *head.split()], last)


def _tags(answer: Answer, typed: str, book: "Peek", sign: str) -> None:
    sign = typed[:1] if typed[:1] in ("@", "#") else sign
    said = fold(typed.removeprefix(sign))
    for (name,) in book.rows("SELECT name FROM tag ORDER BY name"):
        if fold(name).startswith(said):
            answer.add(sign + name)


def _circles(answer: Answer, typed: str, book: "Peek") -> None:
    circles = book.rows("SELECT key, name FROM circle ORDER BY position")
    _add(answer, typed, [*((key, name) for key, name in circles), ("none", "no circle")])


def _texts(book: "Peek", key: str) -> list[str]:
    table, column = _TEXTS[key]
    newest = f"SELECT {column} AS text FROM {table} WHERE {column} IS NOT NULL ORDER BY id DESC LIMIT {_LOOKED_AT}"
    return sorted((text for (text,) in book.rows(f"SELECT DISTINCT text FROM ({newest}) t")), key=fold)


def _numbered(answer: Answer, typed: str, book: "Peek", letter: str) -> None:
    """Ids such as ``i12``; of an operation the bare number."""
    shown = "" if letter == "#" else letter
    digits = typed.lower().removeprefix(shown)
    if not re.fullmatch(r"([1-9]\d{0,8})?", digits, re.ASCII):
        return
    column, statement = _NUMBERED[letter]
    for number, about in book.rows(f"{statement.format(_beginning(column, digits))} LIMIT {MOST + 1}"):
        answer.add(f"{shown}{number}", about)


def _beginning(column: str, digits: str) -> str:
    """A condition for the numbers that begin with these digits."""
    if not digits:
        return "1 = 1"
    low, tens = int(digits), [10**n for n in range(10 - len(digits))]
    return f"({' OR '.join(f'{column} BETWEEN {low * ten} AND {(low + 1) * ten - 1}' for ten in tens)})"
