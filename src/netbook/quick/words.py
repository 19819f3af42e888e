"""A command line as the shell cuts it into words, up to the cursor, and words as they are typed in a shell."""

_BLANK = " \t\n"
_SPECIAL = frozenset(" \t\n!\"#$&'()*,;<>?[\\]^`{|}~")


class Line:
    """The words before the cursor, and the one that it is in."""

    def __init__(self, text: str, breaks: str = "", *, fish: bool = False) -> None:
        """Cut ``text``; ``breaks`` are the characters at which bash begins a word of its own."""
        self.words: list[str] = []
        self.word = ""
        self.had = ""  # the part of the word that bash does not take for a part of it
        self.quote = ""  # the one that is open
        self._begun = False
        self._breaks = breaks
        self._fish = fish
        rest = iter(text)
        for letter in rest:
            if letter == "\\" and (self.quote != "'" or fish):
                self._escape(next(rest, ""))
            elif letter == (self.quote or letter) and letter in "'\"":
                self.quote = "" if self.quote else letter
                self.had, self._begun = self.word, True
            elif letter in _BLANK and not self.quote:
                self._end()
            else:
                self.word += letter
                self._begun = True
                if letter in breaks and not self.quote:
                    self.had = self.word.removesuffix("@")  # which bash breaks at too, but leaves to the word

    def _escape(self, letter: str) -> None:
        kept = {"": "", '"': '$`"\\', "'": "'\\"}[self.quote]
        self.word += letter if not kept or letter in kept else f"\\{letter}"
        self._begun = True

    def _end(self) -> None:
        if self._begun:
            self.words.append(self.word)
        self.word = self.had = ""
        self._begun = False


def typed(value: str, quote: str) -> str:
    """``value`` as it is typed in bash: bare, or inside a quotation that is open."""
    if quote == "'":
        return value.replace("'", "'\\''")
    if quote:
        # In double quotes nothing but another kind of quotes keeps ! from calling the history.
        return "".join(f"\\{c}" if c in '$`"\\' else "\"'!'\"" if c == "!" else c for c in value)
    return "".join(f"\\{c}" if c in _SPECIAL else c for c in value)
