"""What a file is that holds no people netbook can read, in words."""

from netbook.formats.package import Package


def refusal(package: Package, wanted: str | None) -> tuple[str, str]:
    """What to say of a package in which nothing was recognised: what it is, and what to do."""
    return f"{package.name} is nothing that can be read", "give a vCard"
