"""The history that mail and messages tell, on the command line: what is said, written, and asked for."""

import json
from pathlib import Path

import pytest

from tests.cli.program import Netbook
from tests.formats.archives import zip_at
from tests.formats.tables_made import SAMPLES

ARCHIVE = str(next((SAMPLES / "linkedin").glob("*.zip")))
NEWS = {"List-Id": "<news>"}
LATER = "Mon, 4 Mar 2024 13:20:34 +0100"


def message(number: int, day: int = 4, who: str = "ana@example.com", **more: str) -> str:
    headers = {
        "Message-ID": f"<{number}@x>",
        "Delivered-To": "me@example.org",
        "Date": f"Mon, {day} Mar 2024 12:20:34 +0100",
        "From": who,
        "To": "me@example.org",
        "Subject": "Re: the flat",
    } | more
    lines = "".join(f"{name}: {value}\n" for name, value in headers.items())
    return f"From x Mon Mar 04 11:20:34 2024\n{lines}\nsecret\n\n"


@pytest.fixture
def box(tmp_path: Path) -> str:
    path = tmp_path / "box.mbox"
    mine = message(2, 4, "me@example.org", **{"To": "ana@example.com", "In-Reply-To": "<1@x>", "Date": LATER})
    others = [message(n, who="bo@example.com") for n in range(5, 7)]
    path.write_text(
        "".join([message(1), mine, message(3, 11), *[message(4, 4, "ana@example.com", **NEWS)] * 2, *others])
    )
    return str(path)


def test_a_mailbox_tells_when_one_wrote_with_people_of_the_book(netbook: Netbook, box: str) -> None:
    netbook("add", "Ana Reyes", "--email", "ana@example.com", "--every", "1mo")
    code, out, err = netbook("import", box, "--dry-run")
    assert (code, err) == (0, "dry run: nothing was written\n")
    assert out == (
        "box.mbox: mail\n"
        "      2 not read\n"
        "          2 x mail of a list\n"
        "      2 interactions with 1 person of your book\n"
        "      2 conversations with nobody of your book are passed over\n"
        "        taken for your own: me@example.org; netbook config set me says which\n"
        "            addresses are yours\n"
    )
    netbook("config", "set", "me", "me@example.org")
    assert netbook.said("import", box, "--yes") == (
        "netbook: 2 x mail of a list\n"
        "imported from box.mbox: 2 interactions with 1 person; 2 not read, 2 with nobody of the book "
        "(netbook undo takes it back)\n"
    )
    assert netbook.out("journal") == (
        "id  when         kind   who        what\n"
        "i2  11 Mar 2024  email  Ana Reyes  email: the flat\n"
        "i1  4 Mar 2024   email  Ana Reyes  email: the flat\n"
    )
    assert [each["initiator"] for each in netbook.json("journal")] == ["them", "them"]
    assert "11 Mar 2024" in netbook.out("due")
    assert "11 Mar 2024" in netbook.out("list")
    netbook.said("remove", "i2")
    assert netbook.said("import", box, "--yes").splitlines()[-1] == (
        "imported from box.mbox: nothing new; 2 brought before, 2 not read, 2 with nobody of the book "
        "(nothing has changed)"
    )
    assert [each["label"] for each in netbook.operations()][1] == "import 2 interactions with 1 person from box.mbox"
    netbook.said("undo")
    netbook.said("undo")
    assert netbook.json("journal") == []


def test_with_nobody_of_the_book_in_it_people_come_first(netbook: Netbook, box: str) -> None:
    told = "nobody of your book is in it, and it adds nobody: bring your people first, such as an address book"
    assert netbook.said("import", box, "--yes") == (
        "netbook: 2 x mail of a list\n"
        f"netbook: {told}\n"
        "netbook: taken for your own: me@example.org; netbook config set me says which addresses are yours\n"
        "imported from box.mbox: nothing new; 2 not read, 4 with nobody of the book (nothing has changed)\n"
    )
    assert netbook.json("list") == []


def test_json_tells_it(netbook: Netbook, box: str) -> None:
    netbook("add", "Ana Reyes", "--email", "ana@example.com")
    report = json.loads(netbook.out("import", box, "--dry-run", "--json").replace("dry run", ""))
    assert report["happened"] == {
        "interactions": 2, "follow_ups": 0, "exchanges": 0, "introductions": 0, "relations": 0, "people": 1, "known": 0,
        "strangers": 2,
    }  # fmt: skip
    assert (report["own"], report["files"]) == (["me@example.org"], [{"file": "box.mbox", "format": "mail"}])
    assert [(each["reason"], each["count"]) for each in report["entries"]] == [("mail of a list", 2)]


def test_whose_mail_it_is_must_be_said_where_it_does_not_show(netbook: Netbook, tmp_path: Path) -> None:
    netbook("add", "Ana Reyes", "--email", "ana@example.com")
    file = tmp_path / "a.eml"
    file.write_text(message(1).partition("\n")[2].replace("Delivered-To", "X"))
    assert netbook.refused(2, "import", str(file), "--yes") == (
        "netbook: whose mail a.eml holds cannot be told from it; say which addresses are yours: "
        "netbook config set me you@example.com"
    )
    netbook("config", "set", "me", "me@example.org")
    assert netbook.said("import", str(file), "--yes") == (
        "imported from a.eml: 1 interaction with 1 person (netbook undo takes it back)\n"
    )


def test_the_archive_of_linkedin_brings_people_and_then_what_was_written(netbook: Netbook) -> None:
    code, out, _ = netbook("import", ARCHIVE, "--dry-run")
    assert code == 0
    assert out.splitlines()[:3] == [
        "Connections.csv: LinkedIn connections",
        "messages.csv: LinkedIn messages",
        "Invitations.csv: LinkedIn messages",
    ]
    assert out.splitlines()[-1] == "     70 interactions with 59 people of your book"
    assert netbook.said("import", ARCHIVE, "--yes").splitlines()[-1] == (
        "imported from Complete_LinkedInDataExport_11-20-2026.zip: 238 new people and 70 interactions with 59 people; "
        "4 not read (netbook undo takes it back)"
    )
    assert netbook.out("journal", "with:grace-doyle").splitlines()[1].startswith("i")
    assert netbook.said("import", ARCHIVE, "--yes").splitlines()[-1] == (
        "imported from Complete_LinkedInDataExport_11-20-2026.zip: nothing new; 70 brought before, 238 the same, "
        "4 not read (nothing has changed)"
    )


def test_mail_and_people_in_one_folder_join(netbook: Netbook, tmp_path: Path, box: str) -> None:
    card = b"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nFN:Ana Reyes\r\nEMAIL:ana@example.com\r\nEND:VCARD\r\n"
    archive = zip_at(tmp_path / "all.zip", {"Mail/a.mbox": Path(box).read_bytes(), "people.vcf": card})
    assert netbook.said("import", str(archive), "--yes").splitlines()[-1] == (
        "imported from all.zip: 1 new person and 2 interactions with 1 person; 2 not read, 2 with nobody of the book "
        "(netbook undo takes it back)"
    )
    assert b"secret" not in netbook.book.read_bytes()
