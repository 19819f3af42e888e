"""Tags: free words, stored lower-case."""

import re

from netbook.domain.text import clean_line
from netbook.errors import Unreadable

_JOINTS = re.compile(r"[^\w:]+")


def tag_name(text: str) -> str:
    """A tag as it is stored: lower-case, without its ``@`` or ``#``.

    Raises:
        Unreadable: it holds blanks or punctuation.
    """
    name = clean_line(text).lstrip("@#").lower()
    if not name or not all(character.isalnum() or character in "-:_" for character in name):
        raise Unreadable(f"{text!r} is no tag", "use letters, digits, - and :, such as @fintech")
    return name


def tag_of_label(label: str) -> str | None:
    """The tag for what another program calls a group or category: ``MIPIM 2026 contacts`` is mipim-2026-contacts."""
    name = "".join(c if c.isalnum() or c in "-:_" else "-" for c in _JOINTS.sub("-", clean_line(label).lower()))
    return name.strip("-:_") or None


def tag_names(text: str) -> list[str]:
    """The tags in a line, blanks or commas between them; raises as ``tag_name`` does."""
    return [tag_name(word) for word in text.replace(",", " ").split()]
