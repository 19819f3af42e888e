"""netbook: a personal relationship book for the terminal."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netbook.storage.book import Book

    __version__: str

__all__ = ["Book", "__version__"]


def __getattr__(name: str) -> object:
    """The public names, loaded on first use (PEP 562)."""
    if name == "Book":
        from netbook.storage.book import Book

        return Book
    if name == "__version__":
        from importlib.metadata import version

        return version("netbook-crm")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
