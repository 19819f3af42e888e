"""An import as it is shown: what it would do, entry by entry, and what it did."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from netbook.domain.imports import LEFT, NEW, REJECTED, SAME, TWICE, UNSURE, UPDATED, Entry, Report
from netbook.drawing.bars import solid
from netbook.drawing.lines import BOLD, FAINT, GREEN, YELLOW, Line, Piece, said
from netbook.drawing.measure import broken, cut

_TITLES = {
    UNSURE: "unsure: who are they?",
    NEW: "new",
    UPDATED: "changed",
    REJECTED: "not read",
    SAME: "as they are in the book",
    TWICE: "named again in the file",
    LEFT: "left out",
}
OPEN, IS_SAME, IS_NEW = "?", "=", "+"  # what was decided about an unsure entry
_DECIDED = {OPEN: "left open", IS_SAME: "the same person", IS_NEW: "somebody else"}
_LONGEST = 60  # letters of a value
_BAR = 30  # columns


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the preview: its mark, what it says, and the unsure entry that it is about, if it is."""

    text: str
    mark: str = " "
    style: str = ""
    entry: Entry | None = None
    is_heading: bool = False

    def line(self, width: int) -> Line:
        """It in one line."""
        if self.is_heading:
            return (Piece(cut(self.text, width), self.style or BOLD),)
        marked = YELLOW if self.mark == OPEN else GREEN if self.entry else FAINT
        return (Piece(f"  {self.mark} ", marked), Piece(cut(said(self.text).text, max(width - 4, 1)), self.style))

    def whole(self, width: int) -> list[Line]:
        """All of it."""
        decided = [(Piece(_DECIDED[self.mark], BOLD),)] if self.entry else []
        return [*((said(part),) for part in broken(said(self.text).text, width)), *decided]


def preview(report: Report, marks: Mapping[str, str], settled: Sequence[Entry] = ()) -> list[Row]:
    """What an import would do; ``marks`` are the decisions about unsure entries, by their keys.

    ``settled`` are those that are unsure no more because of them.
    """
    rows: list[Row] = []
    for entry in report.moved:
        rows.append(Row(f"{entry.known_as or entry.name} moved: {entry.moved}", "»"))
    for outcome, title in _TITLES.items():
        if count := report.counts[outcome]:
            rows.append(Row(f"{count:,} {title}", is_heading=True))
            shown = report.of(outcome) if outcome in (UNSURE, NEW, UPDATED, REJECTED) else []
            rows += [_row(entry, marks) for entry in shown]
            more = count - sum(entry.count for entry in shown)
            if shown and more:
                rows.append(Row(f"    and {more:,} more", style=FAINT, is_heading=True))
        if outcome == UNSURE and settled:
            rows.append(Row(f"{len(settled):,} settled", is_heading=True))
            rows += [_unsure(entry, marks) for entry in settled]
    rows += [Row(line, is_heading=True) for line in suggestions(report)]
    if report.happened and not report.met:
        rows.append(Row(f"with them {happened(report)}", is_heading=True))
    rows += [Row(line, is_heading=True) for line in met(report)]
    if report.kept:
        rows.append(Row(f"{report.kept:,} keep what the book says where the file says something else", is_heading=True))
    if report.remarks:
        rows.append(Row("what of them is not read", is_heading=True))
        rows += [Row(line, "!") for line in remarks(report, most=20, more="the command line tells all with --json")]
    return rows


def remarks(report: Report, most: int, more: str) -> list[str]:
    """What of people could not be read, by kind, with the first of whom it is said; ``more`` tells of the rest."""
    found = sorted(report.remarks.items(), key=lambda each: -each[1].count)
    told = []
    for kind, remarked in found[:most]:
        if remarked.count == 1:
            remark, entry = remarked.first[0]
            told.append(f"{_on_whom(entry)}: {remark}")
        else:
            whom = ", ".join(dict.fromkeys(_on_whom(entry) for _, entry in remarked.first))
            told.append(f"{remarked.count:,} x {kind} ({whom}{', …' if remarked.count > len(remarked.first) else ''})")
    left = sum(remarked.count for _, remarked in found[most:])
    return [*told, *([f"and {left:,} more remarks; {more}"] if left else [])]


def suggestions(report: Report) -> list[str]:
    """What a calendar has to suggest, and what of it is passed over, in words; nothing where none was read."""
    if not (report.suggested or report.suggested_anew or report.overlooked):
        return []
    many = report.suggested != 1
    events = f"{report.suggested:,} past event{'s' * many} with people of your book"
    told = f"{events}: suggested in the review, nothing is logged"
    anew = f"{report.suggested_anew:,} suggested before: changed, as the calendar says now"
    why = ", ".join(f"{count:,} {reason}" for reason, count in report.passed_over)
    none = "no past event to suggest"
    parts = (
        told if report.suggested else none,
        anew if report.suggested_anew else "",
        f"not suggested: {why}" if why else "",
    )
    return [part for part in parts if part]


def _on_whom(entry: Entry) -> str:
    return f"{entry.name}, line {entry.line}" if entry.line else entry.name


def _row(entry: Entry, marks: Mapping[str, str]) -> Row:
    if entry.outcome == UNSURE:
        return _unsure(entry, marks)
    if entry.outcome == UPDATED:
        return Row(f"{entry.known_as or entry.name} ({entry.id}): {changes(entry)}", "~")
    if entry.outcome == REJECTED:
        told = f" ({entry.name})" if entry.name else ""
        many = f"{entry.count:,} x " if entry.count > 1 else ""
        return Row(f"{where(entry)}{many}{entry.reason}{told}", "!")
    return Row(", ".join((entry.name, *entry.told)), "+")


def _unsure(entry: Entry, marks: Mapping[str, str]) -> Row:
    return Row(unsure(entry), marks.get(entry.key, OPEN), entry=entry)


def unsure(entry: Entry) -> str:
    """Who an entry may be, and why, with what tells them apart on both sides."""
    given = ", ".join((entry.name, *entry.told))
    known = " ".join(filter(None, (entry.id, entry.known_as))) or "somebody who is new as well"
    surely = f" ({entry.score:.0%})" if entry.score is not None else ""
    return f"{where(entry)}{given}; may be {', '.join((known, *entry.known_told))}{surely}: {entry.reason}"


def where(entry: Entry) -> str:
    """Where an entry stands: ``cards.vcf, line 7: ``."""
    place = ", ".join(part for part in (entry.file, f"line {entry.line}" if entry.line else "") if part)
    return f"{place}: " if place else ""


def changes(entry: Entry) -> str:
    """What changes of one person, in words."""
    told = []
    for change in entry.changes:
        if change.before is None:
            told.append(f"{change.field} {_short(change.after)}")
        elif change.after is None:
            told.append(f"no {change.field} {_short(change.before)}")
        else:
            told.append(f"{change.field} {_short(change.before)} -> {_short(change.after)}")
    return ", ".join(told)


def _short(text: str | None) -> str:
    return cut(" ".join((text or "").split()), _LONGEST)


def happened(report: Report) -> str:
    """What comes beside the people: ``748 interactions, 30 follow-ups``."""
    return ", ".join(f"{count:,} {name if count != 1 else name[:-1]}" for name, count in report.happened.items())


def met(report: Report) -> list[str]:
    """What mailboxes and archives of messages tell, line by line: with whom of the book, and what is passed over."""
    lines = [f"{_with(report)} of your book"] if report.met else []
    if report.known:
        lines.append(f"{report.known:,} brought before")
    if report.strangers:
        what, are = ("conversation", "is") if report.strangers == 1 else ("conversations", "are")
        lines.append(f"{report.strangers:,} {what} with nobody of your book {are} passed over")
    return [*lines, *assumed(report)]


def assumed(report: Report) -> list[str]:
    """What one has to know of such an import: that nobody of the book is in it, and who is taken for the user."""
    lines = []
    if report.strangers and not (report.met or report.known):
        lines.append(
            "nobody of your book is in it, and it adds nobody: bring your people first, such as an address book"
        )
    if report.own:
        lines.append(
            f"taken for your own: {', '.join(report.own)}; netbook config set me says which addresses are yours"
        )
    return lines


def _with(report: Report) -> str:
    people = len(report.met)
    return f"{happened(report)} with {people:,} {'person' if people == 1 else 'people'}"


def counted(report: Report) -> str:
    """What is written: ``12 new people and 3 changed``, ``212 interactions with 37 people``."""
    new, updated = report.counts[NEW], report.counts[UPDATED]
    parts = [
        f"{new:,} new {'person' if new == 1 else 'people'}" if new else "",
        f"{updated:,} changed" if updated else "",
        f"{report.tagged:,} of the book tagged" if report.tagged else "",
        _with(report) if report.met else "",
        f"{report.suggested:,} suggestion{'s' * (report.suggested != 1)}" if report.suggested else "",
        f"{report.suggested_anew:,} changed suggestion{'s' * (report.suggested_anew != 1)}"
        if report.suggested_anew
        else "",
    ]
    return " and ".join(part for part in parts if part) or ("nothing new" if report.tells else "nobody new")


def rest(report: Report) -> str:
    """What is not written, and what comes with the people: ``2 the same, 1 not read``."""
    told = (
        (SAME, "the same"),
        (TWICE, "named again"),
        (UNSURE, "unsure and left out"),
        (REJECTED, "not read"),
        (LEFT, "left out"),
    )
    counts = [f"{report.counts[outcome]:,} {words}" for outcome, words in told if report.counts[outcome]]
    if report.known:
        counts.insert(0, f"{report.known:,} brought before")
    if report.strangers:
        counts.append(f"{report.strangers:,} with nobody of the book")
    return ", ".join([*([happened(report)] if report.happened and not report.met else []), *counts])


def done(report: Report, name: str) -> str:
    """The line at the end."""
    more = rest(report)
    return f"imported from {name}: {counted(report)}{f'; {more}' if more else ''}"


def ended(told: str, report: Report | None, width: int, *, is_back: bool) -> Iterator[Line]:
    """What was done, and what one has to know of it; or that it ``is_back`` to what was before."""
    yield ()
    if is_back:
        yield (Piece("Taken back: the book is as it was before.", BOLD),)
        return
    for part in broken(told, width):
        yield (said(part, BOLD),)
    yield (Piece("u takes it back, esc leaves", FAINT),)
    rows = preview(report, {}) if report else []
    if rows:
        yield ()
    for row in rows:
        yield row.line(width)


def bar(what: str, share: float, width: int) -> Line:
    """What is being done, and how much of it is."""
    size = max(min(_BAR, width - len(what) - 22), 4)
    done = solid(share, size)
    return (Piece(cut(f" {what}  {done}{'·' * (size - len(done))} {share:4.0%}  esc cancels", width), GREEN),)


def steps(names: Sequence[str], at: int, skips: frozenset[int]) -> Line:
    """The steps of an import, with the one that it is at; those that are not gone through are left out."""
    pieces = [Piece(" ")]
    for number, name in enumerate(name for place, name in enumerate(names) if place not in skips or place == at):
        here = name == names[at]
        pieces.append(Piece(f"{'▸' if here else ' '}{number + 1} {name}   ", BOLD if here else FAINT))
    return tuple(pieces)
