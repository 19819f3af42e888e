"""Each question of the page has an answer in the sample network, on any day of the year."""

import re

import pytest

from tests.docs.transcript import DOCS, Block, Person, Step

TODAY = "2026-11-22"
DAYS = [
    TODAY,
    "2028-02-29",
    *(pytest.param(day, marks=pytest.mark.slow) for day in ("2026-12-31", "2027-04-05", "2029-07-02")),
]
PAGE = (DOCS / "questions.md").read_text(encoding="utf-8")
ASKED = dict(re.findall(r"^### (.+)\n\n```console\n\$ (.+)\n```$", PAGE, re.M))

# What stands in the answers of 2026-11-22; and behind a slash, what must not.
ANSWERS = {
    "Who in Lisbon did I last see over three months ago?": "Joana Freitas, Tiago Moura, Nuno Prates / Ana Reyes",
    "Everyone I met through Bo?": "Carla Voss, Laura Stein, Yuki Tanaka / Grace Mwangi",
    "Founders in Berlin whom I have not met this year?": "Omar Haddad, Laura Stein / Zoë Brandt, Carla Voss",
    "Who works at Northwind, and where?": "Ana Reyes, Head of research, Samir Patel, London / Ledgerly",
    "Who likes climbing?": "Łukasz Wiśniewski, Tiago Moura, Jonas Keller, Carla Voss / What was said",
    "Fintech people whom I can write to?": "emeka.obi@example.com, Priya Raman / Grace Mwangi",
    "Climate people in Berlin or London?": "Zoë Brandt, Grace Mwangi / Ana Reyes, Lisbon",
    "Who on LinkedIn did I meet at PyCon?": "Ewa Kowalczyk, Noor van Dijk / Ana Reyes",
    "Who are Ana's people?": "Ingrid Halvorsen, Tiago Moura / Ana Reyes",
    "Whom have I never met?": "Emeka Obi, Laura Stein, Thabo Nkosi / Bo Lindqvist",
    "Whom have I archived?": "Claire Dubois, Gustavo Prado / Ana Reyes",
    "What did Ana say about the grant?": "Thu 19 Nov, Helped Ana with the second grant budget, 17 Dec 2024 / Carla",
    "What did I write down about the flat?": "the flat has curtains now, the flat downstairs, 15 Feb 2026",
    "When did I last talk with Grace?": "Wed 18 Nov, i747, call",
    "What was said when Ana and Ingrid were both there?": "20 Sep 2025, Dinner with Ana and Ingrid",
    "What happened last week?": "Leonor Vaz, Thu 12 Nov, Seun texted / Thu 19 Nov",
    "Coffees in October?": "Hannah Weiss, Tea with Ana, Fri 2 Oct / Nov",
    "What took place at Monmouth lately?": "Dev Malhotra, Thu 22 Oct, Gave Kwame some advice",
    "Who called me, these last three months?": "Ana called me about the flood maps, Thu 19 Nov / Call with Grace",
    "Which were the longest calls?": "40 min, Chiara Bellini",
    "Who of the inner circle is due?": "Bo Lindqvist, Miguel Sousa / Ana Reyes, Grace Mwangi, close",
    "Whom do I owe something?": "send the proposal, introduce her to Isabel / they owe",
    "Who owes me something?": "pay invoice 31, the introduction to / send the proposal",
    "Whose birthday is in the next two weeks?": "Leonor Vaz, turns 39, in 13 days / every, weeks",
    "Who is cooling, the strongest ties first?": "Miguel Sousa, Søren Dahl / Ana Reyes, Omar Haddad",
    "Whom have I asked, and nothing came back?": "Daniel Okafor, Sat 26 Sep / Ana Reyes",
    "Which strong ties are on my side alone?": "Bo Lindqvist, Kwame Asante / Grace Mwangi",
    "Who belongs to my network, but is in no close circle?": "Omar Haddad / Ana Reyes",
    "What passed between me and my inner circles?": "Bo Lindqvist, Priya Raman, introduction / Henrik Aalto",
    "The addresses of the designers, for a mail merge?": "name,emails; Yuki Tanaka,yuki@example.com",
}


def test_there_are_twenty_and_all_are_checked() -> None:
    assert len(re.findall("^### ", PAGE, re.M)) == len(ASKED) >= 20
    assert list(ASKED) == list(ANSWERS)
    assert all(command.startswith("netbook demo ") for command in ASKED.values())


@pytest.mark.slow
@pytest.mark.parametrize("day", DAYS)
def test_every_question_has_an_answer(person: Person, day: str) -> None:
    person.begin(Block(day, False, []))
    for question, command in ASKED.items():
        answer = person.type(Step(0, command))
        assert person.code == 0, (question, answer)
        headed = "grep" not in command and "find" not in command
        assert 1 + headed <= len(answer) <= 25, (question, answer)
        assert not [line for line in answer if line.startswith("netbook:")], (question, answer)


@pytest.mark.slow
def test_what_the_answers_tell(person: Person) -> None:
    person.begin(Block(TODAY, False, []))
    for question, facts in ANSWERS.items():
        answer = "\n".join(person.type(Step(0, ASKED[question])))
        there, _, absent = facts.partition(" / ")
        assert [fact for fact in facts_in(there) if fact not in answer] == [], question
        assert [fact for fact in facts_in(absent) if fact in answer] == [], question


def facts_in(told: str) -> list[str]:
    """The facts of a list, divided by semicolons where they hold commas."""
    return told.split("; ") if ";" in told else told.split(", ") if told else []
