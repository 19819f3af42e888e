"""The program as a whole: help, version, wrong usage, settings, exit codes, one line an error."""

from pathlib import Path

import pytest

from netbook import __version__
from tests.cli.program import Netbook, process
from tests.cli.test_help import COMMANDS


def test_the_version(netbook: Netbook) -> None:
    assert netbook("--version") == (0, f"netbook {__version__}\n", "")
    assert process("--version") == (0, f"netbook {__version__}\n".encode(), b"")
    assert not netbook.book.exists()


def test_help_names_every_command_and_opens_no_book(netbook: Netbook) -> None:
    code, out, err = netbook("--help")
    assert (code, err) == (0, "")
    assert out.startswith("Usage: netbook [OPTIONS] COMMAND [ARGS]...\n")
    assert netbook("-h").out == out
    listed = [line.split()[0] for line in out.split("Commands:\n")[1].splitlines()]
    assert sorted(listed) == sorted(COMMANDS)
    assert sorted(listed) == sorted(
        "log journal amend remove inbox add note fact tag untag alias relate list find filters show edit remind due "
        "introduce wake exchange exchanges brief done snooze drop stats contrast map circle circles every pause "
        "archive unarchive review reviews vet rules occasions occasion undo redo history import export backup doctor "
        "config badge completion demo audience dupes merge suggestions".split()
    )
    assert not netbook.book.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["logg", "x"], "there is no command 'logg'; did you mean log?"),
        (["bogus"], "there is no command 'bogus'; netbook --help shows the commands"),
        (["list", "--jsn"], None),
        (["list", "--limit"], None),
        (["show"], "Missing argument 'NAME'; netbook --help shows the commands"),
        (["show", "Ana", "Reyes"], None),
        (["--book"], None),
        (["inbox", "bogus"], None),
        (["edit", "Ana", "--set"], None),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_wrong_usage_is_one_line_and_code_2(netbook: Netbook, arguments: list[str], said: str | None) -> None:
    refusal = netbook.refused(2, *arguments)
    assert said is None or refusal == f"netbook: {said}"


@pytest.mark.parametrize(("typed", "meant"), [("lgo", "log"), ("hist", "history"), ("jounral", "journal")])
def test_a_command_spelled_almost_right_is_offered(netbook: Netbook, typed: str, meant: str) -> None:
    assert meant in netbook.refused(2, typed).partition("did you mean ")[2]


@pytest.mark.parametrize(("typed", "meant"), [("--jsn", "--json"), ("--archive", "--archived")])
def test_an_option_spelled_almost_right_is_offered(netbook: Netbook, typed: str, meant: str) -> None:
    assert meant in netbook.refused(2, "list", typed)


def test_the_book_is_named_by_flag_then_environment_then_file_then_default(
    netbook: Netbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def people() -> list[str]:
        return [each["name"] for each in netbook.json("list")]

    config = Path.home() / "config" / "netbook" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f'book = "{tmp_path / "of the file.db"}"\n')
    flag = str(tmp_path / "of the flag.db")
    netbook.said("--book", flag, "add", "Flag")
    netbook.said("add", "Environment")
    monkeypatch.delenv("NETBOOK_BOOK")
    netbook.said("add", "File")
    assert (tmp_path / "of the file.db").exists()
    assert people() == ["File"]
    config.unlink()
    netbook.said("add", "Default")
    assert (Path.home() / "data" / "netbook" / "book.db").exists()
    assert people() == ["Default"]
    monkeypatch.setenv("NETBOOK_BOOK", str(netbook.book))
    assert people() == ["Environment"]
    assert [each["name"] for each in netbook.json("--book", flag, "list")] == ["Flag"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NETBOOK_TODAY", "tomorrow"),
        ("NETBOOK_TODAY", "2026-02-31"),
        ("NETBOOK_TODAY", "20261122"),
        ("NETBOOK_TODAY", "2026-W47-7"),
        ("NETBOOK_TODAY", "2026/11/22"),
        ("NETBOOK_DATE_ORDER", "ymd"),
        ("NETBOOK_REGION", "Britain"),
        ("NETBOOK_FOLLOW_UP_DAYS", "soon"),
        ("NETBOOK_FOLLOW_UP_DAYS", "0"),
    ],
)
def test_a_setting_that_is_none_is_said_in_one_line(
    netbook: Netbook, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    code, out, err = netbook("due")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert name.removeprefix("NETBOOK_").casefold() in err.casefold()


@pytest.mark.parametrize("text", ["book = ", 'follow_up_days = "x"', "follow_up_days = -1", "date_order = 3"])
def test_a_settings_file_that_cannot_be_read_is_said_in_one_line(netbook: Netbook, text: str) -> None:
    config = Path.home() / "config" / "netbook" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(text)
    code, out, err = netbook("due")
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_a_settings_file_in_another_encoding_is_said_in_one_line(netbook: Netbook) -> None:
    config = Path.home() / "config" / "netbook" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_bytes(b'city = "\xff\xfe"')
    code, out, err = netbook("due")
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_a_pipe_gets_no_colours(netbook: Netbook) -> None:
    netbook.said("add", "Ana Reyes")
    assert "\x1b" not in netbook.out("list")


def test_the_book_is_the_owners_alone(netbook: Netbook) -> None:
    netbook.said("add", "Ana Reyes")
    assert netbook.book.stat().st_mode & 0o777 == 0o600


def test_a_new_folder_for_the_book_is_the_owners_alone(netbook: Netbook, tmp_path: Path) -> None:
    netbook.said("--book", str(tmp_path / "new" / "book.db"), "add", "Ana Reyes")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
