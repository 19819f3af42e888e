"""What a file is that holds no people netbook can read, in words."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from netbook.domain.text import clean_line
from netbook.formats import text
from netbook.formats.package import Member, Package, Passed
from netbook.formats.signatures import ARCHIVES, BINARY, COLUMNS, JSON, MARKUP, READ, TABLE, TEXT, Signature

_LOOKED_AT = 100  # files of a folder or an archive, where their paths tell nothing
_DATABASE = 1 << 20  # bytes of a database in which the names of its tables stand
_NAMED = 3  # different things in it, that are told
_LONGEST = 30  # letters of a heading that is told
_MEDIA = tuple(".jpg .jpeg .png .gif .webp .heic .mp4 .mov .m4a .mp3 .srt".split())
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b")) + b"\x7f"
_LIKE_JSON = re.compile(rb'\{\s*["}]|\[\s*[\[{"\]]')
_KEYS = re.compile(rb'"([^"\\\n]{1,40})"\s*:')


class _Thing(NamedTuple):
    """What a file is: the verb that joins its name to it, it, and what helps."""

    verb: str
    what: str
    hint: str
    known: bool = True


def refusal(package: Package, wanted: str | None) -> tuple[str, str]:
    """What to say of a package in which nothing was recognised: what it is, and what to do.

    ``wanted`` is the name of the format that alone was asked for.
    """
    said, hint = _several(package) if len(package.members) != 1 else _alone(package)
    empty = not any(member.size for member in package.members)
    return (f"{said}, not {wanted}" if wanted and not empty else said), hint


def is_table(member: Member) -> bool:
    """Whether it is a table of which only its column of names is not known."""
    return _thing(member).hint == COLUMNS


def is_something_else(member: Member) -> bool:
    """Whether it is known to be another thing than a table of people."""
    thing = _thing(member)
    return thing.known and thing.hint != COLUMNS


def passed(member: Member) -> Passed:
    """A file that lies beside others which are read."""
    thing = _thing(member)
    hint = "give it alone" if thing.hint == COLUMNS else thing.hint
    kind = "tables of another kind" if thing.what.startswith("a table with") else thing.what
    return Passed(member.name, f"{thing.verb} {thing.what}", kind.partition(", with ")[0], hint)


def _alone(package: Package) -> tuple[str, str]:
    member = package.members[0]
    thing = _thing(member)
    if member.name == package.name:
        return f"{package.name} {thing.verb} {thing.what}", thing.hint
    return f"{package.name} holds only {member.name}, which {thing.verb} {thing.what}", thing.hint


def _several(package: Package) -> tuple[str, str]:
    if not package.members:
        return f"{package.name} holds no files", READ
    paths = "\n".join(dict.fromkeys(_telling(member.name.casefold()) for member in package.members))
    for archive in ARCHIVES:
        if all(re.search(pattern, paths, re.MULTILINE) for pattern in archive.patterns):
            return f"{package.name} is {archive.what}", archive.hint
    things: dict[str, tuple[_Thing, str]] = {}
    for member in package.members[:_LOOKED_AT]:
        thing = _thing(member)
        things.setdefault(thing.what, (thing, member.name))
        member.let_go()
    found = sorted(things.values(), key=lambda each: not each[0].known)
    told = ", ".join(f"{thing.what} ({name})" for thing, name in found[:_NAMED])
    more = " and more" if len(found) > _NAMED else ""
    table = next((name for thing, name in found if thing.hint == COLUMNS), None)
    return (
        f"{package.name} holds {len(package.members):,} files, of which none is read: {told}{more}",
        f"{_unpacked(package)}a table is read when it is given alone, such as {table}" if table else READ,
    )


def _unpacked(package: Package) -> str:
    """What to do first with the tables of a zip, such as one that Notion exports."""
    return "unpack it: " if package.name.casefold().endswith(".zip") else ""


def _telling(path: str) -> str:
    """What of a path can tell the archive: of a picture its folder, as there may be tens of thousands."""
    return path.rpartition("/")[0] + "/" if path.endswith(_MEDIA) else path


def _thing(member: Member) -> _Thing:
    """What one file is by its first bytes, and where they leave it open by its name."""
    head = member.head
    if not head:
        return _Thing("is", "empty", "export it again, or give another")
    if head.startswith(b"SQLite format 3\0"):
        with member.open() as stream:
            head = stream.read(_DATABASE)
    if found := _fitting(BINARY, head, member.base):
        return _Thing("is", found.what, found.hint)
    content = _as_utf8(head)
    if len(content.translate(None, _CONTROLS)) < len(content):
        return _Thing("is", "a binary file of a kind that is not known", READ, known=False)
    if content.startswith(b"<") and (found := _fitting(MARKUP, content, member.base)):
        return _Thing("is", found.what, found.hint)
    if _LIKE_JSON.match(content):
        found = _fitting(JSON, content, member.base)
        return _Thing("holds", found.what, found.hint) if found else _unknown_json(content)
    line = content.split(b"\n", 1)[0].split(b"\r", 1)[0]
    found = _fitting(TABLE, line, member.base) or _fitting(TEXT, content, member.base)
    return _Thing("holds", found.what, found.hint) if found else _unknown_text(content)


def _fitting(signatures: Sequence[Signature], content: bytes, base: str) -> Signature | None:
    for each in signatures:
        if re.search(each.base, base) and all(re.search(pattern, content) for pattern in each.patterns):
            return each
    return None


def _as_utf8(head: bytes) -> bytes:
    encoding = text.encoding_of(head)
    if encoding and encoding != "utf-8":
        head = head.decode(encoding, errors="replace").encode()
    return head.removeprefix("\ufeff".encode()).lstrip()


def _unknown_json(content: bytes) -> _Thing:
    keys = dict.fromkeys(filter(None, (_shown(key) for key in _KEYS.findall(content[:4000]))))
    told = f", with {_listed(list(keys))}" if keys else ""
    return _Thing("holds", f"JSON of a kind that is not known{told}", READ, known=False)


def _unknown_text(content: bytes) -> _Thing:
    rows = [line for line in content[:20_000].splitlines() if not line.lower().startswith(b"sep=")][:2]
    for delimiter in (b",", b";", b"\t", b"|"):
        counts = {row.count(delimiter) for row in rows}
        if len(rows) == 2 and 0 not in counts and (len(counts) == 1 or b'"' in b"".join(rows)):
            cells = [cell for cell in (_shown(cell.strip(b' "')) for cell in rows[0].split(delimiter)) if cell]
            columns = f"the columns {_listed(cells)}" if cells else "columns that have no names"
            return _Thing("holds", f"a table with {columns}", COLUMNS)
    if not content:
        return _Thing("holds", "nothing but blanks", "export it again, or give another")
    return _Thing("holds", "text without cards or columns", READ, known=False)


def _shown(raw: bytes) -> str:
    return clean_line(text.decoded(raw))[:_LONGEST].strip()


def _listed(names: list[str]) -> str:
    quoted = [f'"{name}"' for name in names[:_NAMED]]
    return ", ".join(quoted) + (" and more" if len(names) > _NAMED else "")
