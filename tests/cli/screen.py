"""A terminal small enough to test with: what a person sees after a program has written to it."""

import re

_PIECE = re.compile(
    r"\x1b\[([?0-9;]*)([A-Za-z])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]|\x1b[=>78]|[\x00-\x1f]|.", re.S
)


class Screen:
    """Lines of letters and a cursor; colours are dropped."""

    def __init__(self, rows: int = 24, columns: int = 100) -> None:
        self.rows, self.columns = rows, columns
        self.lines = [[" "] * columns for _ in range(rows)]
        self.row = self.column = 0
        self._waiting = ""

    @property
    def text(self) -> str:
        """What stands on the screen, without blank ends."""
        return "\n".join("".join(line).rstrip() for line in self.lines).rstrip()

    def write(self, data: str) -> str:
        """Take what a program wrote, an escape sequence maybe in two parts; the answer to its questions."""
        answer = ""
        data = self._waiting + data
        begun = re.search(r"\x1b(?:\[[?0-9;]*|\][^\x07\x1b]*)?$", data)
        self._waiting = begun[0] if begun else ""
        for piece in _PIECE.finditer(data[: begun.start()] if begun else data):
            if piece[0] == "\x1b[6n":  # where is the cursor?
                answer += f"\x1b[{self.row + 1};{self.column + 1}R"
            elif piece[2]:
                numbers = [int(part) for part in piece[1].lstrip("?").split(";") if part]
                self._move(piece[2], numbers)
            elif piece[0] == "\n":
                self._down()
            elif piece[0] == "\r":
                self.column = 0
            elif piece[0] == "\b":
                self.column = max(self.column - 1, 0)
            elif piece[0] >= " ":
                self._put(piece[0])
        return answer

    def _move(self, letter: str, numbers: list[int]) -> None:
        match letter:
            case "A":
                self._go(numbers, -1, 0)
            case "B":
                self._go(numbers, 1, 0)
            case "C":
                self._go(numbers, 0, 1)
            case "D":
                self._go(numbers, 0, -1)
            case "H":
                self._to(numbers)
            case "J":
                self._erase_below(numbers)
            case "K":
                self._erase_line(numbers)

    def _put(self, letter: str) -> None:
        if self.column == self.columns:
            self.column = 0
            self._down()
        self.lines[self.row][self.column] = letter
        self.column += 1

    def _down(self) -> None:
        if self.row == self.rows - 1:
            self.lines = [*self.lines[1:], [" "] * self.columns]
        else:
            self.row += 1

    def _go(self, numbers: list[int], down: int, right: int) -> None:
        by = numbers[0] if numbers else 1
        self.row = min(max(self.row + by * down, 0), self.rows - 1)
        self.column = min(max(self.column + by * right, 0), self.columns - 1)

    def _to(self, numbers: list[int]) -> None:
        row, column = ((numbers or [1]) + [1])[:2]
        self.row, self.column = row - 1, column - 1

    def _erase_line(self, numbers: list[int]) -> None:
        start = 0 if numbers[:1] in ([1], [2]) else self.column
        end = self.column + 1 if numbers[:1] == [1] else self.columns
        self.lines[self.row][start:end] = [" "] * (end - start)

    def _erase_below(self, numbers: list[int]) -> None:
        if numbers[:1] == [2]:
            self.lines = [[" "] * self.columns for _ in range(self.rows)]
            return
        self._erase_line([])
        for row in range(self.row + 1, self.rows):
            self.lines[row] = [" "] * self.columns
