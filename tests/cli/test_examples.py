"""The agreed example lines, read by the program as a whole."""

import json
from typing import Any

from tests.cli.program import LINES, Netbook, examples, people_of_the_examples


def test_every_example_gets_its_reading(netbook: Netbook) -> None:
    for person in people_of_the_examples():
        aliases = [part for alias in person.get("aliases", ()) for part in ("--alias", alias)]
        netbook.said("add", person["name"], *aliases)
    text = (LINES / "capture.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line)["line"] for line in text.splitlines()]
    code, out, err = netbook("log", "-", "--dry-run", "--json", stdin="".join(f"{line}\n" for line in lines))
    assert (code, err) == (0, "")
    readings = [json.loads(line) for line in out.splitlines()]
    assert len(readings) == len(lines) == len(examples()) > 40
    wrong = [
        (example["line"], key, got, value)
        for example, reading in zip(examples(), readings, strict=True)
        for key, value in example.items()
        if key != "line" and not agrees(got := part(reading, key), value)
    ]
    assert wrong == []
    assert netbook.json("journal") == []


def part(reading: dict[str, Any], key: str) -> Any:
    """What a reading says under a key of the examples."""
    if key == "people":
        return [who["name"] for who in reading["people"] if who["name"] is not None]
    if key == "new":
        return [who["name"] for who in reading["people"] if who.get("new")]
    if key == "mentioned":
        return [who["name"] for who in reading["mentioned"]]
    if key == "candidates":
        return {who["said"]: who["candidates"] for who in reading["people"] if who["name"] is None}
    return reading[key]


def agrees(got: Any, value: Any) -> bool:
    """Only the keys that are given; lists in any order; letter case and a leading "the" are free."""
    if isinstance(value, dict):
        return isinstance(got, dict) and all(key in got and agrees(got[key], each) for key, each in value.items())
    if isinstance(value, list):
        return (
            isinstance(got, list)
            and len(got) == len(value)
            and all(any(agrees(one, each) for one in got) for each in value)
        )
    if isinstance(value, str) and isinstance(got, str):
        return plain(got) == plain(value)
    return bool(got == value)


def plain(text: str) -> str:
    return text.casefold().removeprefix("the ")
