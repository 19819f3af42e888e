"""A private PostgreSQL server in a temporary folder, reached through a Unix socket alone."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def binaries() -> Path | None:
    """The folder with initdb and pg_ctl, or none where no server is installed."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: one.parts[-3])
    return installed[-1].parent if installed else None


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """Run a server; yields the URL of a database in which others can be made."""
    folder = Path(tempfile.mkdtemp(prefix="netbook-pg-", dir="/tmp"))  # a socket's path has to be short
    if os.getuid() == 0:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    _run(programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
    try:
        settings = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        _run(programs / "pg_ctl", "-D", data, "-o", settings, "-l", folder / "log", "-w", "start")
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder)


def _run(*command: Path | str) -> None:
    as_user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []  # the server refuses root
    full = [*as_user, *map(str, command)]
    subprocess.run(full, check=True, cwd="/", stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
