"""Pictures as they leave the program: into a file for its owner alone, or to stdout."""

from pathlib import Path

from netbook.cli import output


def put(svg: str, where: str, *, force: bool) -> None:
    """Write a picture to the file ``where``, or to stdout where that is ``-``.

    Raises:
        Unreadable: no file is named.
        Conflict: there is one already.
        Failed: it cannot be written.
    """
    from netbook.errors import Unreadable
    from netbook.storage import files

    if where == "-":
        output.put_raw(svg.rstrip("\n"))
        return
    if not where.strip():
        raise Unreadable("--svg needs the name of a file", "such as --svg picture.svg; - is stdout")
    files.write_private(Path(where).expanduser(), svg, replace=force)
    output.say(f"{where} written, for you alone to read")


def refuse_several(**forms: object) -> None:
    """Refuse several forms of output at once.

    Raises:
        Unreadable: more than one was asked for.
    """
    from netbook.errors import Unreadable

    if sum(bool(asked) for asked in forms.values()) > 1:
        *others, last = (f"--{name}" for name in forms)
        raise Unreadable(f"{', '.join(others)} and {last} exclude one another", "give one of them")
