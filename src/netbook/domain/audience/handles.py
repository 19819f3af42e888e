"""Handles reduced to what they are made of: ``ana.kovac_92`` and ``real_AnaKovac`` are both ``anakovac``."""

import re

from netbook.domain.audience.display_names import folded_letters

SHORTEST = 5
_LETTERS = bytes(point if chr(point).islower() else point + 32 if chr(point).isupper() else 0 for point in range(128))
_NO_LETTERS = bytes(point for point in range(128) if not chr(point).isalpha())
_LETTERS += bytes(128)
# What people put around their name where the bare name was taken.
_BEFORE = ("the", "real", "its", "iam", "official", "hey")
_AFTER = ("official", "photography", "photo", "photos", "music", "design", "art", "real", "writes")
_DECORATED = re.compile(rf"(?:{'|'.join(_BEFORE)})?(.{{6,}}?)(?:{'|'.join(_AFTER)})?$")


def squeezed(handle: str) -> str:
    """The letters of a handle, without what stands around a name; nothing if too few of them are left.

    Of ``ana@example.social`` and of an e-mail address it is the part before the ``@``.
    """
    if "@" in handle:
        handle = handle.lstrip("@").partition("@")[0]
    if handle.isascii():
        letters = handle.encode().translate(_LETTERS, _NO_LETTERS).decode()
    else:
        letters = "".join(filter(str.isalpha, folded_letters(handle)))
    if len(letters) < SHORTEST:
        return ""
    if letters.startswith(_BEFORE) or letters.endswith(_AFTER):
        found = _DECORATED.match(letters)
        return found[1] if found else letters
    return letters
