"""The journal of Ruby's friends: read, written, and read again as the gem itself reads it."""

import random
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netbook.domain.chronicle import Chronicle, Friend, Noted
from netbook.domain.records import ContactRecord, InteractionRecord, ReadingOptions, Rejected
from netbook.domain.views import InteractionView, Named
from netbook.domain.when import Calendar
from netbook.errors import Unreadable
from netbook.formats import friends, package
from netbook.formats.friends import marks, reading
from netbook.formats.package import Member

OPTIONS = ReadingOptions(Calendar(date(2026, 3, 2)))
SAMPLE = Path(__file__).parent / "samples" / "peers" / "friends.md"


def member(content: str | bytes) -> Member:
    return package.given("friends.md", content.encode() if isinstance(content, str) else content).members[0]


def records(content: str | bytes) -> list[Any]:
    return list(friends.read(member(content), OPTIONS))


def people(found: list[Any]) -> list[ContactRecord]:
    return [each for each in found if isinstance(each, ContactRecord)]


def happened(found: list[Any]) -> list[InteractionRecord]:
    return [each for each in found if isinstance(each, InteractionRecord)]


def refused(found: list[Any]) -> list[tuple[int | None, str]]:
    return [(each.line, each.reason) for each in found if isinstance(each, Rejected)]


def test_the_sample_of_its_documentation_is_read() -> None:
    found = records(SAMPLE.read_bytes())
    grace = next(each for each in people(found) if each.name == "Grace Hopper")
    assert (grace.aliases, grace.city, grace.tags) == (
        ("The Admiral", "Amazing Grace"), "Paris", ("navy", "science"),
    )  # fmt: skip
    assert [text for _, text in grace.notes] == [
        "Grace Hopper found out she's getting a big Naval Academy building named after her. @navy"
    ]
    first, second, *_ = happened(found)
    assert (first.on, first.place, first.present) == (date(2018, 11, 1), "Martha's Vineyard", ("Grace Hopper",))
    assert first.text == "Grace Hopper and I went to Martha's Vineyard. George had to cancel at the last minute."
    assert (second.kind, second.tags, set(second.present)) == (
        "meal", ("food",), {"Grace Hopper", "George Washington Carver"},
    )  # fmt: skip
    assert refused(found) == []


def test_what_cannot_be_read_is_told_with_its_line_and_all_else_is_brought() -> None:
    content = (
        "### Activities:\n- yesterday: Lunch with **Bo**.\n- 2026-02-30: Tea\n- 2027-01-01: **Ana** flies\n"
        "- 2020-01-01: **Cy** came\n\n### Friends:\n- (nobody)\n- Ana [Lisbon] @a <odd>\n"
        "\n### Locations:\n- Lisbon (a.k.a. Lx)\n- Atlantis\n### Else:\nx\n"
    )
    found = records(content)
    assert [each.name for each in people(found)] == ["Ana", "Cy"]
    assert people(found)[0].remarks == ("'<odd>' is none of what friends writes",)
    day = "the line does not begin with a day such as 2026-03-02"
    assert refused(found) == [
        (2, day),
        (3, day),
        (4, "the day 2027-01-01 lies ahead"),
        (8, "there is no name"),
        (12, "other names of a place have no place in the book"),
        (13, "nobody lives at this place, and nothing happened there"),
        (14, "the heading is none that friends knows"),
        (15, "the line stands under no heading that friends knows"),
    ]


def test_a_note_on_several_is_on_each_and_one_on_nobody_is_kept_among_what_happened() -> None:
    found = records("### Notes:\n- 2020-01-02: **Ana** and **Bo** moved to _Rome_\n- 2020-01-01: It rained in _Rome_\n")
    assert [(each.name, each.notes) for each in people(found)] == [
        (name, ((date(2020, 1, 2), "Ana and Bo moved to Rome"),)) for name in ("Ana", "Bo")
    ]
    (rain,) = happened(found)
    assert (rain.text, rain.place, rain.present, rain.tags) == ("It rained in Rome", "Rome", (), ("note",))


@pytest.mark.parametrize(
    ("line", "plain", "names", "places"),
    [
        ("**Ana** and _Paris_", "Ana and Paris", ("Ana",), ("Paris",)),
        ("snake_case_word, 2 ** 3, __init__ and **", "snake_case_word, 2 ** 3, __init__ and **", (), ()),
        ("**Ana** met **Ana Reyes**", "Ana met Ana Reyes", ("Ana", "Ana Reyes"), ()),
        ("**An**a", "**An**a", ("An",), ()),  # could not be put back, so it stays as it is
        ("_**Ana**_", "_**Ana**_", ("Ana",), ()),
    ],
)
def test_marks_come_off_where_they_can_be_put_back(
    line: str, plain: str, names: tuple[str, ...], places: tuple[str, ...]
) -> None:
    found = marks.unmarked(line)
    assert (found.plain, set(found.names), set(found.places)) == (plain, set(names), set(places))


_PIECES = st.lists(
    st.sampled_from(
        "**Ana** **Ana Reyes** **Bo** Ana Reyes Bo _Paris_ _New York_ Paris York New and, ** * _ __ a_b @tag @x:y-z . "
        "é (x) \\Bo **Zoë** **A_b** ***Bo***".split(" ")
    ),
    max_size=12,
)


@given(_PIECES, st.sampled_from([" ", ""]))
@settings(max_examples=120, deadline=None)
def test_marks_that_came_off_go_back(pieces: list[str], by: str) -> None:
    found = marks.unmarked(by.join(pieces))
    line, absent, elsewhere = marks.mark(found.plain, [(name,) for name in found.names], found.places)
    assert (absent, elsewhere) == ([], [])
    assert marks.unmarked(line) == found


ANA = Friend("p1", "Ana Reyes", "Ana", ("Anita",), "Lisbon", ("design", "a_b"))
BO = Friend("p2", "Bo (Bosse) [x] Lindqvist", "Bo", (), None, ())
OTHER = Friend("p3", "Ana Reyes", "Ana", (), None, ())


def view(text: str, *there: Friend, **told: Any) -> InteractionView:
    return InteractionView(
        **{
            "id": "i1", "on": date(2026, 1, 5), "at_time": None, "kind": "coffee", "mentioned": (), "place": None,
            "minutes": None, "initiator": None, "tags": (), "exchanges": (), "text": text, "notes": None,
            "people": tuple(Named(each.id, each.name) for each in there), **told,
        }
    )  # fmt: skip


def written(*happened: InteractionView, notes: tuple[Noted, ...] = ()) -> list[str]:
    return "".join(friends.write(Chronicle((ANA, BO, OTHER), happened, notes))).splitlines()


def test_what_was_typed_in_netbook_is_written_so_that_the_gem_knows_who_and_where() -> None:
    lines = written(
        view("Coffee with Ana at Monmouth", ANA, place="Monmouth", tags=("work",)),
        view("Tea, **two** cups", BO, notes="It was _late_.\n\n- next: cake"),
        view("met both", ANA, OTHER),
        notes=(Noted(date(2026, 1, 4), "Moves to Lisbon.", ("p1",)),),
    )
    assert lines == [
        "### Activities:",
        "- 2026-01-05: Coffee with **Ana Reyes** at _Monmouth_ @work",
        "- 2026-01-05: Tea, two cups It was late. - next: cake (with **Bo Bosse x Lindqvist**)",
        "- 2026-01-05: met both (with **Ana Reyes 2**, **Ana Reyes**)",
        "",
        "### Notes:",
        "- 2026-01-04: **Ana Reyes**: Moves to _Lisbon_.",
        "",
        "### Friends:",
        "- Ana Reyes (a.k.a. Anita) [Lisbon] @design @a-b",
        "- Ana Reyes 2",
        "- Bo Bosse x Lindqvist",
        "",
        "### Locations:",
        "- Lisbon",
        "- Monmouth",
    ]
    assert clean("\n".join(lines) + "\n") == "\n".join(lines) + "\n"


def test_friends_stand_in_the_order_of_their_names_whatever_else_their_lines_hold() -> None:
    short = Friend("p4", "Ana", None, (), "Paris", ())
    text = "".join(friends.write(Chronicle((ANA, short), (), ())))
    assert "- Ana [Paris]\n- Ana Reyes (a.k.a. Anita)" in text
    assert clean(text) == text


# The gem's own reading and writing, as its source has them (friend.rb, event.rb, location.rb, introvert.rb).
_TAG = r"@[^\W_]+(?:[:-]?[^\W_])*"
_GEM_FRIEND = re.compile(
    r"(- )?(?P<name>[^\(\[@]*[^\(\[@\s])(\s+\(a\.k\.a\. (?P<nicknames>.+)\))?(\s+\[(?P<location>[^\]]+)\])?"
    rf"(\s+(?P<tags>((?<![^\W_]){_TAG}\s*)+))?"
)
_GEM_LOCATION = re.compile(r"(- )?(?P<name>[^\(]*[^\(\s])(\s+\(a\.k\.a\. (?P<aliases>.+)\))?")
_GEM_NAMES = re.compile(r"(?<=\*\*)[A-Za-z0-9_][^\*]*(?=\*\*)")
_GEM_PLACES = re.compile(r"(?<=_)[A-Za-z0-9_][^_]*(?=_)")


def clean(content: str) -> str:
    """What ``friends clean`` makes of a file; it fails where the gem does."""
    held: dict[str, list[Any]] = {heading: [] for heading in reading.HEADINGS}
    state: str | None = None
    for line in content.split("\n")[:-1]:
        if not line:
            state = None
        elif state is None:
            assert line in held, f"no valid header: {line!r}"
            state = line
        elif state in (reading.ACTIVITIES, reading.NOTES):
            day, _, text = line.removeprefix("- ").partition(": ")
            assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", day), line
            held[state].append((date.fromisoformat(day), text))
        else:
            found = (_GEM_FRIEND if state == reading.FRIENDS else _GEM_LOCATION).match(line)
            assert found, line
            held[state].append(found.groupdict())
    activities, notes, of, places = held.values()
    names = [each["name"] for each in of]
    assert len(set(names)) == len(names), "more than one friend of a name"
    for _, text in (*activities, *notes):
        assert set(_GEM_NAMES.findall(text)) <= set(names), text  # else the gem would add a friend
        assert set(_GEM_PLACES.findall(text)) <= {each["name"] for each in places}, text
    out = [reading.ACTIVITIES, *(f"- {on}: {text}" for on, text in _newest_first(activities)), "", reading.NOTES]
    out += [*(f"- {on}: {text}" for on, text in _newest_first(notes)), "", reading.FRIENDS]
    out += [*map(_spelled, sorted(of, key=lambda each: each["name"].encode())), "", reading.LOCATIONS]
    return "\n".join([*out, *sorted((f"- {each['name']}" for each in places), key=str.encode), ""])


def _newest_first(events: list[tuple[date, str]]) -> list[tuple[date, str]]:
    return sorted(events, key=lambda each: -each[0].toordinal())


def _spelled(friend: dict[str, str | None]) -> str:
    nicknames = f" (a.k.a. {friend['nicknames']})" if friend["nicknames"] else ""
    location = f" [{friend['location']}]" if friend["location"] else ""
    return f"- {friend['name']}{nicknames}{location}" + (f" {friend['tags'].rstrip()}" if friend["tags"] else "")


def test_the_sample_is_clean_by_the_same_measure() -> None:
    content = SAMPLE.read_text(encoding="utf-8")
    assert clean(content) == content


@pytest.mark.parametrize(
    ("content", "is_one"),
    [
        ("### Activities:\n", True),
        ("\ufeff\n### Friends:\r\n- Ana\r\n", True),
        ("### Friends:", True),
        ("# People\n\n### Activities:\n", False),
        ("### Activities: mine\n", False),
        ("", False),
    ],
)
def test_a_file_is_recognised_by_its_first_heading(content: str, is_one: bool) -> None:
    assert friends.claims(member(content), OPTIONS) is is_one


def test_lines_of_control_characters_and_of_any_length_are_read_or_told() -> None:
    noise = random.Random(7)
    lines = ["".join(chr(noise.randrange(1, 0x2FF)) for _ in range(80)).replace("\n", " ") for _ in range(50)]
    content = "### Activities:\n" + "\n".join(f"- 2020-01-01: {each}" for each in [*lines, "**A** " + "x" * 100_000])
    content += "\n### Friends:\n- " + "y" * 10_000 + "\n- \0\x1b[31m\n"
    found = records(content)
    assert not set("".join(each.text for each in happened(found))) & set(map(chr, range(32)))
    assert ("the name has 10,000 characters") in [reason for _, reason in refused(found)]


def test_a_file_that_nobody_wrote_is_refused() -> None:
    large = Member("friends.md", reading.MOST_BYTES + 1, lambda: pytest.fail("it is not opened"))
    with pytest.raises(Unreadable, match="67,108,865 bytes, and no journal of friends has"):
        list(friends.read(large, OPTIONS))
