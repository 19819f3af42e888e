"""The table that completion works from, made from the command line itself and the vocabulary."""

import re
from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any

from typer.main import get_command

from netbook.cli.app import tree
from netbook.domain.filters.terms import TERMS
from netbook.domain.vocabulary import EXCHANGES, EXPORTS, INITIATORS, KIND_KEYS, RELATIONS

# What is completed as what, by the word that help has for it; all else is not completed.
KINDS = {
    "NAME": "NAME", "@TAG": "@TAG", "TAG": "TAG", "CIRCLE": "CIRCLE", "FILTER": "FILTER", "LINE": "LINE",
    "KIND": "KIND", "WHO": "WHO", "SHELL": "SHELL", "COMMAND": "COMMAND", "FILE": "FILE", "BOOK": "FILE",
    "RULE": "RULE", "RULES": "RULE", "FOLDER": "FILE",
}  # fmt: skip
# What a word means in one command alone.
MEANT = {
    ("relate", "KIND"): "RELATION",
    ("relate", "OTHER"): "NAME",
    ("merge", "OTHER"): "NAME",
    ("dupes", "--not-same"): "NAME",
    ("exchange", "KIND"): "EXCHANGE",
    ("exchanges", "WHAT"): "SUM",
    ("fact", "KEY"): "FACT",
    ("config", "KEY"): "SETTING",
    ("add", "LINE"): "NEWCOMER",
    ("export", "FORMAT"): "EXPORT",
    ("add", "--alias"): "",
}
WORDS = {
    "KIND": KIND_KEYS,
    "WHO": INITIATORS,
    "RELATION": (*RELATIONS, "none"),
    "SHELL": ("bash", "zsh", "fish"),
    "EXCHANGE": EXCHANGES,
    "SUM": ("person", "year", "kind"),
    "EXPORT": tuple(each.key for each in EXPORTS),
}
HEADING = '''\
"""What completion knows of the command line. Made by docs/build.py: change the commands, not this."""

# fmt: off
'''
LONGEST = 80  # characters of help


def completion_table() -> str:
    """The module ``netbook.quick.commands``."""
    commands = dict(_commands("", get_command(tree())))
    known = {one.removesuffix("...") for _, kinds, _ in commands.values() for kind in kinds for one in kind.split("|")}
    words = {kind: tuple(values) for kind, values in WORDS.items() if kind in known or kind in ("KIND", "WHO", "SUM")}
    filters = {key: (_cut(row.help), row.values) for key, row in TERMS.items() if key != "word"}
    return "\n".join(
        (
            HEADING,
            "# The commands: help, what their arguments are, and their options: of what kind (none: a flag), and help.",
            *_rows("COMMANDS: dict[str, tuple[str, tuple[str, ...], dict[str, tuple[str | None, str]]]]", commands),
            "# The words that may stand for a kind of argument.",
            *_rows("WORDS: dict[str, tuple[str, ...]]", words),
            "# The terms of filters: help, and the words they may be followed by.",
            *_rows("FILTERS: dict[str, tuple[str, tuple[str, ...]]]", filters),
            "",
        )
    )


def _commands(path: str, command: Any) -> Iterator[tuple[str, Any]]:
    """A command and those inside it, by what one types."""
    arguments, options = [], {}
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            words = (parameter.metavar or "").split()
            kinds = [_kind(path, parameter, word) for word in words]
            if len(words) > 1 and words[0].startswith("["):  # where it is left out, the next comes first
                kinds[0] = f"{kinds[0]}|{kinds[1]}".strip("|")
            arguments += kinds
            arguments[-1] += "..." * (parameter.nargs != 1)
        elif not parameter.hidden:
            kind = None if parameter.is_flag else _kind(path, parameter, parameter.metavar or "")
            options |= {name: (kind, _cut(parameter.help)) for name in parameter.opts if name.startswith("--")}
    options["--help"] = (None, "Show this message and exit")
    yield path, (_cut((command.help or "").split("\n\n")[0]), tuple(arguments), options)
    for name, inner in getattr(command, "commands", {}).items():
        if not inner.hidden:
            yield from _commands(f"{path} {name}".strip(), inner)


def _kind(path: str, parameter: Any, metavar: str) -> str:
    """The kind of a value, by the word that help has for it; ids by the example of one that help gives."""
    found = []
    for word in re.sub(r"[\[\].]", "", metavar).split("|"):
        outer = path.partition(" ")[0]
        special = [MEANT[outer, name] for name in (word, *parameter.opts) if (outer, name) in MEANT]
        if special:
            found.append(special[0])
        elif word == "ID":
            example = re.search(r"\b([pifxs])\d+\b", parameter.help)
            letter = "#" if "netbook history" in parameter.help else example and example[1]
            assert letter, f"{path}: the help of an ID gives no example of one"
            found.append(f"ID:{letter}")
        elif word in KINDS:
            found.append(KINDS[word])
    return "|".join(found)


def _cut(text: str | None) -> str:
    line = re.sub(r"(?<!\.)\.$", "", " ".join((text or "").split()))
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def _rows(name: str, table: Mapping[str, Any]) -> Iterator[str]:
    yield f"{name} = {{"
    for key, value in table.items():
        yield from _row(f"{key!r}: ", value, 1)
    yield "}"


def _row(before: str, value: Any, deep: int) -> Iterator[str]:
    """A value, over several lines where one is too short."""
    indent = "    " * deep
    whole = f"{indent}{before}{value!r},"
    if len(whole) <= 120 or not isinstance(value, dict | tuple):
        yield whole
    elif isinstance(value, tuple) and all(isinstance(each, str) and " " not in each for each in value):
        inner = f"{indent}    "
        yield f"{indent}{before}("
        yield from wrap(", ".join(map(repr, value)) + ",", 120, initial_indent=inner, subsequent_indent=inner)
        yield f"{indent}),"
    elif isinstance(value, dict):
        yield f"{indent}{before}{{"
        for key, each in value.items():
            yield from _row(f"{key!r}: ", each, deep + 1)
        yield f"{indent}}},"
    else:
        yield f"{indent}{before}("
        for each in value:
            yield from _row("", each, deep + 1)
        yield f"{indent}),"
