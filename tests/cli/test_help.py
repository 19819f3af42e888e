"""Every command has a help with an example, and none is wider than 100 columns."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.program import Netbook

COMMANDS = (
    "log journal amend remove inbox add note fact alias tag untag relate list find filters show brief edit remind due "
    "done snooze drop review reviews circle circles every pause archive unarchive vet rules occasions occasion "
    "exchange exchanges introduce wake map stats audience contrast undo redo history import export dupes merge backup "
    "doctor config badge completion demo suggestions"
).split()
ALL = [
    [],
    *([each] for each in COMMANDS),
    ["inbox", "resolve"],
    ["circles", "set"],
    ["rules", "add"],
    ["rules", "edit"],
    ["rules", "remove"],
    ["rules", "need"],
    ["inbox", "drop"],
    ["suggestions", "log"],
    ["suggestions", "drop"],
    ["backup", "list"],
    ["backup", "restore"],
    ["config", "set"],
    ["config", "unset"],
    *(["audience", each] for each in ("record", "accounts", "list", "import", "triage", "decide")),
]


@pytest.mark.parametrize("columns", ["80", "140"])
@pytest.mark.parametrize("command", ALL, ids=" ".join)
def test_a_command_has_help_with_an_example(
    netbook: Netbook, monkeypatch: pytest.MonkeyPatch, command: list[str], columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    out = netbook.out(*command, "--help")
    assert netbook.out(*command, "-h") == out
    assert out.startswith(" ".join(("Usage: netbook", *command)))
    heading, _, rest = out.partition("Example")
    assert len(heading.strip().splitlines()) > 1, "there is a text before the examples"
    shown = [line.strip() for line in re.split(r"\n\n", rest)[0].splitlines()[1:]]
    assert shown
    assert all(" ".join(("netbook", *command)) in line for line in shown)
    assert max(map(len, out.splitlines())) <= 100


@pytest.mark.parametrize("command", ALL, ids=" ".join)
def test_no_help_line_is_left_without_words(netbook: Netbook, command: list[str]) -> None:
    out = netbook.out(*command, "--help")
    options = out.split("Options:\n")[1].split("Commands:")[0].rstrip().splitlines()
    assert all(re.match(r"  (-|\s{6})", line) for line in options), options
    for line in options:
        if line.startswith("  -"):
            assert re.search(r"\S  +\S", line.strip()) or len(line) > 40, line


def test_the_groups_list_all_their_commands(netbook: Netbook) -> None:
    for group, inside in (
        ("inbox", ["resolve", "drop"]),
        ("suggestions", ["log", "drop"]),
        ("backup", ["list", "restore"]),
        ("rules", ["add", "edit", "remove", "need"]),
        ("circles", ["set"]),
        ("audience", ["record", "accounts", "list", "import", "triage", "decide"]),
    ):
        listed = netbook.out(group, "--help").split("Commands:\n")[1]
        assert [line.split()[0] for line in listed.splitlines()] == inside


@pytest.mark.slow
def test_the_examples_can_be_typed(known: Netbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of one command run, or fail only because this book holds no such id."""
    monkeypatch.chdir(tmp_path)  # some write a picture
    known.said("edit", "Grace", "--remove", "alias=The Admiral")
    for command in ALL:
        out = known.out(*command, "--help")
        for line in out.partition("Example")[2].split("\n\n")[0].splitlines()[1:]:
            example = re.sub(r"   +\(.*\)$", "", line.strip())
            words = shlex.split(example)
            if words[0] != "netbook" or {"<", ">", "|"} & set(words):
                continue
            code, _, err = known(*words[1:])
            asks = {"restore", "triage", "merge"}  # which they do only on a terminal
            assert code in (0, 3, 4) or asks & set(words), (example, err)
