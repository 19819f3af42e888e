import codecs
import io
import re
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netbook.errors import Unreadable
from netbook.formats import text

MARKED = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


class Dripping(io.BytesIO):
    """A stream that gives no more than a few bytes at a time, as pipes may."""

    def __init__(self, content: bytes, most: int) -> None:
        super().__init__(content)
        self._most = most

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(self._most if size is None or size < 0 else min(size, self._most))


def read(content: bytes, encoding: str | None = None) -> list[str]:
    return list(text.lines(io.BytesIO(content), encoding))


def cut(whole: str) -> list[str]:
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", whole)


texts = st.lists(
    st.sampled_from(["a", "é", "名", "😀", "\r", "\n", "\r\n", " ", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\ufeff"])
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
).map("".join)


class TestLines:
    @given(texts, st.sampled_from(sorted(MARKED)), st.sampled_from([1, 2, 3, 7, 1 << 16]))
    def test_any_text_with_a_mark_comes_back_cut_at_line_ends_only(self, whole: str, encoding: str, most: int) -> None:
        if encoding == "utf-16-le":
            whole = whole.lstrip("\0")  # after which its mark would be that of UTF-32
        content = MARKED[encoding] + whole.encode(encoding)
        assert list(text.lines(Dripping(content, most))) == cut(whole)

    @given(texts.filter(lambda whole: not whole.startswith("\ufeff")), st.sampled_from([1, 5, 1 << 16]))
    def test_any_text_in_utf_8_needs_no_mark(self, whole: str, most: int) -> None:
        whole = whole.replace("\0", "")
        assert list(text.lines(Dripping(whole.encode(), most))) == cut(whole)

    @given(
        texts.filter(lambda whole: not whole.startswith("\ufeff")),
        st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "gb18030"]),
    )
    def test_any_text_comes_back_in_the_encoding_that_is_named(self, whole: str, encoding: str) -> None:
        content = whole.encode(encoding)
        if not content.startswith(tuple(MARKED.values())):
            assert read(content, encoding) == cut(whole)

    @given(
        st.text(st.sampled_from("Aña Ñuñez €…\r\n\x0b\x1c"), max_size=80),
        st.sampled_from(["cp1252", "latin-1", "cp037", "shift_jis", "iso2022_jp", "utf-7", "mac_roman", "big5"]),
    )
    def test_what_an_encoding_has_comes_back_by_it(self, whole: str, encoding: str) -> None:
        whole = whole.encode(encoding, errors="ignore").decode(encoding)
        assert read(whole.encode(encoding), encoding) == cut(whole)

    @pytest.mark.parametrize("before", [65_534, 65_535, 65_536, 65_537, 131_071, 131_072, 400, 399])
    @pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\r\r", "\n\r"])
    def test_an_end_of_line_where_one_part_ends(self, before: int, end: str) -> None:
        whole = "x" * before + end + "y" + end
        assert read(whole.encode()) == cut(whole)

    def test_a_carriage_return_alone_ends_a_line(self) -> None:
        assert read(b"one\rtwo\r\rfour") == ["one\r", "two\r", "\r", "four"]

    def test_nothing_has_no_lines(self) -> None:
        assert read(b"") == read(codecs.BOM_UTF8) == read(codecs.BOM_UTF16_LE) == []

    def test_a_line_of_many_parts_is_looked_at_once(self) -> None:
        content = b"x" * (15 << 20) + b"\n"
        tracemalloc.start()
        assert [len(line) for line in text.raw_lines(io.BytesIO(content))[1]] == [len(content)]
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert most < 3 * len(content)

    def test_a_line_without_end_is_refused(self) -> None:
        with pytest.raises(Unreadable, match="a line has more than 50,331,648 bytes"):
            read(b"x" * (text.LONGEST_LINE + 1))
        with pytest.raises(Unreadable, match="a line has more than 50,331,648 bytes"):
            read(("x" * (text.LONGEST_LINE + 1)).encode("utf-16"))


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
    @pytest.mark.parametrize(
        "whole", ["a", "Ana\r\n", "BEGIN:VCARD\r\nFN:山田太郎\r\n", "Name,City\n" + "山田,東京\n" * 30]
    )
    def test_utf_16_shows_by_the_zeros_of_its_ascii(self, whole: str, encoding: str) -> None:
        assert text.encoding_of(whole.encode(encoding)) == encoding
        assert read(whole.encode(encoding)) == cut(whole)

    def test_of_utf_16_without_ascii_only_a_mark_tells(self) -> None:
        whole = "山田太郎東京大阪京都"
        assert text.encoding_of(whole.encode("utf-16-le")) is None
        assert read(whole.encode("utf-16")) == [whole]
        assert read(whole.encode("utf-16-be"), "utf-16-be") == [whole]

    @given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=500))
    def test_no_text_in_utf_8_passes_for_another(self, whole: str) -> None:
        assert text.encoding_of(whole.encode()) in (None, "utf-8")

    def test_utf_16_that_ends_in_the_middle_of_a_letter_or_is_broken_is_read_all_the_same(self) -> None:
        assert read("Ana\n".encode("utf-16") + b"B") == ["Ana\n", "\ufffd"]
        assert read(codecs.BOM_UTF16_LE + b"A\0\0\xd8B\0") == ["A\ufffdB"]

    def test_lines_in_several_encodings_are_each_read_in_theirs(self) -> None:
        assert read("José\n".encode() + "Zoë\r\n".encode("cp1252") + "Łukasz\n".encode()) == [
            "José\n",
            "Zoë\r\n",
            "Łukasz\n",
        ]
        assert read(codecs.BOM_UTF8 + "José\n".encode() + "Zoë\n".encode("cp1252")) == ["José\n", "Zoë\n"]

    def test_bytes_that_nobody_defines_are_shown_as_such(self) -> None:
        assert read(b"\xe9\x81\x8d\x8f\x90\x9d") == ["é\ufffd\ufffd\ufffd\ufffd\ufffd"]

    def test_a_mark_counts_more_than_a_name_and_a_name_more_than_zeros(self) -> None:
        assert read("José".encode("utf-8-sig"), "cp1252") == ["José"]
        assert read("José".encode("utf-16"), "utf-8") == ["José"]
        assert read(b"a\0b\0", "latin-1") == ["a\0b\0"]

    def test_what_is_not_in_the_encoding_named_is_refused_with_its_line(self) -> None:
        with pytest.raises(
            Unreadable, match="line 2 cannot be read as ascii; leave the encoding away, or name another"
        ):
            read("Ana\nZoë\n".encode(), "ascii")
        with pytest.raises(Unreadable, match="this cannot be read as utf-16-le"):
            read(b"A\0B", "utf-16-le")

    @pytest.mark.parametrize(
        "name",
        [
            "",
            "klingon",
            "hex",
            "rot13",
            "zlib",
            "bz2",
            "base64",
            "idna",
            "punycode",
            "undefined",
            "unicode_escape",
            "a\0b",
        ],
    )
    def test_there_are_encodings_of_no_text(self, name: str) -> None:
        with pytest.raises(Unreadable, match=r"there is no encoding .*; name one such as utf-8"):
            text.checked(name)

    def test_an_encoding_has_one_name(self) -> None:
        assert [text.checked(name) for name in ("UTF8", "Latin1", "SJIS")] == ["utf-8", "iso8859-1", "shift_jis"]

    @pytest.mark.slow
    @given(st.binary(max_size=300), st.sampled_from([None, "utf-16", "utf-7", "cp037", "shift_jis", "hz", "utf-8-sig"]))
    @settings(max_examples=100)
    def test_whatever_the_bytes_there_is_one_kind_of_error(self, content: bytes, encoding: str | None) -> None:
        try:
            found = read(content, encoding)
        except Unreadable:
            assert encoding
        else:
            assert all(found)
