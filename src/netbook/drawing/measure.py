"""How much room a text takes."""

import re
from collections.abc import Iterator


def cells(text: str) -> int:
    """How many columns a terminal gives to ``text``."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    return max(wcswidth(text), 0)


def pad(text: str, size: int) -> str:
    """``text`` at exactly ``size`` columns, cut with an ellipsis where it is longer."""
    long = cells(text)
    if long > size:
        kept = text
        while kept and cells(kept) > size - 1:
            kept = kept[:-1]
        text = kept.rstrip() + "…"
        long = cells(text)
    return text + " " * (size - long)


def cut(text: str, size: int) -> str:
    """``text`` in ``size`` columns at most."""
    return text if cells(text) <= size else pad(text, size).rstrip()


def broken(text: str, width: int) -> Iterator[str]:
    """A text cut into lines of ``width`` columns at most, the later ones indented more than the first."""
    lead = len(text) - len(text.lstrip())
    width = max(width, 1)
    indent = " " * (lead + 4 if lead else 2)
    indent = indent if width > 2 * len(indent) else ""  # else nothing would fit behind it
    line = ""
    for word in re.findall(r"\s*\S+", text):
        if line.strip() and cells(line + word) > width:
            yield line
            line, word = indent, word.lstrip()
        line += word
        while cells(line) > width and len(line) > len(indent) + 1:
            fits = next((n for n in range(min(len(line), width), 0, -1) if cells(line[:n]) <= width), 1)
            yield line[:fits]
            line = indent + line[fits:]
    yield line
