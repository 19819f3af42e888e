"""How a follower is reached: their profile, or their address."""

from netbook.domain import methods
from netbook.domain.methods import Method
from netbook.domain.vocabulary import NEWSLETTERS, PLATFORMS
from netbook.errors import Unreadable

_PLATFORMS = {each.key for each in PLATFORMS}


def method(platform: str, handle: str | None, url: str | None) -> Method | None:
    """The way to reach a follower that the book can keep, if there is one."""
    try:
        if handle and (platform in NEWSLETTERS or ("@" in handle and platform not in _PLATFORMS)):
            return methods.email(handle)
        if handle and platform == "mastodon":
            return methods.handle(f"@{handle}")
        if handle and platform in _PLATFORMS:
            return methods.handle(f"{platform}:{handle}")
        return methods.url(url) if url else None
    except Unreadable:
        return None
