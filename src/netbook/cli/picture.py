"""Pictures as they leave the program: on the terminal, into a file for its owner alone, or to stdout."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from netbook.cli import output

if TYPE_CHECKING:
    from netbook.drawing.lines import Line


def put_page(page: "Iterable[Line]") -> None:
    """Show a page of drawn lines."""
    from netbook.cli.pager import paged
    from netbook.drawing import lines

    coloured, unicode = output.colourful(), output.can_draw()
    with paged():
        for line in page:
            output.put_raw(lines.shown(line, coloured=coloured, unicode=unicode))


def put(svg: str, where: str, *, force: bool) -> None:
    """Write a picture to the file ``where``, or to stdout where that is ``-``.

    Raises:
        Conflict: there is one already.
        Failed: it cannot be written.
    """
    from netbook.storage import files

    if where == "-":
        output.put_raw(svg.rstrip("\n"))
        return
    files.write_private(Path(where).expanduser(), svg, replace=force)
    output.say(f"{where} written, for you alone to read")


def check(svg: str | None, *, force: bool, **forms: bool) -> None:
    """Refuse several forms of output at once, and what has no meaning without a picture.

    Raises:
        Unreadable: they cannot be had together.
    """
    check_files({"svg": svg}, force=force, **forms)


def check_files(files: Mapping[str, str | None], *, force: bool, **forms: bool) -> None:
    """The same where there are several options that name a file.

    Raises:
        Unreadable: they cannot be had together.
    """
    from netbook.errors import Unreadable

    names = [f"--{name}" for name in files]
    given = {name: file for name, file in files.items() if file is not None}
    if len(given) + sum(forms.values()) > 1:
        *others, last = [*(f"--{name}" for name in forms), *names]
        raise Unreadable(f"{', '.join(others)} and {last} exclude one another", "give one of them")
    if force and not given:
        raise Unreadable(f"--force is for {' and '.join(names)}", "it writes over the file of a picture")
    for name, file in given.items():
        if not file.strip():
            raise Unreadable(f"--{name} needs the name of a file", f"such as --{name} picture.{name}; - is stdout")
