"""With whom one ever talked, as the exports of three platforms tell it: their names, and never what was said."""

import json
from typing import Any

import pytest

from netbook.domain.audience.records import FollowerRecord
from netbook.domain.audience.talks import Talks
from netbook.formats.package import given
from tests.formats.archives import zipped
from tests.formats.audience_read import OPTIONS, platform

INSTAGRAM = "instagram-zoe.lisbon-2026-11-20-AbCd.zip"
HERE, THERE = "your_instagram_activity/messages", "your_facebook_activity/messages"
NEW = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
DAY = "2026-01-10 09:00:00 UTC"
IN = "https://www.linkedin.com/in/"


def talks(key: str, files: dict[str, Any], name: str = "export.zip") -> Talks | None:
    content = {
        path: held.encode() if isinstance(held, str) else json.dumps(held).encode() for path, held in files.items()
    }
    with given(name, zipped(content)) as package:
        found: Talks | None = platform(key).reader.talks(package, OPTIONS)
        return found


def thread(*names: str, said: str = "hello") -> dict[str, Any]:
    """A conversation as Meta writes it, each byte of UTF-8 a letter."""
    written = [each.encode().decode("latin-1") for each in names]
    return {"participants": [{"name": each} for each in written], "messages": [{"content": said}], "title": names[0]}


def said(found: Talks | None, handle: str | None, name: str | None = None) -> bool | None:
    assert found
    return found.told(FollowerRecord(handle, name)).talked


def test_facebook_names_friends_and_those_one_talked_with_alike() -> None:
    files = {
        f"{THERE}/inbox/anakovac_1/message_1.json": thread("Ana Kovač", "Zoë Lisbon"),
        f"{THERE}/inbox/anakovac_1/message_2.json": "{cut",
        f"{THERE}/message_requests/bo_2/messa.json": thread("Bo Duarte", "Zoë Lisbon"),
        f"{HERE}/inbox/cara_3/message_1.json": thread("Cara Voss", "Zoë"),
    }
    found = talks("facebook", files)
    assert [said(found, None, name) for name in ("ana kovac", "Bo Duarte", "Cara Voss", "🌸")] == [
        True, True, False, False,
    ]  # fmt: skip
    assert said(found, "nameless") is None
    assert talks("facebook", {"friends.json": {"friends_v2": []}, "messages/photos/a.json": []}) is None


@pytest.mark.parametrize(
    "more",
    [
        {f"{THERE}/e2ee_cutover/bo_2/message_1.json": thread("Bo Duarte", "Zoë Lisbon")},
        {f"{THERE}/inbox/bo_2/message_1.json": '{"participants": [{"name": "Bo Duarte"}'},
        {f"{THERE}/inbox/bo_2/message_1.json": {"messages": [], "participants": [{"name": "Bo Duarte"}]}},
        {f"{THERE}/inbox/bo_2/message_1.json": thread("", "Zoë Lisbon")},
        {f"{THERE}/inbox/bo_2/message_1.json": "[" * 70_000},
    ],
    ids=["encrypted", "cut", "of another order", "nameless", "deep"],
)
def test_where_a_conversation_may_be_missing_nobody_is_silent(more: dict[str, Any]) -> None:
    found = talks("facebook", {f"{THERE}/inbox/ana_1/message_1.json": thread("Ana Kovač", "Zoë Lisbon")} | more)
    assert [said(found, None, name) for name in ("Ana Kovač", "Cara Voss")] == [True, None]


def test_a_long_conversation_is_told_by_its_head() -> None:
    found = talks("facebook", {"messages/inbox/ana_1/message_1.json": thread("Ana Kovač", said="ha" * 200_000)})
    assert [said(found, None, name) for name in ("Ana Kovač", "Cara Voss")] == [True, False]


def test_the_two_platforms_are_told_apart_in_one_folder() -> None:
    inbox = "messages/inbox/a_1/message_1.json"
    files = {f"facebook-instagram.fan-2026-11-20-x.zip/{THERE}/inbox/a_1/message_1.json": thread("Ana", "Zoë")}
    files |= {f"instagram-zoe-2026-11-20-x.zip/{inbox}": thread("bo", "zoe")}
    found = talks("facebook", files)
    assert [said(found, None, name) for name in ("Ana", "bo", "Cara")] == [True, False, False]
    found = talks("instagram", files)
    assert [said(found, handle) for handle in ("bo", "cara")] == [True, None], "what may be of either wrongs nobody"
    found = talks("instagram", {each.replace("instagram.fan", "fan"): held for each, held in files.items()})
    assert [said(found, handle) for handle in ("bo", "ana", "cara")] == [True, False, False]


def test_instagram_tells_where_it_names_all_by_their_handles() -> None:
    files = {
        f"{HERE}/inbox/ana.k_17/message_1.json": thread("ana.k", "zoe.lisbon"),
        f"{HERE}/message_requests/bo_18/message_1.json": thread("bo", "ana.k", "zoe.lisbon"),
    }
    found = talks("instagram", files, INSTAGRAM)
    assert [said(found, handle) for handle in ("ana.k", "bo", "cara_90")] == [True, True, False]
    assert talks("instagram", {"connections/followers_and_following/followers_1.json": []}, INSTAGRAM) is None


@pytest.mark.parametrize("names", [("Ana Kovač", "zoe.lisbon"), ("Ana", "zoe.lisbon"), ("ana", "zoe")])
def test_instagram_does_not_tell_who_is_behind_a_name(names: tuple[str, ...]) -> None:
    files = {
        f"{HERE}/inbox/a_17/message_1.json": thread(*names),
        f"{HERE}/inbox/bo_18/message_1.json": thread("bo", names[-1]),
    }
    found = talks("instagram", files, INSTAGRAM)
    assert [said(found, handle) for handle in ("bo", "ana.k")] == [True, None]


def test_instagram_to_2020_has_all_conversations_in_one_file() -> None:
    held = [
        {"participants": ["zoe.lisbon", "ana.k"], "conversation": [{"sender": "cara", "text": "x", "likes": ["bo"]}]},
        {"participants": ["zoe.lisbon", "Dee_1"], "conversation": []},
    ]
    found = talks("instagram", {"messages.json": held, "connections.json": {}}, "zoe.lisbon_20200101.zip")
    assert [said(found, handle) for handle in ("ana.k", "dee_1", "cara", "bo")] == [True, True, False, False]
    cut = talks("instagram", {"messages.json": json.dumps(held)[:-40]}, "zoe.lisbon_20200101.zip")
    assert [said(cut, handle) for handle in ("ana.k", "cara")] == [True, None]


def test_linkedin_knows_people_by_their_profiles_and_names() -> None:
    rows = [
        f'1,,Ana Reyes,{IN}ana-r%C3%A9yes,Zoë Lisbon,{IN}zoe,{DAY},,"Hello,\nwrites Cara Voss",INBOX',
        f'2,Us,Zoë Lisbon,{IN}zoe,"Bo Duarte, Ph.D.,Dee Kim","{IN}bo-1,{IN}dee",{DAY},,x,SENT',
        f"3,,LinkedIn Member,,Zoë Lisbon,{IN}zoe,{DAY},,x,INBOX",
    ]
    found = talks("linkedin", {"messages.csv": "\n".join([NEW, *rows, ""])})
    told = {"ana-réyes": None, "bo-1": "B. D.", "dee": None, "eve": "Dee Kim", "cara": "Cara Voss"}
    assert [said(found, handle, name) for handle, name in told.items()] == [True, True, True, True, False]
    assert said(found, None, "Bo Duarte") is True
    assert said(found, None, None) is None
    assert said(talks("linkedin", {"messages.csv": NEW + "\n"}), "ana") is False
    assert talks("linkedin", {"Connections.csv": ""}) is None


def test_linkedin_of_2018_has_names_alone_and_a_draft_is_no_message() -> None:
    old = f'From,To,Date,Subject,Content,Direction,Folder\nAna Reyes,"Zoë, PMP",{DAY},,x,INCOMING,INBOX\n'
    found = talks("linkedin", {"messages.csv": old})
    assert [said(found, None, name) for name in ("Reyes, Ana", "Zoë", "Bo Duarte")] == [True, True, False]
    draft = f"{NEW},IS MESSAGE DRAFT\n1,,Zoë,{IN}zoe,Bo Duarte,{IN}bo,{DAY},,x,INBOX,Yes\n"
    assert said(talks("linkedin", {"messages.csv": draft}), "bo") is False


def test_linkedin_messages_that_cannot_be_read_make_nobody_silent() -> None:
    row = f"1,,Ana Reyes,{IN}ana,Zoë,{IN}zoe,{DAY},,x,INBOX"
    lost = talks("linkedin", {"messages.csv": f'{NEW}\n{row}\n2,,"Bo,{IN}bo,Zoë,{IN}zoe,{DAY},,x,INBOX\n'})
    assert [said(lost, handle) for handle in ("ana", "cara")] == [True, None]
    assert said(talks("linkedin", {"messages.csv": "something else\n"}), "cara") is None
