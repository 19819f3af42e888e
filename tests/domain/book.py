"""The small book of people that the lines are read against."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from netbook.domain.logline import Context, Given
from netbook.domain.names import NameIndex, Person
from netbook.domain.when import Calendar

LINES = Path(__file__).parent / "lines"
TODAY = date(2026, 11, 22)  # a Sunday


def people() -> list[Person]:
    book = json.loads((LINES / "book.json").read_text(encoding="utf-8"))
    return [
        Person(number, entry["name"], tuple(entry.get("aliases", ())))
        for number, entry in enumerate(book["people"], start=1)
    ]


def context(order: str | None = None, given: Given | None = None) -> Context:
    return Context(NameIndex(people()), Calendar(TODAY, order), given=given or Given())


def examples(name: str) -> list[dict[str, Any]]:
    text = (LINES / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]
