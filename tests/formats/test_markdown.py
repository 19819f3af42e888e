"""People as Markdown: what it looks like, and that nothing in it becomes markup."""

import re
from datetime import date
from urllib.parse import unquote

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from netbook.domain.markdown import escaped, linked
from netbook.domain.methods import Method
from netbook.domain.occasions import YearlyDay
from netbook.domain.pages import PersonPage
from netbook.domain.records import ContactRecord
from netbook.domain.text import clean_line
from netbook.domain.views import ExchangeView, FollowUpView, InteractionView, Named, RelationView
from netbook.formats import markdown

ANA, BO, CY = Named("p1", "Ana Reyes"), Named("p2", "Bo Lindqvist"), Named("p3", "Cy")


def talk(on: date, *people: Named, text: str = "coffee", mentioned: tuple[Named, ...] = (), notes: str | None = None,
         place: str | None = None) -> InteractionView:  # fmt: skip
    return InteractionView("i1", on, None, "coffee", people, mentioned, place, None, None, (), (), text, notes)


FULL = PersonPage(
    id="p1",
    record=ContactRecord(
        "Ana Reyes",
        aliases=("Annie",),
        organisation="Northwind",
        title="Designer",
        city="Lisbon",
        met="PyCon",
        met_on=date(2025, 5, 1),
        about="Draws.\n\n# A lot",
        methods=(
            Method("email", "ana@example.com", "ana@example.com", label="work"),
            Method("handle", "ana_r", "ana_r", "x"),
            Method("url", "https://ana.example/a_b", "ana.example/a_b"),
        ),
        occasions=(("birthday", YearlyDay(3, 14, 1985)),),
        facts=(("likes", "tea *and* rain"),),
        tags=("design", "x_y"),
        notes=((date(2026, 1, 2), "older"), (date(2026, 2, 3), "- one\n- two\n")),
        circle="inner",
        cadence="6w",
    ),
    circle="Inner",
    cadence="6w",
    introduced_by=BO,
    last=date(2026, 11, 20),
    archived=False,
    relations=(RelationView("partner", "p2", "Bo Lindqvist"), RelationView("friend", "p9", "Dee")),
    follow_ups=(
        FollowUpView("f1", date(2026, 12, 1), "send the deck", None, "me", "FREQ=WEEKLY;BYDAY=TU", "open", None),
        FollowUpView("f2", date(2026, 12, 2), None, None, "them", None, "open", None),
    ),
    exchanges=(ExchangeView("gift", "given", "Ana Reyes", date(2026, 1, 1), "a kettle"),),
    interactions=(
        talk(date(2026, 11, 20), ANA, BO, text="coffee with Ana & Bo", notes="she *sings*\n```\n", place="Monmouth"),
        talk(date(2026, 11, 19), BO, mentioned=(ANA,), text="1. on Ana"),
    ),
)
BARE = PersonPage("p3", ContactRecord("Cy"), None, None, None, None, archived=True)

PAGE = """\
# Ana Reyes

- Designer, Northwind, Lisbon
- also known as Annie
- circle: Inner
- every 6w
- tags: @design @x_y
- met PyCon on 2025-05-01 through [Bo Lindqvist](bo-lindqvist-p2.md)
- last contact: 2026-11-20

## How to reach them

- email (work): <ana@example.com>
- x: ana_r
- url: <https://ana.example/a_b>

## Days

- birthday: 14 Mar 1985

## Related

- partner: [Bo Lindqvist](bo-lindqvist-p2.md)
- friend: Dee

## Known

- likes: tea \\*and\\* rain

## About

> Draws.
>
> # A lot

## Notes

- 2026-02-03

  > - one
  > - two

- 2026-01-02

  > older

## Next

- 2026-12-01: send the deck, every Tuesday
- 2026-12-02: they owe: follow up

## What passed

- 2026-01-01: given gift: a kettle

## What happened

- 2026-11-20 coffee at Monmouth with [Bo Lindqvist](bo-lindqvist-p2.md): coffee with Ana \\& Bo

  > she *sings*
  > ```

- 2026-11-19 coffee with [Bo Lindqvist](bo-lindqvist-p2.md) (spoken of): 1\\. on Ana
"""


def known(number: str) -> bool:
    return number in ("p1", "p2", "p3")


def test_a_folder_has_a_page_a_person_and_an_index() -> None:
    made = {name: "".join(parts) for name, parts in markdown.files([FULL, BARE], known)}
    assert made == {
        "ana-reyes-p1.md": PAGE,
        "cy-p3.md": "# Cy\n\n- archived\n",
        "README.md": "# People\n\n- [Ana Reyes](ana-reyes-p1.md), Northwind, Lisbon\n- [Cy](cy-p3.md)\n",
    }


def test_a_book_has_everybody_below_one_another_with_links_inside() -> None:
    text = "".join(markdown.write([FULL, BARE], known))
    inside = PAGE.replace("\n#", "\n##").replace("(bo-lindqvist-p2.md)", "(#p2)").replace("# Ana", "## Ana", 1)
    assert text == f'# People\n\n<a id="p1"></a>\n\n{inside}\n<a id="p3"></a>\n\n## Cy\n\n- archived\n'
    assert "".join(markdown.write([], known)) == "# People\n"
    assert [(name, "".join(parts)) for name, parts in markdown.files([], known)] == [("README.md", "# People\n")]


# --- hostile text ----------------------------------------------------------------------------------------------------

PARSER = MarkdownIt("gfm-like", {"linkify": False})
SPICY = st.lists(
    st.sampled_from(
        [*"\\`*_[]<>|~&$#+-=.:!()\"'{}@/ 1aé界", "<b>", "](x)", "&amp;", "1. ", "- ", "```", "<!--", "\\<"]
    ),
    min_size=1,
    max_size=12,
).map(lambda parts: clean_line("".join(parts)))


def shown(tokens: list[Token]) -> str:
    return "".join(token.content for token in tokens if token.type in ("text", "text_special"))


def kinds(text: str) -> set[str]:
    """The kinds of everything in a page, down to what stands in its lines."""
    return {each.type for token in PARSER.parse(text) for each in (token, *(token.children or ()))}


@settings(max_examples=40, deadline=None)
@given(SPICY.filter(bool))
def test_plain_text_is_shown_as_it_is(text: str) -> None:
    for before in ("", "- ", "## ", "> ", "- key: "):
        tokens = PARSER.parse(before + escaped(text))
        inline = [token for token in tokens if token.type == "inline"]
        assert len(inline) == 1
        told = inline[0].children or []
        assert {token.type for token in told} <= {"text", "text_special"}
        assert shown(told).removeprefix("key: ") == text
        assert not any(token.type.startswith(("html", "fence", "code", "hr", "table")) for token in tokens)


@settings(max_examples=50, deadline=None)
@given(SPICY.filter(bool), SPICY, SPICY)
def test_no_text_of_a_person_makes_markup_of_its_own(name: str, value: str, note: str) -> None:
    record = ContactRecord(
        name,
        organisation=value,
        facts=((value, note),),
        methods=(Method("url", value, value), Method("email", f"{note}@x.example", "")),
        notes=((date(2026, 1, 1), f"{note}\n{value}"),),
        about=f"{value}\n{note}",
    )
    page = PersonPage("p1", record, value, value, Named("p2", name), None, archived=False)
    ((_, parts), (_, index)) = markdown.files([page], known)
    for text in ("".join(parts), "".join(index)):
        assert not kinds(text) & {"html_block", "html_inline"}
    headings = re.findall(r"^#+ .*$", "".join(markdown.write([page], known)), re.M)
    assert [heading for heading in headings[2:] if not heading.startswith("### ")] == []


def test_only_addresses_become_links() -> None:
    assert linked("https://x.example/a?b=c") == "<https://x.example/a?b=c>"
    assert linked("a.b@x.example") == "<a.b@x.example>"
    assert linked("javascript:alert(1)") == "javascript:alert(1)"
    assert linked("https://x.example/> <b>") == "https://x.example/\\> \\<b\\>"


def test_html_in_a_note_is_shown_and_not_obeyed() -> None:
    hostile = "<script>x</script> \\<img src=x> <https://x.example> <!-- `a<b`\n\n<div>\n\n[x]: y\n\n    <p>"
    record = ContactRecord("Ana", about=hostile, notes=((date(2026, 1, 1), hostile),))
    page = PersonPage("p1", record, None, None, None, None, archived=False)
    ((_, parts), _) = markdown.files([page], known)
    html = PARSER.render("".join(parts))
    assert not re.findall("<(?:script|img|div|!--)", html)
    assert html.count('<a href="https://x.example">') == 2


def test_links_to_names_of_other_scripts_lead_to_the_files() -> None:
    page = PersonPage("p1", ContactRecord("毛 (x)"), None, None, None, None, archived=False)
    (name, _), (_, index) = markdown.files([page], known)
    target = re.search(r"\]\(([^)]+)\)", "".join(index))
    assert target
    assert target[1].isascii()
    assert unquote(target[1]) == name
