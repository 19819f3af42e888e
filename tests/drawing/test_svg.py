"""What is drawn is well-formed and holds no text that could be anything else."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from netbook.drawing.svg import Svg, fitted, length

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</text><script>alert(1)</script> & \"quotes\" 'and' \x00\x1b[31m ]]> <!-- "


def parsed(svg: Svg, label: str = "a picture") -> ElementTree.Element:
    return ElementTree.fromstring(svg.document(100, 50, label))


def test_shapes_are_where_they_were_put() -> None:
    svg = Svg()
    svg.rect(1, 2.25, 30, 4, "s1", title="three")
    svg.line(0, 0, 10, 10)
    svg.dot(5, 5, 2, "s4")
    svg.text(10, 20, "Ana", end=True)
    found = parsed(svg)
    card, rect = found.findall(f"{SVG}rect")
    assert card.get("class") == "card"
    assert (rect.get("x"), rect.get("y"), rect.get("width"), rect.get("class")) == ("1", "2.2", "30", "s1")
    assert rect.findtext(f"{SVG}title") == "three"
    assert [each.get("d") for each in found.findall(f"{SVG}path")] == ["M0 0L10 10"]
    assert [(each.text, each.get("text-anchor")) for each in found.findall(f"{SVG}text")] == [("Ana", "end")]
    assert found.get("viewBox") == "0 0 100 50"


def test_a_page_of_either_shade_can_show_it() -> None:
    assert "prefers-color-scheme: dark" in Svg().document(10, 10, "x")


def test_hostile_text_stays_text() -> None:
    svg = Svg()
    svg.text(0, 0, HOSTILE, title=HOSTILE)
    svg.rect(0, 0, 1, 1, "s1", title=HOSTILE)
    found = parsed(svg, HOSTILE)
    assert found.findall(f".//{SVG}script") == []
    shown = found.findall(f"{SVG}text")[0]
    assert "".join(shown.itertext()).count("<script>alert(1)</script> & \"quotes\" 'and'") == 2


@given(st.text())
def test_any_text_makes_a_picture(text: str) -> None:
    svg = Svg()
    svg.text(0, 0, text, title=text)
    parsed(svg, text)


@given(st.text(max_size=60), st.integers(20, 300))
def test_what_was_fitted_fits(text: str, room: int) -> None:
    found = fitted(text, 12, room)
    assert length(found, 12) <= room
    assert found == text or found.endswith("…")
