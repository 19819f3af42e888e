"""Plain text inside Markdown: nothing in it is taken for markup (CommonMark 0.31, with GitHub's additions)."""

import re

# What begins or ends markup anywhere in a line; an underscore inside a word does not.
_ANYWHERE = re.compile(r"[\\`*\[\]<>|~&$#]|(?<![^\W_])_|_(?![^\W_])")
# What begins a block, or is one, and means nothing elsewhere: a list, a rule, an underlined heading, a definition.
_AT_START = re.compile(r"^(?:([+\-=:])|(\d{1,9})(?=[.)]))")
_WEB = re.compile(r"https?://[^\s<>\\`\"|]+")
_MAIL = re.compile(r"[A-Za-z0-9.+_-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
# A tag, a comment or an instruction; what is in angle brackets as a link stays one.
_TAG = re.compile(r"<(?!https?://[^\s<>]*>|mailto:[^\s<>]*>)(?=[A-Za-z/!?])")


def escaped(text: str) -> str:
    """One line of plain text as Markdown shows it, character by character."""
    line = " ".join(text.split())
    line = _ANYWHERE.sub(lambda found: f"\\{found[0]}", line)
    # Behind a number it is the full stop that makes a list.
    return _AT_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\", line)


def linked(text: str) -> str:
    """A web or e-mail address that can be followed; any other text as it is."""
    return f"<{text}>" if _WEB.fullmatch(text) or _MAIL.fullmatch(text) else escaped(text)


def quoted(text: str, indent: str = "") -> list[str]:
    """A text that is Markdown itself, as a quotation, out of which no heading, list or fence of it reaches; no HTML."""
    lines = _TAG.sub("&lt;", text).strip("\n").splitlines()
    return [f"{indent}> {line}".rstrip() for line in lines]
