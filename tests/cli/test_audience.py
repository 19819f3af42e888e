"""netbook audience: counts, followers from exports, who of them is known, what is decided; and what is refused."""

import json
import zlib
from pathlib import Path

import pytest

from tests.cli.program import TODAY, Netbook
from tests.cli.terminal import Opener
from tests.formats.archives import zip_at

SAMPLES = Path(__file__).parents[1] / "formats" / "samples"
HOSTILE = ("[/]", "[bold red]Ana[/]", "\x1b[2J\x1b]0;hi\x07Ana", "\u202eanA\u2066", "a" * 10_000, "%s {0} $(x)")


def followers(path: Path, *handles: str) -> str:
    """Instagram's own list: handles, each since another second."""
    entries = [
        {
            "title": "",
            "string_list_data": [{"href": f"https://www.instagram.com/{each}", "value": each, "timestamp": at}],
        }
        for each in handles
        for at in [1_700_000_000 + zlib.crc32(each.encode()) % 5_000]
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(entries), encoding="utf-8")
    return str(path)


def export(folder: Path, day: str, *handles: str) -> str:
    """A zip of that day, as Instagram names it."""
    name = folder / f"instagram-me-{day}-AbCdEf.zip"
    page = Path(followers(folder / "page.json", *handles)).read_bytes()
    zip_at(name, {"connections/followers_and_following/followers_1.json": page})
    return str(name)


def table(path: Path, *rows: str, heading: str = "handle,name") -> str:
    path.write_text("\n".join((heading, *rows, "")), encoding="utf-8")
    return str(path)


def listed(netbook: Netbook, *words: str) -> list[str]:
    return [each["handle"] or each["name"] for each in netbook.json("audience", "list", *words)]


@pytest.fixture
def crowd(known: Netbook, tmp_path: Path) -> Netbook:
    """Two accounts: Instagram with ana.reyes, bo, cy, dee, of whom dee left; and X with two."""

    def write() -> None:
        known.said("edit", "Ana Reyes", "--add", "handle=instagram:ana.reyes")
        first = export(tmp_path, "2026-11-01", "ana.reyes", "bo", "cy", "dee")
        second = export(tmp_path, "2026-11-20", "ana.reyes", "bo", "cy")
        known.said("audience", "import", first, second, "--yes")
        rows = table(tmp_path / "x.csv", "zoe,Zoe Quist", "eve,Eve")
        known.said("audience", "import", rows, "--account", "x:me", "--yes")

    return known.once(write)


# --- counts and accounts ---------------------------------------------------------------------------------------------


def test_counts_are_written_down_and_shown(netbook: Netbook) -> None:
    assert netbook("audience").err.startswith("No accounts yet. netbook audience import FILE")
    assert netbook.said("audience", "record", "Instagram", "12480") == (
        "Instagram: 12,480 followers, today (netbook undo takes it back)\n"
    )
    said = netbook.said("audience", "record", "linkedin", "3400", "--on", "1 March", "--following", "900")
    assert said == "LinkedIn: 3,400 followers, 900 followed by you, 1 Mar 2026 (netbook undo takes it back)\n"
    assert netbook.said("audience", "record", "instagram", "12480").endswith("(nothing has changed)\n")
    assert netbook.said("audience", "record", "twitter", "7", "--account", "@me", "--dry-run").startswith(
        "X @me: 7 fol"
    )
    out = netbook.out("audience", "accounts")
    assert [line.split()[:2] for line in out.splitlines()[1:]] == [["instagram", "12,480"], ["linkedin", "3,400"]]
    assert netbook.out("audience") == out
    netbook.said("audience", "record", "instagram", "12500")
    told = {each["platform"]: each for each in netbook.json("audience", "accounts")}
    assert told["instagram"]["snapshots"] == [{"on": TODAY, "followers": 12_500, "following": None, "source": "typed"}]
    netbook.said("undo")
    assert netbook.json("audience", "accounts")[0]["followers"] == 12_480


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["instagram", "--", "-5"], "-5 is no number of followers; write it like 12480"),
        (["instagram", str(10**12)], "1,000,000,000,000 is no number of followers; write it like 12480"),
        (["instagram", "5", "--following", "-3"], "-3 is no number of followers; write it like 12480"),
        (["instagram", "12,480"], None),
        (["instagram", "5", "--on", "2027-01-01"], None),
        (["instagram", "5", "--on", "31 Feb"], None),
        (["instagarm", "5"], "there is no platform 'instagarm'; did you mean instagram?"),
        (["?!", "5"], None),
        (["\x1b[31m" + "x" * 500, "5"], None),
        (["instagram"], None),
    ],
)  # fmt: skip
def test_counts_that_cannot_be_are_refused(netbook: Netbook, arguments: list[str], said: str | None) -> None:
    refusal = netbook.refused(2, "audience", "record", *arguments)
    assert said is None or refusal == f"netbook: {said}"
    assert "\x1b" not in refusal


# --- lists -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((), ["cy", "bo", "ana.reyes", "eve", "zoe", "dee"]),
        (("reyes",), ["ana.reyes"]),
        (("quist",), ["zoe"]),
        (("platform:x",), ["eve", "zoe"]),
        (("platform:instagram", "is:left"), ["dee"]),
        (("account:me", "zoe"), ["zoe"]),
        (("is:known",), ["ana.reyes"]),
        (("is:open",), ["cy", "bo", "eve", "zoe"]),
        (("is:real",), []),
        (("is:unknown",), []),
        (("is:not-a-person",), []),
        (("is:following", "-platform:x"), ["cy", "bo", "ana.reyes"]),
        (("is:followed",), []),
        (("is:odd",), []),
        (("sign:burst",), []),
        (("not", "is:left", "platform:instagram"), ["cy", "bo", "ana.reyes"]),
        (("since:2023-11-14",), ["cy", "bo", "ana.reyes", "dee"]),
        (("until:2023-11-13",), []),
        (("in:2023",), ["cy", "bo", "ana.reyes", "dee"]),
        (("in:2023", "is:known", "or", "zoe"), ["ana.reyes", "zoe"]),
        (("--sort", "handle"), ["ana.reyes", "bo", "cy", "dee", "eve", "zoe"]),
        (("--sort", "-handle"), ["zoe", "eve", "dee", "cy", "bo", "ana.reyes"]),
        (("--sort", "id", "--limit", "2"), ["ana.reyes", "bo"]),
        (("--sort", "name", "platform:x"), ["eve", "zoe"]),
        (("--sort", "left", "platform:instagram", "--limit", "1"), ["dee"]),
    ],
)  # fmt: skip
def test_lists_are_filtered_and_sorted(crowd: Netbook, words: tuple[str, ...], found: list[str]) -> None:
    got = listed(crowd, *words)
    assert sorted(got) == sorted(found)
    if "--sort" in words:
        assert got == found


@pytest.mark.parametrize("key", ["since", "name", "handle", "platform", "left", "followers", "following", "id"])
def test_every_order_can_be_turned_round(crowd: Netbook, key: str) -> None:
    assert sorted(listed(crowd, "--sort", key)) == sorted(listed(crowd, "--sort", f"-{key}"))


def test_a_list_is_shown_in_every_way(crowd: Netbook) -> None:
    out = crowd.out("audience", "list", "ana")
    assert out.splitlines()[1].split() == ["a1", "instagram", "ana.reyes", "2023-11-14", "Ana", "Reyes"]
    assert max(map(len, crowd.out("audience", "list").splitlines())) <= 80
    assert crowd.out("audience", "list", "ana", "--ids") == "a1\n"
    assert crowd.out("audience", "list", "ana", "--csv").splitlines()[0].startswith("id,platform,account,handle,name,")
    assert crowd.out("audience", "list", "ana", "--columns", "handle,contact").splitlines()[1].split() == [
        "ana.reyes", "Ana", "Reyes",
    ]  # fmt: skip
    assert crowd("audience", "list", "nobody").err == "nobody like that; fewer terms find more\n"


@pytest.mark.parametrize("words", [["is:sleepy"], ["--sort", "shoe"], ["shoe:7"], ["--columns", "shoe"], ["("]])
def test_lists_that_cannot_be_are_refused(crowd: Netbook, words: list[str]) -> None:
    crowd.refused(2, "audience", "list", *words)


# --- imports ---------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sample", "account", "followers", "following"),
    [
        ("instagram/instagram-2020.zip", "instagram", 1, 2),
        ("instagram/synthetic-2021", "instagram", 2, 2),
        ("instagram/instagram-demo.user-2023.zip", "instagram @demo.user", 3, 2),
        ("instagram/instagram-demo.user-2026-11-20-AbCdEfGh.zip", "instagram @demo.user", 620, 90),
        ("instagram/made-2026", "instagram", None, 90),
        ("facebook/facebook-demo-2026-09-01-AbCdEf.zip", "facebook @demo", 4, 4),
        ("facebook/2021", "facebook", 4, 4),
        ("twitter/twitter-2025-01-22-abcdef.zip", "x @demo_user", 4, 2),
        ("twitter/twitter-to-sqlite", "x", 2, 2),
        ("tiktok/2022", "tiktok @demo", 2, 1),
        ("tiktok/2024", "tiktok @demo", 2, 1),
        ("linkedin/Complete_LinkedInDataExport_11-20-2026.zip", "linkedin", 238, 238),
        ("linkedin/made-mid-2021.csv", "linkedin", 2, 2),
        ("github/followers.json", "github", 1, None),
        ("mastodon/following_accounts.csv", "mastodon", None, 3),
        ("bluesky/repo.car", "bluesky @did:plc:me", None, 5),
        ("youtube/Takeout", "youtube", None, 2),
        ("email-platforms/synthetic/substack_2025_email_list.csv", "substack", 2, None),
        ("email-platforms/synthetic/kit.csv", "kit", 1, None),
        ("email-platforms/synthetic/beehiiv.csv", "beehiiv", 1, None),
        ("email-platforms/synthetic/ghost_members.csv", "ghost", 1, None),
        ("email-platforms/ghost-migrate/subscribed.csv", "mailchimp", 5, None),
    ],
)  # fmt: skip
def test_the_samples_come_in_once_and_go_out_again(
    netbook: Netbook, sample: str, account: str, followers: int | None, following: int | None
) -> None:
    file = str(SAMPLES / sample)
    (dry,) = netbook.json("audience", "import", file, "--dry-run")
    assert netbook.operations() == []
    code, out, err = netbook("audience", "import", file, "--json", "--yes")
    (told,) = json.loads(out)
    assert (code, err) == (0, "")
    assert told == dry
    assert (" @".join(filter(None, (told["platform"], told["account"]))), told["followers"], told["following"]) == (
        account, followers, following,
    )  # fmt: skip
    assert len(listed(netbook, "is:following")) == (followers or 0)
    assert len(listed(netbook, "is:followed")) == (following or 0)
    assert netbook.said("audience", "import", file, "--yes").endswith("nothing new (nothing has changed)\n")
    netbook.said("undo")
    assert netbook.json("audience", "accounts") == []
    assert netbook("audience", "list").err.startswith("nobody yet; netbook audience import FILE")


def test_a_dry_run_tells_and_writes_nothing(netbook: Netbook, tmp_path: Path) -> None:
    code, out, err = netbook("audience", "import", export(tmp_path, "2026-11-20", "ana", "bo"), "--dry-run")
    assert (code, err) == (0, "dry run: nothing was written\n")
    assert out == (
        "instagram @me, 2026-11-20\n"
        "  read from connections/followers_and_following/followers_1.json\n"
        "  2 followers\n"
        "  2 joined: ana, bo\n"
    )
    assert netbook.json("audience", "accounts") == []


def test_a_newer_export_tells_who_joined_and_left(crowd: Netbook, tmp_path: Path) -> None:
    newer = export(tmp_path, "2026-11-21", "ana.reyes", "bo", "dee", "finn")
    out = crowd("audience", "import", newer, "--dry-run").out
    assert out.splitlines()[2:] == [
        "  4 followers",
        "  1 joined: finn",
        "  1 left: cy",
        "  1 came back: dee",
        "  2 the same",
    ]
    assert crowd.said("audience", "import", newer, "--yes") == (
        "instagram @me, 2026-11-21: 1 joined, 1 left, 1 came back (netbook undo takes it back)\n"
    )
    crowd.said("undo")
    assert listed(crowd, "is:left") == ["dee"]


def test_an_older_export_is_understood(crowd: Netbook, tmp_path: Path) -> None:
    older = export(tmp_path, "2026-11-10", "dee", "old.friend")
    out = crowd("audience", "import", older, "--dry-run").out
    assert "a newer export was read before: nobody leaves or comes back by this one" in out
    assert "1 had left before: old.friend" in out
    crowd.said("audience", "import", older, "--yes")
    assert sorted(listed(crowd, "is:left")) == ["dee", "old.friend"]


def test_a_missing_page_is_said_and_nobody_leaves(netbook: Netbook, tmp_path: Path) -> None:
    netbook.said("audience", "import", export(tmp_path, "2026-11-01", "ana", "bo"), "--yes")
    page = Path(followers(tmp_path / "page.json", "ana", "cy")).read_bytes()
    part = tmp_path / "instagram-me-2026-11-20-AbCdEf.zip"
    folder = "connections/followers_and_following"
    zip_at(part, {f"{folder}/followers_1.json": page, f"{folder}/followers_3.json": page})
    code, out, err = netbook("audience", "import", str(part), "--yes")
    assert (code, out) == (0, "")
    assert "followers_2.json" in err
    assert "They stay until you say --whole (they have left) or --part" in err
    assert sorted(listed(netbook, "is:following")) == ["ana", "bo", "cy"]
    assert netbook.said("audience", "import", str(part), "--yes", "--part").endswith("(nothing has changed)\n")
    assert "1 left" in netbook.said("audience", "import", str(part), "--yes", "--whole")
    assert listed(netbook, "is:left") == ["bo"]


def test_loose_pages_of_one_list_are_one_export(netbook: Netbook, tmp_path: Path) -> None:
    one = followers(tmp_path / "followers_1.json", "ana", "bo")
    two = followers(tmp_path / "followers_2.json", "cy")
    code, out, err = netbook("audience", "import", two, one, "--dry-run", "--json")
    (told,) = json.loads(out)
    assert (code, told["followers"], told["question"]) == (0, 3, None), err
    netbook.said("audience", "import", two, one, "--yes")
    assert netbook.json("audience", "accounts")[0]["followers"] == 3


def test_a_table_says_by_account_whose_it_is(netbook: Netbook, tmp_path: Path) -> None:
    rows = table(tmp_path / "t.csv", "ana,Ana", "bo,Bo")
    netbook.said("audience", "import", rows, "--account", "threads:me", "--yes")
    netbook.said("audience", "import", rows, "--account", "Instagram", "--yes")
    assert [(each["platform"], each["handle"]) for each in netbook.json("audience", "accounts")] == [
        ("instagram", ""), ("threads", "me"),
    ]  # fmt: skip
    zipped = export(tmp_path, "2026-11-20", "ana")
    netbook.said("audience", "import", zipped, "--account", "ana.reyes", "--yes")
    assert netbook.json("audience", "accounts")[0]["handle"] == "ana.reyes"
    mapped = table(tmp_path / "m.csv", "zoe", heading="Wer")
    netbook.said("audience", "import", mapped, "--account", "threads:me", "--map", "handle=Wer", "--part", "--yes")
    assert "zoe" in listed(netbook, "platform:threads")


def test_where_the_file_is_of_another_platform(netbook: Netbook) -> None:
    file = str(SAMPLES / "github" / "followers.json")
    assert netbook.refused(2, "audience", "import", file, "--account", "x:me", "--yes") == (
        "netbook: followers.json is of GitHub, not of x; say --account github, or leave it out"
    )
    assert "is GitHub, not Instagram" in netbook.refused(2, "audience", "import", file, "--as", "instagram", "--yes")


def archive(folder: Path, day: int, people: dict[str, str], *talked: str) -> str:
    """LinkedIn's archive of a day in November; with messages where one talked with anybody."""
    profile = "https://www.linkedin.com/in/"
    rows = [f"{name},Voss,{profile}{name.lower()},,,,{on} Nov 2026" for name, on in people.items()]
    files = {"Connections.csv": ["First Name,Last Name,URL,Email Address,Company,Position,Connected On", *rows]}
    if talked:
        sent = (f"1,,me,{profile}me,{name},{profile}{name},2026-11-18 09:00:00 UTC,,x,SENT" for name in talked)
        heading = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT"
        files["messages.csv"] = [f"{heading},CONTENT,FOLDER", *sent]
    name = folder / f"Basic_LinkedInDataExport_11-{day}-2026.zip"
    zip_at(name, {each: "\n".join((*lines, "")).encode() for each, lines in files.items()})
    return str(name)


def test_who_was_never_written_to_is_told_only_where_the_messages_are_there(netbook: Netbook, tmp_path: Path) -> None:
    everybody = {"Ana": "17", "Bo": "17", "Cy": "17"}
    later = archive(tmp_path, 20, {"Bo": "17"})
    netbook.said("audience", "import", archive(tmp_path, 18, everybody), later, "--whole", "--yes")
    assert {each["name"]: each["signs"] for each in netbook.json("audience", "list", "is:left")} == {
        "Ana Voss": ["left within 3 days of following"],
        "Cy Voss": ["left within 3 days of following"],
    }
    netbook.said("undo")
    netbook.said("audience", "import", archive(tmp_path, 18, everybody, "ana"), later, "--whole", "--yes")
    assert {each["name"]: each["signs"] for each in netbook.json("audience", "list")} == {
        "Ana Voss": ["left within 3 days of following"],
        "Bo Voss": [],
        "Cy Voss": ["left within 3 days of following", "you never exchanged a message"],
    }
    assert listed(netbook, "sign:silent") == ["cy"]


# --- refusals --------------------------------------------------------------------------------------------------------


CUT = '[{"string_list_data":[{"href":"https://www.instagram.com/a","value":"a"'


def page(text: str) -> str:
    return f'<!doctype html><html lang="xx"><head><title>Zz</title></head><body class="_a6-g">{text}</body></html>'


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"followers_1.json": CUT}, "ends in the middle"),
        ({"followers_1.json": "{}"}, ""),
        ({"followers_1.json": ""}, "empty"),
        ({"followers_1.json": '[{"a": 1}]'}, ""),
        ({"connections/followers_and_following/followers_1.html": page("<p>Blarg</p>")}, "JSON"),
        ({"followers_1.html": page("<p>Blarg</p>")}, "JSON"),
        ({"your_instagram_activity/likes.json": "{}", "media/a.txt": "x"}, "followers are read from"),
        ({"data/tweets.js": "window.YTD.tweets.part0 = []", "data/manifest.js": "window.__THAR_CONFIG = {}"}, " X "),
        ({"messages.csv": "CONVERSATION ID,FROM,TO\n1,a,b\n"}, ""),
        ({"notes.txt": "dear diary"}, "followers are read from"),
        ({"a.vcf": "BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEND:VCARD\n"}, "netbook import reads people"),
        ({"t.csv": "handle,name\nana,Ana\n"}, "does not say of which platform it is"),
        ({"x.bin": "\0\1\2\3"}, ""),
    ],
)  # fmt: skip
def test_what_holds_no_followers_is_refused(netbook: Netbook, tmp_path: Path, files: dict[str, str], said: str) -> None:
    folder = tmp_path / "given"
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    given = [str(folder), *([str(folder / next(iter(files)))] if len(files) == 1 else [])]
    zip_at(tmp_path / "given.zip", {name: text.encode() for name, text in files.items()})
    for file in (*given, str(tmp_path / "given.zip")):
        refusal = netbook.refused(2, "audience", "import", file, "--yes")
        assert said in refusal
        assert "people are read from" not in refusal
        assert "given" in refusal or Path(next(iter(files))).name in refusal


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--account", "instagarm"], 2, "there is no platform 'instagarm'; did you mean instagram?"),
        (["--account", "instagarm:me"], 2, "there is no platform 'instagarm'; did you mean instagram?"),
        (["--account", "no where"], 2, "there is no platform 'no where'"),
        (["--account", "x", "--whole", "--part"], 2, "--whole and --part exclude one another"),
        (["--account", "x", "--as", "shoe"], 3, "there is no format 'shoe'"),
        (["--account", "x", "--encoding", "shoe"], None, "shoe"),
        (["--account", "x", "--map", "handle=Shoe"], None, "Shoe"),
        (["--account", "x", "--map", "shoe"], None, "shoe"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_for_is_refused(
    netbook: Netbook, tmp_path: Path, arguments: list[str], code: int | None, said: str
) -> None:
    rows = table(tmp_path / "t.csv", "ana,Ana")
    got, out, err = netbook("audience", "import", rows, *arguments, "--yes")
    assert (out, err.count("\n")) == ("", 1)
    assert got in ((code,) if code else (2, 3))
    assert said in err
    assert netbook.json("audience", "accounts") == []


def test_nobody_is_there_to_be_asked(netbook: Netbook, tmp_path: Path) -> None:
    file = export(tmp_path, "2026-11-20", "ana")
    assert netbook.refused(2, "audience", "import", file).startswith(
        "netbook: an import asks before it writes; say --yes"
    )
    assert "there is no file" in netbook.refused(3, "audience", "import", "nowhere.zip", "--yes")
    assert netbook.refused(2, "audience", "triage").startswith("netbook: triage asks on a terminal")


def test_which_of_two_accounts_is_asked_for(netbook: Netbook, tmp_path: Path) -> None:
    rows = table(tmp_path / "t.csv", "ana,Ana")
    for handle in ("one", "two"):
        netbook.said("audience", "import", rows, "--account", f"x:{handle}", "--yes")
    assert netbook.refused(3, "audience", "import", rows, "--account", "x", "--yes") == (
        "netbook: which of your x accounts: one, two?; say which with --account HANDLE"
    )
    netbook.refused(3, "audience", "record", "x", "5")


def test_the_two_imports_name_each_other(netbook: Netbook, tmp_path: Path) -> None:
    zipped = export(tmp_path, "2026-11-20", "ana")
    assert netbook.refused(2, "import", zipped, "--yes").endswith("; netbook audience import reads who follows you")
    google = str(SAMPLES / "google-csv" / "synthetic-2024" / "contacts.csv")
    assert "it is Google Contacts CSV: netbook import reads people" in netbook.refused(
        2, "audience", "import", google, "--yes"
    )


# --- decisions -------------------------------------------------------------------------------------------------------


def test_every_decision_and_its_undo(crowd: Netbook) -> None:
    before = crowd.json("audience", "list")
    assert crowd.said("audience", "decide", "a2", "a3", "not-a-person") == (
        "2 followers: not-a-person (netbook undo takes it back)\n"
    )
    assert crowd.said("audience", "decide", "a4", "real").startswith("@dee: real (")
    assert crowd.said("audience", "decide", "a5", "unknown").startswith("Zoe Quist @zoe: unknown (")
    assert crowd.said("audience", "decide", "a6", "Bo Lindqvist").startswith("Eve @eve: Bo Lindqvist (")
    assert [listed(crowd, f"is:{each}") for each in ("not-a-person", "real", "unknown")] == [
        ["cy", "bo"],
        ["dee"],
        ["zoe"],
    ]
    assert sorted(listed(crowd, "is:known")) == ["ana.reyes", "eve"]
    assert listed(crowd, "is:open") == []
    assert crowd.said("audience", "decide", "a3", "open").startswith("@cy: open (")
    assert crowd.said("audience", "decide", "a3", "open").endswith("(nothing has changed)\n")
    assert crowd.said("audience", "decide", "a3", "contact", "--name", "Cy Young") == (
        "@cy: added Cy Young (netbook undo takes it back)\n"
    )
    assert crowd.json("show", "Cy Young")["met"] == "Instagram"
    assert crowd.said("audience", "decide", "a5", "contact", "--dry-run").endswith("(dry run: nothing was written)\n")
    for _ in range(6):
        crowd.said("undo")
    assert crowd.json("audience", "list") == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["a2"], 2),
        (["real"], 2),
        ([], 2),
        (["a99", "real"], 3),
        (["p1", "real"], 2),
        (["a2", "Nobody Here"], 3),
        (["a2", "a3", "Bo Lindqvist"], 2),
        (["a2", "a3", "contact"], 2),
        (["a2", "contact"], 2),
        (["a2", "contact", "--name", ""], 2),
        (["a2", "Ana Reyes"], 4),
    ],
)  # fmt: skip
def test_decisions_that_cannot_be_are_refused(crowd: Netbook, words: list[str], code: int) -> None:
    crowd.refused(code, "audience", "decide", *words)


def test_a_book_exported_in_full_carries_the_audience(crowd: Netbook, tmp_path: Path) -> None:
    crowd.said("audience", "decide", "a2", "real")
    whole, other = str(tmp_path / "whole.json"), str(tmp_path / "other.db")
    crowd.said("export", "json", whole)
    assert crowd("--book", other, "import", whole, "--yes").code == 0
    for command in ("list", "accounts"):
        assert crowd.json("--book", other, "audience", command) == crowd.json("audience", command)


# --- hostile ---------------------------------------------------------------------------------------------------------


def test_hostile_names_come_out_harmless(netbook: Netbook, tmp_path: Path) -> None:
    rows = table(tmp_path / "t.csv", *(f'h{n},"{name}"' for n, name in enumerate(HOSTILE)))
    out = netbook("audience", "import", rows, "--account", "threads:\x1b[31mme", "--dry-run").out
    said = netbook.said("audience", "import", rows, "--account", "threads:\x1b[31mme", "--yes")
    shown = netbook.out("audience", "list")
    printed = (out, said, shown, netbook.out("audience", "list", "--csv"), netbook.out("audience"))
    for text in printed:
        assert not {"\x1b", "\x07", "\u202e", "\u2066"} & set(text)
    assert max(map(len, shown.splitlines())) <= 80
    assert "[/]" in shown
    assert max(len(each["name"] or "") for each in netbook.json("audience", "list")) <= 300
    told = netbook("audience", "decide", "a1", "\x1b[31mevil\u202e")
    assert "\x1b" not in told.err
    assert "\u202e" not in told.err


# --- on a terminal ---------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_it_asks_before_it_writes_and_whether_many_have_left(
    netbook: Netbook, tmp_path: Path, terminal: Opener
) -> None:
    many = [f"one.{number}" for number in range(30)]
    netbook.said("audience", "import", export(tmp_path, "2026-11-01", *many), "--yes")
    later = export(tmp_path, "2026-11-20", *many[:5], "zoe")
    seen = terminal("audience", "import", later)
    seen.until("25 of 31 are not in this export. Have they all left? [y/N]")
    seen.type("n\r")
    seen.until("Import it? [y/N]")
    seen.type("\r")
    seen.until("nothing was imported")
    assert seen.end() == 0
    assert len(listed(netbook)) == 30
    seen = terminal("audience", "import", later)
    seen.until("Have they all left? [y/N]")
    seen.type("n\r")
    seen.until("Import it? [y/N]")
    seen.type("y\r")
    seen.until("1 joined (netbook undo takes it back)")
    assert seen.end() == 0
    assert len(listed(netbook, "is:following")) == 31
    seen = terminal("audience", "import", later)
    seen.until("Have they all left? [y/N]")
    seen.type("y\r")
    seen.until("Import it? [y/N]")
    seen.type("y\r")
    seen.until("25 left (netbook undo takes it back)")
    assert seen.end() == 0
    seen = terminal("audience", "import", later)
    seen.until("there is nothing new in it")
    assert seen.end() == 0
    assert len(listed(netbook, "is:following")) == 6
