"""Filters on the command line: their words put together again, and ``-term`` let through as no option."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand

if TYPE_CHECKING:
    from netbook.services.filtering import Filter

# One term whose value the shell has taken the quotation marks from: city:"new york" arrives as city:new york.
_UNQUOTED = re.compile(r"(-?[A-Za-z][A-Za-z_-]*:)([^\s\"()@#:-][^\"():@#]*\s[^\"():@#]*)")
_JOINING = re.compile(r"\b(or|and|not)\b|\s-\S", re.I)


class Filtered(TyperCommand):
    """A command whose arguments are a filter: ``-@fintech`` and ``-city:lisbon`` are no options of it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Spell negations so that they are arguments."""
        valued = {name for option in self.params if not getattr(option, "is_flag", True) for name in option.opts}
        spelled: list[str] = []
        for number, word in enumerate(args):
            follows_option = number > 0 and args[number - 1] in valued
            negation = len(word) > 2 and word[0] == "-" and word[1] != "-"
            spelled += ["not", word[1:]] if negation and not follows_option else [word]
        return super().parse_args(ctx, spelled)


def joined(arguments: Sequence[str] | None) -> str:
    """The text of a filter that came as several arguments."""
    return " ".join(_requoted(each) for each in arguments or ())


def _requoted(argument: str) -> str:
    found = _UNQUOTED.fullmatch(argument)
    if found is None or _JOINING.search(found[2]) or not _may_hold_blanks(found[1].strip("-:")):
        return argument
    return f'{found[1]}"{found[2]}"'


def _may_hold_blanks(key: str) -> bool:
    from netbook.domain.filters.terms import TERMS, canonical

    term = TERMS.get(canonical(key.lower().replace("_", "-")))
    return term is not None and term.blanks


def nothing_like(asked: "Filter", more: str) -> str:
    """What to say when a filter keeps nobody or nothing."""
    from netbook.services import listing
    from netbook.services.filtering import unknown_tags

    unknown = unknown_tags(asked)
    for tag, near in unknown:
        meant = f"; did you mean {' or '.join(f'@{each}' for each in near)}?" if near else ""
        return f"nobody and nothing is tagged @{tag}{meant}"
    if not asked.speaks_of_archived and listing.people(asked.session, asked, archived=True, limit=1):
        return "only people who are archived are like that; is:archived shows them"
    return more
