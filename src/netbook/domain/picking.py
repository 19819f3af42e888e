"""Whom of a file to bring: ``--only @friends``, ``--only "northwind lisbon"``, ``--only new``."""

from collections.abc import Sequence

from netbook.domain.imports import NEW, OUTCOMES, UPDATED
from netbook.domain.records import ContactRecord
from netbook.domain.search import search_words
from netbook.domain.tags import tag_of_label
from netbook.errors import Unreadable


class Picking:
    """What ``--only`` says: outcomes, and words that each have to begin a word of what the file tells."""

    def __init__(self, said: Sequence[str]) -> None:
        """Read the values of the option; several widen one another.

        Raises:
            Unreadable: one of them holds no word.
        """
        folded = [text.strip().casefold() for text in said]
        self.outcomes = frozenset(word for word in folded if word in (NEW, UPDATED)) or frozenset(OUTCOMES)
        self._picks = [_pick(text) for text in said if text.strip().casefold() not in (NEW, UPDATED)]

    def wants(self, record: ContactRecord) -> bool:
        """Whether a person of the file is one of those."""
        if not self._picks:
            return True
        told = _words(record)
        return any(
            all(tag in record.tags for tag in tags)
            and all(any(each.startswith(word) for each in told) for word in words)
            for tags, words in self._picks
        )


def _pick(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tags and the words of one value."""
    parts = text.split()
    tags = tuple(found for part in parts if part.startswith(("@", "#")) and (found := tag_of_label(part[1:])))
    words = search_words(" ".join(part for part in parts if not part.startswith(("@", "#"))))
    if not tags and not words:
        raise Unreadable(f"--only {text!r} picks nobody", "give new, updated, a @tag of the file, or words of it")
    return tags, tuple(words)


def _words(record: ContactRecord) -> set[str]:
    texts = (record.name, *record.aliases, record.organisation, record.title, record.city)
    methods = (method.value for method in record.methods)
    return {word for text in (*texts, *record.tags, *methods) if text for word in search_words(text)}
