"""LinkedIn's messages.csv and Invitations.csv of every year: who began, with whom, and what is passed over."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given as tried
from hypothesis import settings
from hypothesis import strategies as st

from netbook import formats
from netbook.domain.records import Encounter, Named, ReadingOptions, Rejected
from netbook.errors import NetbookError
from netbook.formats import linkedin_messages as linkedin
from netbook.formats import read, recognised
from netbook.formats.package import given
from tests.formats.archives import zipped
from tests.formats.tables_made import OPTIONS, SAMPLES

OF_2018 = "From,To,Date,Subject,Content,Direction,Folder"
OF_2021 = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER"
OF_2024 = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,"
    "ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT"
)
ME, ANA, TOM = (f"https://www.linkedin.com/in/{each}" for each in ("demo", "ana", "tom%C3%A1s"))


def found(*lines: str, name: str = "messages.csv", options: ReadingOptions = OPTIONS) -> list[Encounter | Rejected]:
    package = given(name, "\n".join(lines).encode())
    (claim,) = recognised(package, options)
    assert claim.format.key == "linkedin-messages"
    return [each for each in read(claim, options) if isinstance(each, Encounter | Rejected)]


def told(*lines: str, name: str = "messages.csv") -> list[tuple[str, str | None, str, list[str]]]:
    """The key, who began, the text and the people of each that tells something."""
    return [
        (each.key, each.initiator, each.text, [_shown(who) for who in each.people])
        for each in found(*lines, name=name)
        if isinstance(each, Encounter)
    ]


def _shown(who: Named) -> str:
    return who.methods[0].normalised if who.methods else who.name or ""


def test_the_archive_of_2026_is_read_whole() -> None:
    content = (SAMPLES / "linkedin/made-2026/messages.csv").read_text().splitlines()
    read_of_it = found(*content)
    messages = [each for each in read_of_it if isinstance(each, Encounter)]
    assert [each for each in read_of_it if isinstance(each, Rejected)] == [
        Rejected(linkedin.CLOSED, file="messages.csv", count=1)
    ]
    assert {each.initiator for each in messages} == {"me", "them"}
    assert {len(each.people) for each in messages} == {1}
    assert "demo-user" not in {_shown(who) for each in messages for who in each.people}


def test_messages_with_profiles() -> None:
    assert told(
        OF_2024,
        f'c1,,Ana Reyes,{ANA},Demo User,{ME},2026-01-05 23:59:00 UTC,,"<p>Hello &amp; hi,</p>\n<p>x</p>",INBOX,,No,No',
        f"c1,,Demo User,{ME},Ana Reyes,{ANA},2026-01-06 00:01:00 UTC,,Yes,INBOX,,No,No",
        f'c2,,Demo User,{ME},"Ana Reyes,Tomás Kaya","{ANA},{TOM}",2026-02-01 10:00:00 UTC,Re: us,,INBOX,,No,No',
    ) == [
        ("c1/2026-01-05", "them", "LinkedIn message: Hello & hi,", ["ana"]),
        ("c1/2026-01-06", "me", "LinkedIn message: Yes", ["ana"]),
        ("c2/2026-02-01", "me", "LinkedIn message: Re: us", ["ana", "tom%c3%a1s"]),
    ]


def test_messages_that_know_the_profile_of_the_writer_alone() -> None:
    assert told(
        OF_2021,
        f'c1,,"Jane Doe, Ph.D.",{ANA},Demo User,2021-01-05 10:00:00 UTC,,Hello,INBOX',
        f'c1,,Demo User,{ME},"Jane Doe, Ph.D.",2021-01-06 10:00:00 UTC,,Hi,INBOX',
        f"c2,,Bo Tanaka,{TOM},Demo User,2021-02-06 10:00:00 UTC,,Hi,INBOX",
    ) == [
        ("c1/2021-01-05", "them", "LinkedIn message: Hello", ["ana"]),
        ("c1/2021-01-06", "me", "LinkedIn message: Hi", ["Jane Doe, Ph.D.", "Jane Doe"]),
        ("c2/2021-02-06", "them", "LinkedIn message: Hi", ["tom%c3%a1s"]),
    ]


def test_messages_of_2018_know_names_and_the_direction() -> None:
    assert told(
        OF_2018,
        'Ana Reyes,Demo User,"4/9/18, 9:05 PM",,Hello,INCOMING,INBOX',
        'Demo User,Ana Reyes,"4/10/18, 9:05 AM",,Hi,OUTGOING,SENT',
    ) == [
        ("ana reyes/2018-04-09", "them", "LinkedIn message: Hello", ["Ana Reyes"]),
        ("ana reyes/2018-04-10", "me", "LinkedIn message: Hi", ["Ana Reyes"]),
    ]


def test_of_one_conversation_only_the_profile_tells_who_is_who() -> None:
    row = f"c1,,Ana Reyes,{ANA},Demo User,{ME},2026-01-05 10:00:00 UTC,,Hello,INBOX,,No,No"
    assert told(OF_2024, row) == [("c1/2026-01-05", None, "LinkedIn message: Hello", ["ana", "demo"])]
    files = {"messages.csv": f"{OF_2024}\n{row}\n", "Profile.csv": "First Name,Last Name,Maiden Name\nDemo,User,\n"}
    package = given("x.zip", zipped({name: text.encode() for name, text in files.items()}))
    claims = recognised(package, OPTIONS)
    options = ReadingOptions(OPTIONS.calendar, me=formats.owner(claims, [package], OPTIONS))
    (each,) = read(claims[0], options)
    assert isinstance(each, Encounter)
    assert (each.initiator, [_shown(who) for who in each.people]) == ("them", ["ana"])


def test_what_is_no_conversation_is_counted() -> None:
    rest = "2026-01-05 10:00:00 UTC,,Hello"
    rows = [
        f"c1,,Ana Reyes,{ANA},Demo User,{ME},{rest},SPAM,,No,No",
        f"c2,Sponsored Conversation,Ana Reyes,{ANA},Demo User,{ME},{rest},INBOX,,No,No",
        f"c3,,Demo User,{ME},Ana Reyes,{ANA},{rest},INBOX,,Yes,No",
        f"c4,,LinkedIn Member,,Demo User,{ME},{rest},INBOX,,No,No",
        f'c5,,Ana Reyes,{ANA},All,"{",".join(f"{ME}{n}" for n in range(11))}",{rest},INBOX,,No,No',
        f"c6,,Ana Reyes,{ANA},Demo User,{ME},soon,,Hello,INBOX,,No,No",
        f"c7,,Ana Reyes,{ANA},Demo User,{ME},2030-01-05 10:00:00 UTC,,Hello,INBOX,,No,No",
    ]
    counts = [(linkedin.SPAM, 2), (linkedin.DRAFT, 1), (linkedin.CLOSED, 1), (linkedin.MANY, 1)]
    counts += [(linkedin.NO_DAY, 1), (linkedin.AHEAD, 1)]
    assert found(OF_2024, *rows) == [Rejected(reason, file="messages.csv", count=count) for reason, count in counts]


@pytest.mark.parametrize("with_urls", [True, False])
def test_invitations_of_both_shapes(with_urls: bool) -> None:
    heading = "From,To,Sent At,Message,Direction" + (",inviterProfileUrl,inviteeProfileUrl" if with_urls else "")
    rows = [
        f'Ana Reyes,Demo User,"1/3/26, 7:00 PM",,INCOMING{f",{ANA},{ME}" if with_urls else ""}',
        f'Demo User,Tomás Kaya,"2/4/26, 7:01 AM",We met at the fair,OUTGOING{f",{ME},{TOM}" if with_urls else ""}',
    ]
    ana, tom = ("ana", "tom%c3%a1s") if with_urls else ("Ana Reyes", "Tomás Kaya")
    keys = ("ana", "tomás") if with_urls else ("ana reyes", "tomas kaya")
    assert told(heading, *rows, name="Invitations.csv") == [
        (f"invitation {keys[0]}/2026-01-03", "them", "LinkedIn invitation", [ana]),
        (f"invitation {keys[1]}/2026-02-04", "me", "LinkedIn invitation: We met at the fair", [tom]),
    ]
    assert found(heading, *rows)[0].on == date(2026, 1, 3)  # type: ignore[union-attr]


@settings(max_examples=60, deadline=None)
@tried(st.binary(max_size=200), st.integers(0, 300), st.sampled_from([OF_2018, OF_2021, OF_2024]))
def test_whatever_the_bytes_it_is_read_or_refused(noise: bytes, at: int, heading: str) -> None:
    row = f"c1,,Ana Reyes,{ANA},Demo User,{ME},2026-01-05 10:00:00 UTC,,Hello,INBOX,,No,No"
    whole = f"{heading}\n{row}\n".encode()
    member = given("messages.csv", whole[:at] + noise + whole[at:]).members[0]
    with suppress(NetbookError):
        for each in formats.named("linkedin-messages").reader.read(member, OPTIONS):
            assert isinstance(each, Rejected) or (each.key and each.text.isprintable())
