"""The command tree, and the only place where an error becomes an exit code."""

import os
import sys
from typing import Annotated

import typer

from netbook.cli.commands import (
    about,
    add,
    backup,
    due,
    edit,
    inbox,
    journal,
    log,
    people,
    remind,
    settle,
    undo,
    upkeep,
)
from netbook.cli.desk import Desk
from netbook.errors import NetbookError

app = typer.Typer(
    name="netbook",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for name, command in (
    ("log", log.log),
    ("journal", journal.journal),
    ("amend", journal.amend),
    ("remove", journal.remove),
    ("add", add.add),
    ("note", about.note),
    ("fact", about.fact),
    ("tag", about.tag),
    ("untag", about.untag),
    ("alias", about.alias),
    ("list", people.list_),
    ("show", people.show),
    ("edit", edit.edit),
    ("remind", remind.remind),
    ("due", due.due),
    ("done", settle.done),
    ("snooze", settle.snooze),
    ("drop", settle.drop),
    ("circle", upkeep.circle),
    ("every", upkeep.every),
    ("pause", upkeep.pause),
    ("archive", upkeep.archive),
    ("unarchive", upkeep.unarchive),
    ("undo", undo.undo),
    ("redo", undo.redo),
    ("history", undo.history),
):
    app.command(name)(command)
app.add_typer(inbox.app, name="inbox")
app.add_typer(backup.app, name="backup")


@app.callback(invoke_without_command=True)
def netbook(
    context: typer.Context,
    book: Annotated[
        str | None,
        typer.Option("--book", metavar="BOOK", help="A path or a postgresql:// address; else NETBOOK_BOOK."),
    ] = None,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours.", show_default=False)] = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version.", show_default=False)] = False,
) -> None:
    """A personal relationship book: write down real conversations, and see who is due.

    netbook alone shows what is due today and this week.

    \b
    Examples:
      netbook add "Ana Reyes, Northwind, ana@example.com, met at PyCon 2026 @design every 6 weeks"
      netbook log "Coffee with Ana at Monmouth yesterday; follow up in 3 weeks: send the deck"
      netbook due
    """
    if version:
        from netbook import __version__

        print(f"netbook {__version__}")
        raise typer.Exit
    if no_color:
        os.environ["NO_COLOR"] = "1"
    desk = Desk(book)
    context.obj = desk
    context.call_on_close(desk.close)
    if context.invoked_subcommand is None:
        due.agenda(desk)


_LONGEST_ERROR = 600  # an error does not repeat a document


def run(arguments: list[str]) -> int:
    """Run one command line; its exit code."""
    from typer.exceptions import Abort, TyperException

    try:
        code = app(arguments, prog_name="netbook", standalone_mode=False)
    except NetbookError as problem:
        return _fail(str(problem), problem.exit_code)
    except TyperException as problem:
        message = problem.format_message().rstrip(".")
        return _fail(f"{message}; netbook --help shows the commands", problem.exit_code)
    except (Abort, KeyboardInterrupt):
        return _fail("stopped; nothing was written by this command unless it said so", 130)
    except BrokenPipeError:
        # Whoever read our output has gone: say nothing, and let the interpreter not try again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as problem:
        return _fail(f"{problem.strerror or problem}", 1)
    return code if isinstance(code, int) else 0


def _fail(message: str, code: int) -> int:
    from netbook.cli.output import say
    from netbook.domain.text import clean_line

    text = clean_line(message)
    say(f"netbook: {text if len(text) <= _LONGEST_ERROR else f'{text[:300]} … {text[-200:]}'}")
    return code
