"""How much room a text takes."""


def cells(text: str) -> int:
    """How many columns a terminal gives to ``text``."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    return max(wcswidth(text), 0)


def pad(text: str, size: int) -> str:
    """``text`` at exactly ``size`` columns, cut with an ellipsis where it is longer."""
    long = cells(text)
    if long > size:
        kept = text
        while kept and cells(kept) > size - 1:
            kept = kept[:-1]
        text = kept.rstrip() + "…"
        long = cells(text)
    return text + " " * (size - long)


def cut(text: str, size: int) -> str:
    """``text`` in ``size`` columns at most."""
    return text if cells(text) <= size else pad(text, size).rstrip()
