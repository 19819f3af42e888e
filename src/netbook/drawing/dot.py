"""Introductions for Graphviz."""

from collections.abc import Iterator

from netbook.domain.introductions import Introductions, MapRow
from netbook.domain.text import clean_line


def dot(view: Introductions) -> Iterator[str]:
    """The lines of a graph in the DOT language."""
    yield "digraph introductions {"
    yield "  rankdir=LR;"
    yield '  node [shape=box, style=rounded, fontname="sans-serif"];'
    here = {row.id for row in view.rows}
    for row in view.rows:
        style = ', style="rounded,dashed"' if row.archived else ""
        style += ", penwidth=2" if row.id == view.asked else ""
        yield f"  {row.id} [label={_label(row)}{style}];"
    for row in view.rows:
        if row.introduced_by in here:
            yield f"  {row.introduced_by} -> {row.id};"
    yield "}"


def _label(row: MapRow) -> str:
    told = ", ".join(part for part in (row.organisation, row.city) if part)
    parts = [_escaped(part) for part in (row.name, told) if part]
    return '"' + "\\n".join(parts) + '"'


def _escaped(text: str) -> str:
    return clean_line(text).replace("\\", "\\\\").replace('"', '\\"')
