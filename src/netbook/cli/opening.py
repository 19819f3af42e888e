"""The one door from the command line into the app."""

import os


def open_app(location: str | None) -> int:
    """Run the app on a book; its exit code."""
    os.environ.setdefault("TEXTUAL_FPS", "1000")  # read when Textual is imported: at 60 a key waits for the next frame
    from netbook.tui.app import run

    return run(location)
