"""netbook rules: the questions that decide who belongs."""

import pytest

from tests.cli.program import Netbook

BACK = "(netbook undo takes it back)\n"
SHOWN = """\
key        rule
drink      I would meet them for a drink after the meeting.
recommend  I would recommend them to people who trust my judgement.
business   I would do business with them.
values     We share values.

All are needed: 1 in your network, 1 out, 17 open.
"""


@pytest.fixture
def decided(known: Netbook) -> Netbook:
    """Ana is in, Bo out by one rule, Grace all but in."""
    known.said("vet", "Ana", "--all", "yes")
    known.said("vet", "Bo", "--all", "yes", "--no", "values")
    known.said("vet", "Grace", "--yes", "drink,recommend,business")
    return known


def verdicts(netbook: Netbook) -> list[str]:
    return [netbook.json("vet", name)["verdict"] for name in ("Ana", "Bo", "Grace")]


def test_they_are_listed_with_how_people_stand(decided: Netbook) -> None:
    assert decided("rules") == (0, SHOWN, "")
    found = decided.json("rules")
    assert [each["key"] for each in found["rules"]] == ["drink", "recommend", "business", "values"]
    assert (found["needed"], found["curated"], found["out"], found["open"]) == (4, 1, 1, 17)


def test_the_archived_are_not_counted(decided: Netbook) -> None:
    decided.said("archive", "Ana")
    assert decided.json("rules")["curated"] == 0


def test_a_rule_more_opens_what_was_decided(decided: Netbook) -> None:
    said = decided.said("rules", "add", "Travel", "I would share a", "long journey with them.")
    assert said == (
        "rule travel: I would share a long journey with them.; 0 people are in your network now, 1 before " + BACK
    )
    assert verdicts(decided) == ["open", "no", "open"]
    decided.said("undo")
    assert verdicts(decided) == ["yes", "no", "open"]
    decided.said("redo")
    assert verdicts(decided) == ["open", "no", "open"]
    decided.said("vet", "Ana", "--yes", "travel")
    assert verdicts(decided) == ["yes", "no", "open"]


def test_a_rule_that_is_removed_is_asked_no_more_and_comes_back_with_its_answers(decided: Netbook) -> None:
    said = decided.said("rules", "remove", "values")
    assert said == f"rule values is asked no more; 3 people are in your network now, 1 before {BACK}"
    assert verdicts(decided) == ["yes", "yes", "yes"]
    assert decided.refused(3, "vet", "Ana", "--yes", "values") == (
        "netbook: there is no rule 'values'; the rules are drink, recommend, business"
    )
    assert decided.refused(3, "rules", "remove", "values").startswith("netbook: there is no rule 'values'")
    assert decided.said("rules", "add", "values") == (
        f"rule values: We share values.; 1 person is in your network now, 3 before {BACK}"
    )
    assert verdicts(decided) == ["yes", "no", "open"]
    assert [each["key"] for each in decided.json("rules")["rules"]][-1] == "values"


def test_how_many_are_needed(decided: Netbook) -> None:
    said = decided.said("rules", "need", "3")
    assert said == f"3 of 4 rules must be answered yes; 3 people are in your network now, 1 before {BACK}"
    assert verdicts(decided) == ["yes", "yes", "yes"]
    assert decided.out("rules").endswith("3 of 4 are needed: 3 in your network, 0 out, 16 open.\n")
    decided.said("undo")
    assert verdicts(decided) == ["yes", "no", "open"]
    decided.said("redo")
    assert decided.said("rules", "need", "all") == (
        f"all rules must be answered yes; 1 person is in your network now, 3 before {BACK}"
    )
    assert "nothing has changed" in decided.said("rules", "need", "all")


def test_who_was_needed_by_more_rules_than_are_left(decided: Netbook) -> None:
    decided.said("rules", "need", "2")
    for key in ("drink", "recommend", "business"):
        decided.said("rules", "remove", key)
    assert decided.json("rules")["needed"] == 1
    assert decided.out("rules").endswith("The one is needed: 1 in your network, 1 out, 17 open.\n")


def test_a_rule_is_written_anew_and_its_answers_stay(decided: Netbook) -> None:
    said = decided.said("rules", "edit", "drink", "I would have dinner with them.")
    assert said == f"rule drink: I would have dinner with them.; 1 person is in your network as before {BACK}"
    assert decided.json("vet", "Ana")["answers"][0]["text"] == "I would have dinner with them."


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["add", "drink", "Again."], 4, "there is a rule 'drink' already; netbook rules edit drink TEXT changes it"),
        (["add", "fun", "we share VALUES."], 4, "the rule 'values' says the same; one of them is enough"),
        (["edit", "drink", "We share values."], 4, "the rule 'values' says the same; one of them is enough"),
        (["add", "two words", "x"], 2, "'two words' is no key of a rule; take up to 20 letters a to z, digits and -, "),
        (["add", "9", "x"], 2, "'9' is no key of a rule; "),
        (["add", "a,b", "x"], 2, "'a,b' is no key of a rule; "),
        (["add", "", "x"], 2, "'' is no key of a rule; "),
        (["add", "fun"], 2, "a rule needs a text; write netbook rules add fun "),
        (["add", "fun", "x" * 201], 2, "the rule is 201 letters long; say it in 200 at most"),
        (["edit", "drink", " "], 2, "a rule needs a text; "),
        (["edit", "drnk", "x"], 3, "there is no rule 'drnk'; did you mean drink?"),
        (["remove", "fun"], 3, "there is no rule 'fun'; the rules are drink, recommend, business, values"),
        (["need", "0"], 2, "'0' is no number of rules; a number from 1 to 4, or all"),
        (["need", "5"], 2, "'5' is no number of rules; a number from 1 to 4, or all"),
        (["need", "²"], 2, "'²' is no number of rules; "),
        (["need", "some"], 2, "'some' is no number of rules; "),
        (["need", "9" * 400], 2, f"'{'9' * 40}"),
    ],
    ids=lambda part: " ".join(part)[:40] if isinstance(part, list) else "",
)
def test_what_cannot_be_done_is_said_in_one_line(known: Netbook, arguments: list[str], code: int, said: str) -> None:
    assert known.refused(code, "rules", *arguments).startswith(f"netbook: {said}")


@pytest.mark.parametrize("arguments", [
    ["add", "fun", "They are fun."], ["edit", "drink", "Tea?"], ["remove", "drink"], ["need", "2"],
], ids=" ".join)  # fmt: skip
def test_each_can_be_tried(decided: Netbook, arguments: list[str]) -> None:
    before = decided.book.read_bytes()
    said = decided.said("rules", *arguments, "--dry-run")
    assert said.endswith("(dry run: nothing was written)\n")
    assert decided.book.read_bytes() == before
    assert decided.said("rules", *arguments).replace(BACK, "") == said.replace("(dry run: nothing was written)\n", "")


def test_without_rules_nobody_is_in_or_out(decided: Netbook) -> None:
    for key in ("drink", "recommend", "business", "values"):
        decided.said("rules", "remove", key)
    assert decided.said("rules") == (
        "there are no rules, so nobody is in or out; netbook rules add KEY TEXT adds one\n"
    )
    assert decided.json("rules") == {"rules": [], "needed": 0, "curated": 0, "out": 0, "open": 19}
    assert decided.refused(2, "rules", "need", "1").endswith("'1' is no number of rules; there are no rules yet")


def test_what_is_typed_cannot_move_the_cursor(known: Netbook) -> None:
    said = known.said("rules", "add", "fun", "They\x1b[2J are\nfun.")
    assert said.startswith("rule fun: They are fun.; ")
