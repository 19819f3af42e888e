"""Everything about a person as lines of text, whole or part by part."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from netbook.domain.exchanges import in_words, sums
from netbook.domain.spoken import day, late, no_contact
from netbook.domain.text import clean
from netbook.domain.views import FollowUpView, InteractionView, OperationView, PersonView
from netbook.drawing.lines import BOLD, FAINT, YELLOW, Line, Piece, said
from netbook.drawing.measure import broken
from netbook.drawing.spark import spark


def card(view: PersonView, today: date, why: Iterable[str]) -> Iterator[str]:
    """Everything, the newest conversations first; ``why`` stands in the middle."""
    yield who(view)
    yield from _known_as(view)
    yield " · ".join(standing(view, today))
    yield from details(view)
    if view.about:
        yield from ("", *view.about.splitlines())
    yield from why
    promised = [each for each in view.follow_ups if each.state == "open"]
    if promised:
        yield from ("", "Next")
    for follow_up in promised:
        yield f"  {follow_up.id}  {day(follow_up.due, today)}  {_promise(follow_up)}"
    if view.notes:
        yield from ("", "Notes")
    for note in view.notes:
        first, *more = note.text.splitlines()
        yield from (f"  {note.on}  {first}", *(f"              {line}" for line in more))
    if view.interactions:
        yield from ("", f"What happened ({len(view.interactions)})")
    for each in view.interactions:
        yield f"  {each.id}  {each.on}  {each.kind}  {each.text}{_spoken_of(view, each)}"
        first, *more = (each.notes or "").strip().splitlines() or [""]
        if first:
            yield f"      note: {first}{' …' if more else ''}"


def who(view: PersonView) -> str:
    """``Ana Reyes (p1) · Head of research · Northwind · Lisbon``."""
    return " · ".join(part for part in (f"{view.name} ({view.id})", view.title, view.organisation, view.city) if part)


def _known_as(view: PersonView) -> Iterator[str]:
    if view.aliases:
        yield f"also known as {', '.join(view.aliases)}"


def details(view: PersonView) -> Iterator[str]:
    """How one met, ways to reach, days, people around them, what passed, facts."""
    if view.met or view.met_on or view.introduced_by:
        through = f"through {view.introduced_by.name}" if view.introduced_by else ""
        yield " ".join(part for part in ("met", view.met, str(view.met_on or ""), through) if part)
    for method in view.methods:
        yield f"{method.platform or method.kind}: {method.value}"
    for occasion in view.occasions:
        yield f"{occasion.kind}: {occasion.day} {occasion.next:%B}{f' {occasion.year}' if occasion.year else ''}"
    for relation in view.relations:
        yield f"{relation.kind}: {relation.name} ({relation.id})"
    if view.exchanges:
        yield f"passed: {in_words(sums((each.kind, each.direction, 1) for each in view.exchanges))}"
    for fact in view.facts:
        yield f"{fact.key}: {fact.value}"


def standing(view: PersonView, today: date) -> Iterator[str]:
    """Circle, cadence, last and next contact, how the relationship stands, tags."""
    if view.circle:
        yield view.circle
    if view.cadence:
        yield f"every {view.cadence}" if view.cadence != "never" else "never due"
    yield f"last {day(view.last, today)}" if view.last else no_contact(view.met or view.met_on)
    if view.due:
        yield f"due {day(view.due, today)}"
    if (health := view.metrics["health"].value) not in (None, "due"):  # which was said
        yield str(health)
    if (tie := view.metrics["tie"].value) is not None:
        yield f"tie {tie}"
    if view.vetted != "open":
        yield "in your network" if view.vetted == "yes" else "not in your network"
    for word, until in (("snoozed", view.snoozed_until), ("paused", view.paused_until)):
        if until and until > today:
            yield f"{word} until {until}"
    if view.archived:
        yield "archived"
    if view.tags:
        yield " ".join(f"@{tag}" for tag in view.tags)


def why(view: PersonView, past: date | None, *, draws: bool = True) -> Iterator[str]:
    """How the relationship is measured, metric by metric."""
    yield from ("", f"Measured as of {past}" if past else "Measured")
    for key, reading in view.metrics.items():
        value = "not known" if reading.value is None else reading.value
        yield f"  {key}  {value}  {reading.why}"
        for part in reading.parts:
            yield f"    {part.name:<12}{part.points:>5.1f} of {part.most}  {part.why}"
        if key == "tie" and reading.value is not None:
            yield f"    {'12 months':<12}{_by_month([each.tie for each in view.tie_by_month], draws=draws)}"


def _by_month(ties: Sequence[int | None], *, draws: bool) -> str:
    """The tie month by month, drawn where the terminal can."""
    first, last = (str(ties[place]) if ties[place] is not None else "none" for place in (0, -1))
    return f"{f'{spark(ties, 100)}  ' if draws else ''}from {first} to {last}"


def _promise(each: FollowUpView) -> str:
    return f"{'they owe: ' if each.side == 'them' else ''}{each.what or 'follow up'}"


def _spoken_of(view: PersonView, each: InteractionView) -> str:
    return "" if view.id in (one.id for one in each.people) else "  (spoken of)"


# --- the parts, for a screen of their own -----------------------------------------------------------------------------


def head(view: PersonView, today: date, width: int) -> list[Line]:
    """Who somebody is and how it stands, the beginning of each part."""
    first, *more = broken(who(view), width)
    shown = [*more, *_known_as(view), *broken(" · ".join(standing(view, today)), width)]
    return [(said_wide(first, BOLD),), *(((said_wide(line, FAINT)),) for line in shown), ()]


def said_wide(text: str, style: str = "") -> Piece:
    """A text with the blanks it is set out by."""
    return Piece(" ".join(clean(text).splitlines()), style)


def measured(view: PersonView, width: int) -> Iterator[Line]:
    """How the relationship is measured, metric by metric, as broad as there is room."""
    for told in [*why(view, None)][2:]:
        for part in broken(said_wide(told).text, width):
            yield (Piece(part),)


def timeline(view: PersonView, today: date, width: int) -> Iterator[Line]:
    """What happened, the newest first, with its notes whole."""
    if not view.interactions:
        yield (Piece("Nothing is written down yet. l logs what happens.", FAINT),)
    for each in view.interactions:
        others = [one.name for one in each.people if one.id != view.id]
        told = " · ".join(
            part for part in (each.kind, each.place, f"with {', '.join(others)}" if others else "") if part
        )
        yield (Piece(f"{day(each.on, today)}  ", BOLD), said(f"{told}{_spoken_of(view, each)}", FAINT))
        yield from _indented(each.text, width)
        yield from _indented(each.notes or "", width, FAINT)


def notes(view: PersonView, width: int) -> Iterator[Line]:
    """What one wrote about them."""
    if not view.about and not view.notes:
        yield (Piece("No notes yet. n writes one.", FAINT),)
    yield from _indented(view.about or "", width)
    for note in view.notes:
        yield (Piece(str(note.on), BOLD),)
        yield from _indented(note.text, width)


def facts(view: PersonView, today: date, width: int) -> Iterator[Line]:
    """Ways to reach them, days, people around them, facts, and what is promised."""
    found = [*details(view)]
    for line in found:
        key, colon, value = line.partition(": ")
        for number, part in enumerate(broken(value if colon else line, max(width - 14, 20))):
            yield (Piece(f"{key if colon and not number else '':<13.13} ", FAINT), said(part))
    promised = [each for each in view.follow_ups if each.state == "open"]
    for each in promised:
        past = (today - each.due).days
        yield (
            Piece(f"{'promised':<13} ", FAINT),
            said(_promise(each)),
            Piece(f"  {day(each.due, today)}" + (f", {late(past)}" if past > 0 else ""), YELLOW if past > 0 else FAINT),
        )
    if not found and not promised:
        yield (Piece("Nothing is known yet. E edits, f notes a fact, r promises something.", FAINT),)


def exchanged(view: PersonView, width: int) -> Iterator[Line]:
    """What of value passed, the newest first."""
    if not view.exchanges:
        yield (Piece("Nothing of value has passed yet: an introduction, a gift, help, advice.", FAINT),)
        return
    yield from _indented(in_words(sums((each.kind, each.direction, 1) for each in view.exchanges)), width)
    yield ()
    for each in sorted(view.exchanges, key=lambda one: one.on, reverse=True):
        way = "you gave" if each.direction == "given" else "they gave"
        yield (
            Piece(f"{each.on}  ", BOLD),
            Piece(f"{way:<10}"),
            said(f"{each.kind}{f': {each.note}' if each.note else ''}"),
        )


def history(operations: Sequence[OperationView], width: int) -> Iterator[Line]:
    """What was done with them in the book."""
    for each in operations:
        told = f"{each.at:%Y-%m-%d %H:%M}  "
        yield (Piece(told, FAINT), said(each.label), Piece("  (undone)" if each.undone else "", YELLOW))
    if not operations:
        yield (Piece("Nothing was done with them yet.", FAINT),)


def _indented(text: str, width: int, style: str = "") -> Iterator[Line]:
    for line in text.splitlines():
        for part in broken(f"  {line}", width):
            yield (said_wide(part, style),)
