"""Both databases keep what a filter means: random books and filters, against a plain evaluation of what is documented.

Words are beginnings of folded words. Terms of the other kind that stand together speak of one row: of one interaction
in which the person was present, of one person who was present in the interaction. ``-`` and ``not`` turn all they stand
before.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from netbook.domain.cadence import HEALTH, Standing, due_on, effective
from netbook.domain.curation import ANSWERS, VERDICTS, verdict
from netbook.domain.filters import And, Node, Not, Or, Term, parse, show, terms_of
from netbook.domain.filters.terms import HAS, INTERACTION, IS, NEVER, TERMS, Days
from netbook.domain.metrics import METRICS, History, Touch
from netbook.domain.vocabulary import CIRCLES, INITIATORS, METHODS, RULES
from netbook.domain.when import Calendar
from netbook.errors import Unreadable
from netbook.models import (
    Alias,
    Appraisal,
    Contact,
    ContactMethod,
    ContactTag,
    Fact,
    FollowUp,
    Interaction,
    InteractionTag,
    Note,
    Occasion,
    Origin,
    Participation,
    Relation,
    Tag,
    key_of,
)  # fmt: skip
from netbook.services import filtering, listing
from netbook.storage.book import Book

TODAY = date(2026, 11, 22)
CALENDAR = Calendar(TODAY)
WORDS = {  # as they are written, and folded
    "Ana": "ana", "Anabel": "anabel", "ZOË": "zoe", "O’Brien": "obrien", "Ærø": "aero", "李雷": "李雷", "a": "a",
    "name": "name", "text": "text", "people": "people", "city": "city", "or": "or", "NEAR": "near",
}  # fmt: skip
SOUGHT = {
    "an": "an", "ANA": "ana", "zoë": "zoe", "o'b": "ob", "æ": "ae", "李": "李", "nam": "nam", "te": "te", "p": "p",
    "cit": "cit", "or": "or", "near": "near", "coff": "coff",
}  # fmt: skip
TAGS = {"fintech": "2w", "rust": None, "archived": "never"}  # with their cadences; one bears the name of a state
KINDS = ("coffee", "call", "message")
QUICKLY = [each for each in Phase if each is not Phase.shrink]  # with a database behind it, that takes minutes
FIELDS = {"name": "name", "org": "organisation", "city": "city", "title": "title", "met": "met"}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a plain book; people are known by their place in it."""

    name: str
    alias: str
    organisation: str
    city: str
    title: str
    met: str
    tags: frozenset[str]
    circle: str | None
    cadence: str | None
    since: date | None
    snoozed: date | None
    paused: date | None
    archived: bool
    via: int | None
    kin: int | None
    has: frozenset[str]
    on: str | None
    source: str | None
    answers: tuple[str, ...]  # to the rules, in their order; the newest of each


@dataclass(frozen=True, slots=True)
class Happening:
    """An interaction of a plain book."""

    on: date
    kind: str
    text: str
    notes: str
    place: str
    by: str | None
    tags: frozenset[str]
    present: frozenset[int]
    mentioned: frozenset[int]


@dataclass(frozen=True, slots=True)
class Plain:
    """A plain book."""

    people: tuple[Person, ...]
    happenings: tuple[Happening, ...]


# --- random books and filters ----------------------------------------------------------------------------------

said = st.lists(st.sampled_from(list(WORDS)), max_size=2).map(" ".join)
near = st.sampled_from((1, 7, 30, 31, 90, 91, 400)).map(lambda days: TODAY - timedelta(days=days))
soon = st.none() | st.sampled_from((-3, 0, 1, 6, 7, 8, 40)).map(lambda days: TODAY + timedelta(days=days))
tags = st.frozensets(st.sampled_from(list(TAGS)), max_size=2)
places = st.integers(0, 4)
people = st.builds(
    Person,
    name=said.map(lambda words: words or "Bo"),
    alias=said,
    organisation=said,
    city=said,
    title=said,
    met=said,
    tags=tags,
    circle=st.none() | st.sampled_from([circle.key for circle in CIRCLES]),
    cadence=st.none() | st.sampled_from(["1w", "1mo", "never"]),
    since=soon,
    snoozed=soon,
    paused=soon,
    archived=st.booleans(),
    via=st.none() | places,
    kin=st.none() | places,
    has=st.frozensets(st.sampled_from([*METHODS, "birthday", "note", "fact", "about", "follow-up", "kept promise"])),
    on=st.none() | st.sampled_from(["linkedin", "x"]),
    source=st.none() | st.sampled_from(["linkedin", "vcard"]),
    answers=st.lists(st.sampled_from(ANSWERS), max_size=len(RULES)).map(tuple) | st.just(("yes",) * len(RULES)),
)
happenings = st.builds(
    Happening,
    on=near,
    kind=st.sampled_from(KINDS),
    text=said,
    notes=said,
    place=said,
    by=st.none() | st.sampled_from(INITIATORS),
    tags=tags,
    present=st.frozensets(places, max_size=3),
    mentioned=st.frozensets(places, max_size=2),
)


def closed(book: Plain) -> Plain:
    """The book with every person who is spoken of in it, and nobody related to themselves."""
    count = len(book.people)

    def place(number: int | None) -> int | None:
        return None if number is None else number % count

    return Plain(
        tuple(
            replace(one, via=place(one.via), kin=place(one.kin) if place(one.kin) != number else None)
            for number, one in enumerate(book.people)
        ),
        tuple(
            replace(
                one,
                present=frozenset(who % count for who in one.present),
                mentioned=frozenset(who % count for who in one.mentioned),
            )
            for one in book.happenings
        ),
    )


books = st.builds(
    Plain,
    st.lists(people, min_size=1, max_size=5).map(tuple),
    st.lists(happenings, max_size=6).map(tuple),
).map(closed)

words = st.lists(st.sampled_from(list(SOUGHT)), min_size=1, max_size=2).map(" ".join)
TIMES = ("2026-10", "last-month", "this-year", "90d", "yesterday", "2025-10-18")
VALUES: dict[str, st.SearchStrategy[str]] = {
    **dict.fromkeys(("word", "name", "org", "city", "title", "met", "place"), words),
    **dict.fromkeys(("introduced-by", "related-to", "with"), places.map(str)),
    **dict.fromkeys(("since", "until", "in"), st.sampled_from(TIMES)),
    "tag": st.sampled_from([*TAGS, "nobodys"]),
    "circle": st.sampled_from([*(circle.key for circle in CIRCLES), "none"]),
    "on": st.sampled_from(["linkedin", "x", "github"]),
    "source": st.sampled_from(["linkedin", "vcard", "google", "none"]),
    "has": st.sampled_from(HAS),
    "is": st.sampled_from(IS),
    "last": st.sampled_from(("never", ">90d", ">=90d", "<30d", "<=30d", "30d", ">2026-10", "<2026-10", "2026-10")),
    "due": st.sampled_from(("today", "week", "month", "overdue", "none", ">week", "<2026-11-20", ">=2026-12")),
    "kind": st.sampled_from(KINDS),
    "by": st.sampled_from(INITIATORS),
    "vetted": st.sampled_from(VERDICTS),
    "health": st.sampled_from((*HEALTH, "none")),
    "tie": st.sampled_from((">0", ">=20", "<30", "<=10", "0..40", "none")),
    "reciprocity": st.sampled_from((">50", "0", "none")),
    "unanswered": st.sampled_from(("0", ">0", "none")),
}
terms = st.sampled_from(list(VALUES)).flatmap(lambda key: st.builds(Term, st.just(key), VALUES[key]))


def joined(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(st.builds(And, several), st.builds(Or, several), st.builds(Not, inner))


trees: st.SearchStrategy[Node] = st.recursive(terms, joined, max_leaves=5)


# --- what a filter means ---------------------------------------------------------------------------------------


def keeps(book: Plain, node: Node, row: Person | Happening) -> bool:
    match node:
        case Not(child):
            return not keeps(book, child, row)
        case Or(children):
            return any(keeps(book, each, row) for each in children)
        case And(children):
            together = [each for each in children if is_foreign(each, row)]
            apart = all(keeps(book, each, row) for each in children if each not in together)
            return apart and (not together or across(book, together, row))
        case Term():
            return across(book, [node], row) if is_foreign(node, row) else holds(book, node, row)


def is_foreign(node: Node, row: Person | Happening) -> bool:
    """Whether a term, or all of a group, speaks of the other kind of row; words and tags speak of either."""
    match node:
        case Term(key=key) if isinstance(row, Person):
            return TERMS[key].about == INTERACTION
        case Term(key=key):
            return TERMS[key].about != INTERACTION and key not in ("word", "tag")
        case And(children) | Or(children):
            return all(is_foreign(each, row) for each in children)
    return False


def across(book: Plain, together: Sequence[Node], row: Person | Happening) -> bool:
    others: Sequence[Person | Happening]
    others = met(book, row) if isinstance(row, Person) else [book.people[who] for who in row.present]
    return any(all(keeps(book, node, other) for node in together) for other in others)


def holds(book: Plain, term: Term, row: Person | Happening) -> bool:
    return of_person(book, term, row) if isinstance(row, Person) else of_happening(book, term, row)


def of_person(book: Plain, term: Term, one: Person) -> bool:
    own, value = standing(book, one), term.value
    match term.key:
        case "word":
            return found(value, one.name, one.alias, one.organisation, one.city)
        case "name":
            return found(value, one.name, one.alias)
        case "org" | "city" | "title" | "met":
            return found(value, getattr(one, FIELDS[term.key]))
        case "tag":
            return value in one.tags
        case "circle":
            return (one.circle or "none") == value
        case "introduced-by":
            return one.via == int(value) % len(book.people)
        case "related-to":
            other, place = int(value) % len(book.people), place_of(book, one)
            return one.kin == other or book.people[other].kin == place
        case "on":
            return one.on == value
        case "source":
            return (one.source or "none") == value
        case "has":
            return value in known(book, one)
        case "is":
            return is_so(book, one, value)
        case "last":
            return days_of(term).holds(own.last)
        case "due":
            return due_in(book, one, days_of(term))
        case "vetted":
            return verdict(dict(enumerate(one.answers)), range(len(RULES))) == value
        case "health":
            return (METRICS["health"].measure(history(book, one)) or "none") == value
        case "tie" | "reciprocity" | "unanswered":
            return compared(METRICS[term.key].measure(history(book, one)), value)
    raise AssertionError(term)


def history(book: Plain, one: Person) -> History:
    happened = sorted(met(book, one), key=lambda each: each.on)  # of one day, the first written is the first
    return History(TODAY, standing(book, one), [Touch(each.on, each.kind, None, each.by) for each in happened])


def compared(value: object, wanted: str) -> bool:
    """Whether an amount is one of those a term names."""
    if wanted == "none" or value is None:
        return value is None and wanted == "none"
    assert isinstance(value, int)
    if ".." in wanted:
        least, most = map(int, wanted.split(".."))
        return least <= value <= most
    sign, number = wanted.rstrip("0123456789"), int(wanted.lstrip("<>="))
    return {">": value > number, ">=": value >= number, "<": value < number, "<=": value <= number}.get(
        sign, value == number
    )


def of_happening(book: Plain, term: Term, one: Happening) -> bool:
    value = term.value
    match term.key:
        case "word":
            names = (book.people[who].name for who in one.present | one.mentioned)
            return found(value, one.kind, one.text, one.notes, one.place, *names)
        case "tag":
            return value in one.tags or any(value in book.people[who].tags for who in one.present)
        case "kind":
            return one.kind == value
        case "since" | "until" | "in":
            return days_of(term).holds(one.on)
        case "with":
            return int(value) % len(book.people) in one.present
        case "place":
            return found(value, one.place)
        case "by":
            return one.by == value
    raise AssertionError(term)


def found(sought: str, *texts: str) -> bool:
    """Whether each word that is sought begins a word of the texts."""
    have = [WORDS.get(word, word.lower()) for text in texts for word in text.split()]
    return all(any(word.startswith(SOUGHT[each]) for word in have) for each in sought.split())


def days_of(term: Term) -> Days:
    read = parse(show(term), CALENDAR)
    assert isinstance(read, Term)
    assert isinstance(read.meaning, Days)
    return read.meaning


def place_of(book: Plain, one: Person) -> int:
    return next(number for number, each in enumerate(book.people) if each is one)


def met(book: Plain, one: Person) -> list[Happening]:
    return [each for each in book.happenings if place_of(book, one) in each.present]


def standing(book: Plain, one: Person) -> Standing:
    circle = next((circle for circle in CIRCLES if circle.key == one.circle), None)
    return Standing(
        own=one.cadence,
        tags=tuple(cadence for tag in one.tags if (cadence := TAGS[tag])),
        circle=circle.cadence if circle else None,
        late_after=circle.late_after if circle else None,
        since=one.since,
        last=max((each.on for each in met(book, one)), default=None),
        archived=one.archived,
    )


def known(book: Plain, one: Person) -> set[str]:
    """What the book has of somebody."""
    own = standing(book, one)
    told = {"alias": one.alias, "city": one.city, "org": one.organisation, "circle": one.circle, "handle": one.on}
    told["cadence"] = effective(own.own, own.tags, own.circle)[0]
    return {*one.has, *(key for key, value in told.items() if value)}


def is_so(book: Plain, one: Person, state: str) -> bool:
    silent = {"paused": one.paused, "snoozed": one.snoozed}
    if state in silent:
        until = silent[state]
        return until is not None and until > TODAY
    return one.archived if state == "archived" else due_in(book, one, Days(last=TODAY))


def due_in(book: Plain, one: Person, days: Days) -> bool:
    """Due in a stretch of days, and not silent beyond it."""
    due = due_on(standing(book, one))
    if days == NEVER:
        return due is None
    latest = max(days.last, TODAY)
    silent = any(until is not None and until > latest for until in (one.snoozed, one.paused))
    return due is not None and days.first <= due <= days.last and not silent


# --- the same book in a database -------------------------------------------------------------------------------


def write(session: Session, book: Plain) -> tuple[list[int], list[int]]:
    """Write a plain book; the rows of its people and of what happened."""
    rows = {name: Tag(name=name, cadence=cadence) for name, cadence in TAGS.items()}
    contacts = [
        Contact(
            name=one.name,
            organisation=one.organisation or None,
            city=one.city or None,
            title=one.title or None,
            met=one.met or None,
            circle=one.circle,
            cadence=one.cadence,
            cadence_since=one.since,
            snoozed_until=one.snoozed,
            paused_until=one.paused,
            archived_at=datetime.now(UTC) if one.archived else None,
            about="text" if "about" in one.has else None,
        )
        for one in book.people
    ]
    happened = [
        Interaction(
            on=one.on, kind=one.kind, text=one.text, notes=one.notes or None, place=one.place or None, initiator=one.by
        )
        for one in book.happenings
    ]
    session.add_all([*rows.values(), *contacts, *happened])
    session.flush()
    who, what = [key_of(row) for row in contacts], [key_of(row) for row in happened]
    tag = {name: key_of(row) for name, row in rows.items()}
    for number, contact, person in zip(who, contacts, book.people, strict=True):
        contact.introduced_by = None if person.via is None else who[person.via]
        session.add_all(hanging(number, person, tag))
        if person.kin is not None:
            session.add(Relation(contact_id=number, other_id=who[person.kin], kind="friend"))
    for number, one in zip(what, book.happenings, strict=True):
        session.add_all(InteractionTag(interaction_id=number, tag_id=tag[name]) for name in one.tags)
        for role, taking_part in (("present", one.present), ("mentioned", one.mentioned)):
            session.add_all(
                Participation(interaction_id=number, contact_id=who[each], role=role) for each in taking_part
            )
    return who, what


def hanging(number: int, one: Person, tag: dict[str, int]) -> Iterator[object]:
    """The rows that hang on a person."""
    yield from (ContactTag(contact_id=number, tag_id=tag[name]) for name in one.tags)
    yield from (ContactMethod(contact_id=number, kind=kind, value="v", normalised="v") for kind in one.has & {*METHODS})
    if one.alias:
        yield Alias(contact_id=number, name=one.alias)
    if one.on:
        yield ContactMethod(contact_id=number, kind="handle", platform=one.on, value="v", normalised="v")
    if one.source:
        yield Origin(contact_id=number, source=one.source, key=str(number), on=TODAY, said={})
    rows = {
        "birthday": Occasion(contact_id=number, kind="birthday", month=3, day=14),
        "note": Note(contact_id=number, on=TODAY, text="text"),
        "fact": Fact(contact_id=number, on=TODAY, key="key", value="value"),
        "follow-up": FollowUp(contact_id=number, due=TODAY),
        "kept promise": FollowUp(contact_id=number, due=TODAY, state="done"),
    }
    yield from (rows[each] for each in sorted(one.has & {*rows}))
    for rule, answer in enumerate(one.answers, start=1):
        yield Appraisal(contact_id=number, rule_id=rule, answer="no", on=TODAY)
        yield Appraisal(contact_id=number, rule_id=rule, answer=answer, on=TODAY)  # the newest counts


def addressed(node: Node, who: Sequence[int]) -> Node:
    """The filter with the ids of the people whose places it names."""
    match node:
        case Term(key=key, value=value) if key in ("introduced-by", "related-to", "with"):
            return Term(key, f"p{who[int(value) % len(who)]}")
        case Not(child):
            return Not(addressed(child, who))
        case And(children):
            return And(tuple(addressed(each, who) for each in children))
        case Or(children):
            return Or(tuple(addressed(each, who) for each in children))
    return node


@pytest.mark.slow
def test_lists_hold_what_the_filter_means(book: Book) -> None:
    @settings(max_examples=20 if book.path else 5, deadline=None, phases=QUICKLY)
    @given(books, st.lists(trees, min_size=4, max_size=8))
    def check(plain: Plain, asked_for: list[Node]) -> None:
        with book.operation("write a book") as session:
            who, what = write(session, plain)
        try:
            for node in asked_for:
                text = show(addressed(node, who))
                with book.reading() as session:
                    asked = filtering.read(session, text, CALENDAR)
                    people, interactions = listing.people(session, asked), listing.interactions(session, asked)
                archived = any((each.key, each.value) == ("is", "archived") for each in terms_of(node))
                assert sorted(people) == [
                    number
                    for number, one in zip(who, plain.people, strict=True)
                    if keeps(plain, node, one) and (archived or not one.archived)
                ], text
                kept = [(one.on, n) for n, one in zip(what, plain.happenings, strict=True) if keeps(plain, node, one)]
                assert list(interactions) == [number for _, number in sorted(kept, reverse=True)], text
        finally:
            book.undo()

    check()


WHERE = {  # a word, and whether a list of people, a search among all that is known of them and the journal find it
    "an": "list find journal",
    "reye": "list find journal",
    "nita": "list find",
    "northw": "list find",
    "lisb": "list find",
    "designer": "find",
    "pycon": "find",
    "tennis": "find",
    "piano": "find",
    "sist": "find",
    "marta": "find",
    "ana@example": "find",
    "ana lisb": "list find",
    "ana gran": "journal",
    "lisb gran": "",
    "+44 20": "find",
    "442079460018": "find",
    "fintech": "find",
    "bo": "list find journal",
    "coff": "journal",
    "gran": "journal",
    "secret": "journal",
    "monmouth": "journal",
    "rust": "",  # a tag of the conversation
    **dict.fromkeys(("nam", "organ", "title", "city", "met", "other", "tex", "place", "people"), ""),
}


def test_each_word_is_looked_for_where_it_counts(book: Book) -> None:
    with book.operation("write") as session:
        ana = Contact(name="Ana Reyes", organisation="Northwind", title="Designer", city="Lisbon", met="PyCon")
        ana.about = "tennis"
        coffee = Interaction(on=TODAY, kind="coffee", text="the grant", notes="secret", place="Monmouth")
        tags, bo = [Tag(name="fintech"), Tag(name="rust")], Contact(name="Bo")
        session.add_all([ana, bo, coffee, *tags])
        session.flush()
        who, what = key_of(ana), key_of(coffee)
        session.add_all([
            Alias(contact_id=who, name="Nita"),
            Note(contact_id=who, on=TODAY, text="piano"),
            Fact(contact_id=who, on=TODAY, key="sister", value="Marta"),
            ContactMethod(contact_id=who, kind="email", value="ana@example.com", normalised="ana@example.com"),
            ContactMethod(contact_id=who, kind="phone", value="+44 20 7946 0018", normalised="+442079460018"),
            ContactTag(contact_id=who, tag_id=key_of(tags[0])),
            InteractionTag(interaction_id=what, tag_id=key_of(tags[1])),
            Participation(interaction_id=what, contact_id=who, role="present"),
            Participation(interaction_id=what, contact_id=key_of(bo), role="mentioned"),
        ])  # fmt: skip
    with book.reading() as session:
        assert {words: faces(session, words) for words in WHERE} == WHERE


def faces(session: Session, words: str) -> str:
    """Which of the list, the search and the journal find the words."""
    named = filtering.read(session, words, CALENDAR)
    everywhere = filtering.read(session, words, CALENDAR, filtering.EVERYWHERE)
    found = {
        "list": listing.people(session, named),
        "find": listing.people(session, everywhere),
        "journal": listing.interactions(session, named),
    }
    return " ".join(face for face, rows in found.items() if rows)


VALUES_OF = [f"{row.key}:{value}" for row in TERMS.values() for value in row.values]


@pytest.mark.slow
def test_every_term_can_be_asked_of_people_and_of_interactions(book: Book) -> None:
    with book.operation("add") as session:
        session.add_all([Contact(name="Ana Reyes"), Contact(name="Bo Lindqvist")])
    with book.reading() as session:
        for text in chain((row.example for row in TERMS.values()), VALUES_OF):
            for form in (text, f"-{text}", f"kind:coffee @x {text}", f"city:lisbon {text}"):
                asked = filtering.read(session, form, CALENDAR)
                assert {*listing.people(session, asked)} <= {1, 2}
                assert list(listing.interactions(session, asked)) == []


def test_a_tag_that_bears_the_name_of_a_state_is_a_tag(book: Book) -> None:
    with book.operation("add") as session:
        session.add(tag := Tag(name="archived"))
        session.add_all(people := [Contact(name="Ana"), Contact(name="Bo", archived_at=datetime.now(UTC))])
        session.flush()
        session.add_all(ContactTag(contact_id=key_of(one), tag_id=key_of(tag)) for one in people)
    with book.reading() as session:
        assert list(listing.people(session, filtering.read(session, "@archived", CALENDAR))) == [1]
        assert list(listing.people(session, filtering.read(session, "@archived is:archived", CALENDAR))) == [2]


@pytest.mark.parametrize("text", ["-a " * 1_200, "@a " * 1_200, "with:p1 or " * 390 + "a"], ids=["not", "tag", "or"])
def test_a_filter_of_very_many_terms_is_refused_or_answered(file_book: Book, text: str) -> None:
    with file_book.operation("add") as session:
        session.add(Contact(name="Ana Reyes"))
    with file_book.reading() as session, suppress(Unreadable):
        asked = filtering.read(session, text, CALENDAR)
        listing.people(session, asked)
        listing.interactions(session, asked)


@pytest.mark.parametrize("text", ["last:>90d", "last:never", "-last:90d", "-kind:coffee"])
def test_people_never_met_are_kept_by_what_asks_for_them(book: Book, text: str) -> None:
    with book.operation("add") as session:
        session.add(Contact(name="Ana Reyes"))
    with book.reading() as session:
        assert list(listing.people(session, filtering.read(session, text, CALENDAR))) == [1]
