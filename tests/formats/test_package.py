import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given as tried
from hypothesis import settings
from hypothesis import strategies as st

from netbook.errors import NetbookError, NotFound, Unreadable
from netbook.formats.package import MOST_MEMBERS, Package, given, opened, piped
from tests.formats.archives import CARD, with_members, with_size, zip_at, zipped

POSIX = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files here")


def contents(package: Package) -> dict[str, bytes]:
    found = {}
    for member in package.members:
        with member.open() as stream:
            found[member.name] = stream.read()
    return found


def said(path: Path) -> str:
    with pytest.raises(NetbookError) as problem:
        contents(opened(path))
    assert problem.value.hint
    assert "\n" not in str(problem.value)
    return str(problem.value)


class TestWhatCanBeGiven:
    def test_a_file_is_a_package_of_itself(self, tmp_path: Path) -> None:
        (tmp_path / "ana.vcf").write_bytes(CARD)
        with opened(tmp_path / "ana.vcf") as package:
            assert package.name == "ana.vcf"
            assert [(member.name, member.size, member.head) for member in package.members] == [
                ("ana.vcf", len(CARD), CARD)
            ]
            assert contents(package) == {"ana.vcf": CARD}

    def test_a_folder_gives_its_files_in_order_and_with_those_below(self, tmp_path: Path) -> None:
        for name in ("b.vcf", "a.vcf", "more/c.vcf"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(CARD)
        assert list(contents(opened(tmp_path))) == ["a.vcf", "b.vcf", "more/c.vcf"]

    def test_a_zip_gives_its_members(self, tmp_path: Path) -> None:
        path = zip_at(tmp_path / "cards.zip", {"a.vcf": CARD, "more/b.vcf": b"two"})
        with opened(path) as package:
            assert package.name == "cards.zip"
            assert contents(package) == {"a.vcf": CARD, "more/b.vcf": b"two"}

    def test_a_zip_needs_no_name_that_says_so(self, tmp_path: Path) -> None:
        assert contents(opened(zip_at(tmp_path / "export", {"a.vcf": CARD}))) == {"a.vcf": CARD}

    def test_a_zip_may_have_something_before_it(self, tmp_path: Path) -> None:
        path = tmp_path / "cards.zip"
        path.write_bytes(b"#!/bin/sh\nexit\n" + zipped({"a.vcf": CARD}))
        assert contents(opened(path)) == {"a.vcf": CARD}

    def test_a_text_that_begins_with_the_letters_of_a_zip_is_a_text(self, tmp_path: Path) -> None:
        (tmp_path / "people.csv").write_bytes(b"PK,Name\n1,Ana Reyes\n")
        assert contents(opened(tmp_path / "people.csv")) == {"people.csv": b"PK,Name\n1,Ana Reyes\n"}

    def test_bytes_from_elsewhere_are_a_file_or_a_zip(self) -> None:
        assert contents(given("-", CARD)) == {"-": CARD}
        assert contents(given("-", zipped({"a.vcf": CARD}))) == {"a.vcf": CARD}

    def test_a_pipe_is_read_up_to_its_limit(self) -> None:
        assert contents(piped("-", io.BytesIO(b"x" * 1000), most=1000)) == {"-": b"x" * 1000}
        with pytest.raises(Unreadable, match="more than 999 bytes came through the pipe; save them to a file"):
            piped("-", io.BytesIO(b"x" * 1000), most=999)

    def test_an_empty_folder_and_an_empty_zip_have_no_members(self, tmp_path: Path) -> None:
        (tmp_path / "folder").mkdir()
        assert opened(tmp_path / "folder").members == ()
        assert opened(zip_at(tmp_path / "empty.zip", {})).members == ()

    def test_what_systems_keep_for_themselves_is_left_out(self, tmp_path: Path) -> None:
        files = dict.fromkeys(
            (".DS_Store", "__MACOSX/._a.vcf", "._a.vcf", ".git/config", "Thumbs.db", "x/desktop.ini", "a.vcf"), CARD
        )
        for name, content in files.items():
            (tmp_path / "folder" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "folder" / name).write_bytes(content)
        assert list(contents(opened(tmp_path / "folder"))) == ["a.vcf"]
        assert list(contents(opened(zip_at(tmp_path / "cards.zip", files)))) == ["a.vcf"]

    def test_the_last_part_of_a_name_is_folded_for_comparing(self) -> None:
        package = given("x.zip", zipped({"a/b/Company Follows_1.CSV": CARD}))
        assert package.members[0].base == "companyfollows1.csv"

    def test_reading_counts_and_looking_does_not(self) -> None:
        package = given("x.zip", zipped({"a.vcf": b"x" * 1000, "b.vcf": b"y" * 10}))
        assert package.members[0].head == b"x" * 1000
        assert package.progress.done == 0
        with package.members[0].open() as stream:
            assert stream.read(300) == b"x" * 300
        assert package.progress.done == 300

    def test_the_head_is_read_again_after_it_was_let_go(self, tmp_path: Path) -> None:
        (tmp_path / "a.vcf").write_bytes(b"x" * 100_000)
        member = opened(tmp_path / "a.vcf").members[0]
        assert member.head == b"x" * 65_536
        member.let_go()
        (tmp_path / "a.vcf").write_bytes(b"new")
        assert member.head == b"new"


class TestNamesInside:
    @pytest.mark.parametrize(
        ("name", "shown"),
        [
            ("../../etc/passwd", "etc/passwd"),
            ("/etc/passwd", "etc/passwd"),
            ("C:\\Users\\ana\\a.vcf", "Users/ana/a.vcf"),
            ("..\\..\\a.vcf", "a.vcf"),
            ("a\x1b[31m\u202eb.vcf", "ab.vcf"),
            ("./a//b.vcf", "a/b.vcf"),
            ("..", "a file without a name"),
            ("x" * 5000 + ".vcf", "…" + "x" * 296 + ".vcf"),
        ],
    )
    def test_a_name_is_shown_without_what_could_lead_elsewhere(self, name: str, shown: str) -> None:
        assert contents(given("x.zip", zipped({name: CARD}))) == {shown: CARD}

    def test_a_name_ends_at_a_nul(self) -> None:
        archive = zipped({"a.vcfX.exe": CARD}).replace(b"a.vcfX.exe", b"a.vcf\0.exe")
        assert contents(given("x.zip", archive)) == {"a.vcf": CARD}

    def test_of_two_members_by_one_name_the_later_counts(self) -> None:
        archive = zipped({"a.vcf": b"old", "b.vcf": b"new"}).replace(b"b.vcf", b"a.vcf")
        assert contents(given("x.zip", archive)) == {"a.vcf": b"new"}

    def test_a_link_in_a_zip_is_left_out(self) -> None:
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as archive:
            link = zipfile.ZipInfo("link.vcf")
            link.external_attr = 0o120777 << 16
            archive.writestr(link, "/etc/passwd")
        assert given("x.zip", held.getvalue()).members == ()

    def test_a_file_whose_name_is_no_text_is_read(self, tmp_path: Path) -> None:
        try:
            (tmp_path / os.fsdecode(b"jos\xe9\n.vcf")).write_bytes(CARD)
        except OSError:
            pytest.skip("the file system takes no such names")
        assert contents(opened(tmp_path)) == {"jos .vcf": CARD}


class TestWhatIsRefused:
    def test_nothing_there(self, tmp_path: Path) -> None:
        with pytest.raises(NotFound, match=r"there is no file .*none\.vcf"):
            opened(tmp_path / "none.vcf")
        with pytest.raises(NotFound):
            opened(tmp_path / "a\0b")

    def test_a_name_too_long_for_the_system(self, tmp_path: Path) -> None:
        assert re.search("cannot be read|there is no file", said(tmp_path / ("x" * 5000)))

    @POSIX
    def test_a_pipe_or_a_device(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        assert "is not a file" in said(tmp_path / "pipe")
        assert "is not a file" in said(Path(os.devnull))

    @POSIX
    def test_pipes_and_links_that_lead_nowhere_in_a_folder_are_passed_by(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.vcf")
        (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "self.vcf").symlink_to(tmp_path / "self.vcf")
        (tmp_path / "gone.vcf").symlink_to(tmp_path / "nothing")
        (tmp_path / "zero.vcf").symlink_to("/dev/zero")
        (tmp_path / "a.vcf").write_bytes(CARD)
        (tmp_path / "linked.vcf").symlink_to(tmp_path / "a.vcf")
        assert contents(opened(tmp_path)) == {"a.vcf": CARD, "linked.vcf": CARD}

    def test_what_may_not_be_read(self, tmp_path: Path) -> None:
        locked = tmp_path / "folder" / "locked.vcf"
        locked.parent.mkdir()
        locked.write_bytes(CARD)
        locked.chmod(0)
        if os.access(locked, os.R_OK):
            pytest.skip("who runs this may read everything")
        assert "locked.vcf cannot be read (Permission denied)" in said(locked)
        assert "locked.vcf cannot be read (Permission denied)" in said(locked.parent)
        (tmp_path / "folder" / "below").mkdir(mode=0)
        assert "below cannot be read (Permission denied)" in said(tmp_path / "folder")

    def test_a_file_that_went_meanwhile(self, tmp_path: Path) -> None:
        (tmp_path / "a.vcf").write_bytes(CARD)
        package = opened(tmp_path)
        (tmp_path / "a.vcf").unlink()
        with pytest.raises(Unreadable, match=re.escape("a.vcf cannot be read (No such file or directory)")):
            contents(package)

    def test_a_trouble_of_the_one_who_reads_is_not_told_as_one_of_the_file(self) -> None:
        with pytest.raises(RuntimeError, match="mine"), given("a.vcf", CARD).members[0].open():
            raise RuntimeError("mine")

    @pytest.mark.slow
    def test_a_folder_of_sixty_thousand_files(self, tmp_path: Path) -> None:
        for number in range(60_000):
            (tmp_path / f"{number}.vcf").touch()
        assert "holds more than 50,000 files; name the folder that matters" in said(tmp_path)


class TestZipsThatAreNotAsTheyShouldBe:
    def test_one_cut_short_at_any_place(self, tmp_path: Path) -> None:
        whole = zipped({"a.vcf": CARD, "b.vcf": CARD})
        path = tmp_path / "cut.zip"
        for length in range(4, len(whole)):
            path.write_bytes(whole[:length])
            assert said(path).endswith("is damaged or cut short; download or export it again")

    def test_one_with_a_password(self, tmp_path: Path) -> None:
        archive = bytearray(zipped({"a.vcf": CARD}))
        archive[6] |= 1
        archive[archive.rindex(b"PK\x01\x02") + 8] |= 1
        (tmp_path / "x.zip").write_bytes(archive)
        assert said(tmp_path / "x.zip") == "x.zip has a password; unpack it, and give the folder"

    @pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
    def test_one_packed_so_that_a_block_may_fill_memory(self, tmp_path: Path, method: int) -> None:
        path = zip_at(tmp_path / "x.zip", {"a.vcf": CARD}, method)
        assert said(path) == "x.zip is packed in a way that is not read; unpack it, and give the folder"

    def test_one_packed_as_nobody_knows(self, tmp_path: Path) -> None:
        archive = bytearray(zipped({"a.vcf": CARD}))
        archive[archive.rindex(b"PK\x01\x02") + 10] = 99
        (tmp_path / "x.zip").write_bytes(archive)
        assert "is packed in a way that is not read" in said(tmp_path / "x.zip")

    def test_one_whose_list_says_less_than_there_is(self, tmp_path: Path) -> None:
        (tmp_path / "x.zip").write_bytes(with_size(zipped({"a.vcf": CARD * 100}), 10))
        assert "a.vcf is damaged or cut short" in said(tmp_path / "x.zip")

    def test_one_whose_list_says_more_than_there_is_gives_what_there_is(self) -> None:
        package = given("x.zip", with_size(zipped({"a.vcf": CARD}), 1_000_000))
        assert contents(package) == {"a.vcf": CARD}

    def test_one_that_unpacks_to_far_more_than_it_is(self, tmp_path: Path) -> None:
        path = zip_at(tmp_path / "x.zip", {"a.vcf": bytes(70 << 20)})
        assert re.search(r"x\.zip would unpack [\d,]+ bytes to 73,400,320, as no export does; if it can", said(path))

    def test_many_members_that_share_the_same_bytes(self, tmp_path: Path) -> None:
        archive = zipped({"a.vcf": os.urandom(1000) * 1000}, zipfile.ZIP_STORED)
        at, end = archive.rindex(b"PK\x01\x02"), archive.rindex(b"PK\x05\x06")
        count = 200
        listed = archive[at:end] * count
        for number in range(count):
            place = listed.index(b"a.vcf")
            listed = listed[:place] + b"%05d" % number + listed[place + 5 :]
        closing = archive[end : end + 8] + count.to_bytes(2, "little") * 2
        closing += len(listed).to_bytes(4, "little") + archive[end + 16 :]
        (tmp_path / "x.zip").write_bytes(archive[:at] + listed + closing)
        assert "would unpack" in said(tmp_path / "x.zip")

    def test_zips_inside_are_not_opened(self) -> None:
        inner = zipped({"a.vcf": bytes(1 << 20)})
        assert contents(given("x.zip", zipped({"inner.zip": inner}))) == {"inner.zip": inner}

    def test_one_with_too_many_members_is_refused_before_its_list_is_taken_in(self, tmp_path: Path) -> None:
        (tmp_path / "x.zip").write_bytes(with_members(MOST_MEMBERS + 1))
        assert said(tmp_path / "x.zip") == "x.zip holds more than 50,000 files; unpack it, and give the folder"
        (tmp_path / "x.zip").write_bytes(with_members(100))
        assert len(opened(tmp_path / "x.zip").members) == 100

    def test_what_is_read_is_counted_whatever_the_sizes_say(self) -> None:
        package = given("x.zip", zipped({"a.vcf": b"x" * 600, "b.vcf": b"y" * 600}))
        package.progress.most = 1000
        with pytest.raises(Unreadable, match=r"b\.vcf goes on after 1,000 bytes"):
            contents(package)

    @tried(st.data())
    @settings(max_examples=100, deadline=None)
    def test_whatever_its_bytes_there_is_one_kind_of_error(self, data: st.DataObject) -> None:
        archive = bytearray(zipped({"a.vcf": CARD, "b/c.csv": b"x" * 99}))
        for _ in range(data.draw(st.integers(1, 4))):
            place = data.draw(st.integers(0, len(archive) - 1))
            archive[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
        try:
            with given("x.zip", bytes(archive)) as package:
                contents(package)
        except NetbookError as problem:
            assert problem.hint  # noqa: PT017  (that it is not raised is right, too)


# The most that was resident, as the system counts it for this process alone; getrusage would count its parent's too.
READING = """
import re, sys
from pathlib import Path
from netbook.errors import Unreadable
from netbook.formats import text
from netbook.formats.package import opened

def most():
    return int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])

before = most()
with opened(Path(sys.argv[1])) as package, package.members[0].open() as stream:
    try:
        print(sum(1 for line in text.lines(stream)))
    except Unreadable as problem:
        print(problem)
print((most() - before) // 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system tells no such figures")
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["a file", "a zip", "one line"])
def test_two_hundred_megabytes_are_read_in_little_memory(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "large.csv"
    line = b"Ana Reyes,ana@example.com," + b"x" * 172 + b"\r\n"
    with path.open("wb") as file:
        for _ in range(100):
            file.write(os.urandom(1 << 14).hex().encode() + b"\n")
            file.write(line * 10_000)
    if kind == "a zip":
        with zipfile.ZipFile(tmp_path / "large.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(path, "large.csv")
        path = tmp_path / "large.zip"
    if kind == "one line":
        path.write_bytes(path.read_bytes().replace(b"\n", b" ").replace(b"\r", b" "))
    done = subprocess.run(
        [sys.executable, "-c", READING, str(path)], capture_output=True, text=True, timeout=300, check=False
    )
    said, grown = done.stdout.splitlines()
    too_long = "a line has more than 50,331,648 bytes; this is no text that can be read"
    assert said == (too_long if kind == "one line" else str(100 * 10_001))
    assert int(grown) < 100
