"""``netbook demo``: any command on a sample network."""

from typing import TYPE_CHECKING, Annotated

import typer

from netbook.cli import output
from netbook.cli.desk import Desk
from netbook.desk import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Sequence

_TO_TRY = (
    "This is a sample network, made anew each time; your own book is not touched. Try:",
    "  netbook demo review",
    '  netbook demo brief "Ana Reyes"',
    '  netbook demo list city:lisbon "last:>90d"',
    '  netbook demo log "coffee with Ana at Monmouth; follow up in 2 weeks: send the deck"',
)


def demo(
    context: typer.Context,
    command: Annotated[
        list[str] | None, typer.Argument(metavar="COMMAND", help="Any command, with its options.")
    ] = None,
) -> None:
    """Look round a sample network.

    Any command runs on it, in a book that is gone afterwards; alone it shows what is due there.

    \b
    Examples:
      netbook demo
      netbook demo list city:lisbon
      netbook demo show "Ana Reyes" --json
      netbook demo log "coffee with Ana; follow up in 2 weeks: send the deck"
    """
    words = command or []
    _check(context, words)
    from tempfile import TemporaryDirectory

    from netbook.cli.app import run
    from netbook.cli.progress import waiting
    from netbook.demo.fill import new_book

    with TemporaryDirectory(prefix=SAMPLE) as folder:
        book = f"{folder}/book.db"
        with waiting("making a sample network"):
            new_book(book, Desk.of(context).today)
        code = run(["--book", book, *words])
    if not words and code == 0:
        for line in _TO_TRY:
            output.say(line)
    raise typer.Exit(code)


def _check(context: typer.Context, words: "Sequence[str]") -> None:
    """Refuse another book, and a sample within the sample."""
    from itertools import takewhile

    from netbook.errors import Unreadable

    options = list(takewhile(lambda word: word.startswith("-"), words))
    if context.find_root().params["book"] is not None or any(word.split("=")[0] == "--book" for word in options):
        raise Unreadable("netbook demo has a book of its own", "leave --book out")
    if words[len(options) : len(options) + 1] == ["demo"]:
        raise Unreadable("there is no demo within the demo", "name another command, such as netbook demo list")
