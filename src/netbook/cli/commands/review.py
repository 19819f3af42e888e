"""``netbook review``: go through who and what is due, and ``netbook reviews``: what past ones said."""

from typing import TYPE_CHECKING, Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

if TYPE_CHECKING:
    from netbook.cli.table import Column

Minutes = Annotated[
    int | None, typer.Option("--minutes", min=5, max=480, metavar="N", help="How long it may take; else 30, as set.")
]


def review(
    context: typer.Context,
    monthly: Annotated[
        bool, typer.Option("--monthly", help="The weed-out, and the choice of new people.", show_default=False)
    ] = False,
    minutes: Minutes = None,
    json: options.Json = False,
) -> None:
    """Go through who and what is due, one by one.

    Each week: waiting lines, what a calendar suggests, what else happened, promises, people due, birthdays, people met
    lately, whom to see next. One key an action, ? tells them, u takes back, q leaves: netbook review goes on where it
    stopped. With --monthly: those gone quiet, and who belongs. In a pipe, and with --json, it lists what it would ask
    and asks nothing.

    \b
    Examples:
      netbook review
      netbook review --monthly
      netbook review --json
    """
    import sys

    from netbook.domain.review import MONTHLY, WEEKLY, step_of
    from netbook.domain.review_views import ReviewItemView
    from netbook.services import directory, inbox
    from netbook.services.review import progress

    desk = Desk.of(context)
    kind = MONTHLY if monthly else WEEKLY
    long = minutes or desk.settings.review_minutes
    with desk.reading() as session:
        nobody = directory.is_empty(session) and not inbox.lines(session)
        asks = desk.can_ask and sys.stdout.isatty() and not json and not nobody
        view = None if asks else progress.overview(session, kind, desk.today, long)
    if view is None:
        from netbook.cli.reviewing import Conversation

        Conversation(desk, kind, long).run()
    elif json:
        output.put_json(view)
    else:
        columns = _columns({each.step: step_of(kind, each.step).title for each in view.items})
        empty = output.NOBODY if nobody else "nothing waits; on a terminal netbook review asks about the week as well"
        output.put_list(view.items, ReviewItemView, columns, empty)
        for more in view.waiting:
            output.say(f"{step_of(kind, more.step).title.lower()}: {more.count} more than fit {long} minutes")


def _columns(titles: dict[str, str]) -> "list[Column]":
    from netbook.cli.table import Column
    from netbook.domain.spoken import late

    return [
        Column("id", lambda each: each.id),
        Column("step", lambda each: titles[each.step].lower()),
        Column("due", lambda each: late(each.late) if each.late is not None else ""),
        Column("who", lambda each: each.person.name if each.person else "", shrinks=1, least=16),
        Column("what", lambda each: each.what, shrinks=2),
        Column("circle", lambda each: each.person.circle if each.person else ""),
    ]


def reviews(
    context: typer.Context,
    limit: options.Limit = None,
    json: options.Json = False,
) -> None:
    """Show what past reviews said, so that weeks can be compared.

    \b
    Example:
      netbook reviews
    """
    from netbook.cli.table import Column
    from netbook.domain.review_views import SummaryView
    from netbook.domain.spoken import day
    from netbook.drawing.review import outcomes
    from netbook.services.review import progress

    desk = Desk.of(context)
    with desk.reading() as session:
        found = progress.summaries(session)[: output.most(limit)]
    columns = [
        Column("when", lambda each: day(each.on, desk.today)),
        Column("review", lambda each: each.kind),
        Column("talks", lambda each: str(each.numbers.talks) if each.numbers else ""),
        Column("people", lambda each: str(each.numbers.people) if each.numbers else ""),
        Column("new", lambda each: str(each.numbers.new_people) if each.numbers else ""),
        Column("kept", lambda each: str(each.numbers.kept) if each.numbers else ""),
        Column("decided", lambda each: outcomes(each), shrinks=1, least=20),
    ]
    output.put_list(found, SummaryView, columns, "no review is over yet; netbook review begins one", json=json)
