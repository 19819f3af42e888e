"""Pictures as they leave the program: on the terminal, into a file for its owner alone, or to stdout."""

from collections.abc import Iterable
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
    from netbook.errors import Unreadable

    if (svg is not None) + sum(forms.values()) > 1:
        others = ", ".join(f"--{name}" for name in forms)
        raise Unreadable(f"{others} and --svg exclude one another", "give one of them")
    if force and svg is None:
        raise Unreadable("--force is for --svg", "it writes over the file of a picture")
    if svg is not None and not svg.strip():
        raise Unreadable("--svg needs the name of a file", "such as --svg picture.svg; - is stdout")
