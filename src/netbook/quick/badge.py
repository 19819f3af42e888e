"""The prompt badge: one short line that says how much is due, or nothing."""

from datetime import timedelta

from netbook.errors import Unreadable
from netbook.storage import peek

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from netbook.config import Settings
    from netbook.storage.peek import Peek

USUAL = "{due} due[ ({late} late)]"
FIELDS = ("due", "late", "people", "followups", "occasions", "inbox")

_AWAKE = "c.archived_at IS NULL AND (c.paused_until IS NULL OR c.paused_until <= ?)"
# How many there are, and how many of them are past due, as services.agenda has it. Where everybody is due, to look for
# the few who are hidden is much quicker than to look at all.
_COUNTS = f"""
SELECT count(*), count(CASE WHEN due < ? THEN 1 END) FROM derived WHERE due <= ? AND contact_id NOT IN
(SELECT id FROM contact WHERE archived_at IS NOT NULL OR paused_until > ? OR snoozed_until > ?)
UNION ALL
SELECT count(*), count(CASE WHEN f.due < ? THEN 1 END) FROM followup f LEFT JOIN contact c ON c.id = f.contact_id
WHERE f.state = 'open' AND f.due <= ? AND {_AWAKE}
UNION ALL
SELECT count(*), 0 FROM occasion o JOIN contact c ON c.id = o.contact_id
WHERE o.month = ? AND o.day IN (?, ?) AND {_AWAKE}
UNION ALL
SELECT count(*), 0 FROM inbox
"""


def badge(settings: "Settings", today: "date", template: str | None = None) -> str:
    """The line, empty where there is nothing to say; ``template`` takes the place of the one that is set.

    Raises:
        Unreadable: the template is none.
        BookUnavailable: the book cannot be read.
    """
    wanted = settings.badge or USUAL if template is None else template
    fill(wanted, dict.fromkeys(FIELDS, 0))
    book = peek.look(settings.book)
    if book is None:
        return ""
    with book:
        return fill(wanted, counts(book, today))


def counts(book: "Peek", today: "date") -> dict[str, int]:
    """How much is due on a day, by field."""
    day = str(today)
    # A birthday of 29 February is kept on the 28th where there is no 29th.
    ends = today.month == 2 and (today + timedelta(days=1)).month == 3
    found = book.rows(_COUNTS, (*[day] * 7, today.month, today.day, 29 if ends else today.day, day))
    people, followups, occasions, inbox = (count for count, _ in found)
    late = sum(count for _, count in found)
    return dict(zip(FIELDS, (people + followups + occasions, late, people, followups, occasions, inbox), strict=True))


class _Part:
    """A piece of the line, which is left out where all its numbers are 0."""

    def __init__(self) -> None:
        self.text = ""
        self.numbers: list[int] = []

    def __str__(self) -> str:
        return self.text if any(self.numbers) or not self.numbers else ""


def fill(template: str, numbers: "Mapping[str, int]") -> str:
    """The template with its ``{fields}`` filled in; what stands in ``[]``, and the whole, vanishes where all is 0.

    Raises:
        Unreadable: it is no template.
    """
    whole, part = _Part(), None
    for kind, text in _pieces(template):
        into = part or whole
        if kind == "text":
            into.text += text
        elif kind == "field":
            into.numbers.append(_number(text, numbers))
            into.text += str(into.numbers[-1])
        elif kind == "[" and part is None:
            part = _Part()
        elif kind == "]" and part is not None:
            whole.text += str(part)
            whole.numbers += part.numbers
            part = None
        else:
            raise Unreadable(f"there is a {kind} out of place in the format {template!r}", f"{kind * 2} writes one")
    if part is not None:
        raise _never_closed("[", "]", template)
    return " ".join(str(whole).splitlines())


def _pieces(template: str) -> "Iterator[tuple[str, str]]":
    """The template cut into text, fields and the marks between them."""
    rest = template
    while rest:
        mark = rest[0]
        if mark in "{}[]" and rest[1:2] == mark:  # doubled, it stands for itself
            yield "text", mark
            rest = rest[2:]
        elif mark == "{":
            name, closed, rest = rest[1:].partition("}")
            if not closed:
                raise _never_closed("{", "}", template)
            yield "field", name
        else:
            yield mark if mark in "}[]" else "text", mark
            rest = rest[1:]


def _never_closed(mark: str, end: str, template: str) -> Unreadable:
    return Unreadable(
        f"a {mark} is never closed in the format {template!r}", f"end it with {end}; {mark * 2} writes one"
    )


def _number(name: str, numbers: "Mapping[str, int]") -> int:
    if name in numbers:
        return numbers[name]
    from difflib import get_close_matches

    near = get_close_matches(name.strip().casefold(), FIELDS, 1, 0.4)
    known = f"it may be {', '.join(f'{{{field}}}' for field in FIELDS)}"
    raise Unreadable(f"the badge has no field {{{name}}}", f"did you mean {{{near[0]}}}?" if near else known)
