"""People's names as completion offers them."""

from netbook.domain.search import search_words
from netbook.domain.text import clean_line, fold
from netbook.quick.answer import MOST, Answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from netbook.storage.peek import Peek, Row

_LOOKED_AT = 500  # people whose names hold the words; to tell more apart, one types on
_WORDS_OF_A_NAME = 4


def names(book: "Peek", answer: Answer, typed: str, *, archived: bool = False) -> None:
    """Add the names and aliases with words that begin as the typed ones do; archived people if there is nobody else."""
    answer.folded = True
    for gone in (True,) if archived else (False, True):
        found = _found(book, typed, gone) if typed else _first(book, gone)
        for name, about in found:
            answer.add(name, about)
        if answer.candidates:
            return


def _first(book: "Peek", gone: bool) -> "list[Row]":
    """The first in the alphabet."""
    return book.rows(
        "SELECT c.name, c.organisation FROM derived d JOIN contact c ON c.id = d.contact_id "
        f"WHERE c.archived_at IS {'NOT ' * gone}NULL ORDER BY d.sorted_as LIMIT {MOST + 1}"
    )


def _found(book: "Peek", typed: str, gone: bool) -> list[tuple[str, str]]:
    """Whose names begin as ``typed`` does, then those who have such words in them; by name."""
    words, whole = search_words(typed), fold(clean_line(typed))
    if not words:
        return []
    selected, parameter = book.bearing(words)
    rows = book.rows(
        f"SELECT c.id, c.name, c.organisation, a.name FROM ({selected} LIMIT {_LOOKED_AT}) s "
        "JOIN contact c ON c.id = s.id LEFT JOIN alias a ON a.contact_id = c.id "
        f"WHERE c.archived_at IS {'NOT ' * gone}NULL ORDER BY c.id, a.id",
        (parameter,),
    )
    best: dict[int, tuple[bool, str, str, str]] = {}
    for number, name, organisation, alias in rows:
        for one, about in ((name, organisation), (alias, name)):
            if one and _bears(one, words):
                ranked = (not fold(one).startswith(whole), fold(one), one, about or "")
                best[number] = min(best.get(number, ranked), ranked, key=lambda each: each[0])
    return [(name, about) for _, _, name, about in sorted(best.values())]


def _bears(name: str, words: tuple[str, ...]) -> bool:
    """Whether each of the words begins one of the name."""
    own = search_words(name)
    return all(any(each.startswith(word) for each in own) for word in words)


def rest_of_names(book: "Peek", answer: Answer, before: list[str], last: str) -> None:
    """Add what ends a name that the words of a line have begun, or of two letters on, the names with such a word."""
    for count in range(min(len(before), _WORDS_OF_A_NAME), 0, -1):
        begun = " ".join((*before[-count:], last))
        for name, about in _found(book, begun, False) if search_words(before[-count]) else ():
            if fold(name).startswith(fold(begun)):
                answer.add(" ".join(name.split()[count:]), about)
        if answer.candidates:
            return
    if len(last) > 1:
        names(book, answer, last)
