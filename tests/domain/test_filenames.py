"""Names of files are fit for every file system, whatever people are called."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from netbook.domain.filenames import file_name
from netbook.domain.text import clean_line


def test_names_of_files_are_fit_for_every_file_system() -> None:
    for name, expected in (
        ("Ana Reyes", "ana-reyes-p7.md"),
        ("Zoë O'Brien-Łuk", "zoe-o-brien-luk-p7.md"),
        ("../../etc/passwd", "etc-passwd-p7.md"),
        ("CON", "con-p7.md"),
        ("README", "readme-p7.md"),
        ("…", "p7.md"),
        ("C:\\x|y?", "c-x-y-p7.md"),
        ("毛 泽东", "毛-泽东-p7.md"),
    ):
        assert file_name("p7", name, ".md") == expected


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=300), st.integers(1, 10**18))
def test_any_name_gives_a_safe_file(name: str, number: int) -> None:
    found = file_name(f"p{number}", clean_line(name), ".md")
    assert len(found.encode()) <= 100
    assert found.endswith(f"p{number}.md")
    assert re.fullmatch(r"[\w-]+\.md", found)
    assert not found.startswith(("-", "."))
