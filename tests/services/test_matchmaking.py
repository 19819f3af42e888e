"""The pairs that are suggested from a book, against a plain reading of who has met."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from netbook.models import Contact, Exchange, Interaction, Participation, Relation
from netbook.services import matchmaking
from netbook.storage.book import Book

TODAY = date(2026, 11, 22)
PEOPLE = 7
QUICKLY = [each for each in Phase if each is not Phase.shrink]  # with a database behind it, that takes minutes

number = st.integers(1, PEOPLE)
someone_else = st.tuples(number, number).filter(lambda pair: pair[0] != pair[1])
happenings = st.tuples(st.sets(number, max_size=3), st.sets(number, max_size=2), st.none() | number)
worlds = st.tuples(
    st.lists(happenings, max_size=5),  # present, mentioned, and with whom an introduction passed
    st.lists(someone_else, max_size=2),  # introduced by
    st.lists(someone_else, max_size=2),  # related
    st.lists(someone_else, max_size=2),  # introductions written by hand
    st.sets(number, max_size=2),  # archived
    st.sets(number, max_size=2),  # paused
)
World = tuple[
    list[tuple[set[int], set[int], int | None]], list[tuple[int, int]], list[tuple[int, int]], list[tuple[int, int]],
    set[int], set[int],
]  # fmt: skip


def write(session: Session, world: World) -> None:
    happened, through, related, by_hand, archived, paused = world
    for model in (Exchange, Participation, Relation, Interaction, Contact):
        for row in session.exec(select(model)):
            session.delete(row)
        session.flush()
    introduced = dict(through)
    for who in range(1, PEOPLE + 1):
        session.add(
            Contact(
                id=who, name=f"Person{'abcdefgh'[who]}", city="Rome", circle="close", introduced_by=introduced.get(who),
                archived_at=datetime.now(UTC) if who in archived else None,
                paused_until=date(2027, 1, 1) if who in paused else TODAY,
            )
        )  # fmt: skip
    for which, (present, mentioned, passed) in enumerate(happened, start=1):
        session.add(Interaction(id=which, on=TODAY, kind="meeting", text="talk"))
        for role, some in (("present", present), ("mentioned", mentioned - present)):
            session.add_all(Participation(interaction_id=which, contact_id=who, role=role) for who in some)
        if passed:
            session.add(_introduction(passed, interaction_id=which))
    session.add_all(Relation(contact_id=one, other_id=two, kind="friend") for one, two in set(related))
    session.add_all(_introduction(one, note=f"to person{'abcdefgh'[two]}, at last") for one, two in by_hand)


def _introduction(who: int, interaction_id: int | None = None, note: str | None = None) -> Exchange:
    return Exchange(
        contact_id=who, kind="introduction", direction="given", on=TODAY, interaction_id=interaction_id, note=note
    )


def met(world: World) -> set[frozenset[int]]:
    """Who has met whom, as the words of the help have it."""
    happened, through, related, by_hand, _, _ = world
    found = [*dict(through).items(), *related, *by_hand]
    for present, mentioned, passed in happened:
        found += [(one, other) for one in present for other in present]
        found += [(passed, other) for other in present | mentioned if passed]
    return {frozenset(pair) for pair in found}


@pytest.mark.slow
def test_nobody_who_has_met_and_nobody_who_is_away_is_suggested(book: Book) -> None:
    @settings(max_examples=40 if book.path else 10, deadline=None, phases=QUICKLY)
    @given(worlds)
    def check(world: World) -> None:
        with book.operation("write") as session:
            write(session, world)
        with book.reading() as session:
            found = matchmaking.meetings(session, TODAY, 100).found
        shown = {frozenset((int(each.one.id[1:]), int(each.other.id[1:]))) for each in found}
        away = world[4] | world[5]
        assert not shown & met(world)
        assert not away & {who for pair in shown for who in pair}
        present = [who for who in range(1, PEOPLE + 1) if who not in away]
        strangers = {frozenset((a, b)) for a in present for b in present if a < b} - met(world)
        assert bool(shown) == bool(strangers)

    check()
