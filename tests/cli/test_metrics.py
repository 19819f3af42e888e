"""How relationships are measured, as lists, cards and filters show it."""

import pytest

from netbook.domain.metrics import METRICS
from tests.cli.program import Netbook

WHY = """\
Measured
  tie  20  who began is known of 72 % of it
    recency      11.9 of 30  last talk 11 weeks ago
    frequency     2.9 of 25  1 talk in 12 months, 1 in all
    depth         2.3 of 20  1 of them a coffee or more
    reciprocity   2.5 of 15  28 % of a fair balance in who reaches out
    services      0.0 of 10  0 given and 0 received
    12 months   ··········▃▃▂  from none to 20
  health  warm  due from 2026-12-10, cooling from 2026-12-25, dormant from
      2027-02-10
  reciprocity  28  you 2, not known 1; you reached out last
  unanswered  2  you have asked twice without an answer, first on 2026-11-01
"""


@pytest.fixture
def measured(known: Netbook) -> Netbook:
    """Ana is close and warm, Bo has not answered twice, Grace was met long ago, Tom was never met."""

    def write() -> None:
        known.said("circle", "Ana", "close")
        known.said("log", "called Ana for coffee on 15 November", "--by", "me", "--kind", "coffee")
        known.said("log", "Ana invited me for coffee on 19 November", "--kind", "coffee")
        known.said("log", "got advice from Ana on 1 January 2021 at the office")
        known.said("every", "Bo", "1mo")
        known.said("log", "coffee with Bo on 3 September")
        known.said("log", "messaged Bo on 1 November")
        known.said("log", "emailed Bo on 10 November")
        known.said("log", "dinner with Grace Hopper on 1 May 2021")

    return known.once(write)


def rows(netbook: Netbook, *arguments: str) -> list[list[str]]:
    return [line.split(",") for line in netbook.out("list", "--csv", *arguments).splitlines()[1:]]


def test_every_metric_is_a_column_an_order_and_a_filter(measured: Netbook) -> None:
    for key, metric in METRICS.items():
        assert rows(measured, "--columns", f"name,{key}", "--sort", f"-{key}")[-1] == ["李雷", ""]
        measured.out("list", f"{key}:none", "--ids")
        assert metric.help in measured.out("filters")


def test_a_list_with_its_measures(measured: Netbook) -> None:
    assert measured.out(
        "list", "last:<10y", "--sort", "-tie", "--columns", "name,tie,health,reciprocity,unanswered"
    ) == (
        "name          tie  health   reciprocity  unanswered\n"
        "Ana Reyes     49   warm     99           0\n"
        "Bo Lindqvist  20   warm     28           2\n"
        "Grace Hopper  0    dormant               0\n"
    )


@pytest.mark.parametrize(
    ("terms", "names"),
    [
        (["tie:>40"], ["Ana Reyes"]),
        (["tie:0..20"], ["Bo Lindqvist", "Grace Hopper"]),
        (["unanswered:2"], ["Bo Lindqvist"]),
        (["unanswered:>=1", "-tie:>40"], ["Bo Lindqvist"]),
        (["health:dormant"], ["Grace Hopper"]),
        (["health:warm", "strength:<40"], ["Bo Lindqvist"]),
        (["reciprocity:none", "last:<10y"], ["Grace Hopper"]),
        (["health:warm", "or", "health:dormant"], ["Ana Reyes", "Bo Lindqvist", "Grace Hopper"]),
    ],
    ids=str,
)
def test_filters_keep_people_by_their_measures(measured: Netbook, terms: list[str], names: list[str]) -> None:
    assert [row[0] for row in rows(measured, *terms, "--columns", "name")] == names


def test_interactions_with_people_of_some_health(measured: Netbook) -> None:
    assert measured.out("journal", "health:dormant", "--columns", "people,text") == (
        "who           what\nGrace Hopper  dinner with Grace Hopper on 1 May 2021\n"
    )


def test_the_past_is_measured_as_it_was(measured: Netbook) -> None:
    as_of = measured.out("list", "last:<10y", "--columns", "name", "--csv")
    assert as_of.splitlines()[1:] == ["Ana Reyes", "Bo Lindqvist", "Grace Hopper"]
    past = ["--as-of", "1 June 2021", "--columns", "name,last,due,tie,health,unanswered"]
    assert rows(measured, "tie:>0", *past) == [
        ["Ana Reyes", "2021-01-01", "2021-02-01", "14", "dormant", "0"],
        ["Grace Hopper", "2021-05-01", "", "32", "warm", "0"],
    ]
    assert measured.json("show", "grace hopper", "--as-of", "1 June 2021")["metrics"]["tie"]["value"] == 32


def test_show_explains_every_number(measured: Netbook) -> None:
    shown = measured.out("show", "Bo", "--why")
    assert shown[shown.index("Measured") : shown.index("\nWhat happened")] == WHY


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["list", "tie:strong"], "'strong' is no amount (in the filter at character 1: tie:strong)"),
        (["list", "health:ill"], "the health 'ill' is not known"),
        (["list", "--as-of", "tomorrow"], "'tomorrow'"),
        (["list", "last:>90d", "--as-of", "1 June 2026"], "last: speaks of today"),
        (["list", "--sort", "tei"], "there is no order 'tei'; did you mean tie?"),
        (["show", "Ana", "--as-of", "someday"], "'someday' is no date"),
    ],
    ids=str,
)
def test_what_cannot_be_measured_is_refused(measured: Netbook, arguments: list[str], says: str) -> None:
    assert says in measured.refused(2, *arguments)
