"""A text in the editor: what is saved, what is refused, and that nothing one has written is lost or left about."""

import json
import os
import re
import shlex
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import Netbook
from tests.cli.terminal import Opener

BACK = "(netbook undo takes it back)\n"
SCRIPT = """
import json, os, signal, stat, subprocess, sys, time
from pathlib import Path

home, path = Path(sys.argv[1]), Path(sys.argv[-1])
steps = json.loads((home / "steps").read_text())
step = steps.pop(0)
(home / "steps").write_text(json.dumps(steps))
text = path.read_text(encoding="utf-8")
modes = [stat.S_IMODE(each.stat().st_mode) for each in (path.parent, path)]
with (home / "seen").open("a") as seen:
    seen.write(json.dumps([str(path), text, modes, sys.argv[2:-1]]) + "\\n")
if "patient" in step:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
print("hello from the editor", flush=True)
time.sleep(step.get("patient", 0))
if "run" in step:
    subprocess.run([sys.executable, "-m", "netbook", *step["run"]], check=True, stderr=subprocess.DEVNULL)
for old, new in step.get("replace", []):
    assert old in text, (old, text)
    text = text.replace(old, new)
if "bytes" in step:
    path.write_bytes(bytes(step["bytes"]))
elif "gone" in step:
    path.unlink()
else:
    (path.parent / "draft.swp").write_text(text, encoding="utf-8")
    path.write_text(step.get("text", text) + step.get("more", ""), encoding="utf-8")
sys.exit(step.get("exit", 0))
"""


class Editor:
    """An editor that does what it is told, one step a time it is opened."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.home = home / "the editor's"  # a path with a blank and a quote in it
        self.home.mkdir()
        self.drafts = home / "drafts"
        self.drafts.mkdir()
        script = self.home / "editor.py"
        script.write_text(SCRIPT, encoding="utf-8")
        self.command = shlex.join([sys.executable, str(script), str(self.home), "--wait"])
        monkeypatch.setenv("TMPDIR", str(self.drafts))
        monkeypatch.setattr("tempfile.tempdir", None)
        monkeypatch.setenv("EDITOR", self.command)

    def will(self, *steps: dict[str, Any]) -> None:
        (self.home / "steps").write_text(json.dumps(steps))

    def replace(self, *pairs: tuple[str, str]) -> None:
        self.will({"replace": pairs})

    @property
    def seen(self) -> list[Any]:
        """The path, the text and the modes of each draft it was given, and its own options."""
        if not (self.home / "seen").exists():
            return []
        return [json.loads(line) for line in (self.home / "seen").read_text().splitlines()]

    @property
    def kept(self) -> list[Path]:
        """The drafts that were left."""
        return sorted(path for path in self.drafts.rglob("*") if path.is_file() and path.suffix != ".swp")


@pytest.fixture
def editor(known: Netbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    return Editor(tmp_path, monkeypatch)


# --- a person -----------------------------------------------------------------------------------------------------


def test_a_person_is_changed_in_the_editor(known: Netbook, editor: Editor) -> None:
    editor.replace(("city:", "city: Lisbon"), ("note:", "note:\n  tall"))
    printed = known.out("edit", "Ana", "--print")
    assert known("edit", "Ana") == (0, "", f"Ana Reyes: city=Lisbon, note {BACK}")
    shown = known.json("show", "Ana")
    assert (shown["city"], shown["notes"]) == ("Lisbon", [{"on": "2026-11-22", "text": "tall"}])
    path, text, modes, options = editor.seen[0]
    assert (Path(path).name, text, modes, options) == ("p1.txt", printed, [0o700, 0o600], ["--wait"])
    assert list(editor.drafts.iterdir()) == []
    assert known.operations()[0]["label"] == "edit Ana Reyes"


def test_a_text_that_is_left_as_it_was_changes_nothing(known: Netbook, editor: Editor) -> None:
    before = known.book.read_bytes()
    editor.will({}, {"more": "\n\n"}, {})
    assert known.said("edit", "Ana") == "Ana Reyes (nothing has changed)\n"
    assert known.said("edit", "Ana") == "Ana Reyes (nothing has changed)\n"
    assert known.json("edit", "Ana") == known.json("show", "Ana")
    assert known.book.read_bytes() == before
    assert list(editor.drafts.iterdir()) == []


def test_what_the_editor_prints_is_no_data(known: Netbook, editor: Editor) -> None:
    editor.replace(("city:", "city: Lisbon"))
    assert known.json("edit", "Ana")["city"] == "Lisbon"


def test_a_text_that_is_refused_is_kept_and_can_be_given_again(known: Netbook, editor: Editor) -> None:
    editor.replace(("city:", "ciyt: Lisbon"), ("title:", "title: CTO"))
    refusal = known.refused(2, "edit", "Ana")
    (draft,) = editor.kept
    assert refusal == (
        "netbook: line 8: there is no field 'ciyt'; did you mean city? your text is kept; "
        f"netbook edit p1 --from {draft} takes it up again"
    )
    assert [stat.S_IMODE(path.stat().st_mode) for path in (draft.parent, draft)] == [0o700, 0o600]
    draft.write_text(draft.read_text().replace("ciyt", "city"))
    assert known.said("edit", "p1", "--from", str(draft)) == f"Ana Reyes: title=CTO, city=Lisbon {BACK}"


def test_a_kept_text_is_for_the_book_it_was_made_from(known: Netbook, editor: Editor) -> None:
    editor.replace(("city:", "ciyt: Lisbon"))
    code, _, err = known("--book", str(known.book), "edit", "Ana")
    assert code == 2
    assert f"netbook --book {shlex.quote(str(known.book))} edit p1 --from {editor.kept[0]} takes" in err


def test_a_dry_run_keeps_the_text(known: Netbook, editor: Editor) -> None:
    editor.replace(("city:", "city: Lisbon"))
    before = known.json("show", "Ana")
    said = known.said("edit", "Ana", "--dry-run")
    (draft,) = editor.kept
    assert said == (
        f"netbook: your text is kept; netbook edit p1 --from {draft} takes it up again\n"
        "Ana Reyes: city=Lisbon (dry run: nothing was written)\n"
    )
    assert known.json("show", "Ana") == before


@pytest.mark.slow
def test_what_somebody_else_changed_meanwhile_and_one_did_not_stays(known: Netbook, editor: Editor) -> None:
    known.said("edit", "Ana", "--add", "email=ana@example.com", "--add", "phone=+44 20 7946 0018")
    theirs = ["edit", "Ana", "--set", "city=Porto", "--set", "name=Ana M Reyes", "--remove", "phone=+442079460018",
              "--add", "alias=Nita"]  # fmt: skip
    editor.will({"run": theirs, "replace": [("title:", "title: CTO"), ("ana@example.com", "ana@example.org")]})
    assert known.said("edit", "Ana") == f"Ana M Reyes: title=CTO, email=ana@example.org {BACK}"
    shown = known.json("show", "p1")
    assert (shown["city"], shown["title"], shown["aliases"]) == ("Porto", "CTO", ["Nita"])
    assert [each["value"] for each in shown["methods"]] == ["ana@example.org"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("theirs", "mine", "said"),
    [
        (
            ["--set", "city=Porto"],
            ("city: Rome", "city: Lisbon"),
            "line 8: city was changed meanwhile: it is 'Porto' now",
        ),
        (["--set", "city="], ("city: Rome", "city: Lisbon"), "line 8: city was changed meanwhile: it is empty now"),
        (["--set", "city=Porto"], ("city: Rome\n", ""), "city was changed meanwhile: it is 'Porto' now"),
        (
            ["--remove", "email=a@b.example"],
            ("a@b.example", "b@b.example"),
            "line 18: email 'a@b.example' was changed meanwhile",
        ),
        (["--remove", "email=a@b.example"], ("a@b.example", ""), "email 'a@b.example' was changed meanwhile"),
        (["--remove", "alias=Nita"], ("alias: Nita", "alias: Anita"), "line 5: alias 'Nita' was changed meanwhile"),
    ],
    ids=lambda part: str(part)[:30],
)
def test_what_both_changed_is_refused_and_the_text_kept(
    known: Netbook, editor: Editor, theirs: list[str], mine: tuple[str, str], said: str
) -> None:
    known.said("edit", "Ana", "--set", "city=Rome", "--add", "email=a@b.example", "--add", "alias=Nita")
    editor.will({"run": ["edit", "Ana", *theirs], "replace": [mine, ("title:", "title: CTO")]})
    code, out, err = known("edit", "Ana")
    (draft,) = editor.kept
    assert (code, out, err) == (
        4,
        "",
        f"netbook: {said}; agree with that, or give your text with --from; your text is kept; "
        f"netbook edit p1 --from {draft} takes it up again\n",
    )
    assert known.json("show", "Ana")["title"] is None
    known.said("edit", "Ana", "--from", str(draft))
    assert known.json("show", "Ana")["title"] == "CTO"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("theirs", "mine", "refused"),
    [
        (["fact", "Ana", "likes", "tea"], ("likes = climbing", "likes = cake"), True),
        (["fact", "Ana", "likes", "tea"], ("likes = climbing", ""), True),
        (["fact", "Ana", "likes", "tea"], ("likes = climbing", "likes = tea"), False),
        (["fact", "Ana", "kids", "two"], ("likes = climbing", "kids = three"), True),
        (["fact", "Ana", "kids", "two"], ("likes = climbing", "likes = cake"), False),
        (["tag", "Ana", "@tea"], ("tags:", "tags: @cake"), False),
    ],
    ids=str,
)
def test_facts_and_tags_of_two_are_joined_or_refused(
    known: Netbook, editor: Editor, theirs: list[str], mine: tuple[str, str], refused: bool
) -> None:
    known.said("fact", "Ana", "likes", "climbing")
    editor.will({"run": theirs, "replace": [mine]})
    code, _, err = known("edit", "Ana")
    assert (code, "changed meanwhile" in err) == ((4, True) if refused else (0, False))
    assert bool(editor.kept) == refused


@pytest.mark.slow
def test_who_agrees_with_what_was_changed_meanwhile_is_not_refused(known: Netbook, editor: Editor) -> None:
    editor.will({"run": ["edit", "Ana", "--set", "city=Porto"], "replace": [("city:", "city: Porto")]})
    assert known.said("edit", "Ana") == "Ana Reyes (nothing has changed)\n"


@pytest.mark.slow
def test_the_book_is_free_while_the_editor_is_open(
    known: Netbook, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETBOOK_BUSY_MS", "0")
    editor.will({"run": ["note", "Grace", "hello"], "replace": [("city:", "city: Lisbon")]})
    known.said("edit", "Ana")
    assert [each["label"] for each in known.operations()[:2]] == ["edit Ana Reyes", "note on Grace Hopper"]


# --- the editor ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("step", "said", "kept"),
    [
        ({"exit": 3}, "ended with code 3; nothing has changed", False),
        ({"exit": 3, "more": "city: x"}, "ended with code 3; nothing has changed; your text is kept; ", True),
        ({"bytes": [255]}, "is no UTF-8 text; have your editor save it as UTF-8; your text is kept; ", True),
        ({"gone": 1}, "cannot be read (No such file or directory); check the path", False),
    ],
    ids=str,
)
def test_an_editor_that_fails_changes_nothing(
    known: Netbook, editor: Editor, step: dict[str, Any], said: str, kept: bool
) -> None:
    before = known.book.read_bytes()
    editor.will(step)
    code, out, err = known("edit", "Ana")
    assert (code in (1, 2), out, err.count("\n")) == (True, "", 1)
    assert re.search(re.escape(said), err)
    assert bool(editor.kept) == kept
    assert known.book.read_bytes() == before


@pytest.mark.parametrize(
    ("variable", "value", "code", "said"),
    [
        ("EDITOR", "no-such-editor -n", 1, "there is no editor 'no-such-editor'; set EDITOR to one that is there"),
        ("VISUAL", "/nowhere/ed", 1, "there is no editor '/nowhere/ed'; set VISUAL to one that is there"),
        (
            "VISUAL",
            "vi 'x",
            2,
            'VISUAL is "vi \'x", which is no command; a quote in it is open; write it like vim -n',
        ),
    ],
)
def test_an_editor_that_is_not_there_is_said(
    known: Netbook, editor: Editor, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, code: int, said: str
) -> None:
    monkeypatch.setenv(variable, value)
    assert known.refused(code, "edit", "Ana") == f"netbook: {said}"
    assert list(editor.drafts.iterdir()) == []


def test_an_editor_that_is_no_program_is_said(
    known: Netbook, editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ed").write_bytes(b"\x7fELF")
    (tmp_path / "ed").chmod(0o700)
    monkeypatch.setenv("EDITOR", str(tmp_path / "ed"))
    assert re.match(
        r"netbook: the editor '.*/ed' cannot be started \(Exec format error\)", known.refused(1, "edit", "Ana")
    )
    assert list(editor.drafts.iterdir()) == []


def test_visual_wins_over_editor(known: Netbook, editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", editor.command)
    monkeypatch.setenv("EDITOR", "no-such-editor")
    editor.replace(("city:", "city: Lisbon"))
    assert "Lisbon" in known.said("edit", "Ana")


def test_without_a_folder_for_drafts(known: Netbook, editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.mkdtemp", full)
    assert known.refused(1, "edit", "Ana") == (
        "netbook: no draft can be written (No space left on device); name another folder in TMPDIR"
    )


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_a_draft_is_its_owners_alone(known: Netbook, editor: Editor, umask: int) -> None:
    editor.will({})
    before = os.umask(umask)
    try:
        known.said("edit", "Ana")
    finally:
        os.umask(before)
    assert editor.seen[0][2] == [0o700, 0o600]


# --- the note of an interaction -----------------------------------------------------------------------------------


@pytest.fixture
def logged(known: Netbook, editor: Editor) -> Netbook:
    known.said("log", "coffee with Ana and Bo on Friday")
    known.said("edit", "Bo", "--set", "name=Bo --> Lindqvist")
    return known


FIRST = (
    "<!-- i1: coffee with Ana Reyes, Bo -> Lindqvist on 2026-11-20. Write its note below (Markdown); this line is not "
    "kept, netbook amend changes the line itself. -->\n"
)


def test_a_note_of_an_interaction_is_written_changed_and_cleared(logged: Netbook, editor: Editor) -> None:
    editor.will(
        {"more": "# Plans\n\n    code\n<!-- mine -->\n"}, {"replace": [("Plans", "Plans\x1b[31m")]}, {"text": FIRST}
    )
    assert logged.said("edit", "i1") == f"i1: its note is written {BACK}"
    text = "# Plans\n\n    code\n<!-- mine -->"
    assert logged.json("journal")[0]["notes"] == text
    assert logged.operations()[0]["label"] == "edit the note of i1"
    assert logged.said("edit", "i1") == "i1: its note is written (nothing has changed)\n"
    assert "\n      note: # Plans …\n" in logged.out("show", "Ana")
    assert logged.json("show", "Ana")["interactions"][0]["notes"] == text
    assert logged.said("edit", "I1") == f"i1: it has no note {BACK}"
    assert logged.json("journal")[0]["notes"] is None
    logged.said("undo")
    assert logged.json("journal")[0]["notes"] == text
    assert [(Path(path).name, seen) for path, seen, _, _ in editor.seen[:2]] == [
        ("i1.md", FIRST),
        ("i1.md", f"{FIRST}\n{text}\n"),
    ]
    assert list(editor.drafts.iterdir()) == []


def test_a_note_of_an_interaction_is_read_and_printed(logged: Netbook) -> None:
    assert (
        logged.said("edit", "i1", "--from", "-", stdin="  Hello\n\n<!-- i1: x -->\n")
        == f"i1: its note is written {BACK}"
    )
    assert logged.json("journal")[0]["notes"] == "  Hello\n\n<!-- i1: x -->"
    printed = logged.out("edit", "i1", "--print")
    assert printed == f"{FIRST}\n  Hello\n\n<!-- i1: x -->\n"
    assert logged.said("edit", "i1", "--from", "-", stdin=printed).endswith("(nothing has changed)\n")
    before = logged.json("journal")
    assert logged.said("edit", "i1", "--from", "-", "--dry-run", stdin="x").endswith("nothing was written)\n")
    assert logged.json("journal") == before


@pytest.mark.slow
def test_a_note_that_was_changed_meanwhile_is_refused(logged: Netbook, editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "theirs").write_text("theirs")
    editor.will({"run": ["edit", "i1", "--from", str(tmp_path / "theirs")], "more": "mine\n"})
    code, _, err = logged("edit", "i1")
    (draft,) = editor.kept
    assert (code, err) == (
        4,
        "netbook: the note was changed meanwhile; now it begins: theirs; your text is kept; "
        f"netbook edit i1 --from {draft} takes it up again\n",
    )
    logged.said("edit", "i1", "--from", str(draft))
    assert logged.json("journal")[0]["notes"] == "mine"


def test_the_keys_of_an_interaction_that_is_edited_are_those_of_the_journal(logged: Netbook) -> None:
    code, out, _ = logged("edit", "i1", "--from", "-", "--json", stdin="x")
    assert (code, json.loads(out)) == (0, logged.json("journal")[0])


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (
            ["i1", "--set", "kind=meal"],
            2,
            "i1 is no person; netbook edit i1 changes its note, netbook amend i1 LINE the rest",
        ),
        (["i99"], 3, "there is no interaction i99; netbook journal shows them with their ids"),
        (["f1"], 3, None),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_what_is_no_note_of_an_interaction(logged: Netbook, arguments: list[str], code: int, said: str | None) -> None:
    refusal = logged.refused(code, "edit", *arguments)
    assert said is None or refusal == f"netbook: {said}"


def test_without_an_editor_a_note_is_read(logged: Netbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EDITOR")
    assert logged.refused(2, "edit", "i1") == "netbook: there is no terminal to edit on; give the text with --from FILE"


def test_a_new_note_without_a_text_needs_a_terminal(known: Netbook, editor: Editor) -> None:
    assert known.refused(2, "note", "Ana") == (
        'netbook: there is no note; write netbook note "Ana" "likes tea", or - to read it'
    )


# --- on a terminal ------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_text_that_is_refused_can_be_edited_again(known: Netbook, editor: Editor, terminal: Opener) -> None:
    editor.will({"replace": [("city:", "ciyt: Lisbon")]}, {"replace": [("ciyt", "city")]})
    seen = terminal("edit", "Ana")
    text = seen.until("e edits again, enter stops:")
    assert "netbook: line 8: there is no field 'ciyt'; did you mean city?" in text
    assert "netbook: your text is kept; netbook edit p1 --from " in text
    seen.type("e\r")
    seen.until("Ana Reyes: city=Lisbon (netbook undo takes it back)")
    assert seen.end() == 0
    assert known.json("show", "Ana")["city"] == "Lisbon"
    assert editor.seen[1][:1] == editor.seen[0][:1]
    assert list(editor.drafts.iterdir()) == []


@pytest.mark.slow
def test_a_ctrl_c_in_the_editor_is_the_editors(known: Netbook, editor: Editor, terminal: Opener) -> None:
    editor.will({"patient": 1, "replace": [("city:", "city: Lisbon")]})
    seen = terminal("edit", "Ana")
    seen.until("hello from the editor")
    seen.type("\x03")
    seen.until("Ana Reyes: city=Lisbon (netbook undo takes it back)")
    assert seen.end() == 0


@pytest.mark.slow
@pytest.mark.parametrize(("key", "code"), [("\r", 2), ("\x03", 130), ("\x04", 2)], ids=["enter", "ctrl-c", "ctrl-d"])
def test_who_stops_keeps_the_text(known: Netbook, editor: Editor, terminal: Opener, key: str, code: int) -> None:
    before = known.book.read_bytes()
    editor.will({"replace": [("city:", "ciyt: Lisbon")]})
    seen = terminal("edit", "Ana")
    seen.until("e edits again, enter stops:")
    seen.type(key)
    assert seen.end() == code
    assert seen.screen.text.count("there is no field") == 1
    assert "Traceback" not in seen.screen.text
    assert "ciyt: Lisbon" in editor.kept[0].read_text()
    assert known.book.read_bytes() == before


@pytest.mark.slow
def test_a_new_note_is_written_in_the_editor(known: Netbook, editor: Editor, terminal: Opener) -> None:
    editor.will({"more": "\n# Plans\n\n- Alfama\n"}, {}, {"more": "  \n"})
    seen = terminal("note", "Ana")
    seen.until("noted on Ana Reyes (netbook undo takes it back)")
    assert seen.end() == 0
    assert known.json("show", "Ana")["notes"] == [{"on": "2026-11-22", "text": "# Plans\n\n- Alfama"}]
    assert editor.seen[0][1] == "<!-- p1: a note on Ana Reyes. Write it below (Markdown); this line is not kept. -->\n"
    for _ in range(2):
        seen = terminal("note", "Ana")
        seen.until("no note (nothing has changed)")
        assert seen.end() == 0
    assert len(known.json("show", "Ana")["notes"]) == 1
    assert list(editor.drafts.iterdir()) == []
