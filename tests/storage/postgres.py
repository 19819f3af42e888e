"""A private PostgreSQL server in a temporary folder, reached through a Unix socket alone."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import MetaData, NullPool, create_engine, text

from netbook.storage.book import Book


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


class Emptied:
    """One database with the book of nobody, which takes a moment to empty and half a second to make."""

    def __init__(self, url: str) -> None:
        self.url = url
        Book.open(url).close()
        self._engine = create_engine(url, poolclass=NullPool)
        tables = MetaData()
        with self._engine.begin() as connection:
            tables.reflect(connection)
            self._held = {
                table: [dict(row) for row in connection.execute(table.select()).mappings()]
                for table in tables.sorted_tables
            }
            self._counted = connection.execute(_SEQUENCES).all()

    def again(self) -> str:
        """Its URL, with the book as it was when it was new."""
        with self._engine.begin() as connection:
            connection.execute(_OTHERS)
            connection.exec_driver_sql(";".join(f'DELETE FROM "{table.name}"' for table in self._held))
            for table, rows in self._held.items():
                if rows:
                    connection.execute(table.insert(), rows)
            for name, last in self._counted:
                connection.execute(_SET, {"name": f'"{name}"', "next": (last or 0) + 1})
        return self.url


_SEQUENCES = text("SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = current_schema()")
_SET = text("SELECT setval(:name, :next, false)")
_OTHERS = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def _run(*command: Path | str) -> None:
    as_user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []  # the server refuses root
    full = [*as_user, *map(str, command)]
    subprocess.run(full, check=True, cwd="/", stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
