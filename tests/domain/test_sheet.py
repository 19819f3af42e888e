"""A person as a text: what is written reads back the same, and what cannot be read is said line by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbook.domain.sheet import FIELDS, LISTS, Entry, Sheet, agreed, changes, read, resumed, sheet, write
from netbook.errors import Unreadable

TEXT = """\
# Ana Reyes (p7). Save and close to apply; lines that begin with # are not read.
# A longer text goes on in lines indented by two blanks. Delete a line, or its value, to clear it.

name: Ana Reyes
alias: Anita
alias: Nita
org: Northwind
title:
city: Lisbon

met: PyCon 2026
met-on:
via:
circle: close
every:
birthday: 14 March 1985
tags: @design @expat

email work: ana@example.com
phone:
url:
handle: linkedin:anareyes
address:

fact: likes = climbing
fact: "a=b" = c

about:
  # Who she is

  Two lines of
    *Markdown*.

note 2026-10-03:
  Looking for a flat: Alfama, from May.
note 2026-09-01:
  tall
"""
ANA = (
    Entry("name", "Ana Reyes"),
    Entry("alias", "Anita"),
    Entry("alias", "Nita"),
    Entry("org", "Northwind"),
    Entry("city", "Lisbon"),
    Entry("met", "PyCon 2026"),
    Entry("circle", "close"),
    Entry("birthday", "14 March 1985"),
    Entry("tags", "@design @expat"),
    Entry("email", "ana@example.com", "work"),
    Entry("handle", "linkedin:anareyes"),
    Entry("fact", "climbing", "likes"),
    Entry("fact", "c", "a=b"),
    Entry("about", "# Who she is\n\nTwo lines of\n  *Markdown*."),
    Entry("note", "Looking for a flat: Alfama, from May.", "2026-10-03"),
    Entry("note", "tall", "2026-09-01"),
)


def test_the_text_of_a_person() -> None:
    assert write(sheet(ANA), "Ana Reyes (p7)") == TEXT
    assert read(TEXT) == Sheet(ANA)
    assert {entry.value: entry.line for entry in read(TEXT).entries}["tall"] == 36


STRANGE = " \t\n\r:=#\"\\'-@a\u00e9e\u0301\u0338\u3000\xa0\u2028\u202e\x1b[]0;\x07\x9b\x85\ufeff\u0390\u1e9e{}"
HOSTILE = st.text(st.sampled_from(STRANGE), max_size=30) | st.text(max_size=30)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    entries = [Entry("name", "x" + draw(HOSTILE))]
    for name in FIELDS[1:]:
        for _ in range(draw(st.integers(0, 3 if name in LISTS else 1))):
            labelled = name in ("email", "phone", "url", "handle", "address", "note", "fact")
            label = draw(HOSTILE) if labelled else ""
            entries.append(Entry(name, draw(HOSTILE), "k" + label if name == "fact" else label))
    return sheet(entries)


@given(sheets(), HOSTILE)
def test_what_is_written_reads_back_the_same(filled: Sheet, whose: str) -> None:
    text = write(filled, whose)
    assert read(text) == filled
    assert read(text.replace("\n", "\r\n")) == filled
    assert sheet(filled.entries) == filled


@given(sheets())
def test_an_editor_that_strips_blanks_at_the_ends_of_lines_does_no_harm(filled: Sheet) -> None:
    stripped = "\n".join(line.rstrip() for line in write(filled, "x").splitlines())
    found = read(stripped)
    assert [entry for entry in found.entries if entry.field not in ("about", "note")] == [
        entry for entry in filled.entries if entry.field not in ("about", "note")
    ]


@given(st.text(st.sampled_from('name: x\n#  \tcity="note2026-10-03:\\fact'), max_size=60))
def test_any_text_is_read_or_refused_in_one_line(text: str) -> None:
    try:
        found = read(text)
    except Unreadable as problem:
        assert "\n" not in str(problem)  # noqa: PT017
    else:
        assert read(write(found, "x")) == found


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Name : Ana\nMET ON: yesterday\nintroduced_by: Bo", {"name": "Ana", "met-on": "yesterday", "via": "Bo"}),
        ("name: Ana\nmet: at the market,\n  the one in\n  Lisbon", {"met": "at the market, the one in Lisbon"}),
        ("\ufeffname: Ana\r\nabout: one\r\n  two\r\n\r\n", {"about": "one\ntwo"}),
        ("name: Ana\nabout:\n\n      code\n\n\n", {"about": "    code"}),
        ("name: Ana\nabout:\n\ta\n\t\tb", {"about": "a\n\tb"}),
        ("name: Ana\norganisation: #1: the best", {"org": "#1: the best"}),
        ("name: Ana\ncity:\ncity: Lisbon", {"city": "Lisbon"}),
        ("name: Ana\nabout: x\x1b]0;\n  y\ncity: Rome", {"about": "x\ny", "city": "Rome"}),
    ],
)
def test_people_write_freely(text: str, fields: dict[str, str]) -> None:
    found = read(text)
    assert {name: found.one(name).value for name in fields} == fields


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "there is no name; give it a line such as name: Ana Reyes"),
        ("name:", "there is no name; give it a line such as name: Ana Reyes"),
        ("name: Ana\n\nciyt: Lisbon", "line 3: there is no field 'ciyt'; did you mean city?"),
        ("name: Ana\n#x\nfoo bar: x", f"line 3: there is no field 'foo bar'; fields are {', '.join(FIELDS)}"),
        (
            "name: Ana\nPartner: Marco",
            "line 2: there is no field 'Partner'; write fact: partner = ..., or let netbook relate link two people",
        ),
        (
            "name: Ana\nabout:\n  x\nShe likes tea",
            "line 4: 'She likes tea' is no field; write it like city: Lisbon, or indent it by two blanks where it goes "
            "on from the field above",
        ),
        (
            "  x\nname: Ana",
            "line 1: 'x' is indented, and goes on from no field; begin it at the margin, or indent it by two blanks "
            "below the field it belongs to",
        ),
        (
            "name: Ana\nabout:\n  x\n# y\n  z",
            "line 5: 'z' is indented, and goes on from no field; begin it at the margin, or indent it by two blanks "
            "below the field it belongs to",
        ),
        (
            "name: Ana\n city: x",
            "line 2: 'city: x' is indented, and goes on from no field; begin it at the margin, or indent it by two "
            "blanks below the field it belongs to",
        ),
        ("name: Ana\ncity: a\ncity: b", "line 3: city stands here a second time; keep one of the two"),
        (
            "name: Ana\nfact: climbing",
            "line 2: a fact needs a key and a value; write it like fact: likes = climbing",
        ),
        ("name: Ana\nfact: = x", "line 2: a fact needs a key and a value; write it like fact: likes = climbing"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(text: str, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(text)
    assert str(caught.value) == said


def notes(*texts: str) -> list[Entry]:
    return [Entry("note", text, "2026-10-03") for text in texts]


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("a b", "a b", []),
        ("a b", "b a", []),
        ("a b", "a", [("b", None)]),
        ("a", "b a", [(None, "b")]),
        ("likes-tea tall", "tall-and-quick", [("tall", "tall-and-quick"), ("likes-tea", None)]),
        ("tall", "xyz tall-and-quick", [("tall", "tall-and-quick"), (None, "xyz")]),
        ("a a", "a a a", [(None, "a")]),
    ],
)
def test_what_became_of_entries(before: str, after: str, changed: list[tuple[str | None, str | None]]) -> None:
    found = changes(notes(*before.split()), notes(*after.split()))
    pairs = {(old and old.value, new and new.value) for old, new in found}
    assert pairs == set(changed)


@given(st.lists(st.text("ab", max_size=2)), st.lists(st.text("ab", max_size=2)))
def test_changes_lead_from_one_to_the_other(before: list[str], after: list[str]) -> None:
    left = notes(*before)
    for old, new in changes(notes(*before), notes(*after)):
        assert old != new
        if old:
            left.remove(old)
        if new:
            left.append(new)
    assert sorted(entry.value for entry in left) == sorted(after)


def test_a_thousand_notes_are_compared_soon() -> None:
    before, after = (notes(*(f"{word} {n}" for n in range(1_000))) for word in ("this", "that"))
    assert len(changes(before, after)) == 1_000


def of(*told: str) -> Sheet:
    """A sheet of ``city=Lisbon``, and of facts such as ``fact likes=tea``."""
    entries = []
    for each in told:
        head, _, value = each.partition("=")
        field, _, label = head.partition(" ")
        entries.append(Entry(field, value, label))
    return sheet(entries)


@pytest.mark.parametrize(
    ("base", "now", "field", "agreed_on"),
    [
        (of("city=Lisbon"), of("city=Porto"), "city", of("city=Porto")),
        (of("city=Lisbon"), of(), "city", of()),
        (of(), of("city=Porto"), "city", of("city=Porto")),
        (of("city=Lisbon", "org=Acme"), of("city=Porto", "org=Bell"), "city", of("city=Porto", "org=Acme")),
        (of("email=a@x.org", "email=b@x.org"), of("email=b@x.org", "email=c@x.org"), "email", of("email=b@x.org")),
        (of("fact likes=tea"), of("fact likes=rum", "fact plays=go"), "fact", of("fact likes=rum")),
    ],
)
def test_a_field_that_somebody_else_changed_can_be_agreed_with(
    base: Sheet, now: Sheet, field: str, agreed_on: Sheet
) -> None:
    assert agreed(base, now, field) == agreed_on


def test_a_change_is_taken_up_where_things_are_now() -> None:
    begun, wanted = of("name=Ana", "city=Lisbon", "org=Acme"), of("name=Ana", "city=Porto", "org=Acme")
    now = of("name=Ana", "city=Madrid", "org=Bell", "title=CTO")
    base, taken_up = resumed(begun, wanted, now)
    assert sheet(taken_up.entries) == of("name=Ana", "city=Porto", "org=Bell", "title=CTO")
    assert base == of("name=Ana", "city=Lisbon", "org=Bell", "title=CTO")  # the city was changed by both
    assert resumed(begun, begun, now) == (now, now)
