import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url

from netbook.storage import engine
from netbook.storage.book import Book
from netbook.storage.migrate import CURRENT, SCHEMA_VERSION, Schema
from tests.storage import postgres


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    programs = postgres.binaries()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed: no initdb in PATH or /usr/lib/postgresql")
    with postgres.server(programs) as url:
        yield url


@pytest.fixture(scope="session")
def postgres_book(postgres_server: str) -> postgres.Emptied:
    return postgres.Emptied(_database(postgres_server))


@pytest.fixture
def postgres_url(postgres_server: str) -> str:
    return _database(postgres_server)


def _database(postgres_server: str) -> str:
    name = f"book_{uuid4().hex}"
    admin = create_engine(make_url(postgres_server), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    admin.dispose()
    return make_url(postgres_server).set(database=name).render_as_string(hide_password=False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, path: Path) -> str:
    return str(path) if request.param == "sqlite" else str(request.getfixturevalue("postgres_book").again())


@pytest.fixture
def book(location: str) -> Iterator[Book]:
    with Book.open(location) as opened:
        yield opened


@pytest.fixture
def file_book(path: Path) -> Iterator[Book]:
    with Book.open(str(path)) as opened:
        yield opened


@pytest.fixture(params=["delete", "wal"])
def journal_mode(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both modes are tested, whichever the installed SQLite is safe with."""
    monkeypatch.setattr(engine, "wal_is_safe", lambda: request.param == "wal")
    return str(request.param)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that a user without rights can reach, which pytest's own is not."""
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


AFTER = f"{int(SCHEMA_VERSION) + 1:04}"
NEXT = f"""
import sqlalchemy as sa
from alembic import op

revision = "{AFTER}"
down_revision = "{SCHEMA_VERSION}"


def upgrade() -> None:
    with op.batch_alter_table("contact") as contact:
        contact.add_column(sa.Column("shoe_size", sa.Integer, nullable=False, server_default="42"))
        contact.create_unique_constraint("one_shoe", ["id", "shoe_size"])
"""


@pytest.fixture
def newer(tmp_path: Path) -> Schema:
    """A program that knows one revision more."""
    scripts = tmp_path / "scripts"
    shutil.copytree(CURRENT.scripts, scripts)
    (scripts / "versions" / "next.py").write_text(NEXT)
    return Schema(AFTER, scripts)
