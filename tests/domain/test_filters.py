"""The filter language: what is read, shown again, meant, and refused with its place."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netbook.domain.filters import And, Node, Not, Or, Term, parse, show, terms_of, words_of
from netbook.domain.filters.terms import TERMS, Days, Key, Somebody, TermKind, Words
from netbook.domain.search import search_words
from netbook.domain.text import clean_line
from netbook.domain.when import Calendar
from netbook.errors import Unreadable
from tests.domain.book import TODAY

CALENDAR = Calendar(TODAY)
days = st.dates(date(1990, 1, 1), date(2080, 12, 31))

HOSTILE = [
    '"',
    "\\",
    "(",
    ")",
    ":",
    "-",
    "@",
    "#",
    " ",
    "“",
    "”",
    "'",
    "or",
    "NOT",
    "and",
    "city:",
    "a",
    "Zoë",
    "李",
    "7",
]
hostile = st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=6).map("".join).map(clean_line).filter(search_words)
leaves = st.one_of(
    st.builds(Term, st.sampled_from(["word", "name", "city", "tag", "circle", "with"]), hostile),
    st.sampled_from([Term(row.key, value) for row in TERMS.values() for value in row.values]),
)


def joined(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(inner, min_size=2, max_size=4).map(tuple)
    return st.one_of(st.builds(Not, inner), st.builds(And, several), st.builds(Or, several), st.just(And(())))


trees: st.SearchStrategy[Node] = st.recursive(leaves, joined, max_leaves=12)
texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from([*HOSTILE, " ", " ", "last:", ">", "90d", "kind:coffee", "\x00"])).map("".join),
)


def read(text: str) -> Node:
    return parse(text, CALENDAR)


def term(text: str) -> Term:
    found = read(text)
    assert isinstance(found, Term), text
    return found


# --- reading and showing ---------------------------------------------------------------------------------------


@given(trees)
@settings(max_examples=150)
@example(Term("word", "say “hi”"))
def test_what_is_shown_reads_as_the_same_tree(tree: Node) -> None:
    assert read(show(tree)) == tree


@given(texts)
@settings(max_examples=200)
@example("not " * 30 + "x")
@example(r'"a\“b"')
@example("--x " * 999)
def test_any_text_is_read_and_shown_again_or_refused(text: str) -> None:
    try:
        tree = read(text)
    except Unreadable:
        return
    assert read(show(tree)) == tree
    assert all(found.at < len(text) for found in terms_of(tree))


A, B, C = (Term("word", word) for word in "abc")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", And(())),
        (" \n\t ", And(())),
        ("()", And(())),
        ("a", A),
        ("((a))", A),
        ("a b c", And((A, B, C))),
        ("a and b AND c", And((A, B, C))),
        ("a (b c)", And((A, And((B, C))))),
        ("a or b c", Or((A, And((B, C))))),
        ("a OR (b or c)", Or((A, Or((B, C))))),
        ("(a or b) c", And((Or((A, B)), C))),
        ("-a b", And((Not(A), B))),
        ("not a b", And((Not(A), B))),
        ("-(a or b)", Not(Or((A, B)))),
        ("-not a", Not(Not(A))),
        ("not(a)or(b)", Or((Not(A), B))),
        ('a"b"c', And((A, B, C))),
        ('"or" order "-a"', And((Term("word", "or"), Term("word", "order"), Term("word", "-a")))),
        ("a-b", Term("word", "a-b")),
        ("--a", Term("word", "--a")),
        ('"new  york "', Term("word", "new york")),
        ("“new york”", Term("word", "new york")),
        (r'"say \"hi\" \\ \(o"', Term("word", r'say "hi" \ (o')),
        ("@a #b", And((Term("tag", "a"), Term("tag", "b")))),
        ("-@a", Not(Term("tag", "a"))),
        ("TAG:a", Term("tag", "a")),
        ('city:"new york"', Term("city", "new york")),
        ("city:x:y", Term("city", "x:y")),
        ("company:x VIA:a Introduced_By:a from:2026 at:y", And((
            Term("org", "x"), Term("introduced-by", "a"), Term("introduced-by", "a"), Term("since", "2026"),
            Term("place", "y"),
        ))),
    ],
)  # fmt: skip
def test_a_text_is_its_tree(text: str, tree: Node) -> None:
    assert read(text) == tree


def test_a_tree_is_walked_in_its_order() -> None:
    tree = read('ana -bo (@x or "c d") kind:coffee')
    assert [(found.key, found.value, found.at) for found in terms_of(tree)] == [
        ("word", "ana", 0), ("word", "bo", 5), ("tag", "x", 9), ("word", "c d", 15), ("kind", "coffee", 22),
    ]  # fmt: skip
    assert words_of(tree) == ["ana", "c", "d"]
    assert words_of(read("-ana")) == []


# --- what is refused, and where --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        ("ana citty:lisbon", 5, "there is no filter term citty:; did you mean city"),
        ("last-contact:90d", 1, "there is no filter term last-contact:"),
        ("ana xyz:y", 5, "there is no filter term xyz:; netbook filters lists them"),
        ("see http://x.example", 5, "there is no filter term http:; in quotation marks"),
        ("a kind:cofee", 3, "the kind 'cofee' is not known"),
        ("a kind:cofee", 3, "did you mean coffee?"),
        ("on:myspace", 1, "it may be linkedin, x, "),
        ("has:e-mail", 1, "did you mean email?"),
        ("is:archive", 1, "did you mean archived?"),
        ("a is:new", 3, "it may be archived, due, paused, snoozed"),
        ("by:you", 1, "it may be me, them, both"),
        ("a city:", 3, "city: needs a value; write it right behind, without a blank between"),
        ("a (city:)", 4, "city: needs a value"),
        ("@ a", 1, "@ needs a value"),
        ("a # b", 3, "# needs a value"),
        ('a city:""', 3, "the quotation marks hold nothing"),
        ('a "  "', 3, "the quotation marks hold nothing"),
        ("a !!!", 3, "there is no letter and no digit in '!!!'; give a word"),
        ("city:?", 1, "there is no letter and no digit"),
        ("a (b", 3, "this parenthesis is never closed"),
        ("((a) b", 1, "this parenthesis is never closed"),
        ("a) b", 2, "this parenthesis was never opened; take it out"),
        ("(a))", 4, "this parenthesis was never opened"),
        ('ana "new york', 5, "this quotation mark is never closed"),
        ('city:"new york', 6, "this quotation mark is never closed"),
        ('"a" b"', 6, "this quotation mark is never closed"),
        ("or a", 1, "something to look for is missing"),
        ("a or or b", 6, "something to look for is missing"),
        ("(or)", 2, "something to look for is missing"),
        ("a or", None, "something to look for is missing; write it like: city:lisbon or city:porto"),
        ("a and", None, "something to look for is missing"),
        ("(", None, "something to look for is missing"),
        ("not", None, "something to look for is missing; write it like: -city:lisbon"),
        ("a -or b", 4, "something to look for is missing"),
        ("a last:soon", 3, "'soon' is no time that was"),
        ("last:2026-02-30", 1, "'2026-02-30' is no time that was; write it like 2026-10, october, "),
        ("in:2026-13", 1, "'2026-13' is no time that was"),
        ("since:tomorrow", 1, "'tomorrow' is no time that was"),
        ("until:>90d", 1, "'>90d' is no time that was"),
        ("last:<never", 1, "'never' is no time that was"),
        ("last:>9999y", 1, "beyond the calendar"),
        ("a due:yesterday", 3, "'yesterday' is over (2026-11-21)"),
        ("due:>overdue", 1, "'overdue' is no time to come"),
        ("(" * 51 + "a" + ")" * 51, 51, "the filter is nested too deeply; write it with fewer parentheses"),
        ("ab " * 51, 151, "the filter has 51 terms; keep it to 50"),
        ("not " * 51 + "a", 201, "the filter is nested too deeply"),
    ],
)  # fmt: skip
def test_what_is_refused_is_shown_in_its_place(text: str, at: int | None, said: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(text)
    place = "at its end" if at is None else f"at character {at}: {clean_line(text[at - 1 :])[:29]}"
    assert place in refused.value.message
    assert said.partition("; ")[0] in str(refused.value)
    assert said.partition("; ")[2] in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_long_rest_is_cut_and_cleaned_where_it_is_shown() -> None:
    with pytest.raises(Unreadable) as refused:
        read("x:\x1b[31m" + "y" * 100)
    assert f"at character 1: x:{'y' * 27}…)" in refused.value.message


def test_a_filter_of_four_thousand_characters_is_the_longest() -> None:
    assert read("a" * 4_000) == Term("word", "a" * 4_000)
    with pytest.raises(Unreadable, match=r"the filter has 4,001 characters"):
        read("a" * 4_001)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\x00", "quotation"),
        ("since:5/11", "is no time that was; write it like 2026"),
    ],
)
def test_the_reason_that_is_given_is_the_true_one(text: str, said: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(text)
    assert said not in str(refused.value)


@pytest.mark.parametrize("text", ["@@", "@#", "tag:@"])
def test_a_tag_without_a_name_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read(text)


# --- what values mean ------------------------------------------------------------------------------------------


def test_values_that_are_no_times() -> None:
    assert term("Reyes-O’Brien").meaning == Words(("reyes", "obrien"))
    assert term("name:ZOË").meaning == Words(("zoe",))
    assert term("@FinTech").meaning == term("tag:@FinTech").meaning == Key("fintech")
    assert term("kind:Coffee").meaning == Key("coffee")
    assert term("has:follow_up").meaning == Key("follow-up")
    assert term('with:"Ana Reyes"').meaning == Somebody("Ana Reyes")


def spelled(found: object) -> str:
    """A stretch as ``first..last``, an end left out where it is open."""
    assert isinstance(found, Days)
    if found.first > found.last:
        return "never" if found.never else "nothing"
    first = "" if found.first == date.min else str(found.first)
    last = "" if found.last == date.max else str(found.last)
    stretch = first if first == last else f"{first}..{last}"
    return f"{stretch} or never" if found.never else stretch


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("last:never", "never"),
        ("last:None", "never"),
        ("last:>90d", "..2026-08-23 or never"),
        ("last:>=90d", "..2026-08-24 or never"),
        ("last:<90d", "2026-08-25..2026-11-22"),
        ("last:<=90d", "2026-08-24..2026-11-22"),
        ("last:90d", "2026-08-24..2026-11-22"),
        ("last:3-months", "2026-08-22..2026-11-22"),
        ('last:"> 2 weeks"', "..2026-11-07 or never"),
        ("last:>9mo", "..2026-02-21 or never"),
        ("last:>1y", "..2025-11-21 or never"),
        ("last:2026-10", "2026-10-01..2026-10-31"),
        ("last:>2026-10", "2026-11-01.."),
        ("last:>=2026-10", "2026-10-01.."),
        ("last:<2026-10", "..2026-09-30"),
        ("last:<=2026-10", "..2026-10-31"),
        ("last:>9999", "nothing"),
        ("last:<0001", "nothing"),
        ("last:yesterday", "2026-11-21"),
        ("last:2026-10-05", "2026-10-05"),
        ("since:2026", "2026-01-01.."),
        ("since:2026-1", "2026-01-01.."),
        ("since:last-week", "2026-11-09.."),
        ("since:90d", "2026-08-24.."),
        ("since:friday", "2026-11-20.."),
        ("until:2026-03", "..2026-03-31"),
        ("until:2024-02", "..2024-02-29"),
        ("until:2025", "..2025-12-31"),
        ("until:2w", "..2026-11-08"),
        ("until:2026-12-05", "..2026-12-05"),
        ("in:october", "2026-10-01..2026-10-31"),
        ("in:Nov", "2026-11-01..2026-11-30"),
        ("in:december", "2025-12-01..2025-12-31"),
        ("in:feb", "2026-02-01..2026-02-28"),
        ("in:feb-2024", "2024-02-01..2024-02-29"),
        ('in:"may 2025"', "2025-05-01..2025-05-31"),
        ("in:today", "2026-11-22"),
        ('in:"29 feb"', "2024-02-29"),
        ("in:7d", "2026-11-15..2026-11-22"),
        ("in:this-week", "2026-11-16..2026-11-22"),
        ("in:last-week", "2026-11-09..2026-11-15"),
        ("in:this-month", "2026-11-01..2026-11-30"),
        ("in:last-month", "2026-10-01..2026-10-31"),
        ("in:this-year", "2026-01-01..2026-12-31"),
        ("in:last-year", "2025-01-01..2025-12-31"),
        ("due:today", "..2026-11-22"),
        ("due:week", "..2026-11-29"),
        ("due:month", "..2026-12-22"),
        ("due:14d", "..2026-12-06"),
        ("due:overdue", "..2026-11-21"),
        ("due:none", "never"),
        ("due:friday", "..2026-11-27"),
        ("due:2026-12", "..2026-12-31"),
        ("due:2026-12-05", "..2026-12-05"),
        ("due:>week", "2026-11-30.."),
        ("due:>=week", "2026-11-29.."),
        ("due:<week", "..2026-11-28"),
        ("due:<=friday", "..2026-11-27"),
        ("due:>2026-12", "2027-01-01.."),
        ("due:>9999-12-31", "nothing"),
        ("due:december", "..2026-12-31"),
        ("due:this-week", "..2026-11-22"),
        ("since:5-nov", "2026-11-05.."),
    ],
)  # fmt: skip
def test_a_time_is_its_stretch(text: str, meant: str) -> None:
    assert spelled(term(text).meaning) == meant


@pytest.mark.parametrize(
    ("today", "text", "meant"),
    [
        ("2026-03-31", "last:>1mo", "..2026-02-27 or never"),
        ("2024-03-31", "in:1mo", "2024-02-29..2024-03-31"),
        ("2024-02-29", "since:1y", "2023-02-28.."),
        ("2023-03-01", "in:feb", "2023-02-01..2023-02-28"),
        ("2024-01-31", "due:month", "..2024-02-29"),
        ("2026-01-15", "in:last-month", "2025-12-01..2025-12-31"),
        ("2026-01-01", "in:this-week", "2025-12-29..2026-01-04"),
        ("2026-01-01", "in:last-week", "2025-12-22..2025-12-28"),
        ("2024-12-31", "in:this-week", "2024-12-30..2025-01-05"),
        ("2025-01-06", "in:last-week", "2024-12-30..2025-01-05"),
        ("2026-01-01", "in:last-year", "2025-01-01..2025-12-31"),
        ("2026-01-01", "in:december", "2025-12-01..2025-12-31"),
        ("2026-01-01", "last:>2025y", "never"),
    ],
)  # fmt: skip
def test_times_are_counted_from_the_day_it_is(today: str, text: str, meant: str) -> None:
    found = parse(text, Calendar(date.fromisoformat(today)))
    assert isinstance(found, Term)
    assert spelled(found.meaning) == meant


@given(days, st.sampled_from(["week", "month", "year"]))
def test_this_time_holds_today_and_follows_upon_the_last(today: date, unit: str) -> None:
    this, last = (meant(f"in:{which}-{unit}", today) for which in ("this", "last"))
    assert this.first <= today <= this.last
    assert last.last + timedelta(days=1) == this.first
    assert (this.first.weekday(), this.last.weekday()) == (0, 6) or unit != "week"


@given(days, days, st.sampled_from(["", "%Y", "%Y-%m", "%Y-%m-%d"]))
def test_what_is_compared_is_parted_without_a_gap(today: date, day: date, form: str) -> None:
    named = f"{day:{form}}" if form else "90d"
    stretches = {sign: meant(f"last:{sign}{named}", today) for sign in ("<", ">=", "<=", ">")}
    for one, other in (("<", ">="), ("<=", ">")):
        held = [stretches[sign].holds(day) for sign in (one, other)]
        assert sorted(held) == [False, True] or day > today
    assert all(stretch.never == (not form and sign[0] == ">") for sign, stretch in stretches.items())


@given(days, st.integers(1, 999), st.sampled_from(["d", "w", "mo", "y"]))
def test_longer_ago_is_what_is_not_within(today: date, count: int, unit: str) -> None:
    longer, within = (meant(f"last:{sign}{count}{unit}", today) for sign in (">", ""))
    assert longer.last + timedelta(days=1) == within.first <= within.last == today
    assert (longer.never, within.never) == (True, False)


def meant(text: str, today: date) -> Days:
    found = parse(text, Calendar(today))
    assert isinstance(found, Term)
    assert isinstance(found.meaning, Days)
    return found.meaning


# --- the rows of the table -------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", TERMS.values(), ids=lambda row: row.key)
def test_every_term_has_an_example_and_values_that_are_read(row: TermKind) -> None:
    assert term(row.example).key == row.key
    assert row.help
    for value in row.values:
        assert term(f"{row.key}:{value}").value == value
        assert show(term(f"{row.key}:{value}")) == f"{row.key}:{value}"
