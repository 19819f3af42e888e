"""The picture of the README: a terminal with the sample network, drawn as SVG from what the program prints."""

import io
import os
import shlex
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from html import escape
from pathlib import Path

from netbook.cli.app import run
from netbook.demo.fill import new_book

DAY = date(2026, 11, 22)
SHOWN = (
    ('netbook log "Coffee with Ana at Monmouth yesterday; follow up in 3 weeks: send the deck"', None),
    ("netbook due circle:inner", None),
    ("netbook find grant reviewers", 7),
    ('netbook list city:lisbon "last:>90d"', None),
)
COLUMNS, SIZE, LINE = 92, 14, 20


def picture() -> str:
    """The commands and what they print, as an SVG."""
    lines = list(_lines())
    wide, high = round(COLUMNS * SIZE * 0.602) + 40, len(lines) * LINE + 40
    texts = [
        f'<text x="20" y="{number * LINE + 36}" fill="{colour}" xml:space="preserve">{escape(text)}</text>'
        for number, (text, colour) in enumerate(lines)
        if text
    ]
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" role="img" '
            'aria-label="netbook logs a coffee, shows who is due, and finds what was said">',
            f'<rect width="{wide}" height="{high}" rx="10" fill="#1c1f26"/>',
            f'<g font-family="ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace" font-size="{SIZE}">',
            *texts,
            "</g>",
            "</svg>",
            "",
        )
    )


def _lines() -> list[tuple[str, str]]:
    """Each line with its colour."""
    lines: list[tuple[str, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book.db"
        new_book(str(book), DAY)
        for typed, most in SHOWN:
            lines.append((f"$ {typed}", "#e6c384"))
            lines += [(line, "#dcd7ba") for line in _printed(book, typed)[:most]]
            lines.append(("", ""))
    return lines[:-1]


def _printed(book: Path, typed: str) -> list[str]:
    """What a command prints, broken where the terminal ends."""
    before = dict(os.environ)
    os.environ.update(NETBOOK_TODAY=str(DAY), COLUMNS=str(COLUMNS), NO_COLOR="1", HOME=str(book.parent))
    os.environ.pop("XDG_CONFIG_HOME", None)
    printed = io.StringIO()
    try:
        with redirect_stdout(printed), redirect_stderr(printed):
            run(["--book", str(book), *shlex.split(typed)[1:]])
    finally:
        os.environ.clear()
        os.environ.update(before)
    return [
        line[at : at + COLUMNS]
        for line in printed.getvalue().splitlines()
        for at in range(0, max(len(line), 1), COLUMNS)
    ]
