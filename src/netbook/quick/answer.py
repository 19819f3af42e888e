"""What may stand at the cursor, as every shell is told."""

from netbook.domain.text import clean_line

MOST = 60  # candidates
_LONGEST = 60  # characters of what is said about one


class Answer:
    """The candidates for a word, each with a few words about it; ``head`` stands before all of them."""

    def __init__(self, head: str = "") -> None:
        self.head = head
        self.candidates: list[tuple[str, str]] = []
        self.files = False  # the shell knows: a path is wanted
        self.open = False  # the word may go on behind the candidate
        self.folded = False  # accents do not count
        self.cut = False  # there are more

    def add(self, value: object, about: object = "") -> None:
        """One more candidate, as long as there is room."""
        text = clean_line(str(value))
        if len(self.candidates) >= MOST:
            self.cut = True
        elif text:
            said = clean_line(str(about or ""))
            self.candidates.append((text, said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"))
