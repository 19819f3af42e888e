"""The command tree, and the only place where an error becomes an exit code.

A command line is answered by a tree that holds its command alone: to build them all costs as much as to run one.
"""

import os
import re
import sys
from functools import cache
from importlib import import_module
from typing import Annotated, Any

import typer

from netbook.cli.desk import Desk
from netbook.cli.where import Filtered
from netbook.errors import NetbookError

# The commands in the order of the help, each with its module in ``cli.commands`` and its function or group there.
COMMANDS = {
    "log": "log.log",
    "journal": "journal.journal",
    "amend": "journal.amend",
    "remove": "journal.remove",
    "inbox": "inbox.app",
    "suggestions": "suggestions.app",
    "add": "add.add",
    "note": "about.note",
    "fact": "about.fact",
    "alias": "about.alias",
    "tag": "tag.tag",
    "untag": "tag.untag",
    "relate": "relate.relate",
    "list": "people.list_",
    "find": "find.find",
    "filters": "filters.filters",
    "show": "people.show",
    "brief": "brief.brief",
    "edit": "edit.edit",
    "remind": "remind.remind",
    "due": "due.due",
    "done": "settle.done",
    "snooze": "settle.snooze",
    "drop": "settle.drop",
    "review": "review.review",
    "reviews": "review.reviews",
    "circle": "upkeep.circle",
    "circles": "circles.app",
    "every": "upkeep.every",
    "pause": "upkeep.pause",
    "archive": "upkeep.archive",
    "unarchive": "upkeep.unarchive",
    "vet": "vet.vet",
    "rules": "rules.app",
    "occasions": "occasions.occasions",
    "occasion": "occasions.occasion",
    "exchange": "exchanges.exchange",
    "exchanges": "exchanges.exchanges",
    "introduce": "introduce.introduce",
    "wake": "wake.wake",
    "map": "map.map_",
    "stats": "stats.stats",
    "contrast": "contrast.contrast",
    "undo": "undo.undo",
    "redo": "undo.redo",
    "history": "undo.history",
    "audience": "audience.app",
    "import": "import_.import_",
    "export": "export.export",
    "dupes": "dupes.dupes",
    "merge": "dupes.merge",
    "backup": "backup.app",
    "doctor": "doctor.doctor",
    "config": "config.app",
    "badge": "badge.badge",
    "completion": "completion.completion",
    "demo": "demo.demo",
}
_SPECIAL: dict[str, dict[str, Any]] = {
    **{
        name: {"cls": Filtered}
        for name in ("journal", "list", "find", "due", "occasions", "exchanges", "stats", "export", "dupes")
    },
    # Everything behind the first word belongs to the command that is tried.
    "demo": {"context_settings": {"ignore_unknown_options": True, "allow_interspersed_args": False}},
}


@cache
def tree(names: tuple[str, ...] = tuple(COMMANDS)) -> typer.Typer:
    """The command line with these commands."""
    app = typer.Typer(
        name="netbook",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback(invoke_without_command=True)(netbook)
    for name in names:
        module, _, inside = COMMANDS[name].partition(".")
        command = getattr(import_module(f"netbook.cli.commands.{module}"), inside)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name, **_SPECIAL.get(name, {}))(command)
    return app


@cache
def _command(names: tuple[str, ...]) -> Any:
    return typer.main.get_command(tree(names))


def _needed(arguments: list[str]) -> tuple[str, ...]:
    """The command that a line begins with; all of them where it asks for help, or for one there is not."""
    rest = iter(arguments)
    for word in rest:
        if word == "--book":
            next(rest, None)
        elif not word.startswith(("--book=", "--no-color")):
            return (word,) if word in COMMANDS else tuple(COMMANDS)
    return ("due",)  # the agenda needs none, but a tree has to have one


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

    netbook alone opens the app; in a pipe it prints what is due today and this week.

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
        _open(desk)


def _open(desk: Desk) -> None:
    """The app, where there is a terminal for it; the agenda in a pipe."""
    if sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        from netbook.cli.opening import open_app

        raise typer.Exit(open_app(desk.location))
    from netbook.cli.commands.due import agenda

    agenda(desk)


_STOPPED = 130  # the exit code of a program that ctrl+c ended
_NOTHING_WRITTEN = "stopped; nothing was written by this command unless it said so"
_LONGEST_ERROR = 600  # an error does not repeat a document


def run(arguments: list[str]) -> int:
    """Run one command line; its exit code."""
    from typer.exceptions import Abort, TyperException

    try:
        code = _command(_needed(arguments)).main(arguments, prog_name="netbook", standalone_mode=False)
    except NetbookError as problem:
        return _fail(str(problem), problem.exit_code)
    except TyperException as problem:
        return _fail(_reworded(problem.format_message()), problem.exit_code)
    except (Abort, KeyboardInterrupt):
        return _fail(_NOTHING_WRITTEN, _STOPPED)
    except BrokenPipeError:
        # Whoever read our output has gone: say nothing, and let the interpreter not try again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as problem:
        return _fail(f"{problem.strerror or problem}", 1)
    if code == _STOPPED:  # as typer says of ctrl+c
        return _fail(_NOTHING_WRITTEN, code)
    return code if isinstance(code, int) else 0


def _reworded(message: str) -> str:
    """What typer says of wrong usage, as everything else here is said."""
    from netbook.domain.filters.terms import TERMS
    from netbook.domain.spelling import did_you_mean

    offered = re.search(r"\.? (?:Did you mean|\(Possible options:) (.*?)[?)]$", message)
    what = (message[: offered.start()] if offered else message).rstrip(".").replace("No such", "there is no")
    option = what.partition("--")[2]
    if option in TERMS:
        return f"{what.replace(': ', ' ')}; write it in a filter, such as {TERMS[option].example}"
    if offered:
        words = [word.strip("'") for word in offered[1].split(", ")]
        hint = did_you_mean(what.split()[-1].strip("'"), words, f"did you mean {words[0]}?")
        return f"{what.replace(': ', ' ')}; {hint}"
    return f"{what.replace('option: ', 'option ')}; netbook --help shows the commands"


def _fail(message: str, code: int) -> int:
    from netbook.cli.output import say
    from netbook.domain.text import clean_line

    text = clean_line(message)
    say(f"netbook: {text if len(text) <= _LONGEST_ERROR else f'{text[:300]} … {text[-200:]}'}")
    return code
