"""Sections fitted to a screen: the least important give way first, and nothing is cut without an ellipsis."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from netbook.domain.text import clean_line
from netbook.drawing.measure import cells

_GAP = 2  # columns between labels and texts
_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the screen, its first ``bold`` characters set off where there is colour."""

    text: str
    bold: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its items, one below the other, or running on.

    ``rank`` says how important it is, 0 most; ``least`` lines it has before a less important one has any, ``fair``
    before a more important one has more. An item takes ``tall`` lines at most; where there are too few, each gets one
    and then the first get more, or with ``whole`` the first get all they take. ``counted`` says how many are left out.
    """

    label: str
    items: tuple[str, ...]
    rank: int
    least: int = 1
    fair: int = 1
    tall: int = 2
    runs_on: bool = False
    whole: bool = False
    counted: bool = True
    group: int = 0  # between groups stands a blank line where there is room

    def laid(self, lines: int, width: int) -> list[str]:
        """The items in so many lines."""
        if lines < 1:
            return []
        if self.runs_on:
            return _run_on(self, lines, width)
        heights = _heights(self, lines, width)
        found: list[str] = []
        for number, (item, height) in enumerate(zip(self.items, heights, strict=False), start=1):
            rest = self.left_out(number) if number == len(heights) else ""
            text = wrapped(item, width - cells(rest), height)
            found += [*text[:-1], text[-1] + rest]
        return found

    def left_out(self, shown: int) -> str:
        """What to say of the items behind the first ``shown``."""
        return f"{_BETWEEN}{len(self.items) - shown} more" if self.counted and shown < len(self.items) else ""


def fitted(
    title: Sequence[Line], sections: Sequence[Section], columns: int, rows: int, *, airy: bool = True
) -> list[Line]:
    """A title and the sections below it, in so many rows; sections without items are left out.

    If ``airy``, blank lines stand between the groups where there is room for all of them.
    """
    shown = [each for each in sections if each.items]
    label = max((cells(each.label) for each in shown), default=0) + _GAP
    width = columns - label
    given = _shared(shown, rows - len(title), width)
    lines = list(title)
    groups = [group for group, _ in groupby(each.group for each, size in zip(shown, given, strict=True) if size)]
    airy = airy and len(title) + sum(given) + len(groups) <= rows
    before: int | None = None
    for each, size in zip(shown, given, strict=True):
        if not size:
            continue
        if airy and each.group != before:
            lines.append(Line(""))
        before = each.group
        for number, text in enumerate(each.laid(size, width)):
            heading = "" if number else each.label
            lines.append(Line(heading + " " * (label - cells(heading)) + text, len(heading)))
    return lines


def _shared(sections: Sequence[Section], lines: int, width: int) -> list[int]:
    """How many lines each section gets: first what each needs at least, then what is fair, then what is left."""
    needs = [len(each.laid(10_000, width)) for each in sections]
    given = [0] * len(sections)
    ranked = sorted(range(len(sections)), key=lambda i: sections[i].rank)
    stages: tuple[Callable[[int], int], ...] = (
        lambda i: sections[i].least,
        lambda i: sections[i].fair,
        lambda i: needs[i],
    )
    for most in stages:
        growing = True
        while growing:
            growing = False
            for i in ranked:
                if given[i] < min(most(i), needs[i]) and sum(given) < lines:
                    given[i] += 1
                    growing = True
    return given


def _heights(section: Section, lines: int, width: int) -> list[int]:
    """How many lines each of the first items gets."""
    wants = [min(section.tall, len(wrapped(item, width))) for item in section.items[:lines]]
    heights = [] if section.whole else [1] * len(wants)
    spare = lines - len(heights)
    for i, want in enumerate(wants):
        if section.whole:
            if not spare:
                break
            heights.append(0)
        more = min(spare, want - heights[i])
        heights[i] += more
        spare -= more
    return heights


def _run_on(section: Section, lines: int, width: int) -> list[str]:
    """Items one behind the other, none of them longer than a line, as many as fit; at least the first."""
    items = [cut(clean_line(item), width) for item in section.items] if len(section.items) > 1 else section.items
    found = wrapped(_BETWEEN.join(items), width)
    if len(found) <= lines:
        return found
    rest = section.left_out(1)
    found = wrapped(items[0], width - cells(rest), lines)
    best = [*found[:-1], found[-1] + rest]
    for count in range(2, len(items)):
        found = wrapped(_BETWEEN.join(items[:count]) + section.left_out(count), width)
        if len(found) > lines:
            break
        best = found
    return best


def wrapped(text: str, width: int, lines: int | None = None) -> list[str]:
    """A text broken between words; what goes beyond ``lines`` is cut with an ellipsis. At least one line."""
    found: list[str] = []
    line = ""
    for word in clean_line(text).split(" "):
        more = f"{line} {word}" if line else word
        if cells(more) <= width:
            line = more
            continue
        if line:
            found.append(line)
        while cells(word) > width:  # an address, or a script without blanks
            size = _fits(word, width)
            found.append(word[:size])
            word = word[size:]
        line = word
    found.append(line)
    if lines is None or len(found) <= lines:
        return _unhung(found)
    return _unhung([*found[: lines - 1], cut(" ".join(found[lines - 1 :]), width)])


def _unhung(lines: list[str]) -> list[str]:
    """Without a separator at the beginning of a line: it ends the one before, or goes."""
    return [line.removeprefix("· ") for line in lines]


def cut(text: str, width: int) -> str:
    """A text in one line of so many columns; behind its last whole word stands an ellipsis where it is longer."""
    if cells(text) <= width:
        return text
    kept = text[: _fits(text, width - 1)]
    words = kept.rpartition(" ")[0] if text[len(kept) : len(kept) + 1] != " " else kept
    kept = words if cells(words) > width // 2 else kept
    return kept.rstrip(" ·,;:") + "…"


def _fits(text: str, width: int) -> int:
    """How many characters fit in so many columns; one at least."""
    size = 0
    while size < len(text) and cells(text[: size + 1]) <= width:
        size += 1
    return max(1, size)
