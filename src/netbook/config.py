"""Settings: a flag wins over the environment, the environment over ``config.toml``, that over the defaults."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from netbook.errors import Unreadable

APP = "netbook"
FOLLOW_UP_DAYS = 7


@dataclass(frozen=True, slots=True)
class Settings:
    """The values a command runs with."""

    book: str  # a path or a database URL
    region: str | None = None  # ISO country of phone numbers written without +44 and the like
    date_order: str | None = None  # "dmy" or "mdy": how 5/11 is read; none refuses it
    follow_up_days: int = FOLLOW_UP_DAYS  # when a follow-up without a date is due


def config_file() -> Path:
    """Where the user's settings lie."""
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False) / "config.toml"


def default_book() -> Path:
    """Where the book lies unless a person says otherwise."""
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False) / "book.db"


def load(book: str | None = None) -> Settings:
    """Read the settings that hold now; ``book`` is the flag's value.

    Raises:
        Unreadable: the settings file is not TOML, or a value is not one netbook knows.
    """
    stored = _read_file()

    def value(key: str) -> str | None:
        found = os.environ.get(f"NETBOOK_{key.upper()}") or stored.get(key)
        return str(found) if found not in (None, "") else None

    return Settings(
        book=book or value("book") or str(default_book()),
        region=_region(value("region")),
        date_order=_date_order(value("date_order")),
        follow_up_days=_days(value("follow_up_days")),
    )


def today() -> date:
    """The day the faces work on: ``NETBOOK_TODAY`` (an ISO date) or the clock's.

    Raises:
        Unreadable: ``NETBOOK_TODAY`` is no ISO date.
    """
    given = os.environ.get("NETBOOK_TODAY")
    if not given:
        return date.today()
    try:
        if given[4:5] + given[7:8] != "--" or not given.replace("-", "").isdigit():
            raise ValueError  # fromisoformat takes week dates too
        return date.fromisoformat(given)
    except ValueError:
        raise Unreadable(f"NETBOOK_TODAY is {given!r}", "write it as 2026-11-22") from None


def _read_file() -> dict[str, object]:
    path = config_file()
    if not path.exists():
        return {}
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise Unreadable(f"{path} is not TOML ({problem})", "mend it or move it away") from None


def _region(text: str | None) -> str | None:
    if text is None or (len(text) == 2 and text.isalpha()):
        return text.upper() if text else None
    raise Unreadable(f"region is {text!r}", "write a country's two letters, such as GB")


def _date_order(text: str | None) -> str | None:
    if text in (None, "dmy", "mdy"):
        return text
    raise Unreadable(f"date_order is {text!r}", "write dmy (5/11 is 5 November) or mdy (May 11)")


def _days(text: str | None) -> int:
    if text is None:
        return FOLLOW_UP_DAYS
    if text.isascii() and text.isdigit() and 0 < int(text) <= 3660:
        return int(text)
    raise Unreadable(f"follow_up_days is {text!r}", "write a number of days, such as 7")
