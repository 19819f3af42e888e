import pytest

from netbook.domain.audience.records import FollowerRecord
from netbook.errors import Unreadable
from netbook.formats.package import given
from tests.formats.audience_read import OPTIONS, of, platform, sample

ANA, BO = "UC1234567890123456789012", "UCabcdefghijklmnopqrst-_"
WHERE = "http://www.youtube.com/channel/"


def test_the_channels_of_takeout_are_read() -> None:
    found = sample("youtube", "youtube/Takeout")
    assert [(each.number, each.name) for each in found.followed] == [
        ("UC1234567890123456789012", "Alpha Channel"),
        ("UCabcdefghijklmnopqrstuv", "Beta, Channel"),
    ]
    assert (found.followers, found.refused) == ([], [])


@pytest.mark.parametrize(
    "heading", ["Kanal-ID,Kanal-URL,Kanaltitel", "ID des chaînes,URL des chaînes,Titres des chaînes", "a,b,c"]
)
def test_the_headings_are_in_any_language(heading: str) -> None:
    assert of("youtube", "Abos.csv", f'{heading}\n{ANA},{WHERE}{ANA},"Ana, live"\n').accounts == [
        FollowerRecord(
            name="Ana, live",
            url=f"{WHERE}{ANA}",
            number=ANA,
            follows_me=False,
            i_follow=True,
            file="Abos.csv",
            line=2,
        )
    ]


def test_nobody_may_be_followed() -> None:
    assert of("youtube", "subscriptions.csv", "Channel Id,Channel Url,Channel Title\n").accounts == []


def test_rows_without_an_id_are_refused() -> None:
    text = f"a,b,c\n{ANA},{WHERE}{ANA},\x1b[31mAna\u202e\n,{WHERE}{BO},Bo\nUC1,https://x.example,Cy\n"
    found = of("youtube", "a.csv", text)
    assert [(each.number, each.name) for each in found.accounts] == [(ANA, "Ana"), (BO, "Bo")]
    assert [(each.line, each.reason) for each in found.refused] == [(4, "there is no id of a channel")]


def test_another_table_is_told() -> None:
    member = given("a.csv", b"Ship,Mast,Flag\na,b,c\n").members[0]
    assert not platform("youtube").reader.claims(member, OPTIONS)
    with pytest.raises(Unreadable, match=r'^a\.csv has the columns "Ship", "Mast", "Flag", and is no list of channels'):
        list(platform("youtube").reader.read(member, OPTIONS))
