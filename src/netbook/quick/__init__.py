"""A face for what must cost nothing: the prompt badge and completion, without typer and without the ORM."""

import os
import sys

from netbook.errors import NetbookError, Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from netbook.config import Settings


def answer(arguments: list[str]) -> int | None:
    """Run ``badge`` or ``completion``; the exit code, or none where the line asks for more than is known here."""
    try:
        match arguments:
            case ["badge"]:
                _badge(None)
            case ["badge", "--format", template]:
                _badge(template)
            case ["badge", option] if option.startswith("--format="):
                _badge(option.removeprefix("--format="))
            case ["completion"]:
                print_script(None)
            case ["completion", shell] if not shell.startswith("-"):
                print_script(shell)
            case _:
                return None
    except NetbookError as problem:
        from netbook.domain.text import clean_line

        print(f"netbook: {clean_line(str(problem))}", file=sys.stderr)
        return problem.exit_code
    return 0


def _badge(template: str | None) -> None:
    from netbook import config

    print_badge(config.load(), config.today(), template)


def print_badge(settings: "Settings", today: "date", template: str | None) -> None:
    """Print the badge, if there is anything to say."""
    from netbook.quick.badge import badge

    line = badge(settings, today, template)
    if line:
        print(line)


def print_script(shell: str | None) -> None:
    """Print the completion script of a shell, by default of ``SHELL``; on a terminal, say what to do with it.

    Raises:
        Unreadable: there is none for that shell.
    """
    from netbook.quick.shells import SCRIPTS, SWITCH_ON

    name = shell or os.environ.get("SHELL", "").replace("\\", "/").rpartition("/")[2]
    if name not in SCRIPTS:
        said = f"there is no completion for {name}" if name else "SHELL does not say which shell it is"
        raise Unreadable(said, f"name one: netbook completion {', '.join(SCRIPTS)}")
    print(SCRIPTS[name], end="")
    if sys.stdout.isatty():
        print(f"netbook: {SWITCH_ON[name]}", file=sys.stderr)
