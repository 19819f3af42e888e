"""The contrast, recomputed from the raw tables by other means, on random books and on thin ones."""

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from sqlmodel import Session, select

from netbook.domain.contrast.cells import groups
from netbook.domain.contrast.sentences import AUDIENCE, NETWORK
from netbook.domain.contrast.view import Contrast
from netbook.domain.when import Calendar
from netbook.drawing import review
from netbook.models import (
    Account,
    Appraisal,
    AudienceSnapshot,
    Contact,
    Exchange,
    Follower,
    Interaction,
    Participation,
    Rule,
    key_of,
)
from netbook.services.audience import listing
from netbook.services.contrast import gathering, week
from netbook.services.contrast.report import contrast
from netbook.storage.book import Book

UNTIL = date(2026, 11, 22)
FIRST = UNTIL - timedelta(days=364)
ONE_WAY = {"message", "email", "letter"}
KINDS = ["coffee", "message", "email", "call", "letter", "visit"]


def report(book: Book, first: date = FIRST, until: date = UNTIL, platform: str | None = None) -> Contrast:
    with book.reading() as session:
        return contrast(session, first, until, platform)


def figure(found: Contrast, key: str) -> float | None:
    return next(each.value for each in found.figures if each.key == key)


def person(session: Session, name: str, circle: str | None = None, *, belongs: bool | None = None) -> int:
    row = Contact(name=name, circle=circle)
    session.add(row)
    session.flush()
    for rule in session.exec(select(Rule)) if belongs is not None else ():
        answer = "yes" if belongs else "no"
        session.add(Appraisal(contact_id=key_of(row), rule_id=key_of(rule), answer=answer, on=FIRST))
    session.flush()
    return key_of(row)


def talk(session: Session, on: date, *people: int, **given: Any) -> None:
    row = Interaction(**{"on": on, "kind": "coffee", "text": "x", "initiator": "both", **given})
    session.add(row)
    session.flush()
    for number in people:
        session.add(Participation(interaction_id=key_of(row), contact_id=number, role="present"))
    session.flush()


def account(session: Session, platform: str, count: int | None, on: date = UNTIL) -> int:
    row = Account(platform=platform, handle="me")
    session.add(row)
    session.flush()
    if count is not None:
        session.add(AudienceSnapshot(account_id=key_of(row), on=on, followers=count, source="typed"))
    session.flush()
    return key_of(row)


def follow(session: Session, account_id: int, key: str, contact: int | None = None, **given: Any) -> None:
    values = {"first_seen": FIRST, "since": "2026-02-03T10:00:00", "contact_id": contact, **given}
    session.add(Follower(account_id=account_id, key=key, handle=key, **values))
    session.flush()


def random_book(book: Book, seed: int) -> None:
    """A book of any shape: people, conversations, exchanges, accounts, followers."""
    chance = Random(seed)
    with book.operation("made") as session:
        people = [
            person(
                session,
                f"P {n}",
                chance.choice([None, "inner", "close", "network"]),
                belongs=chance.choice([None, True, False]),
            )
            for n in range(chance.randint(1, 12))
        ]
        for _ in range(chance.randint(0, 40)):
            there = chance.sample(people, chance.randint(1, min(3, len(people))))
            talk(
                session,
                UNTIL - timedelta(days=chance.randint(-20, 500)),
                *there,
                kind=chance.choice(KINDS),
                initiator=chance.choice(["me", "them", "both", None]),
                missed=chance.random() < 0.15,
                minutes=chance.choice([None, 30, 45]),
            )
        for _ in range(chance.randint(0, 8)):
            session.add(
                Exchange(
                    contact_id=chance.choice(people),
                    kind="advice",
                    direction=chance.choice(["given", "received"]),
                    on=UNTIL - timedelta(days=chance.randint(-5, 450)),
                )
            )
        for platform in chance.sample(["instagram", "linkedin", "x"], chance.randint(0, 3)):
            number = account(session, platform, chance.choice([None, 50, 4000]))
            for n in range(chance.randint(0, 15)):
                follow(
                    session,
                    number,
                    f"f{n}",
                    chance.choice([None, chance.choice(people)]),
                    follows_me=chance.random() < 0.9,
                    left_on=chance.choice([None, None, UNTIL - timedelta(days=3)]),
                    since=chance.choice([None, "2026-02-03T10:00:00", "2024-02-03", "2026-11-22T23:59:59"]),
                )


class Raw:
    """The same counts by the plainest means there are."""

    def __init__(self, book: Book) -> None:
        with book.reading() as session:
            self.people = {key_of(c): c.circle for c in session.exec(select(Contact))}
            answers: dict[int, list[str]] = {}
            for said in session.exec(select(Appraisal)):
                answers.setdefault(said.contact_id, []).append(said.answer)
            self.curated = {number for number, told in answers.items() if told.count("yes") == 4}
            self.decided = bool(answers)
            happened = {key_of(row): row for row in session.exec(select(Interaction))}
            present = [(p.contact_id, happened[p.interaction_id]) for p in session.exec(select(Participation))]
            self.talks: dict[int, set[int]] = {}
            self.began: dict[int, set[str]] = {}
            self.minutes = {key_of(row): row.minutes for row in happened.values()}
            for number, row in present:
                if FIRST <= row.on <= UNTIL and not self._unanswered(number, row, present):
                    self.talks.setdefault(key_of(row), set()).add(number)
                    sides = {"both": {"me", "them"}}.get(row.initiator or "", {row.initiator or ""})
                    self.began.setdefault(number, set()).update(sides)
            self.received: dict[int, int] = {}
            for given in session.exec(select(Exchange)):
                if given.direction == "received" and FIRST <= given.on <= UNTIL:
                    self.received[given.contact_id] = self.received.get(given.contact_id, 0) + 1
            platforms = {key_of(each): each.platform for each in session.exec(select(Account))}
            self.counts = {
                platforms[each.account_id]: each.followers for each in session.exec(select(AudienceSnapshot))
            }
            here = [
                f for f in session.exec(select(Follower)) if f.follows_me and not (f.left_on and f.left_on <= UNTIL)
            ]
            self.listed = {platforms[f.account_id] for f in here}
            self.known: dict[str, set[int]] = {platform: set() for platform in platforms.values()}
            self.here = dict.fromkeys(platforms.values(), 0)
            for f in here:
                self.here[platforms[f.account_id]] += 1
                if f.contact_id:
                    self.known[platforms[f.account_id]].add(f.contact_id)

    @staticmethod
    def _unanswered(number: int, row: Interaction, present: list[tuple[int, Interaction]]) -> bool:
        def attempt(each: Interaction) -> bool:
            return each.initiator not in ("them", "both") and (
                each.missed or (each.initiator == "me" and each.kind in ONE_WAY)
            )

        def later(each: Interaction) -> bool:
            return (each.on, key_of(each)) > (row.on, key_of(row)) and each.on <= UNTIL

        return attempt(row) and all(attempt(each) for who, each in present if who == number and later(each))

    @property
    def talked(self) -> set[int]:
        return {number for people in self.talks.values() for number in people}

    @property
    def two_way(self) -> set[int]:
        return {number for number, sides in self.began.items() if {"me", "them"} <= sides}

    def funnel(self, known: set[int]) -> list[int]:
        worked = set(self.received)
        steps = [known, known & self.curated]
        for kept in (self.talked, self.two_way, worked):
            steps.append(steps[-1] & kept)
        return [len(step) for step in steps]


def expected_followers(raw: Raw, platform: str) -> int | None:
    return raw.counts.get(platform) or (raw.here[platform] or None)


@pytest.mark.parametrize("seed", range(40))
def test_every_count_is_that_of_the_raw_tables(file_book: Book, seed: int) -> None:
    random_book(file_book, seed)
    found, raw = report(file_book), Raw(file_book)
    *platforms, total = found.funnels
    assert {each.platform for each in platforms} == set(raw.known)
    for each in platforms:
        assert each.platform is not None
        steps = [each.recognised, each.curated, each.talked, each.two_way, each.worked]
        listed = each.platform in raw.listed
        assert steps == (raw.funnel(raw.known[each.platform]) if listed else [None] * 5)
        assert each.followers == expected_followers(raw, each.platform)
    everybody = {number for known in raw.known.values() for number in known}
    steps = [total.recognised, total.curated, total.talked, total.two_way, total.worked]
    assert steps == (raw.funnel(everybody) if raw.listed else [None] * 5)
    matter = raw.curated | {number for number, circle in raw.people.items() if circle in ("inner", "close")}
    assert figure(found, "matter") == len(matter)
    assert figure(found, "nowhere") == (len(matter - everybody) if raw.listed else None)
    assert figure(found, "active") == (len(raw.curated & raw.talked) if raw.decided else None)
    followers = total.followers
    assert followers == (sum(filter(None, (expected_followers(raw, each) for each in raw.known))) or None)
    active = len(raw.curated & raw.talked)
    per = figure(found, "active_per_thousand")
    assert per == (pytest.approx(1000 * active / followers) if followers and raw.decided else None)
    talks = sum(bool(people & raw.curated) for people in raw.talks.values())
    per = figure(found, "talks_per_curated")
    assert per == (pytest.approx(100 * talks / len(raw.curated)) if raw.curated else None)
    given = sum(count for number, count in raw.received.items() if number in everybody)
    per = figure(found, "received_per_followers")
    assert per == (pytest.approx(1000 * given / followers) if followers and raw.listed else None)
    minutes = [raw.minutes[number] or 0 for number, people in raw.talks.items() if people & raw.curated]
    assert figure(found, "hours") == (pytest.approx(sum(minutes) / 60) if sum(minutes) else None)
    assert (found.book.talked, found.book.two_way) == (len(raw.talked), len(raw.two_way))


@pytest.mark.parametrize("seed", range(8))
def test_the_filter_of_a_cell_finds_just_the_followers_who_are_counted(file_book: Book, seed: int) -> None:
    random_book(file_book, seed)
    raw = Raw(file_book)
    with file_book.reading() as session:
        for group in groups(gathering.facts(session, FIRST, UNTIL)):
            for cell in group.cells:
                if cell.followers is None:
                    continue
                node = listing.read(cell.followers, Calendar(UNTIL))
                found = listing.views(session, listing.followers(session, node))
                if cell.key == "followers":
                    here = raw.here.values() if group.key is None else [raw.here[group.key]]
                    assert len(found) == sum(here)
                else:
                    assert len({each.contact for each in found}) == (cell.count or 0)


def thin(name: str, session: Session) -> None:
    """A book that lacks something."""
    if name == "no audience":
        talk(session, UNTIL, person(session, "Ana", "inner", belongs=True))
    elif name == "no contacts":
        number = account(session, "x", 900)
        follow(session, number, "a")
    elif name == "a count alone":
        account(session, "x", 900)


@pytest.mark.parametrize("name", ["empty", "no audience", "no contacts", "a count alone"])
def test_what_is_not_known_is_none_and_never_zero(book: Book, name: str) -> None:
    with book.operation("thin") as session:
        thin(name, session)
    found = report(book)
    total = found.funnels[-1]
    if name in ("empty", "no audience"):
        assert (total.followers, total.recognised) == (None, None)
        assert figure(found, "nowhere") is None
        assert figure(found, "talks_per_followers") is None
    if name in ("empty", "no contacts", "a count alone"):
        assert figure(found, "active") is None
        assert figure(found, "matter") is None
    if name == "a count alone":
        assert (total.followers, total.recognised) == (900, None)
    if name == "no contacts":
        assert (total.followers, total.recognised) == (900, 0)
    assert found.sentences == ()
    assert found.leans is None


def test_one_day_and_one_platform(book: Book) -> None:
    with book.operation("made") as session:
        ana, bo = person(session, "Ana", belongs=True), person(session, "Bo", belongs=True)
        talk(session, UNTIL, ana)
        talk(session, UNTIL - timedelta(days=1), bo)
        follow(session, account(session, "x", 10), "ana", ana)
        follow(session, account(session, "instagram", 20), "bo", bo)
    found = report(book, UNTIL, UNTIL, "x")
    assert [(each.platform, each.followers, each.talked) for each in found.funnels] == [("x", 10, 1), (None, 10, 1)]
    assert found.book.talked == 1


def lives(book: Book, *, audience: bool) -> None:
    """Somebody whose conversations are with followers, or with those who belong."""
    with book.operation("made") as session:
        belong = [person(session, f"Belongs {n}", "close", belongs=True) for n in range(20)]
        fans = [person(session, f"Fan {n}") for n in range(60)]
        number = account(session, "instagram", 20_000 if audience else 400)
        for place, fan in enumerate(fans if audience else fans[:5]):
            follow(session, number, f"fan{place}", fan)
        for n in range(100):
            who = fans[n % 60] if audience else belong[n % 20]
            talk(session, UNTIL - timedelta(days=n), who)
        if audience:
            talk(session, UNTIL, belong[0])


@pytest.mark.slow
@pytest.mark.parametrize("audience", [True, False])
def test_it_comes_out_either_way_and_the_sentences_agree(book: Book, audience: bool) -> None:
    lives(book, audience=audience)
    found = report(book)
    assert found.leans == (AUDIENCE if audience else NETWORK)
    told = " ".join(found.sentences)
    if audience:
        assert "Of 101 conversations 100 were with followers you know, 1 with people who belong." in told
        assert "Of 60 followers gained, 60 are people you know." in told
    else:
        assert "Of 100 conversations 0 were with followers you know, 100 with people who belong." in told
        assert "20 of the 20 who matter follow you nowhere." in told


def test_the_days_of_a_review_in_the_world_of_followers(book: Book) -> None:
    since = UNTIL - timedelta(days=7)
    with book.reading() as session:
        assert week.followers(session, since, UNTIL, offers=True) is None
    with book.operation("made") as session:
        ana = person(session, "Ana")
        number = account(session, "x", 900, since - timedelta(days=1))
        session.add(AudienceSnapshot(account_id=number, on=UNTIL, followers=912, source="typed"))
        follow(session, number, "ana", ana, since="2026-11-20T10:00:00")
        follow(session, number, "b", since="2026-11-21")
        follow(session, number, "c", since="2026-10-21")
    with book.reading() as session:
        found = week.followers(session, since, UNTIL, offers=False)
    assert found is not None
    assert (found.count, found.before, found.gained, found.gained_known) == (912, 900, 2, 1)
    assert list(review.followers(found)) == [
        "  followers                     912, 12 more",
        "  began to follow                 2, 1 of them in your book",
    ]
