"""The command tree, and the only place where an error becomes an exit code."""

import os
import re
import sys
from typing import Annotated

import typer

from netbook.cli import where
from netbook.cli.commands import (
    about,
    add,
    backup,
    badge,
    completion,
    config,
    demo,
    doctor,
    due,
    edit,
    filters,
    find,
    inbox,
    journal,
    log,
    people,
    relate,
    remind,
    settle,
    tag,
    undo,
    upkeep,
)
from netbook.cli.desk import Desk
from netbook.errors import NetbookError

app = typer.Typer(
    name="netbook",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
_FILTERED = ("journal", "list", "due", "find")
for name, command in (
    ("log", log.log),
    ("journal", journal.journal),
    ("amend", journal.amend),
    ("remove", journal.remove),
    ("add", add.add),
    ("note", about.note),
    ("fact", about.fact),
    ("tag", tag.tag),
    ("untag", tag.untag),
    ("alias", about.alias),
    ("relate", relate.relate),
    ("list", people.list_),
    ("find", find.find),
    ("filters", filters.filters),
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
    ("doctor", doctor.doctor),
    ("badge", badge.badge),
    ("completion", completion.completion),
):
    app.command(name, cls=where.Filtered if name in _FILTERED else None)(command)
app.add_typer(inbox.app, name="inbox")
app.add_typer(backup.app, name="backup")
app.add_typer(config.app, name="config")
app.command("demo", context_settings=demo.PASSED_ON)(demo.demo)


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
        return _fail(_reworded(problem.format_message()), problem.exit_code)
    except (Abort, KeyboardInterrupt):
        return _fail("stopped; nothing was written by this command unless it said so", 130)
    except BrokenPipeError:
        # Whoever read our output has gone: say nothing, and let the interpreter not try again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as problem:
        return _fail(f"{problem.strerror or problem}", 1)
    return code if isinstance(code, int) else 0


def _reworded(message: str) -> str:
    """What typer says of wrong usage, as everything else here is said."""
    from netbook.domain.spelling import did_you_mean

    offered = re.search(r"\.? (?:Did you mean|\(Possible options:) (.*?)[?)]$", message)
    what = (message[: offered.start()] if offered else message).rstrip(".").replace("No such", "there is no")
    if offered:
        words = [word.strip("'") for word in offered[1].split(", ")]
        hint = did_you_mean(what.split()[-1].strip("'"), words, f"did you mean {words[0]}?")
        return f"{what.replace(': ', ' ')}; {hint}"
    return f"{what}; netbook --help shows the commands"


def _fail(message: str, code: int) -> int:
    from netbook.cli.output import say
    from netbook.domain.text import clean_line

    text = clean_line(message)
    say(f"netbook: {text if len(text) <= _LONGEST_ERROR else f'{text[:300]} … {text[-200:]}'}")
    return code
