"""Completion asked as the scripts of the shells ask it."""

import subprocess
import sys

from tests.cli.program import environment

BREAKS = " \t\n\"'@><=;|&(:"  # as bash has them
HOSTILE = (
    "Vera $(touch pwned)",
    "Walt a;touch pwned",
    'Xena! O\'Hara "q"',
    "Yves\nnew\x1b[31mline\t`touch pwned`",
)


def variables(line: str, shell: str = "bash") -> dict[str, str]:
    """What the script of a shell sets; the cursor is at ``|``, or at the end."""
    return {"_NETBOOK_COMPLETE": shell, "_NETBOOK_LINE": line.partition("|")[0], "_NETBOOK_BREAKS": BREAKS}


def ask(line: str, shell: str = "bash", **env: str) -> tuple[str, list[str]]:
    """How the shell is to take them, and the candidates."""
    told = environment(**variables(line, shell), **env)
    ended = subprocess.run([sys.executable, "-m", "netbook"], capture_output=True, env=told, timeout=60, check=True)
    assert ended.stderr == b"", ended.stderr
    return read(ended.stdout.decode())


def read(answer: str) -> tuple[str, list[str]]:
    """The first line and the others."""
    how, *candidates = answer.splitlines() or [""]
    return how.strip(), candidates
