from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as tried
from hypothesis import settings

from netbook.domain.audience.records import FollowerRecord
from netbook.formats import recognised
from netbook.formats.audience import AUDIENCES, instagram
from netbook.formats.package import Package, opened
from tests.formats.archives import zip_at
from tests.formats.audience_made import OPTIONS, about, values

SAMPLES = Path(__file__).parent / "samples" / "instagram"
FOLDER = "connections/followers_and_following/"
FOLLOWERS = FOLDER + "followers_1.json"
FOLLOWING = FOLDER + "following.json"


class TestTheArchive:
    @pytest.mark.parametrize(
        ("name", "counts", "handle", "on"),
        [
            ("instagram-2020.zip", (1, 2), None, None),
            ("instagram-demo.user-2023.zip", (3, 2), "demo.user", None),
            ("instagram-demo.user-2026-11-20-AbCdEfGh.zip", (620, 90), "demo.user", "2026-11-20"),
            ("synthetic-2020", (1, 2), None, None),
            ("synthetic-2021", (2, 2), None, None),
            ("synthetic-2023", (3, 2), "demo.user", None),
            ("made-2026", (0, 90), None, None),
        ],
    )
    def test_a_sample_is_read_whole(self, name: str, counts: tuple[int, int], handle: str, on: str) -> None:
        with opened(SAMPLES / name) as package:
            found = list(_all(package))
            known = instagram.about(package)
            assert package.progress.done == package.progress.total
        assert (sum(each.follows_me for each in found), sum(each.i_follow for each in found)) == counts
        assert (known.handle, known.on and known.on.isoformat()) == (handle, on)
        assert all(each.since for each in found)

    @pytest.mark.parametrize(
        ("name", "handle", "on"),
        [
            ("instagram-ana.reyes-2026-11-20-AbCd.zip", "ana.reyes", "2026-11-20"),
            ("instagram-ana_reyes-2026-11-20-AbCd (1).zip", "ana_reyes", "2026-11-20"),
            ("instagram-ana.reyes-2026-11-20-AbCd", "ana.reyes", "2026-11-20"),
            ("instagram-ana-2026-13-40-AbCd.zip", "ana", None),
            ("ana_reyes_20200101.zip", "ana_reyes", "2020-01-01"),
            ("ana_20200101_part_1.zip", "ana", "2020-01-01"),
            ("ana_20201301.zip", "ana", None),
            ("instagram-2020.zip", None, None),
            ("download.zip", None, None),
        ],
    )
    def test_its_name_tells_whose_it_is_and_of_which_day(self, name: str, handle: str, on: str) -> None:
        found = about("instagram", name, FOLLOWERS)
        assert (found.handle, found.on and found.on.isoformat()) == (handle, on)

    def test_zips_in_a_folder_tell_it_too_and_the_latest_counts(self, tmp_path: Path) -> None:
        for day in ("2026-11-20", "2025-10-01"):
            zip_at(tmp_path / f"instagram-ana-{day}-AbCd.zip", {FOLLOWERS: b"[]"})
        with opened(tmp_path) as package:
            found = instagram.about(package)
        assert (found.handle, str(found.on), found.missing) == ("ana", "2026-11-20", ())

    @pytest.mark.parametrize(
        ("label", "handle"),
        [
            ("Username", "ana.reyes"),
            ("Benutzername", "ana.reyes"),
            ("Gebruikersnaam", "ana.reyes"),
            ("Nome de usu\u00c3\u00a1rio", "ana.reyes"),
            ("Nom d\u00e2\u0080\u0099utilisateur", "ana.reyes"),
            ("Name", None),
        ],
    )
    def test_the_profile_tells_whose_it_is(self, label: str, handle: str) -> None:
        fields = {"Email": {"value": "ana@example.com"}, label: {"value": "ana.reyes"}}
        for user in ({"string_map_data": fields}, [{"string_map_data": fields}]):
            held = {"profile_user": user}
            assert about("instagram", "x.zip", **{"a/personal_information.json": held}).handle == handle

    @pytest.mark.parametrize(
        ("numbers", "missing"),
        [
            ((1,), ()),
            ((1, 2, 3), ()),
            ((1, 3), ("followers_2.json is missing: followers_1.json and followers_3.json are there",)),
            ((2,), ("followers_1.json is missing: followers_2.json is there",)),
            (
                (3, 7, 9),
                (
                    "followers_1.json to followers_2.json are missing: followers_3.json is there",
                    "followers_4.json to followers_6.json are missing: followers_3.json and followers_7.json are there",
                    "followers_8.json is missing: followers_7.json and followers_9.json are there",
                ),
            ),
            (
                (1, 999_999),
                (
                    "followers_2.json to followers_999998.json are missing: followers_1.json and "
                    "followers_999999.json are there",
                ),
            ),
        ],
    )
    def test_pages_that_are_missing_are_told(self, numbers: tuple[int, ...], missing: tuple[str, ...]) -> None:
        names = [f"{FOLDER}followers_{number}.json" for number in numbers]
        assert about("instagram", "x.zip", FOLLOWING, *names).missing == missing
        pages = [name.replace(".json", ".html") for name in names]
        said = tuple(each.replace(".json", ".html") for each in missing)
        assert about("instagram", "x.zip", *pages).missing == said

    def test_of_two_exports_each_has_its_own_pages(self) -> None:
        names = [f"a/{FOLLOWERS}", f"b/{FOLDER}followers_2.json"]
        said = f"b/{FOLDER}followers_1.json is missing: followers_2.json is there"
        assert about("instagram", "x.zip", *names).missing == (said,)

    def test_that_there_are_no_followers_at_all_is_told(self) -> None:
        said = f"the followers are missing: {FOLLOWING} is there"
        assert about("instagram", "x.zip", FOLLOWING).missing == (said,)


def _all(package: Package) -> Iterator[FollowerRecord]:
    ours = [each for each in AUDIENCES if each.key == "instagram"]
    for claim in recognised(package, OPTIONS, among=ours):
        for each in claim.format.reader.read(claim.member, OPTIONS):
            assert isinstance(each, FollowerRecord)
            yield each


@tried(values)
@settings(max_examples=80, deadline=None)
def test_a_profile_of_any_kind_tells_something_or_nothing(value: Any) -> None:
    about("instagram", "x.zip", **{"personal_information.json": value})
