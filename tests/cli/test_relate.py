"""netbook relate: what people are to each other."""

import pytest

from netbook.domain.vocabulary import RELATIONS
from tests.cli.program import Netbook

BACK = "(netbook undo takes it back)\n"
ANA, BO = {"id": "p1", "name": "Ana Reyes"}, {"id": "p5", "name": "Bo Lindqvist"}
KINDS = (
    "partner, family, parent, child, sibling, friend, colleague, manager, report, mentor, mentee; none takes them away"
)


def related(netbook: Netbook, name: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = netbook.json("show", name)["relations"]
    return found


@pytest.mark.parametrize("kind", RELATIONS)
def test_a_link_is_seen_from_both_sides(known: Netbook, kind: str) -> None:
    assert known.said("relate", "Ana", kind, "Bo") == f"Ana Reyes: {kind} is Bo Lindqvist {BACK}"
    assert related(known, "Ana") == [{"kind": kind, **BO}]
    assert related(known, "Bo") == [{"kind": RELATIONS[kind], **ANA}]
    before = known.operations()
    assert before[0]["label"] == f"relate Ana Reyes: {kind} is Bo Lindqvist"
    again = f"Ana Reyes: {kind} is Bo Lindqvist already (nothing has changed)\n"
    assert known.said("relate", "p1", kind.upper(), "p5") == again
    assert known.said("relate", "Bo", RELATIONS[kind], "Ana") == (
        f"Bo Lindqvist: {RELATIONS[kind]} is Ana Reyes already (nothing has changed)\n"
    )
    assert known.operations() == before


def test_show_has_a_line_for_each(known: Netbook) -> None:
    known.said("relate", "Ana", "manager", "Bo")
    known.said("relate", "Grace", "friend", "Ana")
    assert {"manager: Bo Lindqvist (p5)", "friend: Grace Hopper (p2)"} < set(known.out("show", "Ana").splitlines())
    assert "report: Ana Reyes (p1)" in known.out("show", "Bo").splitlines()


def test_none_takes_all_links_between_two_away(known: Netbook) -> None:
    known.said("relate", "Ana", "friend", "Bo")
    known.said("relate", "Bo", "manager", "Ana")
    known.said("relate", "Ana", "friend", "Grace")
    assert known.said("relate", "Ana", "none", "Bo") == f"Ana Reyes: Bo Lindqvist is no longer friend, report {BACK}"
    assert [each["name"] for each in related(known, "Ana")] == ["Grace Hopper"]
    assert related(known, "Bo") == []
    known.said("undo")
    assert [each["kind"] for each in related(known, "Bo")] == ["friend", "manager"]


def test_a_link_can_be_tried_and_taken_back(known: Netbook) -> None:
    before = known.json("show", "Ana"), known.operations()
    assert known.said("relate", "Ana", "partner", "Bo", "--dry-run") == (
        "Ana Reyes: partner is Bo Lindqvist (dry run: nothing was written)\n"
    )
    assert (known.json("show", "Ana"), known.operations()) == before
    known.said("relate", "Ana", "partner", "Bo")
    known.said("undo")
    assert known.json("show", "Ana") == before[0]


def test_people_who_are_related_can_be_renamed_and_archived(known: Netbook) -> None:
    known.said("relate", "Ana", "partner", "Bo")
    known.said("edit", "Bo", "--set", "name=Bo Lind")
    known.said("archive", "p5")
    assert related(known, "Ana") == [{"kind": "partner", "id": "p5", "name": "Bo Lind"}]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["Ana", "colleage", "Bo"], 2, "there is no relation 'colleage'; did you mean colleague?"),
        (["Ana", "ment", "Bo"], 2, "there is no relation 'ment'; did you mean mentor or mentee?"),
        (["Ana", "xyz", "Bo"], 2, f"there is no relation 'xyz'; known are {KINDS}"),
        (["Ana", "", "Bo"], 2, f"there is no relation ''; known are {KINDS}"),
        (["Ana", "friend", "p1"], 2, "Ana Reyes cannot be related to themselves; name two people"),
        (
            ["Ana", "none", "Bo"],
            3,
            'Ana Reyes and Bo Lindqvist are not related; netbook show "Ana Reyes" shows what there is',
        ),
        (["Ana", "none", "p1"], 2, "Ana Reyes cannot be related to themselves; name two people"),
        (["Ana", "friend", "Zaphod"], 3, "nobody in your book is called 'Zaphod'; netbook add \"Zaphod\" adds them"),
        (["George", "friend", "Ana"], 4, None),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_what_cannot_be_is_said_in_one_line(known: Netbook, arguments: list[str], code: int, said: str | None) -> None:
    refusal = known.refused(code, "relate", *arguments)
    assert said is None or refusal == f"netbook: {said}"


def test_the_help_has_examples(netbook: Netbook) -> None:
    assert '  netbook relate "Ana Reyes" partner "Marco Silva"' in netbook.out("relate", "--help")
