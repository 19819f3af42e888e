"""Hostile text: nothing raw reaches the terminal, nothing is executed, an error is one line."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.program import Ended, Netbook, process

# What moves a cursor, hides or turns text, or ends a string: none of it may be printed as it is.
RAW = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
TEXTS = {
    "escapes": (
        "\x1b[31mE\x1b[0m\x1b[2J\x1b[Hv\x1b]0;pwned\x07e\x1b]52;c;cm0gLXJm\x1b\\ \x9b31mx\x9d0;pwned\x9c\x9b0m\x85"
    ),
    "controls": "\tEve\x07\x08\x08\rroot@host:~# \x7f",
    "bidi": "\u202eEve\u202c\u2066x\u2069\u200b\u2060\ufeff\u2028y\u2029z\xad",
    "markup": "[bold red]Eve[/] [@click=app.quit]x[/] [/] %s%n {0}{} $(id) `id` ${HOME}",
}


def harmless(ended: Ended) -> None:
    """What was printed holds no control character but line breaks, and no traceback."""
    for stream in (ended.out, ended.err):
        text = stream.decode("utf-8")
        assert not RAW.search(text), ascii(text)
        assert "Traceback" not in text
        assert "\x1b" not in text
    if ended.code:
        assert ended.out == b""
        assert ended.err.count(b"\n") == 1
        assert ended.err.startswith(b"netbook: ")
        assert ended.code in (2, 3, 4)


def shown(netbook: Netbook) -> str:
    """Everything that the book holds, by every command that shows something."""
    outputs = []
    for arguments in (
        ["list"],
        ["journal"],
        ["inbox"],
        ["due", "--days", "60"],
        ["history"],
        ["show", "p1"],
        ["show", "p2"],
        [],
    ):
        for form in ([], ["--json"], ["--csv"]):
            if (form and not arguments) or (form == ["--csv"] and arguments[0] == "show"):
                continue
            code, out, err = netbook(*arguments, *form)
            assert code in (0, 3), (arguments, err)
            outputs.append(out + err)
    return "".join(outputs)


@pytest.mark.slow
@pytest.mark.parametrize("attack", TEXTS)
def test_in_this_process_nothing_raw_is_printed_or_kept(netbook: Netbook, attack: str) -> None:
    text = TEXTS[attack]
    netbook.said("add", "Ana Reyes")
    writes = [
        ["add", text],
        ["add", f"Eve {text}, {text}, met at {text}"],
        [
            "add",
            "Eve B",
            "--alias",
            text,
            "--org",
            text,
            "--title",
            text,
            "--city",
            text,
            "--met",
            text,
            "--note",
            text,
        ],
        ["add", "Eve C", "--email", text],
        ["add", "Eve D", "--handle", f"x:{text}"],
        ["add", "Eve E", "--via", text],
        ["add", "Eve F", "--circle", text],
        ["log", f"coffee with Ana about {text}"],
        ["log", f"coffee with **{text}**"],
        ["log", f"coffee with {text}", "--new"],
        ["log", f"coffee with {text}", "--inbox"],
        ["log", f"coffee with {text}"],
        ["log", "coffee with Ana", "--place", text, "--note", text, "--follow-up", f"in 3 weeks: {text}"],
        ["log", "coffee with Ana", "--with", text],
        ["log", "coffee with Ana", "--kind", text],
        ["note", "Ana", text],
        ["note", text, "x"],
        ["fact", "Ana", text, text],
        ["tag", "Ana", text],
        ["tag", "Ana", f"@{text}"],
        ["untag", "Ana", text],
        ["alias", "Ana", text],
        ["remind", "Ana", text],
        ["remind", "Ana", "x", "--due", text],
        ["edit", "Ana", "--set", f"city={text}", "--set", f"about={text}"],
        ["edit", "Ana", "--set", f"{text}=x"],
        ["circle", "Ana", text],
        ["every", f"@{text}", "2w"],
        ["snooze", "Ana", text],
        ["undo", text],
        ["history", text],
        ["list", text],
        [text],
        ["list", f"--{text}"],
    ]
    for arguments in writes:
        code, out, err = netbook(*arguments)
        assert not RAW.search(out + err), (arguments, ascii(out + err))
        assert code in (0, 2, 3, 4), arguments
        assert err.count("\n") <= 1 or "may be in the book" in err, (arguments, err)
    assert not RAW.search(shown(netbook))


@pytest.mark.slow
def test_a_real_process_prints_nothing_raw(netbook: Netbook) -> None:
    text = TEXTS["escapes"] + TEXTS["bidi"]
    harmless(process("add", f"Ana {text}"))
    for line in (f"coffee with p1 about {text}", f"coffee with **Bo {text}**"):
        harmless(process("log", "-", "--inbox", stdin=f"{line}\n".encode()))
    harmless(process("fact", "p1", text, text))
    for arguments in (["list"], ["journal"], ["history", "--json"], ["history", "--csv"]):
        ended = process(*arguments)
        harmless(ended)
        assert (ended.code, ended.err) == (0, b"")


@pytest.mark.slow
def test_nothing_is_executed(netbook: Netbook, tmp_path: Path) -> None:
    flag = tmp_path / "flag"
    for text in (f"$(touch {flag})", f"`touch {flag}`", f"'; touch {flag}; '", f"x\ntouch {flag}"):
        netbook("add", f"Ana {text}")
        netbook("note", "Ana", text)
        netbook("log", f"coffee with **Bo** {text}")
    netbook("list")
    process("list")
    assert not flag.exists()


def test_what_hides_goes_and_what_names_need_stays(netbook: Netbook) -> None:
    family, persian = "👩\u200d👩\u200d👧 Smith", "علی\u200cرضا"
    netbook.said("add", f"Eve \x1b[31mA\u202edams\x00, {family}")
    netbook.said("add", persian)
    assert [(each["name"], each["organisation"]) for each in netbook.json("list")] == [
        ("Eve Adams", family),
        (persian, None),
    ]


def test_decomposed_letters_are_composed(netbook: Netbook) -> None:
    netbook.said("add", "Zoe\u0308 Brandt")
    assert netbook.json("show", "Zo\u00eb Brandt")["name"] == "Zo\u00eb Brandt"


def test_a_name_that_is_only_control_characters_is_no_name(netbook: Netbook) -> None:
    for text in ("\x1b[31m\x1b[0m", "\x00", "\u202e\u202c", "\u200b"):
        netbook.refused(2, "add", text)
        netbook.refused(2, "log", text)


@pytest.mark.slow
def test_a_nul_in_what_is_read_is_dropped(netbook: Netbook) -> None:
    ended = process("log", "-", stdin=b"coffee with **A\x00na Rey\x00es**\n")
    harmless(ended)
    assert ended.code == 0
    assert netbook.json("list")[0]["name"] == "Ana Reyes"


LONG = "x" * 10_000


@pytest.mark.parametrize("arguments", [
    ["add", LONG], ["add", f"Eve, {LONG}"], ["add", "Eve", "--alias", LONG], ["log", f"coffee with {LONG}"],
    ["log", f"coffee with {LONG}", "--new"], ["log", f"coffee with **{LONG}**"], ["log", f"coffee with Ana {LONG}"],
    ["note", "Ana", LONG], ["note", LONG, "x"], ["tag", "Ana", LONG], ["alias", "Ana", LONG],
    ["fact", "Ana", LONG, LONG], ["show", LONG], ["list", LONG], [LONG], ["undo", LONG], ["remind", "Ana", LONG],
    ["circle", "Ana", LONG],
    ["edit", "Ana", "--set", f"name={LONG}"],
], ids=lambda arguments: " ".join(arguments)[:30])  # fmt: skip
def test_ten_thousand_characters_are_taken_or_refused_in_one_line(netbook: Netbook, arguments: list[str]) -> None:
    netbook.said("add", "Ana Reyes")
    code, out, err = netbook(*arguments)
    assert code in (0, 2, 3)
    assert err.count("\n") <= 1
    assert out == ""
    for table in (["list"], ["journal"], ["history"], ["due", "--days", "30"]):
        assert max(map(len, netbook(*table).out.splitlines()), default=0) <= 80


@pytest.mark.parametrize("arguments", [
    ["log", f"coffee with {LONG[:9_000]}"], ["show", LONG], [LONG], ["remind", "Ana", "x", "--due", LONG],
], ids=lambda arguments: " ".join(arguments)[:30])  # fmt: skip
def test_an_error_does_not_repeat_ten_thousand_characters(netbook: Netbook, arguments: list[str]) -> None:
    netbook.said("add", "Ana Reyes")
    code, _, err = netbook(*arguments)
    assert code in (2, 3)
    assert len(err) < 1_000


@pytest.mark.slow
def test_a_line_of_100_kb_is_refused_in_one_line_and_writes_nothing(netbook: Netbook) -> None:
    netbook.said("add", "Ana Reyes")
    line = "coffee with Ana " + "and more " * 11_000
    ended = process("log", line)
    assert ended == (
        2,
        b"",
        f"netbook: the line has {len(line):,} characters, more than 10,000; "
        "log it in short and keep the rest in --note\n".encode(),
    )
    code, _, err = netbook("log", "-", stdin=f"{line}\ncoffee with Ana\n")
    assert (code, err.count("\n")) == (2, 3)
    assert len(netbook.json("journal")) == 1
    assert netbook("log", line, "--inbox").code == 2


def test_a_long_note_is_kept_whole(netbook: Netbook) -> None:
    netbook.said("add", "Ana Reyes")
    text = "and more " * 11_000
    netbook.said("note", "Ana", "-", stdin=text)
    assert netbook.json("show", "Ana")["notes"][0]["text"] == text.strip()


@pytest.mark.slow
def test_bytes_that_are_no_text_in_an_argument(netbook: Netbook) -> None:
    """A lone \\xff reaches the program as a lone surrogate."""
    netbook.said("add", "Ana Reyes")
    for arguments in ([b"add", b"Bo \xff Lindqvist"], [b"log", b"coffee with Ana \xff\xfe"],
                      [b"note", b"Ana", b"a\xffb"], [b"show", b"\xff"], [b"tag", b"Ana", b"@\xff"],
                      [b"fact", b"Ana", b"k\xff", b"v\xff"],
                      [b"\xff"], [b"list", b"--\xff"]):  # fmt: skip
        harmless(process(*arguments))
    ana, bo = (each["name"] for each in netbook.json("list"))
    assert ana == "Ana Reyes"
    assert re.fullmatch(r"Bo ([?\ufffd] )?Lindqvist", bo)
    assert not RAW.search(shown(netbook))


@pytest.mark.slow
def test_a_book_whose_name_is_no_text(netbook: Netbook, tmp_path: Path) -> None:
    ended = process(b"--book", bytes(tmp_path) + b"/b\xff.db", b"add", b"Ana Reyes")
    harmless(ended)


@pytest.mark.slow
@pytest.mark.parametrize("locale", ["strict", "surrogateescape"])
@pytest.mark.parametrize("arguments", [["log", "-"], ["note", "Ana", "-"]], ids=" ".join)
def test_bytes_that_are_no_text_in_what_is_read(netbook: Netbook, arguments: list[str], locale: str) -> None:
    """In most locales Python reads strictly, in the C locale it does not: neither may end in a traceback."""
    netbook.said("add", "Ana Reyes")
    ended = process(
        *arguments, stdin=b"coffee with Ana\nlunch with \xff Ana\n", env={"PYTHONIOENCODING": f"utf-8:{locale}"}
    )
    text = (ended.out + ended.err).decode("utf-8")
    assert "Traceback" not in text
    assert not RAW.search(text)
    assert ended.code in (0, 2)


@pytest.mark.slow
def test_an_output_that_knows_only_ascii(netbook: Netbook) -> None:
    netbook.said("add", "Zoë Brandt")
    for arguments in (
        ["list"],
        ["list", "--csv"],
        ["log", "coffee with Zoë"],
        ["show", "x→y"],
    ):
        ended = process(*arguments, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
        assert b"Traceback" not in ended.err, arguments
        assert ended.code in (0, 3), arguments
    assert json.loads(process("list", "--json", env={"PYTHONIOENCODING": "ascii"}).out)[0]["name"] == "Zoë Brandt"
