"""What may stand at the cursor of a command line; asked by the shell's script, and answered in silence."""

import os
import sys

from netbook.quick.answer import Answer
from netbook.quick.commands import COMMANDS
from netbook.quick.values import offer
from netbook.quick.words import Line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from netbook.storage.peek import Peek

ASKED = "_NETBOOK_COMPLETE"  # the variable that names the shell which asks
_TEXTS = ("LINE", "NEWCOMER", "FILTER")  # go on after a word, in one quotation


def answer() -> None:
    """Answer the shell; whatever goes wrong, there is just nothing to say."""
    try:
        from netbook.quick.shells import told

        shell = os.environ[ASKED]
        line = Line(os.environ["_NETBOOK_LINE"], os.environ.get("_NETBOOK_BREAKS", ""), fish=shell == "fish")
        sys.stdout.write("".join(f"{one}\n" for one in told(shell, line, candidates(line))))
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt):  # a traceback would lie across the line that somebody types
        return


def candidates(line: Line) -> Answer:
    """What the word at the cursor may be."""
    place = _Place()
    for word in line.words[1:]:
        place.pass_by(word)
    return place.answer(line)


class _Place:
    """Where on the line the cursor is, by the words before it."""

    def __init__(self) -> None:
        self.command = ""
        self.passed: list[str] = []  # arguments of the command
        self.option = ""  # one that waits for its value
        self.bare = False  # behind --, nothing is an option
        self.book: str | None = None
        self.on_demo = False

    def pass_by(self, word: str) -> None:
        """Take in one word before the cursor."""
        options = COMMANDS[self.command][2]
        name, given, value = word.partition("=")
        inner = f"{self.command} {word}".strip()
        if self.option:
            self._set(self.option, word)
            self.option = ""
        elif word == "--" and not self.bare:
            self.bare = True
        elif word.startswith("-") and len(word) > 1 and not self.bare and name in options:
            if given:
                self._set(name, value)
            elif options[name][0] is not None:
                self.option = name
        elif inner in COMMANDS and not self.passed:
            self.command = inner
        elif self._kind() == "COMMAND":
            self.command, self.on_demo = word if word in COMMANDS else "", True
        else:
            self.passed.append(word)

    def _set(self, option: str, value: str) -> None:
        if option == "--book":
            self.book = value
        elif option == "--where":  # stands for the people who else come first
            self.passed.append(value)

    def _kind(self) -> str:
        """What is wanted as the next argument."""
        kinds = COMMANDS[self.command][1]
        if len(self.passed) < len(kinds):
            return kinds[len(self.passed)].removesuffix("...")
        return kinds[-1].removesuffix("...") if kinds and kinds[-1].endswith("...") else ""

    def answer(self, line: Line) -> Answer:
        """What may stand here."""
        options = COMMANDS[self.command][2]
        name, given, value = line.word.partition("=")
        if self.option:
            return self._values(options[self.option][0] or "", line.word, line)
        if given and name in options and not self.bare:
            return self._values(options[name][0] or "", value, line, f"{name}=")
        kind = self._kind()
        found = Answer()
        if kind == "COMMAND" or not self.passed:
            self._commands(found, "" if kind == "COMMAND" else self.command, line.word)
        if line.word.startswith("-") and not self.bare:
            for option, (_, about) in options.items():
                if option.startswith(line.word):
                    found.add(option, about)
        if found.candidates or kind in ("", "COMMAND"):
            return found
        return self._values(kind, line.word, line)

    @staticmethod
    def _commands(found: Answer, outer: str, typed: str) -> None:
        for path, (about, _, _) in COMMANDS.items():
            before, _, name = path.rpartition(" ")
            if before == outer and name.startswith(typed) and path:
                found.add(name, about)

    def _values(self, kind: str, typed: str, line: Line, head: str = "") -> Answer:
        found = Answer(head)
        book = None if self.on_demo else _book(self.book)
        kinds = COMMANDS[self.command][1]
        same = self.passed[len(kinds) - 1 :] if kinds and kinds[-1].endswith("...") and not self.option else []
        try:
            for each in kind.split("|"):
                offer(found, each, typed, same, book, archived=self.command == "unarchive")
        finally:
            if book:
                book.close()
        found.open |= kind in _TEXTS and bool(line.quote)
        return found


def _book(given: str | None) -> "Peek | None":
    """The book to look at; none where there is none that can be read."""
    try:
        from netbook import config
        from netbook.storage import peek

        return peek.look(config.load(given).book)
    except Exception:  # what the book knows is missing then, but not what the commands are
        return None
