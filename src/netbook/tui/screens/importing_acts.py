"""What is decided on the way of an import: the columns, who the unsure ones are, and what is wished for the new."""

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from netbook.domain.imports import Report
from netbook.domain.tags import tag_names
from netbook.drawing import importing
from netbook.errors import NetbookError
from netbook.tui import advice
from netbook.tui.modals.ask import Ask, Choose
from netbook.tui.screens.choosing import choose_circle
from netbook.tui.screens.importing_steps import GO_ON, ColumnsStep

if TYPE_CHECKING:
    from netbook.formats.anytable import Columns
    from netbook.tui.screens.importing import Importing

_ANSWERS = (importing.IS_SAME, importing.IS_NEW, importing.OPEN)


class Acts:
    """What the keys of an import do, each in a worker of the screen."""

    def __init__(self, screen: "Importing") -> None:
        self.screen = screen
        self._fields: tuple[str, ...] = ()

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        self.screen.run_worker(work, exclusive=True, group="acts")

    # --- columns -----------------------------------------------------------------------------------------------------

    def show_columns(self, columns: "Columns | None", fields: tuple[str, ...]) -> None:
        """Show what the columns of a table seem to be."""
        self._fields = fields or self._fields
        if columns is not None:
            self.screen.query_one(ColumnsStep).show(columns, self._fields)

    def open_field(self) -> None:
        """Go on, or choose the column of a field."""
        row = self.screen.query_one(ColumnsStep).listing.current
        if row is not None and row.name == GO_ON:
            self.screen.action_go_on()
        elif row is not None:
            self._run(self._choose_column(row.name))

    async def _choose_column(self, field: str) -> None:
        screen = self.screen
        columns = screen.query_one(ColumnsStep).columns
        assert columns is not None, "a table is open"
        now = next(iter(columns.guess.get(field, ())), None)
        beginnings = [
            next((row[at] for row in columns.sample if row[at].strip()), "") for at in range(len(columns.heading))
        ]
        choices = [*zip(columns.heading, beginnings, strict=True), ("none", "it is in no column")]
        at = columns.heading.index(now) if now in columns.heading else len(choices) - 1
        chosen = await screen.app.push_screen_wait(Choose(f"Which column holds {field}?", choices, at=at))
        if chosen is None:
            return
        column = columns.heading[chosen] if chosen < len(columns.heading) else ""
        try:
            found = await screen.app.desk.run(lambda: screen.bringing.change(field, column))
        except NetbookError as problem:
            screen.go(screen.step, advice.in_keys(problem))
            return
        self.show_columns(found, ())
        screen.go(screen.step)

    # --- who they are ------------------------------------------------------------------------------------------------

    def decide(self, mark: str) -> None:
        """Decide about the unsure entry that the mark is on."""
        entry, bringing = self.screen.match.entry, self.screen.bringing
        if entry is None:
            return
        if mark == importing.OPEN:
            bringing.decided.pop(entry.key, None)
        else:
            bringing.decided[entry.key] = bringing.same if mark == importing.IS_SAME else None
        self.screen.stale = True
        self.screen.match.decide(mark)

    def settle(self) -> None:
        """Ask who an unsure entry is."""
        if self.screen.match.entry is not None:
            self._run(self._ask())

    async def _ask(self) -> None:
        entry = self.screen.match.entry
        assert entry is not None, "it was asked for"
        choices = [
            ("the same person", f"{entry.id} {entry.known_as}" if entry.id else ""),
            ("somebody else", "who is new"),
            ("leave it open", "the next import asks again"),
        ]
        now = self.screen.match.marks.get(entry.key, importing.OPEN)
        at = await self.screen.app.push_screen_wait(
            Choose(f"{entry.name}: who is it? {entry.reason or ''}", choices, at=_ANSWERS.index(now))
        )
        if at is not None:
            self.decide(_ANSWERS[at])

    # --- what is wished ----------------------------------------------------------------------------------------------

    def wishes(self) -> str:
        """What is wished for those who are new, in words."""
        bringing = self.screen.bringing
        if bringing.is_whole:
            return "A whole book of netbook's own, and this one is empty: it is filled as that was."
        told = (
            f"circle {bringing.circle}" if bringing.circle else "",
            f"every {bringing.cadence}" if bringing.cadence else "",
            " ".join(f"@{tag}" for tag in bringing.tags),
        )
        said = ", ".join(part for part in told if part)
        return f"Whoever is new: {said or 'no circle, tag or cadence yet (c, t, e)'}"

    def first(self, report: Report) -> str:
        """The row that goes on."""
        if self.screen.bringing.is_whole:
            return "Fill this book with it"
        return f"Import {self.planned(report)}" if report.writes else "There is nothing to import"

    def planned(self, report: Report) -> str:
        """What would be written; nothing where nothing is."""
        if self.screen.bringing.is_whole:
            return "the whole book"
        if not report.writes:
            return ""
        found = importing.counted(report)
        return found if not found.endswith(" new") else importing.happened(report) or "what is known of them"

    def circle(self) -> None:
        """Choose the circle of those who are new."""
        self._run(self._circle())

    async def _circle(self) -> None:
        key = await choose_circle(self.screen, "whoever is new", wished=self.screen.bringing.circle)
        if key:
            self.screen.bringing.circle = None if key == "none" else key
            self._changed()

    def tag(self) -> None:
        """Ask for tags."""
        self._run(self._tag())

    async def _tag(self) -> None:
        now = " ".join(f"@{tag}" for tag in self.screen.bringing.tags)
        hint = "@linkedin @conference; none for none"
        text = await self.screen.app.push_screen_wait(
            Ask("Which tags for all of them?", value=now, hint=hint, check=tag_names)
        )
        if text:
            self.screen.bringing.tags = () if text.casefold() == "none" else tuple(dict.fromkeys(tag_names(text)))
            self._changed()

    def every(self) -> None:
        """Ask for the cadence of those who are new."""
        self._run(self._every())

    async def _every(self) -> None:
        from netbook.services import upkeep

        text = await self.screen.app.push_screen_wait(
            Ask(
                "How often with whoever is new?",
                value=self.screen.bringing.cadence or "",
                hint="6w, 2 months, never; none for the circle's own",
                check=upkeep.read_cadence,
            )
        )
        if text:
            self.screen.bringing.cadence = upkeep.read_cadence(text)
            self._changed()

    def _changed(self) -> None:
        screen = self.screen
        screen.stale = True
        if screen.report is not None:
            screen.match.show(self.first(screen.report), screen.report, keep=True)
