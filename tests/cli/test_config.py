"""netbook config: the settings, where each comes from, and the file that holds them."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from netbook import config
from tests.cli.program import Netbook

HEAVY = {"dataclasses", "inspect", "pathlib", "platformdirs", "tomllib", "tomlkit", "datetime", "sqlalchemy"}


@pytest.fixture
def file() -> Path:
    """Where the settings file lies; it is not there yet."""
    return Path.home() / "config" / "netbook" / "config.toml"


@pytest.fixture
def written(file: Path) -> Path:
    """A settings file as a person keeps one."""
    file.parent.mkdir(parents=True)
    file.write_text('# mine\nregion = "US"  # since I moved\n\n[colours]\nlate = "red"\n')
    return file


def told(netbook: Netbook) -> dict[str, tuple[object, str]]:
    return {each["key"]: (each["value"], each["from"]) for each in netbook.json("config")}


def settings(file: Path) -> bytes | None:
    return file.read_bytes() if file.exists() else None


def test_without_a_file_all_but_the_book_are_defaults(netbook: Netbook, file: Path) -> None:
    code, out, err = netbook("config")
    assert code == 0
    assert out.splitlines()[0].split() == ["setting", "value", "from"]
    assert [line.split()[0] for line in out.splitlines()[1:]] == [row.key for row in config.SETTINGS]
    assert err == f"the settings file is {file}\n"
    assert told(netbook) == {
        "book": (str(netbook.book), "NETBOOK_BOOK"),
        "region": (None, "default"),
        "date_order": (None, "default"),
        "follow_up_days": (7, "default"),
        "review_minutes": (30, "default"),
        "badge": (None, "default"),
        "theme": (None, "default"),
        "me": (None, "default"),
        "follower_price": (None, "default"),
    }


def test_ones_own_addresses_are_folded_and_parted_by_commas(netbook: Netbook, file: Path) -> None:
    netbook.said("config", "set", "me", " Me@Example.com,other@example.org ")
    assert told(netbook)["me"] == ("me@example.com, other@example.org", str(file))
    assert config.load().own_addresses == {"me@example.com", "other@example.org"}


def test_each_value_says_where_it_comes_from(
    netbook: Netbook, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netbook.said("config", "set", "region", "gb")
    netbook.said("config", "set", "follow_up_days", "14")
    monkeypatch.setenv("NETBOOK_DATE_ORDER", "mdy")
    found = told(netbook)
    assert found["region"] == ("GB", str(file))
    assert found["follow_up_days"] == (14, str(file))
    assert found["date_order"] == ("mdy", "NETBOOK_DATE_ORDER")
    (book, *_) = netbook.json("--book", str(tmp_path / "other.db"), "config")
    assert book == {"key": "book", "value": str(tmp_path / "other.db"), "from": "--book"}
    monkeypatch.delenv("NETBOOK_BOOK")
    assert told(netbook)["book"] == (str(config.default_book()), "default")


@pytest.mark.parametrize(("said", "price"), [("15", 15), ("12.50", 12.5), ("0.01", 0.01), ("999999.99", 999999.99)])
def test_a_price_is_a_number_of_money(netbook: Netbook, file: Path, said: str, price: float) -> None:
    netbook.said("config", "set", "follower_price", said)
    assert told(netbook)["follower_price"] == (price, str(file))
    file.write_text(f"follower_price = {said}\n")
    assert config.load().follower_price == price


def test_no_password_is_shown(netbook: Netbook, monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    address = "postgresql://ana:hun/t@er2@host/book?password=hunter3"
    assert "hun" not in netbook.said("config", "set", "book", address)
    monkeypatch.setenv("NETBOOK_BOOK", address)
    assert address in file.read_text()
    for arguments in (["config"], ["config", "--json"]):
        _, out, err = netbook(*arguments)
        assert "hun" not in out + err
        assert "postgresql://ana:***@host/book" in out


def test_setting_says_what_it_is_and_was(netbook: Netbook, file: Path) -> None:
    assert netbook.said("config", "set", "region", "gb") == f"region is GB in {file}; it was not set\n"
    assert netbook.said("config", "set", "region", "us") == f"region is US in {file}; it was GB\n"
    assert netbook.said("config", "set", "region", "us") == f"region is US in {file}; as it was\n"
    assert netbook.said("config", "unset", "region") == f"region is not set any more in {file}; it was US\n"
    assert netbook.said("config", "unset", "region") == f"region is not set in {file}; nothing has changed\n"
    assert not netbook.book.exists()


@pytest.mark.parametrize("words", [["set", "region", "GB"], ["unset", "region"]], ids=" ".join)
def test_a_dry_run_writes_nothing(netbook: Netbook, written: Path, words: list[str]) -> None:
    before = written.read_bytes()
    assert netbook.said("config", *words, "--dry-run").endswith("(dry run: nothing was written)\n")
    assert written.read_bytes() == before


def test_the_file_and_its_folder_are_the_owners_alone(netbook: Netbook, file: Path) -> None:
    netbook.said("config", "set", "badge", "{due} due")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    file.chmod(0o644)
    netbook.said("config", "set", "badge", "{late} late")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [each.name for each in file.parent.iterdir()] == ["config.toml"]
    assert config.load().badge == "{late} late"


def test_comments_and_unknown_keys_stay(netbook: Netbook, written: Path) -> None:
    netbook("config", "set", "region", "GB")
    netbook("config", "set", "date_order", "dmy")
    assert written.read_text() == (
        '# mine\nregion = "GB"  # since I moved\ndate_order = "dmy"\n\n[colours]\nlate = "red"\n'
    )
    netbook("config", "unset", "region")
    netbook("config", "unset", "colours")
    assert written.read_text() == '# mine\ndate_order = "dmy"\n\n'


def test_a_link_to_the_file_stays_one(netbook: Netbook, written: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.toml"
    written.rename(kept)
    written.symlink_to(kept)
    netbook("config", "set", "region", "GB")
    assert written.is_symlink()
    assert 'region = "GB"' in kept.read_text()


def test_a_variable_that_wins_is_told(netbook: Netbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETBOOK_REGION", "US")
    for words in (["set", "region", "GB"], ["unset", "region"]):
        said = netbook.said("config", *words).splitlines()
        assert said[1] == "NETBOOK_REGION is set and wins over the file: region stays US"


def test_the_book_is_kept_as_a_whole_path(netbook: Netbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NETBOOK_BOOK")
    monkeypatch.chdir(tmp_path)
    netbook.said("config", "set", "book", "people.db")
    assert config.load().book == str(tmp_path / "people.db")
    monkeypatch.chdir("/")
    netbook.said("add", "Ana Reyes")
    assert (tmp_path / "people.db").exists()
    netbook.said("config", "set", "book", "~/people.db")
    assert config.load().book == str(Path.home() / "people.db")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("region", "Britain"),
        ("region", "ÄÖ"),
        ("date_order", "ymd"),
        ("follow_up_days", "soon"),
        ("follow_up_days", "0"),
        ("follow_up_days", "3661"),
        ("follow_up_days", "٣"),
        *(("me", said) for said in ("me", "@example.com", "me@example.com, you", "m e@example.com", "me@")),
        *(("follower_price", said) for said in ("0", "0.00", "12,5", "1.", ".5", "1.234", "1e3", "٣", "free")),
        ("follower_price", "1000000"),
        ("book", "~nobody-at-all/book.db"),
        ("badge", "two\nlines"),
        ("badge", "\x1b[31mred"),
        ("theme", "pink"),
    ],
)
def test_what_is_no_value_is_not_written(netbook: Netbook, file: Path, key: str, value: str) -> None:
    assert netbook.refused(2, "config", "set", key, value).startswith(f"netbook: {key} is ")
    assert not file.exists()


def test_nothing_is_no_value(netbook: Netbook, file: Path) -> None:
    said = netbook.refused(2, "config", "set", "region", "")
    assert said == "netbook: nothing is given for region; netbook config unset region takes it away"
    assert not file.exists()


@pytest.mark.parametrize("words", [["set", "regoin", "GB"], ["unset", "regoin"]], ids=" ".join)
def test_an_unknown_key_names_the_nearest(netbook: Netbook, file: Path, words: list[str]) -> None:
    said = netbook.refused(2, "config", *words)
    assert said == "netbook: there is no setting 'regoin'; did you mean region?"
    assert not file.exists()


def test_a_key_that_is_near_none(netbook: Netbook) -> None:
    said = netbook.refused(2, "config", "set", "zzz", "GB")
    assert said == "netbook: there is no setting 'zzz'; netbook config shows what there is"
    assert "did you mean follow_up_days?" in netbook.refused(2, "config", "set", "Follow-Up-Day", "7")


def test_an_unknown_key_in_the_file_is_warned_about_once(netbook: Netbook, file: Path) -> None:
    netbook.said("add", "Ana Reyes")
    file.parent.mkdir(parents=True)
    file.write_text('regoin = "GB"\n')
    warning = "config.toml: there is no setting 'regoin'; did you mean region?\n"
    code, out, err = netbook("history")
    assert (code, err) == (0, warning)
    assert "add Ana Reyes" in out
    assert netbook("config").err.count(warning) == 1
    assert config.load().region is None
    netbook.said("config", "unset", "regoin")
    netbook.out("history")


BROKEN = {
    "not TOML": b"region = ",
    "not UTF-8": b'region = "\xff\xfe"',
    "nested too deep": b"x = " + b"[" * 10_000,
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_told_and_left_alone(netbook: Netbook, file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    code, out, err = netbook("config")
    assert code == 2
    assert [line.split()[0] for line in out.splitlines()[1:]] == [row.key for row in config.SETTINGS]
    assert len(err.splitlines()) == 2
    assert str(file) in err.splitlines()[1]
    for words in (["config", "set", "region", "GB"], ["config", "unset", "region"], ["history"]):
        assert str(file) in netbook.refused(2, *words)
    assert file.read_bytes() == content


def test_a_folder_or_an_endless_link_in_the_place_of_the_file(netbook: Netbook, file: Path) -> None:
    file.mkdir(parents=True)
    assert "cannot be read (Is a directory)" in netbook.refused(2, "config", "set", "region", "GB")
    file.rmdir()
    file.symlink_to(file)
    assert "cannot be read" in netbook.refused(2, "history")
    assert netbook("config").code == 2


def test_a_file_that_begins_with_a_byte_order_mark_is_read(netbook: Netbook, file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(b'\xef\xbb\xbfregion = "GB"\r\n')
    assert config.load().region == "GB"
    netbook.said("config", "set", "date_order", "dmy")
    assert config.load().region == "GB"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("book = 3", "3"),
        ("region = true", "True"),
        ('region = "Britain"', "Britain"),
        ("follow_up_days = 7.5", "7.5"),
        ("follow_up_days = true", "True"),
        ("follower_price = -1", "-1"),
        ("date_order = 2026-11-22", "2026-11-22"),
        ('badge = ["x"]', "['x']"),
        ('[book]\npath = "x"', None),
    ],
)
def test_a_value_of_the_wrong_type_is_shown_and_can_be_mended(
    netbook: Netbook, file: Path, line: str, shown: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NETBOOK_BOOK")
    file.parent.mkdir(parents=True)
    file.write_text(f"{line}\n")
    key = line.strip("[").split("]")[0].split()[0]
    assert f"{key} in {file} is" in netbook("history").err
    code, out, err = netbook("config")
    assert code == 2
    assert shown is None or shown in out
    assert f"{key} in {file} is" in err
    value = {
        "book": str(netbook.book),
        "region": "GB",
        "follow_up_days": "9",
        "follower_price": "9",
        "date_order": "dmy",
    }.get(key, "x")
    netbook.said("config", "set", key, value)
    assert str(told(netbook)[key][0]) == value


def test_a_place_that_cannot_be_written_is_said(netbook: Netbook, file: Path) -> None:
    file.parent.parent.mkdir(parents=True)
    file.parent.write_text("in the way")
    assert "cannot be written" in netbook.refused(1, "config", "set", "region", "GB")


def test_the_default_places_are_those_of_platformdirs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from platformdirs import user_config_path, user_data_path

    for home in (str(tmp_path), f"{tmp_path}/", "relative"):
        for base in ("", str(tmp_path / "xdg"), "relative"):
            monkeypatch.setenv("HOME", home)
            monkeypatch.setenv("XDG_CONFIG_HOME", base)
            monkeypatch.setenv("XDG_DATA_HOME", base)
            assert config.config_file() == user_config_path("netbook", appauthor=False) / "config.toml"
            assert config.default_book() == user_data_path("netbook", appauthor=False) / "book.db"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs says where the file lies")
def test_the_settings_are_read_without_what_is_slow_to_import(tmp_path: Path) -> None:
    code = (
        "import sys; had = set(sys.modules)\nfrom netbook import config; config.load()\nprint(*set(sys.modules) - had)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {name.split(".")[0] for name in ended.stdout.split()} & HEAVY
