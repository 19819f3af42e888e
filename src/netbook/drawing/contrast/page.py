"""The contrast as a page of its own: nothing of it is fetched, nothing in it runs, and nobody is named."""

from collections.abc import Callable, Iterator, Sequence

from netbook.domain.contrast.figures import Figure
from netbook.domain.contrast.months import Month
from netbook.domain.contrast.view import Contrast
from netbook.drawing.contrast import charts, look, words
from netbook.drawing.svg import STYLE, Svg, escaped

_NARROW, _WIDE = 340, 860  # pixels that pictures are drawn for; the page stretches them

Draw = Callable[[Svg, Contrast, float, float, float], float]


def page(contrast: Contrast) -> str:
    """The page; every tag is closed, so that what reads XML reads it too."""
    title = f"{words.title(contrast)}, {words.stretch(contrast)}"
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="en">',
            *_head(title),
            "<body>",
            f"<header><h1>{escaped(words.title(contrast))}</h1><p>{escaped(words.stretch(contrast))}</p></header>",
            "<main>",
            *_glance(contrast),
            *_large(contrast),
            *_in_words(contrast),
            *_funnel(contrast),
            *_over_time(contrast),
            *_figures(contrast),
            *_cost(contrast),
            "</main>",
            "<footer><p>Drawn by netbook from one person's own book. Nobody is named here.</p></footer>",
            "</body>",
            "</html>",
            "",
        )
    )


def _head(title: str) -> Iterator[str]:
    yield "<head>"
    yield '<meta charset="utf-8" />'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1" />'
    yield '<meta name="color-scheme" content="light dark" />'
    yield '<meta name="referrer" content="no-referrer" />'
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}" />'
    yield f"<title>{escaped(title)}</title>"
    yield f"<style>\n{STYLE}\n{look.STYLE}</style>"
    yield "</head>"


def _glance(contrast: Contrast) -> Iterator[str]:
    following, book = words.following(contrast), words.whole_book(contrast)
    yield '<section aria-labelledby="glance"><h2 id="glance">At a glance</h2>'
    yield '<div class="pair">'
    yield f"<figure>{_picture(charts.block, contrast, charts.block_told(contrast))}</figure>"
    yield "<div>"
    yield "<h3>Of your followers</h3>"
    told = f"Bars of the followers you know: {charts.bars_told(following)}."
    yield f"<figure>{_picture(charts.following, contrast, told)}</figure>"
    yield "<h3>Of the whole book</h3>"
    told = f"Bars of the whole book, on the same scale: {charts.bars_told(book)}."
    yield f"<figure>{_picture(charts.whole_book, contrast, told)}</figure>"
    yield "</div></div>"
    yield "</section>"


def _picture(draw: Draw, contrast: Contrast, told: str, wide: float = _NARROW) -> str:
    svg = Svg()
    return svg.inset(wide, draw(svg, contrast, 0, 0, wide) + 4, told)


def _large(contrast: Contrast) -> Iterator[str]:
    yield '<section aria-labelledby="numbers"><h2 id="numbers">In numbers</h2><dl class="large">'
    for value, name in words.headline(contrast):
        yield f"<div><dt>{escaped(name)}</dt><dd>{escaped(value)}</dd></div>"
    yield "</dl></section>"


def _in_words(contrast: Contrast) -> Iterator[str]:
    if contrast.sentences:
        yield '<section aria-labelledby="words"><h2 id="words">In words</h2><ul class="told">'
        yield from (f"<li>{escaped(sentence)}</li>" for sentence in contrast.sentences)
        yield "</ul></section>"


def _funnel(contrast: Contrast) -> Iterator[str]:
    rows = words.rows(contrast)
    yield '<section aria-labelledby="platforms"><h2 id="platforms">From followers to relationships</h2>'
    yield from _table(
        "Followers by platform, step by step",
        ["platform", *(step.heading for step in words.STEPS)],
        [
            (name, [words.number(count) for count in words.counts(funnel)], len(rows) > 1 and at == len(rows) - 1)
            for at, (name, funnel) in enumerate(rows)
        ],
    )
    yield f'<p class="note">{escaped(words.NESTED)}</p>'
    yield "<details><summary>What each step means</summary>"
    yield '<dl class="steps">'
    yield from (f"<dt>{escaped(step.heading)}</dt><dd>{escaped(step.definition)}</dd>" for step in words.STEPS)
    yield "</dl></details>"
    counts = words.whole_book(contrast)
    yield from _table(
        "The whole book", ["people", "how many"], [(each.name, [words.number(each.many)], False) for each in counts]
    )
    yield f'<p class="note">{escaped(words.ALONE)}</p>'
    yield "</section>"


def _over_time(contrast: Contrast) -> Iterator[str]:
    since = words.base(contrast)
    heading = f"Over time, {since} = 100" if since else "Over time"
    told = charts.over_time_told(contrast)
    yield f'<section aria-labelledby="time"><h2 id="time">{escaped(heading)}</h2>'
    yield f'<figure class="narrow-picture">{_picture(charts.over_time, contrast, told)}</figure>'
    yield f'<figure class="wide-picture">{_picture(charts.over_time, contrast, told, _WIDE)}</figure>'
    yield f'<p class="note">{escaped(words.ACTIVE if since else words.NO_INDEX)}</p>'
    yield "<details><summary>Month by month</summary>"
    yield from _table(
        "At the end of each month, of the last one so far",
        ["month", "followers", "index", "active ties", "index"],
        [(f"{each.end:%b %Y}", _month(each), False) for each in contrast.months],
    )
    yield "</details></section>"


def _month(month: Month) -> Sequence[str]:
    return (
        words.number(month.followers),
        words.index(month.follower_index),
        words.number(month.active),
        words.index(month.tie_index),
    )


def _figures(contrast: Contrast) -> Iterator[str]:
    yield '<section aria-labelledby="figures"><h2 id="figures">The figures</h2>'
    yield '<p class="note">Each opens into what it means.</p>'
    yield '<div class="wide" tabindex="0" role="region" aria-label="The figures, as a table"><table class="figures">'
    yield '<caption>Figures and what they are made of</caption><thead><tr><th scope="col">figure</th>'
    yield '<th scope="col">value</th></tr></thead><tbody>'
    yield from (_figure(each) for each in contrast.figures)
    yield "</tbody></table></div></section>"


def _figure(figure: Figure) -> str:
    meaning = f"<p>{escaped(figure.definition)}</p><p>Here: {escaped(words.made_of(figure))}.</p>"
    opens = f"<details><summary>{escaped(figure.title)}</summary>{meaning}</details>"
    return f'<tr><th scope="row">{opens}</th><td>{escaped(words.valued(figure))}</td></tr>'


def _cost(contrast: Contrast) -> Iterator[str]:
    hours = words.figure(contrast, "hours")
    rows = [
        ("the followers, bought", words.cost(contrast), words.price(contrast)),
        ("hours logged", words.valued(hours) if hours else words.UNKNOWN, words.HOURS),
    ]
    yield '<section aria-labelledby="cost"><h2 id="cost">What the count would cost, and the hours</h2>'
    yield '<dl class="steps">'
    yield from (
        f'<dt>{escaped(name)}: {escaped(value)}</dt><dd class="note">{escaped(how)}</dd>' for name, value, how in rows
    )
    yield "</dl></section>"


def _table(caption: str, headings: Sequence[str], rows: Sequence[tuple[str, Sequence[str], bool]]) -> Iterator[str]:
    """A table that scrolls in itself where it is too wide; the last part of a row says whether it is a total."""
    yield f'<div class="wide" tabindex="0" role="region" aria-label="{escaped(caption)}, as a table"><table>'
    yield f"<caption>{escaped(caption)}</caption><thead><tr>"
    yield "".join(f'<th scope="col">{_breakable(each)}</th>' for each in headings)
    yield "</tr></thead><tbody>"
    for name, told, is_total in rows:
        kind = ' class="all"' if is_total else ""
        told_cells = "".join(f"<td>{escaped(each)}</td>" for each in told)
        yield f'<tr{kind}><th scope="row">{escaped(name)}</th>{told_cells}</tr>'
    yield "</tbody></table></div>"


def _breakable(heading: str) -> str:
    """A heading that a narrow screen may break in two."""
    return escaped(heading).replace("followers", "follow&#173;ers")
