"""Settings: a flag wins over the environment, the environment over ``config.toml``, that over the defaults.

The prompt badge and completion import this: what costs them milliseconds is imported where it is needed.
"""

import os
import sys

from netbook.errors import Failed, Unreadable

TYPE_CHECKING = False  # as type checkers know it; importing typing costs a third of the badge
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

APP, FILE = "netbook", "config.toml"
KEYS = "keys"  # the table of the file that says which key does what in the app
DEFAULT = "default"
Value = str | float | None  # whole numbers too


class Settings:
    """The values a command runs with; a field a row of ``SETTINGS``."""

    book: str  # an absolute path or a database URL
    region: str | None
    date_order: str | None
    follow_up_days: int
    review_minutes: int
    badge: str | None
    theme: str | None
    me: str | None  # one's own e-mail addresses, with commas between
    follower_price: float | None  # of 1,000, in one's own money

    def __init__(self, values: "Mapping[str, Value]") -> None:
        self.__dict__.update(values)

    @property
    def own_addresses(self) -> frozenset[str]:
        """One's own e-mail addresses, as far as they are said."""
        return frozenset(self.me.split(", ")) if self.me else frozenset()


class Setting:
    """One thing that can be set; ``read`` gives none for what is no value of it, and ``hint`` then says what is."""

    def __init__(
        self, key: str, default: "Value | Callable[[], str]", read: "Callable[[str], Value]", hint: str, meaning: str
    ) -> None:
        self.key = key
        self.default = default
        self.read = read
        self.hint = hint
        self.meaning = meaning
        self.variable = f"{APP.upper()}_{key.upper()}"


def _book(text: str) -> Value:
    if "\0" in text:
        return None
    if ("://" in text and not text.startswith("sqlite:///")) or text.startswith("/"):
        return text
    from pathlib import Path

    path = Path(text.removeprefix("sqlite:///"))
    try:
        return str(path.expanduser().absolute())
    except RuntimeError:  # ~nobody
        return None


def _region(text: str) -> Value:
    return text.upper() if len(text) == 2 and text.isascii() and text.isalpha() else None


def _date_order(text: str) -> Value:
    return text if text in ("dmy", "mdy") else None


def _days(text: str) -> Value:
    return _number(text, 1, 3660)


def _minutes(text: str) -> Value:
    return _number(text, 5, 480)


def _number(text: str, least: int, most: int) -> Value:
    short = text.isascii() and text.isdigit() and len(text) < 9  # Python refuses to read thousands of digits
    return int(text) if short and least <= int(text) <= most else None


def _price(text: str) -> Value:
    whole, point, part = text.partition(".")
    digits = (whole + part).isascii() and (whole + part).isdigit() and bool(whole) and bool(part) == bool(point)
    if not digits or len(whole) > 6 or len(part) > 2 or not float(text):
        return None
    return float(text) if point else int(text)


def _theme(text: str) -> Value:
    return text if text in ("dark", "light", "plain") else None


def _addresses(text: str) -> Value:
    found = [each.strip().casefold() for each in text.split(",") if each.strip()]
    return ", ".join(found) if all(0 < each.find("@") < len(each) - 1 and " " not in each for each in found) else None


def _line(text: str) -> Value:
    return None if any(c < " " or "\x7f" <= c <= "\x9f" for c in text) else text


def default_book() -> "Path":
    """Where the book lies unless a person says otherwise."""
    from pathlib import Path

    return Path(_default_book())


def _default_book() -> str:
    return f"{_folder('data')}{os.sep}book.db"


SETTINGS = (
    Setting(
        "book", _default_book, _book,
        "write a path or postgresql://user@host/database", "where the book lies: a path or a postgresql:// address",
    ),
    Setting(
        "region", None, _region,
        "write a country's two letters, such as GB", "the country of phone numbers written without +44 and the like",
    ),
    Setting(
        "date_order", None, _date_order,
        "write dmy (5/11 is 5 November) or mdy (May 11)", "how 5/11 is read: dmy or mdy; not set, it is refused",
    ),
    Setting(
        "follow_up_days", 7, _days,
        "write a number of days, such as 7", "when a follow-up without a date is due",
    ),
    Setting(
        "review_minutes", 30, _minutes,
        "write a number of minutes from 5 to 480, such as 30", "how long a review may take",
    ),
    Setting(
        "badge", None, _line,
        "write one line of text", "what the prompt badge shows; not set, the built-in",
    ),
    Setting(
        "theme", None, _theme,
        "write dark, light, or plain (the terminal's own colours)", "the colours of the app: dark, light or plain",
    ),
    Setting(
        "me", None, _addresses,
        "write your e-mail addresses with commas between, such as me@example.com, me@work.example",
        "your own e-mail addresses, by which mail and calendars know you; else guessed",
    ),
    Setting(
        "follower_price", None, _price,
        "write an amount of money, such as 15 or 12.50",
        "what 1,000 bought followers cost; not set, the published price",
    ),
)  # fmt: skip


def config_file() -> "Path":
    """Where the user's settings lie."""
    from pathlib import Path

    return Path(_file())


def load(book: str | None = None, warn: "Callable[[str], None] | None" = None) -> Settings:
    """Read the settings that hold now; ``book`` is the flag's value, ``warn`` hears of keys that are none.

    Raises:
        Unreadable: the settings file is not TOML, or a value is not one netbook knows.
    """
    stored = read_file()
    if warn:
        for line in strange_keys(stored):
            warn(line)
    return Settings({row.key: value(row, *given(row, book, stored)) for row in SETTINGS})


def read_file() -> "dict[str, object]":
    """What the settings file holds; nothing where there is none.

    Raises:
        Unreadable: it cannot be read, or is not TOML.
    """
    path, text = _file(), _text()
    if not text:
        return {}
    import tomllib

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        raise Unreadable(f"{path} is not TOML ({problem})", _MEND) from None


def keys() -> "dict[str, str]":
    """The keys of the app that the settings file names, by action.

    Raises:
        Unreadable: the file is not TOML, or its ``[keys]`` are no table of texts.
    """
    said = read_file().get(KEYS, {})
    if not isinstance(said, dict) or not all(isinstance(each, str) for each in said.values()):
        raise Unreadable(f"[{KEYS}] in {_file()} cannot be read", 'write a line an action, such as log = "L"')
    return dict(said)


def given(row: Setting, book: str | None, stored: "Mapping[str, object]") -> tuple[object, str]:
    """What a setting is said to be, not yet read, and where: a flag, a variable, the file, or nowhere."""
    for said, where in (
        (book if row.key == "book" else None, "--book"),
        (os.environ.get(row.variable), row.variable),
        (stored.get(row.key), _file()),
    ):
        if said not in (None, ""):
            return said, where
    return None, DEFAULT


def value(row: Setting, said: object, where: str) -> Value:
    """The value of a setting by what ``given`` found.

    Raises:
        Unreadable: it is none of this setting's.
    """
    if said is None:
        return row.default() if callable(row.default) else row.default
    found = row.read(str(said))
    if found is None or not (isinstance(said, str) or type(said) is type(found)):
        name = f"{row.key} in {where}" if where == _file() else where
        raise Unreadable(f"{name} is {said!r}", row.hint)
    return found


def setting(key: str) -> Setting:
    """The setting of that key.

    Raises:
        Unreadable: there is none; the nearest is named.
    """
    for row in SETTINGS:
        if row.key == key:
            return row
    from netbook.domain.spelling import did_you_mean

    hint = did_you_mean(key.replace("-", "_"), [row.key for row in SETTINGS], "netbook config shows what there is")
    raise Unreadable(f"there is no setting {key!r}", hint)


def strange_keys(stored: "Mapping[str, object]") -> list[str]:
    """What to say of the keys of the file that are no setting."""
    found = []
    for key in stored:
        if key == KEYS:
            continue
        try:
            setting(key)
        except Unreadable as problem:
            found.append(f"{FILE}: {problem}")
    return found


def store(key: str, new: Value) -> None:
    """Write one setting into the file, or with none take it out; all else there stays, comments too.

    Raises:
        Unreadable: the file cannot be read, or is not TOML.
        Failed: it cannot be written.
    """
    import tomllib

    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    read_file()
    try:
        document = tomlkit.parse(_text())
        if new is None:
            document.remove(key)
        else:
            document[key] = new
        text = tomlkit.dumps(document)
        if tomllib.loads(text).get(key) != new:
            raise TOMLKitError(f"{key} is a table")
    except TOMLKitError as problem:
        raise Unreadable(f"{_file()} cannot be changed ({problem})", _MEND) from None
    _replace(text)


def today() -> "date":
    """The day the faces work on: ``NETBOOK_TODAY`` (an ISO date) or the clock's.

    Raises:
        Unreadable: ``NETBOOK_TODAY`` is no ISO date.
    """
    from datetime import date

    said = os.environ.get("NETBOOK_TODAY")
    if not said:
        return date.today()
    try:
        if said[4:5] + said[7:8] != "--" or not said.replace("-", "").isdigit():
            raise ValueError  # fromisoformat takes week dates too
        return date.fromisoformat(said)
    except ValueError:
        raise Unreadable(f"NETBOOK_TODAY is {said!r}", "write it as 2026-11-22") from None


_MEND = "mend it or move it away"
_XDG = {"config": ".config", "data": ".local/share"}


def _file() -> str:
    return f"{_folder('config')}{os.sep}{FILE}"


def _folder(kind: str) -> str:
    """The user's folder for ``config`` or ``data``: platformdirs', which on Linux is not asked, as it costs 10 ms."""
    home = os.environ.get("HOME", "")
    base = os.environ.get(f"XDG_{kind.upper()}_HOME") or f"{home}/{_XDG[kind]}"
    if sys.platform == "linux" and home[:1] == base[:1] == "/" and "ANDROID_DATA" not in os.environ:
        return f"{base.rstrip('/')}/{APP}"
    import platformdirs

    find = platformdirs.user_config_dir if kind == "config" else platformdirs.user_data_dir
    return find(APP, appauthor=False)


def _text() -> str:
    path = _file()
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - pathlib costs the badge as much as reading the file
            return file.read().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except OSError as problem:
        raise Unreadable(f"{path} cannot be read ({problem.strerror})", _MEND) from None
    except UnicodeDecodeError:
        raise Unreadable(f"{path} is not UTF-8 text", _MEND) from None


def _replace(text: str) -> None:
    import tempfile
    from pathlib import Path

    path = config_file().resolve()  # a link to where a person keeps such files stays one
    unfinished = None
    try:
        path.parent.mkdir(0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(suffix=FILE, dir=path.parent)  # the owner's alone, whatever the umask
        unfinished = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as problem:
        if unfinished:
            unfinished.unlink(missing_ok=True)
        reason = problem.strerror or problem
        raise Failed(
            f"{path} cannot be written ({reason}); it was left as it is", "see that you may write there"
        ) from None
