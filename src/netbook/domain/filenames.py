"""Names of files that are made of the names of people."""

import re

from netbook.domain.text import fold

LONGEST = 100  # bytes


def file_name(number: str, name: str, suffix: str) -> str:
    """The name of a person's file: ``ana-reyes-p7.md``, fit for every file system and never that of another person."""
    tail = f"-{number}{suffix}"
    slug = re.sub(r"[\W_]+", "-", fold(name)).strip("-")
    slug = slug.encode()[: LONGEST - len(tail)].decode(errors="ignore").strip("-")
    return f"{slug}{tail}" if slug else tail.removeprefix("-")
