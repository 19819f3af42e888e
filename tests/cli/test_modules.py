"""Which modules a command loads: start-up is held by this, never by a clock."""

import subprocess
import sys

import pytest

from tests.cli.program import Netbook, environment

HEAVY = {"alembic", "sqlalchemy", "sqlmodel", "textual", "rich", "prompt_toolkit", "phonenumbers", "typer", "pydantic"}
RUNNER = """
import os, sys
real = os._exit
def leave(code):
    print("\\n".join(sorted(sys.modules)), file=open(os.environ["MODULES"], "w"))
    real(code)
os._exit = leave
import atexit
atexit.register(leave, 0)
sys.argv[0] = "netbook"
from netbook.__main__ import main
main()
"""


@pytest.fixture
def loaded(netbook: Netbook, monkeypatch: pytest.MonkeyPatch) -> "Loaded":
    monkeypatch.setenv("MODULES", str(netbook.book.parent / "modules"))
    return Loaded(netbook)


class Loaded:
    """The heavy packages that a command loads, with the modules of netbook."""

    def __init__(self, netbook: Netbook) -> None:
        self.netbook = netbook

    def __call__(self, *arguments: str, **env: str) -> set[str]:
        ended = subprocess.run(
            [sys.executable, "-c", RUNNER, *arguments],
            capture_output=True,
            env=environment(**env),
            timeout=60,
            check=False,
        )
        assert b"Traceback" not in ended.stderr, ended.stderr
        found = (self.netbook.book.parent / "modules").read_text().split()
        assert "sys" in found
        tops = {name.split(".")[0] for name in found}
        return {name for name in found if name.startswith("netbook.")} | (HEAVY & tops)


def test_the_version_loads_nothing(loaded: Loaded) -> None:
    assert not loaded("--version") & HEAVY
    assert {name for name in loaded("--version") if name.startswith("netbook.")} == {"netbook.__main__"}


ORM = {"sqlalchemy", "sqlmodel", "alembic", "textual", "rich", "prompt_toolkit", "phonenumbers"}


@pytest.mark.parametrize("arguments", [
    ["--help"], ["log", "--help"], ["inbox", "resolve", "--help"], ["list", "--bogus"], ["badge", "--help"],
], ids=" ".join)  # fmt: skip
def test_help_and_wrong_usage_load_no_orm(loaded: Loaded, arguments: list[str]) -> None:
    found = loaded(*arguments)
    assert not found & ORM
    assert not [name for name in found if name.startswith(("netbook.models", "netbook.services", "netbook.storage"))]


@pytest.mark.parametrize("line", [
    "l", "list --", "inbox ", "show an", "tag ana @", "undo ", "list circle:", 'log "coffee with an', "config set ",
])  # fmt: skip
def test_completion_loads_nothing_heavy(loaded: Loaded, line: str) -> None:
    loaded.netbook.said("add", "Ana Reyes")
    found = loaded(_NETBOOK_COMPLETE="bash", _NETBOOK_LINE=f"netbook {line}")
    assert "netbook.quick.completion" in found
    assert not found & HEAVY


@pytest.mark.parametrize("arguments", [["badge"], ["badge", "--format", "{due}"], ["completion", "bash"]], ids=" ".join)
def test_the_badge_and_the_scripts_of_completion_load_nothing_heavy(loaded: Loaded, arguments: list[str]) -> None:
    loaded.netbook.said("add", "Ana Reyes")
    found = loaded(*arguments)
    assert "netbook.quick" in found
    assert not found & (HEAVY | {"netbook.cli.app"})


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [
    ["log", "coffee with Ana; fu 2w"], ["list"], [], ["show", "ana", "--json"], ["add", "Bo Lindqvist"], ["review"],
    ["contrast"],
], ids=" ".join)  # fmt: skip
def test_on_a_book_of_today_no_command_loads_what_it_does_not_need(loaded: Loaded, arguments: list[str]) -> None:
    loaded.netbook.said("add", "Ana Reyes")
    loaded.netbook.said("note", "Ana", "x")
    found = loaded(*arguments)
    assert not found & {"alembic", "textual", "rich", "prompt_toolkit", "phonenumbers"}
    assert "sqlalchemy" in found


@pytest.mark.slow
def test_a_log_loads_no_filters_and_no_metrics(loaded: Loaded) -> None:
    loaded.netbook.said("add", "Ana Reyes")
    found = loaded("log", "coffee with Ana; fu 2w")
    assert not [name for name in found if name.startswith(("netbook.domain.filters", "netbook.domain.metrics"))]


@pytest.mark.slow
def test_making_a_book_loads_no_alembic(loaded: Loaded) -> None:
    assert "alembic" not in loaded("add", "Ana Reyes")


@pytest.mark.slow
def test_phonenumbers_is_loaded_for_a_phone(loaded: Loaded) -> None:
    assert "phonenumbers" in loaded("add", "Ana Reyes, +44 20 7946 0018")


def test_the_domain_needs_nothing_but_the_standard_library_and_dateutil() -> None:
    code = """
import pkgutil, sys, importlib
before = set(sys.modules)
import netbook.domain
for module in pkgutil.walk_packages(netbook.domain.__path__, "netbook.domain."):
    importlib.import_module(module.name)
tops = {name.split(".")[0] for name in set(sys.modules) - before}
print(" ".join(sorted(tops - set(sys.stdlib_module_names))))
print(len([name for name in sys.modules if name.startswith("netbook.domain.")]))
print(" ".join(sorted(name for name in sys.modules if name.startswith("netbook.") and "domain" not in name)))
"""
    ended = subprocess.run(
        [sys.executable, "-S", "-c", f"import site; site.main()\n{code}"], capture_output=True, text=True, check=True
    )
    packages, modules, others = ended.stdout.splitlines()
    assert set(packages.split()) <= {"netbook", "dateutil", "six"}
    assert int(modules) > 20
    assert set(others.split()) <= {"netbook.errors"}


@pytest.mark.slow
def test_the_package_gives_its_public_names_on_first_use() -> None:
    code = (
        "import sys, netbook; assert 'sqlalchemy' not in sys.modules; netbook.Book; assert 'sqlalchemy' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
