"""Finding by what is known and was said: people first, then interactions, the newest first."""

from collections.abc import Iterator, Sequence

from sqlmodel import Session, col, select

from netbook.domain import filters
from netbook.domain.filters.terms import Words
from netbook.domain.names import words_of
from netbook.domain.search import Excerpt, excerpt
from netbook.domain.views import FoundView
from netbook.models import Alias, Contact, ContactMethod, ContactTag, Derived, Fact, Interaction, Note, Tag, key_of
from netbook.services import ids, listing, reports
from netbook.services.filtering import Filter
from netbook.storage import search

_FEW = 500
_BY_DAY = "INDEXED BY ix_interaction_on"


def find(session: Session, asked: Filter, *, limit: int, width: int) -> list[FoundView]:
    """At most ``limit`` people and as many interactions that a filter keeps, with ``width`` letters of each.

    Raises:
        NotFound: the filter names somebody or a circle that is not in the book.
        Ambiguous: it names several people.
    """
    words = filters.words_of(asked.node)
    return [*_people(session, asked, words, limit, width), *_interactions(session, asked, words, limit, width)]


def _people(session: Session, asked: Filter, words: Sequence[str], limit: int, width: int) -> Iterator[FoundView]:
    """Those found by their name come first, of these the ones met last."""
    query = select(Contact).join(Derived, col(Derived.contact_id) == col(Contact.id)).where(asked.people)
    if not asked.speaks_of_archived:
        query = query.where(col(Contact.archived_at).is_(None))
    if words:
        named = asked.search(search.PEOPLE, Words(tuple(words)), ("name",))
        query = query.order_by(col(Contact.id).in_(named).desc())
    shown = session.exec(query.order_by(col(Derived.last).desc().nulls_last(), col(Contact.id)).limit(limit)).all()
    texts = _texts(session, [key_of(contact) for contact in shown])
    for contact in shown:
        field, told = _best(texts.get(key_of(contact), ()), contact, words, width)
        yield FoundView(
            type="person",
            id=ids.show(ids.PERSON, contact.id),
            name=contact.name,
            on=None,
            kind=None,
            field=field,
            text=told.text,
            hits=told.hits,
        )


def _begins_all(name: str, words: Sequence[str]) -> bool:
    return all(any(own.startswith(word) for own in words_of(name)) for word in words)


def _texts(session: Session, people: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    """What is known of people beyond their own row: what it is, and the text."""
    found: dict[int, list[tuple[str, str]]] = {}
    if not people:
        return found
    among = col(Note.contact_id).in_(people)
    for note in session.exec(select(Note).where(among).order_by(col(Note.on).desc(), col(Note.id).desc())):
        found.setdefault(note.contact_id, []).append((f"note of {note.on}", note.text))
    for fact in session.exec(select(Fact).where(col(Fact.contact_id).in_(people)).order_by(col(Fact.id))):
        found.setdefault(fact.contact_id, []).append(("fact", f"{fact.key}: {fact.value}"))
    for alias in session.exec(select(Alias).where(col(Alias.contact_id).in_(people)).order_by(col(Alias.id))):
        found.setdefault(alias.contact_id, []).append(("alias", alias.name))
    reached = select(ContactMethod).where(col(ContactMethod.contact_id).in_(people)).order_by(col(ContactMethod.id))
    for method in session.exec(reached):
        told = method.value if method.value == method.normalised else f"{method.value} {method.normalised}"
        found.setdefault(method.contact_id, []).append((method.kind, told))
    tagged = select(ContactTag.contact_id, Tag.name).join(Tag, col(Tag.id) == col(ContactTag.tag_id))
    for number, tag in session.exec(tagged.where(col(ContactTag.contact_id).in_(people))):
        found.setdefault(number, []).append(("tag", f"@{tag}"))
    return found


def _best(
    hanging: Sequence[tuple[str, str]], contact: Contact, words: Sequence[str], width: int
) -> tuple[str | None, Excerpt]:
    """The text in which most of the words that the name lacks stand, and what it is; else where they work and live."""
    own = [
        (field, text)
        for field, text in (
            ("organisation", contact.organisation),
            ("title", contact.title),
            ("city", contact.city),
            ("met", contact.met),
            ("about", contact.about),
        )
        if text
    ]
    missing = [word for word in words if not _begins_all(contact.name, [word])]
    ranked = [(_held(text, missing), field, text) for field, text in (*own, *hanging)]
    held, field, text = max(ranked, key=lambda row: row[0], default=(0, "", ""))
    if held:
        return field, excerpt(text, words, width)
    place = ", ".join(part for part in (contact.title, contact.organisation, contact.city) if part)
    return None, excerpt(place, (), width)


def _held(text: str, words: Sequence[str]) -> int:
    own = words_of(text)
    return sum(any(each.startswith(word) for each in own) for word in words)


def _newest(session: Session, asked: Filter, limit: int) -> Sequence[int]:
    """The newest interactions that the filter keeps."""
    query = select(col(Interaction.on), col(Interaction.id)).where(asked.interactions)
    some = session.exec(query.order_by(col(Interaction.id).desc()).limit(_FEW + 1)).all()
    if len(some) <= _FEW:
        return [number for _, number in sorted(some, reverse=True)[:limit] if number]
    # Of many, the newest are met soon on the way back through the days; of few, they would be a long way off.
    newest = query.order_by(col(Interaction.on).desc(), col(Interaction.id).desc()).limit(limit)
    return [number for _, number in session.exec(newest.with_hint(Interaction, _BY_DAY, "sqlite")) if number]


def _interactions(session: Session, asked: Filter, words: Sequence[str], limit: int, width: int) -> Iterator[FoundView]:
    rows = listing.interaction_rows(session, _newest(session, asked, limit))
    for row, view in zip(rows, reports.interaction_views(session, rows), strict=True):
        present = " ".join(one.name for one in view.people)
        sought = [word for word in words if not _held(present, [word])] or words
        noted = row.notes is not None and _held(row.notes, sought) > _held(row.text, sought)
        told = excerpt(row.notes if noted and row.notes else row.text, sought, width)
        yield FoundView(
            type="interaction",
            id=view.id,
            name=", ".join(one.name for one in view.people) or None,
            on=view.on,
            kind=view.kind,
            field="notes" if noted else "text",
            text=told.text,
            hits=told.hits,
        )
