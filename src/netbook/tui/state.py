"""What the app keeps from one time to the next: drafts of what was typed and not saved, for the owner alone to read."""

import json
import os
from contextlib import suppress

from netbook import config

_FILE = "drafts.json"


class Drafts:
    """Texts that were typed and not saved, by what they are for; they lie beside the book's default place."""

    def __init__(self, book: str) -> None:
        self._path = config.default_book().parent / _FILE
        self._book = book
        self._all: dict[str, dict[str, str]] = {}
        with suppress(OSError, ValueError):
            found = json.loads(self._path.read_text(encoding="utf-8"))
            if isinstance(found, dict):
                self._all = {key: each for key, each in found.items() if isinstance(each, dict)}

    def get(self, name: str) -> str:
        """A draft; nothing where there is none."""
        return str(self._all.get(self._book, {}).get(name, ""))

    def keep(self, name: str, text: str) -> None:
        """Keep a draft; an empty one is let go. What cannot be written is kept in memory."""
        mine = self._all.setdefault(self._book, {})
        if mine.get(name, "") == text:
            return
        if text.strip():
            mine[name] = text
        else:
            mine.pop(name, None)
        with suppress(OSError):
            self._write()

    def _write(self) -> None:
        kept = {book: drafts for book, drafts in self._all.items() if drafts}
        if not kept:
            self._path.unlink(missing_ok=True)
            return
        self._path.parent.mkdir(0o700, parents=True, exist_ok=True)
        unfinished = self._path.with_suffix(".new")
        handle = os.open(unfinished, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(kept, file)
        unfinished.replace(self._path)
