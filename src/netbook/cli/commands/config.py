"""``netbook config``: the settings, where each comes from, and how to change them."""

import re
from typing import TYPE_CHECKING, Annotated

import typer

from netbook import config as settings
from netbook.cli import options, output
from netbook.cli.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netbook.config import Setting, Value
    from netbook.domain.views import SettingView
    from netbook.errors import Unreadable

app = typer.Typer(rich_markup_mode=None)
Key = Annotated[str, typer.Argument(metavar="KEY", help="The name of a setting, such as region.")]


@app.callback(invoke_without_command=True)
def config(context: typer.Context, json: options.Json = False) -> None:
    """Show the settings, and where each of them comes from.

    A flag wins over the environment, the environment over the settings file, that over the default.

    \b
    Examples:
      netbook config
      netbook config set region GB
      netbook config unset region
    """
    if context.invoked_subcommand:
        return
    from netbook.errors import Unreadable

    problems: list[Unreadable] = []
    try:
        stored = settings.read_file()
    except Unreadable as problem:
        stored = {}
        problems.append(problem)
    _show(list(_views(Desk.of(context).location, stored, problems)), json=json)
    for line in settings.strange_keys(stored):
        output.say(line)
    for each in problems[:-1]:
        output.say(f"netbook: {each}")
    if problems:
        raise problems[-1]


def _views(book: str | None, stored: "Mapping[str, object]", problems: "list[Unreadable]") -> "Iterator[SettingView]":
    """Every setting; one that cannot be read as it is written, the problem being added to ``problems``."""
    from netbook.domain.views import SettingView
    from netbook.errors import Unreadable

    for row in settings.SETTINGS:
        said, where = settings.given(row, book, stored)
        try:
            value = settings.value(row, said, where)
        except Unreadable as problem:
            value = str(said)
            problems.append(problem)
        yield SettingView(row.key, _safe(value), where)


def _show(views: "list[SettingView]", *, json: bool) -> None:
    if json:
        output.put_json(views)
        return
    from netbook.cli.table import Column, put_table

    columns = [
        Column("setting", lambda view: view.key),
        Column("value", lambda view: _shown(view.value), shrinks=1),
        Column("from", lambda view: view.from_, shrinks=2),
    ]
    put_table(columns, views)
    output.say(f"the settings file is {settings.config_file()}")


_SET = """\
Write a setting into the settings file; what else stands there stays.

\b
Settings:
{settings}

\b
Examples:
  netbook config set region GB
  netbook config set follow_up_days 14
"""


@app.command(
    "set", help=_SET.format(settings="\n".join(f"  {row.key:<14}  {row.meaning}" for row in settings.SETTINGS))
)
def set_(
    key: Key,
    value: Annotated[str, typer.Argument(metavar="VALUE", help="What it is to be.")],
    dry_run: options.DryRun = False,
) -> None:
    """Write a setting into the settings file."""
    from netbook.errors import Unreadable

    row = settings.setting(key)
    if not value:
        raise Unreadable(f"nothing is given for {key}", f"netbook config unset {key} takes it away")
    new, before = settings.value(row, value, key), settings.read_file().get(key)
    if before != new and not dry_run:
        settings.store(key, new)
    was = "as it was" if before == new else f"it was {_shown(before)}"
    _tell(f"{key} is {_shown(new)} in {settings.config_file()}; {was}", row, dry_run=dry_run)


@app.command()
def unset(key: Key, dry_run: options.DryRun = False) -> None:
    """Take a setting out of the settings file; its default holds again.

    \b
    Example:
      netbook config unset region
    """
    stored = settings.read_file()
    if key not in stored:
        row = settings.setting(key)
        _tell(f"{key} is not set in {settings.config_file()}; nothing has changed", row)
        return
    if not dry_run:
        settings.store(key, None)
    known = next((row for row in settings.SETTINGS if row.key == key), None)
    _tell(
        f"{key} is not set any more in {settings.config_file()}; it was {_shown(stored[key])}", known, dry_run=dry_run
    )


def _tell(text: str, row: "Setting | None", *, dry_run: bool = False) -> None:
    """Say what was done, and when the environment makes it idle."""
    import os

    output.say(f"{text} (dry run: nothing was written)" if dry_run else text)
    if row and (said := os.environ.get(row.variable)):
        output.say(f"{row.variable} is set and wins over the file: {row.key} stays {_shown(said)}")


def _shown(value: object) -> str:
    return "not set" if value is None else str(_safe(str(value)))


def _safe(value: "Value") -> "Value":
    """A value without the password that an address of a database may hold."""
    if not isinstance(value, str) or "://" not in value:
        return value
    hidden = re.sub(r"(://[^:/@]*):.*@", r"\1:***@", value)
    return re.sub(r"([?&]password=)[^&]*", r"\1***", hidden)
