"""The contrast drawn: as lines, as a picture and as a page, for every kind of person."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from netbook.domain.contrast.facts import Facts, Reach, Talk
from netbook.domain.contrast.figures import figures
from netbook.domain.contrast.funnel import funnels
from netbook.domain.contrast.months import Month, ends, indexed
from netbook.domain.contrast.view import Book, Contrast, Cost
from netbook.drawing.contrast import lines, page, poster, words
from netbook.drawing.lines import shown, wide

FIRST, UNTIL = date(2025, 11, 23), date(2026, 11, 22)
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = ["</title><script>alert(1)</script>", 'x" onload="y', "\x1b[31m]]>&\u202e", "名" * 60, ""]
BIG = 1_000_000_000


def made(facts: Facts, months: tuple[Month, ...] = (), price: float = 15.0) -> Contrast:
    """The contrast of some facts."""
    found = funnels(facts)
    all_ = found[-1].followers
    return Contrast(
        first=facts.first,
        until=facts.until,
        platform=None,
        funnels=found,
        book=Book(
            people=facts.people,
            curated=len(facts.curated) if facts.decided else None,
            talked=len(facts.talked),
            two_way=len(facts.two_way),
            worked=len(facts.worked),
            close=len(facts.close),
            matter=len(facts.matter),
        ),
        figures=figures(facts),
        cost=Cost(all_ / 1000 * price if all_ is not None else None, price, "US dollars", "as a newspaper said"),
        months=indexed(months),
        leans=None,
        sentences=("Of 5,200 followers you know 3.", "You talked with 12 of the 20 people who belong."),
    )


def usual() -> Contrast:
    curated = frozenset(range(20))
    talked = frozenset(range(12)) | {40, 41}
    return made(
        Facts(
            FIRST,
            UNTIL,
            people=50,
            decided=True,
            curated=curated,
            close=frozenset({0, 1, 30}),
            talked=talked,
            two_way=frozenset(range(8)),
            worked=frozenset({0, 5}),
            talks=tuple(Talk(frozenset({number}), 30) for number in sorted(talked)),
            received={0: 2, 5: 1},
            reaches=(
                Reach("instagram", 5200, 5000, frozenset({0, 1, 40}), 400, frozenset({1})),
                Reach("linkedin", 800, 800, frozenset(range(30)), 40, frozenset({3, 4})),
                Reach("my-letters", 90, None, frozenset()),
            ),
        ),
        (
            Month(date(2025, 11, 30), 4000, 20),
            Month(date(2026, 5, 31), 5000, 15),
            Month(UNTIL, 6000, 12),
        ),
    )


def nothing() -> Contrast:
    return replace(made(Facts(FIRST, UNTIL), (Month(UNTIL, None, 0),)), sentences=())


def one_platform(name: str = "linkedin") -> Contrast:
    facts = Facts(FIRST, UNTIL, people=3, decided=True, reaches=(Reach(name, 10, 10, frozenset({1})),))
    return made(facts, (Month(UNTIL, 10, 0),))


def of_size(count: int) -> Contrast:
    """Everything that is counted is so large."""
    facts = Facts(FIRST, UNTIL, people=count, decided=True, reaches=(Reach("x", count, count, frozenset({1})),))
    found = made(facts, tuple(Month(day, count, count) for day in ends(date(1990, 1, 1), UNTIL)))
    all_ = tuple(
        replace(each, recognised=count, curated=count, talked=count, two_way=count, worked=count)
        for each in found.funnels
    )
    book = Book(count, count, count, count, count, count, count)
    large = tuple(replace(each, value=float(count)) for each in found.figures)
    return replace(found, funnels=all_, book=book, figures=large)


KINDS: dict[str, Callable[[], Contrast]] = {
    "usual": usual,
    "nothing": nothing,
    "one platform": one_platform,
    "zero": lambda: of_size(0),
    "one": lambda: of_size(1),
    "a billion": lambda: of_size(BIG),
    "far apart": lambda: replace(
        usual(), months=indexed([Month(FIRST, 1, 900), Month(UNTIL, BIG, 1), Month(UNTIL + timedelta(1), BIG, None)])
    ),
    **{f"hostile {at}": lambda name=name: one_platform(name) for at, name in enumerate(HOSTILE)},  # type: ignore[misc]
}


def text(contrast: Contrast, width: int, *, explain: bool = False) -> str:
    return "\n".join(shown(each, coloured=False) for each in lines.page(contrast, width, explain=explain)) + "\n"


AT_80 = """\
Followers beside relationships, 23 Nov 2025 to 22 Nov 2026

            followers      known     belong     talked    two-way     worked
Instagram       5,200          3          2          2          2          1
LinkedIn          800         30         20         12          8          2
my-letters         90  not known  not known  not known  not known  not known
all             6,090         31         20         12          8          2
Each step is a part of the one before. Those who follow on several platforms are
  known once, and count on each.

The whole count, to scale
followers           6,090  █████████████████████████████████████████████████████
you know               31  ▎
belong                 20  ▏
talked with            12  ▏
both began              8  ▏
gave you something      2  ▏
What would be too short to see is drawn as ▏.

Of your followers                         Of the whole book
you know            31  ████████▋·····    in the book         50  ██████████████
belong              20  █████▋········    belong              20  █████▋········
talked with         12  ███▍··········    talked with         14  ███▉··········
both began           8  ██▎···········    both began           8  ██▎···········
gave you something   2  ▌·············    gave you something   2  ▌·············
                                          inner and close      3  ▉·············
Enlarged: a full bar is 50. Of the whole book each is counted by itself, whether
  they follow you or not; it is no funnel.

Figures
people who matter                             21
of these, follow you nowhere                   1
active ties                                   12
active ties per 1,000 followers             1.97
followers per active tie                     508
conversations per 100 who belong              60
conversations per 1,000 followers           2.13
things of value per 100 who belong            15
things of value per 1,000 followers         0.49
of the followers gained, people you know  0.68 %
hours logged with those who belong             6

What the count would cost, and the hours
followers, bought  91.35 US dollars
    at 15 US dollars per 1,000 (as a newspaper said)
hours, logged      6
    with those who belong, as far as they were written down

Over time, November 2025 = 100
followers    ▆▇█  150  4,000 to 6,000
active ties  ▆▅▄   60  20 to 12
Active in a month: belongs, and you talked in the twelve months up to its end.

In words
Of 5,200 followers you know 3.
You talked with 12 of the 20 people who belong.
"""
AT_120 = """\
Followers beside relationships, 23 Nov 2025 to 22 Nov 2026

            followers      known     belong     talked    two-way     worked
Instagram       5,200          3          2          2          2          1
LinkedIn          800         30         20         12          8          2
my-letters         90  not known  not known  not known  not known  not known
all             6,090         31         20         12          8          2
Each step is a part of the one before. Those who follow on several platforms are known once, and count on each.

The whole count, to scale
followers           6,090  █████████████████████████████████████████████████████████████████████████████████████████████
you know               31  ▌
belong                 20  ▎
talked with            12  ▏
both began              8  ▏
gave you something      2  ▏
What would be too short to see is drawn as ▏.

Of your followers                                             Of the whole book
you know            31  █████████████████████▏············    in the book         50  ██████████████████████████████████
belong              20  █████████████▋····················    belong              20  █████████████▋····················
talked with         12  ████████▏·························    talked with         14  █████████▌························
both began           8  █████▌····························    both began           8  █████▌····························
gave you something   2  █▍································    gave you something   2  █▍································
                                                              inner and close      3  ██································
Enlarged: a full bar is 50. Of the whole book each is counted by itself, whether they follow you or not; it is no
  funnel.

Figures                                                       What the count would cost, and the hours
people who matter                             21              followers, bought  91.35 US dollars
of these, follow you nowhere                   1                  at 15 US dollars per 1,000 (as a newspaper said)
active ties                                   12              hours, logged      6
active ties per 1,000 followers             1.97                  with those who belong, as far as they were written
followers per active tie                     508                      down
conversations per 100 who belong              60
conversations per 1,000 followers           2.13              Over time, November 2025 = 100
things of value per 100 who belong            15              followers    ▆▇█  150  4,000 to 6,000
things of value per 1,000 followers         0.49              active ties  ▆▅▄   60  20 to 12
of the followers gained, people you know  0.68 %              Active in a month: belongs, and you talked in the twelve
hours logged with those who belong             6                months up to its end.

In words
Of 5,200 followers you know 3.
You talked with 12 of the 20 people who belong.
"""
NOTHING = """\
Followers beside relationships, 23 Nov 2025 to 22 Nov 2026

     followers      known     belong     talked    two-way     worked
all  not known  not known  not known  not known  not known  not known
Each step is a part of the one before. Those who follow on several platforms are
  known once, and count on each.

Of your followers                         Of the whole book
you know            not known             in the book                 0  ·······
belong              not known             belong              not known
talked with         not known             talked with                 0  ·······
both began          not known             both began                  0  ·······
gave you something  not known             gave you something          0  ·······
                                          inner and close             0  ·······
Enlarged: a full bar is 1. Of the whole book each is counted by itself, whether
  they follow you or not; it is no funnel.

Figures
people who matter                         not known
of these, follow you nowhere              not known
active ties                               not known
active ties per 1,000 followers           not known
followers per active tie                  not known
conversations per 100 who belong          not known
conversations per 1,000 followers         not known
things of value per 100 who belong        not known
things of value per 1,000 followers       not known
of the followers gained, people you know  not known
hours logged with those who belong        not known

What the count would cost, and the hours
followers, bought  not known
    at 15 US dollars per 1,000 (as a newspaper said)
hours, logged      not known
    with those who belong, as far as they were written down

Over time
Not known: it needs a month in which both followers and active ties are known,
  and neither is 0.
"""


def test_the_page_of_80_columns() -> None:
    assert text(usual(), 80) == AT_80


def test_the_page_of_120_columns() -> None:
    assert text(usual(), 120) == AT_120


def test_what_is_not_known_is_never_zero() -> None:
    assert text(nothing(), 80) == NOTHING


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 200])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("explain", [False, True])
def test_no_line_is_wider_than_the_terminal(kind: str, width: int, explain: bool) -> None:
    drawn = lines.page(KINDS[kind](), width, explain=explain)
    for each in drawn:
        told = shown(each, coloured=False)
        assert wide(each) - (len("".join(piece.text for piece in each)) - len(told)) <= width, told
        assert "\x1b" not in told


def test_explained_every_figure_and_step_has_its_definition_and_what_it_is_made_of() -> None:
    told = " ".join(text(usual(), 120, explain=True).split())
    for each in usual().figures:
        assert each.definition in told
        assert f"= {words.made_of(each)}" in told
    for step in words.STEPS:
        assert step.definition in told
    assert "= 12 active ties over 6,090 followers" in told
    plain = text(usual(), 120)
    assert not any(each.definition in plain for each in usual().figures)


def test_one_platform_has_one_row() -> None:
    told = text(one_platform(), 80).splitlines()
    assert [line.split()[0] for line in told[2:5]] == ["followers", "LinkedIn", "Each"]


def test_bars_are_as_long_as_their_numbers() -> None:
    drawn = text(usual(), 120).splitlines()
    (known,) = (line for line in drawn if line.startswith("you know") and "in the book" in line)
    followers, book = (len(part) for part in re.findall("█+", known))
    assert followers / book == pytest.approx(31 / 50, abs=0.02)
    nobody = text(of_size(0), 120)
    assert not re.search("[█▏▎▍▌▋▊▉]", nobody)


def test_a_terminal_without_unicode_gets_bars_of_other_signs() -> None:
    drawn = [shown(each, coloured=False, unicode=False) for each in lines.page(usual(), 80)]
    (known,) = (line for line in drawn if line.startswith("you know") and "in the book" in line)
    assert known.isascii()


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "not known"), (0, "0"), (0.0, "0"), (7, "7"), (0.0001, "under 0.01"), (0.666, "0.67"), (2.888, "2.89"),
        (24.44, "24.4"), (346.15, "346"), (1288.9, "1,289"), (float(BIG), "1,000,000,000"),
    ],
)  # fmt: skip
def test_numbers_are_read_at_a_glance(value: float | None, said: str) -> None:
    assert words.number(value) == said


@pytest.mark.parametrize("kind", KINDS)
def test_the_picture_is_xml_that_says_what_it_shows(kind: str) -> None:
    contrast = KINDS[kind]()
    root = ElementTree.fromstring(poster.poster(contrast))
    assert root.get("role") == "img"
    label = root.findtext(f"{SVG}title") or ""
    assert label.startswith("Followers beside relationships, 23 Nov 2025 to 22 Nov 2026, drawn by netbook.")
    assert not list(root.iter(f"{SVG}script"))
    told = written(root)
    assert set(contrast.sentences) <= told
    assert {words.cost(contrast), "Of your followers", "Of the whole book"} <= told
    size = float(root.get("width") or 0)
    for each in root.iter(f"{SVG}rect"):
        across, long = float(each.get("x") or 0), float(each.get("width") or 0)
        assert across >= 0
        assert long >= 0
        assert across + long <= size + 0.5
        assert float(each.get("height") or 0) >= 0


def written(root: ElementTree.Element) -> set[str]:
    """The texts that a picture shows; what stands in their titles is not shown."""
    found = root.iter(f"{SVG}text")
    return {(each.text or "") + "".join(inner.tail or "" for inner in each) for each in found}


def test_the_squares_are_to_one_scale_by_area() -> None:
    root = ElementTree.fromstring(poster.poster(usual()))
    sides = {
        each.findtext(f"{SVG}title"): float(each.get("width") or 0)
        for each in root.iter(f"{SVG}rect")
        if each.find(f"{SVG}title") is not None
    }
    assert sides["6,090"] ** 2 / sides["50"] ** 2 == pytest.approx(6090 / 50, rel=0.02)
    assert sides["31"] ** 2 / sides["50"] ** 2 == pytest.approx(31 / 50, rel=0.02)
    told = written(root)
    assert "By area, to one scale." in told
    assert "Enlarged: 6,090 followers are 122 such bars." in told
    drawn = poster.poster(replace(of_size(BIG), book=usual().book))
    assert "what would not be seen is drawn larger" in drawn


def test_the_one_that_is_larger_is_drawn_larger() -> None:
    small = made(Facts(FIRST, UNTIL, people=900, decided=True, reaches=(Reach("x", 9, 9, frozenset()),)))
    root = ElementTree.fromstring(poster.poster(small))
    sides = {each.findtext(f"{SVG}title"): float(each.get("width") or 0) for each in root.iter(f"{SVG}rect")}
    assert sides["900"] == pytest.approx(10 * sides["9"], rel=0.02)


def parsed(contrast: Contrast) -> ElementTree.Element:
    return ElementTree.fromstring(page.page(contrast).removeprefix("<!DOCTYPE html>"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_stands_by_itself(kind: str) -> None:
    told = page.page(KINDS[kind]())
    assert not re.search(r"https?:|url\(|@import|<script|<link|<img|<iframe|javascript:", told)
    assert "prefers-color-scheme: dark" in told
    root = parsed(KINDS[kind]())
    assert root.get("lang") == "en"
    assert root.findtext("head/title") == "Followers beside relationships, 23 Nov 2025 to 22 Nov 2026"
    assert not [each for each in root.iter() if set(each.attrib) & {"src", "href", "action"}]
    assert not [name for each in root.iter() for name in each.attrib if name.startswith("on")]


@pytest.mark.parametrize("kind", KINDS)
def test_headings_go_down_step_by_step_and_every_picture_has_a_text(kind: str) -> None:
    root = parsed(KINDS[kind]())
    levels = [int(each.tag[1]) for each in root.iter() if re.fullmatch(r"h[1-6]", str(each.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    pictures = list(root.iter("svg"))
    assert len(pictures) == 5
    for each in pictures:
        assert each.get("role") == "img"
        assert each.get("aria-label") == each.findtext("title")
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert {each.get("aria-labelledby") for each in root.iter("section")} <= set(ids)
    for table in root.iter("table"):
        assert table.findtext("caption")
        assert all(cell.get("scope") for cell in table.iter("th"))


def test_every_table_and_every_figure_is_on_the_page() -> None:
    contrast = usual()
    root = parsed(contrast)
    funnel, book, months, told = root.iter("table")
    assert rows(funnel)[1:] == [
        ["Instagram", "5,200", "3", "2", "2", "2", "1"],
        ["LinkedIn", "800", "30", "20", "12", "8", "2"],
        ["my-letters", "90", *["not known"] * 5],
        ["all", "6,090", "31", "20", "12", "8", "2"],
    ]
    assert rows(book)[1:] == [[each.name, words.number(each.many)] for each in words.whole_book(contrast)]
    assert rows(months)[1:] == [
        ["Nov 2025", "4,000", "100", "20", "100"],
        ["May 2026", "5,000", "125", "15", "75"],
        ["Nov 2026", "6,000", "150", "12", "60"],
    ]
    assert len(rows(told)) - 1 == len(contrast.figures)
    for row, figure in zip(rows(told)[1:], contrast.figures, strict=True):
        assert row[0] == f"{figure.title}{figure.definition}Here: {words.made_of(figure)}."
        assert row[1] == words.valued(figure)
    everything = "".join(root.itertext())
    assert all(sentence in everything for sentence in contrast.sentences)
    assert "91.35 US dollars" in everything
    assert "(as a newspaper said)" in everything


def rows(table: ElementTree.Element) -> list[list[str]]:
    return [["".join(cell.itertext()) for cell in row] for row in table.iter("tr")]


def test_a_page_without_anything_knows_nothing() -> None:
    root = parsed(nothing())
    funnel, book, months, told = root.iter("table")
    assert rows(funnel)[1:] == [["all", *["not known"] * 6]]
    assert rows(book)[2] == ["belong", "not known"]
    assert rows(months)[1] == ["Nov 2026", "not known", "not known", "0", "not known"]
    assert {row[1] for row in rows(told)[1:]} == {"not known"}
    assert "In words" not in "".join(root.itertext())


def contrast_of(one: str, other: str) -> float:
    """How much two colours differ, as WCAG counts it."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_words_can_be_read_and_lines_be_seen_in_both_schemes(scheme: int) -> None:
    style = re.search(r"<style>(.*?)</style>", page.page(usual()), re.DOTALL)
    assert style

    def of(name: str, what: str = "fill") -> str:
        return str(re.findall(rf"\.{name} {{ {what}: (#[0-9a-f]{{6}})", style[1])[scheme])

    def var(name: str) -> str:
        return str(re.findall(rf"--{name}: (#[0-9a-f]{{6}})", style[1])[scheme])

    assert of("card") == var("card")
    for words_ in (of("ink"), of("soft"), var("ink"), var("soft")):
        assert contrast_of(words_, var("card")) >= 4.5
        assert contrast_of(words_, var("paper")) >= 4.5
    for shape in (of("s3"), of("s4"), of("mass-end"), of("mass-line", "stroke"), of("tie-line", "stroke")):
        assert contrast_of(shape, var("card")) >= 3
