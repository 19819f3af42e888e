"""A text in the person's own editor, while the app steps aside."""

from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from netbook import editor
from netbook.errors import Failed, NetbookError

if TYPE_CHECKING:
    from netbook.tui.app import NetbookApp


def edited(app: "NetbookApp", text: str, name: str) -> str:
    """The text as it was left in the editor; ``name`` is the file's, which tells nothing of anybody.

    Raises:
        NetbookError: there is no editor, or it failed; what was typed is kept, and the hint says where.
    """
    command = editor.command("write it in the app")
    path = editor.put_down(text, name)
    try:
        with app.suspend():
            editor.run(command, path)
        found = editor.read(path)
    except SuspendNotSupported:
        editor.remove(path)
        raise Failed("an editor cannot be started here", "write it in the app") from None
    except NetbookError as problem:
        problem.hint = f"what you wrote is in {path}"
        raise
    editor.remove(path)
    return found.strip()
