"""What the app costs on a large book against one of nobody and one of ten people.

python benchmarks/app.py [PEOPLE [ROUNDS]]

Starts the app on a terminal of 120 x 36, interleaved on the books, and measures: from the start to the first whole
frame (the review with its card, or the words of an empty book); from a letter typed into the filter of everybody to the
list that it leaves; and the peak memory. Prints medians and the ratios, which travel between machines.
"""

import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from fcntl import ioctl
from pathlib import Path

from large_book import TODAY, folder, made

from netbook.storage.book import Book

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.cli.screen import Screen

ROWS, COLUMNS = 36, 120
WORDS = ("carla", "okaf", "lind", "moreau")
QUIET = 0.15  # seconds without a letter written, after which a screen is whole


class Running:
    """The app on a terminal of its own."""

    def __init__(self, book: Path, home: str) -> None:
        self.screen = Screen(ROWS, COLUMNS)
        self.master, slave = pty.openpty()
        ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        environment = {
            **os.environ, "NETBOOK_TODAY": str(TODAY), "HOME": home, "XDG_CONFIG_HOME": home, "TERM": "xterm-256color",
        }  # fmt: skip
        self.begun = time.perf_counter()
        program = [str(Path(sys.executable).parent / "netbook"), "--book", str(book)]
        self.child = subprocess.Popen(program, stdin=slave, stdout=slave, stderr=slave, env=environment, close_fds=True)
        os.close(slave)

    def until(self, reached: Callable[[str], bool], most: float = 120) -> float:
        """When the screen shows what is waited for, in seconds since the start of the program."""
        end = time.perf_counter() + most
        while not reached(self.screen.text):
            assert time.perf_counter() < end, f"it never came:\n{self.screen.text}"
            self.read(1)
        return time.perf_counter() - self.begun

    def read(self, wait: float) -> bool:
        """Take what was written; whether anything was."""
        if not select.select([self.master], [], [], wait)[0]:
            return False
        answer = self.screen.write(os.read(self.master, 1 << 16).decode(errors="replace"))
        if answer:
            os.write(self.master, answer.encode())
        return True

    def settle(self) -> None:
        """Wait until nothing is written any more."""
        while self.read(QUIET):
            pass

    def drawn(self) -> float:
        """When the list changed last before it stood for a while; who stands beside it comes later.

        What is written is looked at afterwards, so that the terminal's own work is not counted.
        """
        last, text = time.perf_counter(), self.left()
        pieces: list[tuple[float, bytes]] = []
        while select.select([self.master], [], [], QUIET)[0]:
            piece = os.read(self.master, 1 << 16)
            pieces.append((time.perf_counter(), piece))
        for came, piece in pieces:
            self.screen.write(piece.decode(errors="replace"))
            if self.left() != text:
                last, text = came, self.left()
        return last

    def left(self) -> list[str]:
        """The filter and the list."""
        lines = ["".join(line) for line in self.screen.lines]
        return [*lines[:4], *self.listed()]

    def listed(self) -> list[str]:
        """The list, but the ties, which are measured when it stands."""
        return ["".join(line[:50]) for line in self.screen.lines[5:-1]]

    def press(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def end(self) -> int:
        """Leave; the peak memory in bytes."""
        self.press("\x11")
        with suppress(OSError):  # so the end of a terminal is told
            while self.read(10):
                pass
        _, _, used = os.wait4(self.child.pid, 0)
        os.close(self.master)
        return used.ru_maxrss * 1024


def measured(book: Path, home: str, whole: Callable[[str], bool], first: str) -> tuple[float, list[float], int]:
    """Seconds to the first whole frame, seconds of each letter, and peak memory."""
    app = Running(book, home)
    start = app.until(whole)
    app.settle()
    letters = []
    if first:
        app.press("2")
        app.until(lambda text: first in text)
        app.settle()
        time.sleep(1)
        app.press("/")
        app.settle()
        for word in WORDS:
            for letter in word:
                listed = app.listed()
                begun = time.perf_counter()
                app.press(letter)
                drawn = app.drawn() - begun
                if app.listed() != listed:  # where the list stays as it was, only the letter was painted
                    letters.append(drawn)
                time.sleep(1)  # all of them are counted meanwhile
                app.settle()
            app.press("\x15")
            app.settle()
            time.sleep(1)
    return start, letters, app.end()


def main() -> None:
    """Make the books, measure, print."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    where = folder()
    books = {f"{people:,} people": made(where, people), "ten people": made(where, 10), "nobody": where / "empty.db"}
    Book.open(str(books["nobody"])).close()
    starts: dict[str, list[float]] = {name: [] for name in books}
    letters: dict[str, list[float]] = {name: [] for name in books}
    memory = dict.fromkeys(books, 0)
    for _ in range(rounds):
        for name, book in books.items():
            empty = name == "nobody"
            whole = (lambda text: "Nobody here yet." in text) if empty else (lambda text: "The numbers, and" in text)
            start, typed, used = measured(book, str(where), whole, "" if empty else "Tie")
            starts[name].append(start)
            letters[name] += typed
            memory[name] = max(memory[name], used)
    for name in books:
        told = f"{statistics.median(letters[name]) * 1000:8.0f} ms a letter" if letters[name] else ""
        print(
            f"{name:<16}{statistics.median(starts[name]) * 1000:8.0f} ms to the first frame"
            f"{memory[name] / 1e6:8.0f} MB{told}"
        )
    large, ten, nobody = books
    ratio = statistics.median(starts[large]) / statistics.median(starts[nobody])
    print(f"first frame, against nobody: {ratio:.2f}")
    print(f"a letter, against ten people: {statistics.median(letters[large]) / statistics.median(letters[ten]):.2f}")


if __name__ == "__main__":
    main()
