"""Mail: what its headers tell, where a message begins, whose a mailbox is, and what hostile files do."""

import io
import tracemalloc
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given as tried
from hypothesis import settings
from hypothesis import strategies as st

from netbook import formats
from netbook.domain.records import Encounter, ReadingOptions, Rejected
from netbook.domain.when import Calendar
from netbook.errors import Unreadable
from netbook.formats import read, recognised
from netbook.formats.mail import letters, splitting
from netbook.formats.package import Member, Package, given, opened
from tests.formats.archives import zipped

SAMPLE = Path(__file__).parent / "samples" / "mail" / "synthetic.mbox"
ME = "me@example.org"
OPTIONS = ReadingOptions(Calendar(date(2026, 11, 22)), me=frozenset([ME]))
LINE = b"From ana@example.com Mon Mar  4 11:20:34 2024\n"


def message(body: bytes = b"hello\n", **more: str) -> bytes:
    """A message of Ana's, with other headers; those that are empty are left out."""
    told = {
        "Message-ID": "<1@x>",
        "Date": "Mon, 4 Mar 2024 12:20:34 +0100",
        "From": "Ana <ana@example.com>",
        "To": ME,
        "Subject": "lunch",
    } | {name.replace("_", "-"): value for name, value in more.items()}
    headers = "".join(f"{name}: {value}\n" for name, value in told.items() if value)
    return headers.encode("utf-8", "surrogateescape") + b"\n" + body


def mailbox(*messages: bytes) -> bytes:
    return b"".join(LINE + each + b"\n" for each in messages)


def found(package: Package, options: ReadingOptions = OPTIONS) -> list[Encounter | Rejected]:
    claims = recognised(package, options)
    assert {claim.format.key for claim in claims} == {"mail"}
    return [each for claim in claims for each in read(claim, options) if isinstance(each, Encounter | Rejected)]


def told(*messages: bytes, options: ReadingOptions = OPTIONS, name: str = "a.mbox") -> list[Encounter]:
    """What a mailbox of messages tells."""
    return [each for each in found(given(name, mailbox(*messages)), options) if isinstance(each, Encounter)]


def reached(each: Encounter) -> list[str]:
    return [named.methods[0].normalised for named in each.people]


def one(**more: str) -> Encounter:
    (each,) = told(message(b"", **more))
    return each


def test_a_message_says_who_wrote_to_whom_when_and_about_what() -> None:
    each = one(To=f"Ben <ben@example.com>, {ME}", Cc="cy@example.com", Subject="Re: AW: Fwd: the flat")
    assert replace(each, people=()) == Encounter(
        "1@x/2024-03-04", date(2024, 3, 4), "email", "email: the flat", (), "12:20", initiator="them", moment=1709551234
    )
    assert reached(each) == ["ana@example.com", "ben@example.com"]
    mine = one(From=f"Me <{ME}>", To="Ana <ANA@Example.com>", References="<0@x>\n\t<00@x>", In_Reply_To="<00@x>")
    assert (mine.initiator, reached(mine), mine.key) == ("me", ["ana@example.com"], "0@x/2024-03-04")
    assert reached(one(To="ben@example.com", Cc=ME)) == ["ana@example.com"]  # a copy of what was for others


def test_the_sample_is_read() -> None:
    with opened(SAMPLE) as package:
        read_of_it = found(package)
        assert package.progress.done == package.progress.total
    assert {each.key.partition("/")[0] for each in read_of_it if isinstance(each, Encounter)} >= {"gmail:179000000000"}
    assert {each.text for each in read_of_it if isinstance(each, Encounter)} == {"email: hi"}


@pytest.mark.parametrize(
    ("header", "people"),
    [
        ('"Reyes, Ana" <ana@example.com>', ["ana@example.com"]),
        ('"a@b.example, c" <ana@example.com>', ["ana@example.com"]),
        ('"Ana \\"the, one\\"" <ana@example.com>', ["ana@example.com"]),
        ("ana@example.com (Ana, of the choir)", ["ana@example.com"]),
        ("=?utf-8?Q?Reyes=2C_Ana?= <ana@example.com>", ["ana@example.com"]),
        ("=?utf-8?B?QW5hIDxhbmFAZXhhbXBsZS5jb20+?=", ["ana@example.com"]),
        ("Ana\n <ana@example.com>", ["ana@example.com"]),
        ("<ana@example.com", ["ana@example.com"]),
    ],
)
def test_an_address_is_found_however_it_is_written(header: str, people: list[str]) -> None:
    assert reached(one(From=header)) == people


def test_groups_hidden_recipients_and_domains_of_any_letters() -> None:
    each = one(To=f"Friends: ben@example.com, {ME};, undisclosed-recipients:;", From="ana@münchen.example")
    assert reached(each) == ["ana@münchen.example", "ben@example.com"]
    assert [method.normalised for method in each.people[0].methods][1] == "ana@xn--mnchen-3ya.example"


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("=?UTF-8?Q?Caf=C3=A9?= =?UTF-8?Q?_um_drei?=", "email: Café um drei"),
        ("=?x-no-such?Q?Caf=E9?=", "email: Café"),
        ("=?utf-8?B?not base64?= there", "email: =?utf-8?B?not base64?= there"),
        ("Caf\udce9", "email: Café"),  # a bare byte of cp1252
        ("Café", "email: Café"),
        ("a very\n\tlong one", "email: a very long one"),
        ("Re[2]: RE: hi\x1b[31m \u202ethere\0", "email: hi there"),
        ("Re:", "email"),
        ("", "email"),
        ("x" * 500, f"email: {'x' * 119}…"),
    ],
)
def test_a_subject_of_any_letters_is_read_and_cleaned(subject: str, text: str) -> None:
    assert one(Subject=subject).text == text


@pytest.mark.parametrize(
    ("header", "when"),
    [
        ("Mon, 4 Mar 2024 23:50:00 -0800", ("2024-03-04", "23:50")),
        ("4 Mar 24 12:20 GMT", ("2024-03-04", "12:20")),
        ("Wed, 4 Mar 2024 12:20:60 +9999", ("2024-03-04", "12:20")),
        ("yesterday", ("2024-03-05", "09:00")),  # then the day it came
        ("Thu, 1 Jan 1970 00:00:00 +0000", ("2024-03-05", "09:00")),
        ("Mon, 31 Feb 2024 00:00:00 +0000", ("2024-03-05", "09:00")),
    ],
)
def test_the_day_is_that_of_the_writers_own_clock(header: str, when: tuple[str, str]) -> None:
    each = one(Date=header, Received="from a by b; Tue, 5 Mar 2024 09:00:00 +0000")
    assert (each.on.isoformat(), each.at_time) == when


ASIDE = {
    letters.LIST: [{"List_Id": "<a>"}, {"List_Unsubscribe": "<a>"}, {"Precedence": "Bulk"}],
    letters.MACHINE: [
        {"Auto_Submitted": "auto-replied"},
        {"X_Auto_Response_Suppress": "All"},
        {"From": "no-reply@shop.example"},
        {"From": "MAILER-DAEMON@example.com"},
        {"From": "ana@example.com", "Sender": "notifications@example.com"},
    ],
    letters.MANY: [{"To": ", ".join(f"p{n}@example.com" for n in range(11))}],
    letters.INVITATION: [{"Content_Type": "text/calendar; method=REQUEST"}, {"Subject": "Accepted: lunch"}],
    letters.ASIDE: [{"X_Gmail_Labels": "Inbox,=?UTF-8?Q?Entw=C3=BCrfe?="}, {"X_Mozilla_Status": "0009"}],
    letters.NO_DAY: [{"Date": ""}],
    letters.AHEAD: [{"Date": "Mon, 4 Mar 2030 12:20:34 +0100"}],
    letters.NOBODY: [{"From": ""}, {"From": "nobody"}],
}


def test_what_is_no_conversation_is_counted_by_its_reason() -> None:
    box = mailbox(*(message(b"", **each) for kind in ASIDE.values() for each in kind), message(Auto_Submitted="no"))
    first, *rest = found(given("a.mbox", box))
    assert isinstance(first, Encounter)
    assert rest == [Rejected(reason, file="a.mbox", count=len(kind)) for reason, kind in ASIDE.items()]


@pytest.mark.parametrize("name", ["Spam.mbox", "Mail/[Gmail]/Trash", "Drafts.mbox/mbox", "Gelöschte Elemente"])
def test_folders_of_what_was_put_aside_are_passed_over(name: str) -> None:
    package = given("x.zip", zipped({name: mailbox(message(), message())}))
    assert found(package) == [Rejected(letters.ASIDE, file=name, count=2)]


def test_what_was_sent_was_written_by_the_user_whatever_the_address() -> None:
    (each,) = told(message(From="alias@example.net", To="ana@example.com"), name="Sent.mbox")
    assert (each.initiator, reached(each)) == ("me", ["ana@example.com"])


# --- where a message begins ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        b"Dear me,\n\nFrom here one sees the sea\nSubject: sun\n",
        b">From ana Mon Mar  4 11:20:34 2024\nSubject: quoted\n",
        b"\nFrom 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\nFrom: Git <git@example.com>\n",
        b"x" * 3_000_000 + b"\nFrom \n",
        b"\0\0\xff\xfe" * 1000,
        b"",
    ],
)
def test_what_stands_in_a_message_is_no_message(body: bytes) -> None:
    assert len(told(message(body), message(Message_ID="<2@x>"))) == 2


@pytest.mark.parametrize(
    "line", [b"From \n", b"From - Mon Mar 04 11:20:34 2024\r\n", b"From 17@xxx Mon Mar 04 11:20:34 +0000 2024\n"]
)
def test_a_message_begins_as_programs_write_it(line: bytes) -> None:
    package = given("INBOX", b"\n\n".join(line + message() for _ in range(3)).replace(b"\n", b"\r\n"))
    assert len(found(package)) == 3


def test_a_message_that_is_cut_short_tells_what_it_has() -> None:
    whole = mailbox(message(), message())
    for end in range(len(whole) - len(message()), len(whole), 7):
        assert 1 <= len(found(given("a.mbox", whole[:end]))) <= 2


@settings(max_examples=50, deadline=None)
@tried(
    st.lists(st.binary(max_size=60).map(lambda each: each.replace(b"From ", b">From ")), min_size=1, max_size=5),
    st.integers(1, 40),
)
def test_the_messages_are_the_same_however_the_bytes_come(bodies: list[bytes], size: int) -> None:
    class Slow(io.BytesIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            return super().read(size)

    messages = [message(body + b"\n", Message_ID=f"<{number}@x>") for number, body in enumerate(bodies)]
    whole = list(splitting.blocks(io.BytesIO(mailbox(*messages))))
    assert whole == [each.partition(b"\n\n")[0] for each in messages]
    assert list(splitting.blocks(Slow(mailbox(*messages)))) == whole


# --- other shapes ----------------------------------------------------------------------------------------------------


def maildir(folder: Path, messages: Iterable[tuple[str, bytes]]) -> Path:
    for part in ("cur", "new", "tmp"):
        (folder / part).mkdir(parents=True)
    for name, content in messages:
        (folder / name).write_bytes(content)
    return folder


def test_a_maildir_is_one_mailbox_and_its_folders_are_others(tmp_path: Path) -> None:
    box = maildir(
        tmp_path / "Mail",
        [
            ("cur/1.a:2,S", message(b"x\n\nFrom me Mon Mar  4 11:20:34 2024\nSubject: no message\n")),
            ("cur/2.a:2,RS", message(Message_ID="<2@x>")),
            ("cur/3.a:2,DS", message(Message_ID="<draft@x>")),
            ("cur/4.a:2,ST", message(Message_ID="<gone@x>")),
            ("cur/5.a:2,S", b"\0\1\2 no mail"),
            ("new/6.a", message(Message_ID="<6@x>")),
        ],
    )
    maildir(box / ".Trash", [("cur/7.a:2,S", message())])
    maildir(box / ".Sent", [("cur/8.a:2,S", message(From="alias@example.net", To="cy@example.com"))])
    (box / "dovecot-uidlist").write_text("3 V1\n")
    with opened(box) as package:
        read_of_it = found(package)
        assert [member.name for member in package.members] == ["Mail", ".Sent", ".Trash"]
    rejected = {(each.reason, each.file, each.count) for each in read_of_it if isinstance(each, Rejected)}
    assert rejected == {(letters.NOBODY, "Mail", 1), (letters.ASIDE, ".Trash", 1)}
    assert sorted(each.key[:-11] for each in read_of_it if isinstance(each, Encounter)) == ["1@x", "1@x", "2@x", "6@x"]
    assert [reached(each) for each in read_of_it if isinstance(each, Encounter) and each.initiator == "me"] == [
        ["cy@example.com"]
    ]


def test_files_of_one_message_are_read(tmp_path: Path) -> None:
    content = message()
    (tmp_path / "a.eml").write_bytes(content)
    (tmp_path / "b.eml").write_bytes(
        message(b"\nFrom ana Mon Mar  4 11:20:34 2024\nSubject: none\n").replace(b"\n", b"\r\n")
    )
    (tmp_path / "c.emlx").write_bytes(b"%d        \n%s<?xml version='1.0'?>" % (len(content), content))
    (tmp_path / "people.vcf").write_text("BEGIN:VCARD\nFN:Ana\nEND:VCARD\n")
    with opened(tmp_path) as package:
        claims = formats.oldest_first(recognised(package, OPTIONS))
    assert [claim.format.key for claim in claims] == ["vcard", "mail", "mail", "mail"]
    assert len([each for claim in claims[1:] for each in read(claim, OPTIONS)]) == 3


# --- whose it is -----------------------------------------------------------------------------------------------------


def whose(*messages: bytes, name: str = "a.mbox", said: str = "") -> set[str]:
    package = given(name, mailbox(*messages))
    options = ReadingOptions(OPTIONS.calendar, me=frozenset(filter(None, [said])))
    return set(formats.owner(recognised(package, options), [package], options))


def test_whose_a_mailbox_is_shows_by_what_was_sent_and_delivered_else_by_who_is_everywhere() -> None:
    other = message(From="ben@example.com")
    assert whose(message(Delivered_To="Me@Example.org"), other) == {ME}
    assert whose(message(To="all@example.net", X_Original_To=ME), other) == {ME}
    assert whose(message(From="i+x@example.net", X_Gmail_Labels="Opened,Gesendet"), other) == {"i@example.net"}
    assert whose(message(From="i@example.net"), name="Sent.mbox") == {"i@example.net"}
    assert whose(message(), other, message(From=ME, To="cy@example.com")) == {ME}
    assert whose(message(Delivered_To="i@example.net"), said=ME) == set()  # who says one that is there says all
    assert whose(message(Delivered_To="i@example.net"), said="another@example.com") == {"i@example.net"}


def test_where_it_cannot_be_told_it_is_asked_for() -> None:
    with pytest.raises(Unreadable) as refused:
        whose(message())
    assert (refused.value.message, refused.value.hint) == (
        "whose mail a.mbox holds cannot be told from it",
        "say which addresses are yours: netbook config set me you@example.com",
    )


# --- hostile files ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "header",
    [
        "To: " + ", ".join(f"p{n}@example.com" for n in range(10_000)),
        "X: " + "y" * (2 << 20),
        "".join(f"Received: {n}\n" for n in range(150_000)) + "X: y",
        "Subject: " + "=?a?q?" * 100_000,
        "To: " + '\\"' * 300_000 + "@",
        "To: " + "(" * 300_000 + "<a@" * 100_000,
        "References: " + "<" * 500_000,
        "To: " + "\n ".join("," * 1000 for _ in range(500)),
    ],
    ids=lambda header: header[:12],
)
def test_headers_made_to_take_forever_do_not(header: str) -> None:
    bomb = b"From: ana@example.com\nDate: Mon, 4 Mar 2024 12:20:34 +0100\n" + header.encode() + b"\n\nhello\n"
    assert len(found(given("a.mbox", mailbox(message(), bomb, message())))) >= 2


class Endless(io.RawIOBase):
    """A mailbox whose second message has a line of so many bytes, that are nowhere."""

    def __init__(self, left: int, part: bytes) -> None:
        self.left, self.part, self.first = left, part, mailbox(message()) + LINE + b"Subject: x\nX: "

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        given_, self.first = self.first[: len(buffer)], self.first[len(buffer) :]
        if not given_:
            given_ = (self.part * (len(buffer) // len(self.part) + 1))[: min(len(buffer), self.left)]
            self.left -= len(given_)
        buffer[: len(given_)] = given_
        return len(given_)


@pytest.mark.slow
@pytest.mark.parametrize("part", [b"x", b"\0", b"\nFrom ", b"\n\nFrom ", b"\n\n\r\n"])
def test_a_hundred_megabytes_without_an_end_need_no_memory(part: bytes) -> None:
    size = 100 << 20 if len(part) == 1 else 200_000
    member = Member("a.mbox", size, lambda: io.BufferedReader(Endless(size, part)))
    assert next(format_ for format_ in formats.FORMATS if format_.reader.claims(member, OPTIONS)).key == "mail"
    tracemalloc.start()
    try:
        assert 1 <= len(list(formats.named("mail").reader.read(member, OPTIONS))) <= 2
        assert tracemalloc.get_traced_memory()[1] < 8 << 20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "content", [b"From ", b"From nobody at all", b"From: x", b"\0From \nA: b\n", b"From: a@b.c\n\nDate: x\n"]
)
def test_what_only_begins_like_mail_is_none(content: bytes) -> None:
    assert not formats.named("mail").reader.claims(given("x", content).members[0], OPTIONS)


@settings(max_examples=200, deadline=None)
@tried(
    st.binary(max_size=300), st.sampled_from([b"", b"From: ", b"To: ", b"Date: ", b"Subject: =?", b"X-Gmail-Labels: "])
)
def test_whatever_headers_say_is_read_or_counted(content: bytes, name: bytes) -> None:
    box = mailbox(b"Message-ID: <x>\n" + name + content + b"\n\n")
    for each in found(given("a.mbox", box)):
        assert isinstance(each, Rejected) or (each.people and each.text.isprintable() and "\0" not in each.key)
