"""Pictures as they leave the program: into a file for its owner alone, or to stdout."""

from pathlib import Path

from netbook.cli import output


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
