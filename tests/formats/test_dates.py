from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given as tried
from hypothesis import strategies as st

from netbook.domain.occasions import YearlyDay
from netbook.domain.when import Calendar
from netbook.errors import Unreadable
from netbook.formats.tables import dates

TODAY = date(2026, 11, 27)
PLAIN, DMY, MDY = Calendar(TODAY), Calendar(TODAY, "dmy"), Calendar(TODAY, "mdy")


@pytest.mark.parametrize(
    "text",
    """2021-02-12|2021-02-12T10:20:30Z|2021-02-12 10:20:30 UTC|2021/02/12|20210212|12.02.2021|12.2.21|12. 2. 2021
    12 Feb 2021|12-Feb-21|12 February 2021|12th of February, 2021|Feb 12, 2021|February 12 2021
    12. Februar 2021|12 févr. 2021|12 février 2021|12-feb-21|12 de febrero de 2021|12 feb 2021|12 febbraio 2021
    12 februari 2021|12 de fevereiro de 2021|12-fev-21|12 lutego 2021|12 lut 2021|12 luty 2021""".replace(
        "\n", "|"
    ).split("|"),
)
def test_a_date_is_read_however_it_is_written(text: str) -> None:
    assert dates.read_day(text.strip(), PLAIN) == date(2021, 2, 12)


@pytest.mark.parametrize(
    ("month", "texts"),
    [
        (1, "Jan Januar Jänner janvier janv. enero ene gennaio gen januari janeiro stycznia sty"),
        (3, "March März Mrz mars marzo maart mrt março marts marzec marca"),
        (5, "May Mai mai mayo maggio mag mei maio maj maja"),
        (7, "July Juli juillet juil. julio luglio lug julho lipiec lipca lip"),
        (8, "Aug August août agosto ago augustus augusti sierpnia sie"),
        (9, "Sept. September septembre septiembre set settembre sett setembro września wrz"),
        (10, "Oct Okt Oktober octobre octubre ottobre ott outubro out oktober października paź"),
        (11, "Nov November novembre noviembre novembro listopada lis"),
        (12, "Dec Dez Dezember décembre déc. dicembre dic diciembre dezembro desember des grudnia gru"),
    ],
)
def test_months_have_their_names_in_eleven_languages(month: int, texts: str) -> None:
    for text in texts.split():
        assert dates.read_yearly(f"9 {text} 1990", PLAIN) == YearlyDay(month, 9, 1990)
        assert dates.read_yearly(f"{text.upper()} 9", PLAIN) == YearlyDay(month, 9)


@pytest.mark.parametrize(
    "text", ["--03-14", "--0314", " --03-14", "-- 03-14", "14 March", "14. März", "14.3.", "14 de marzo"]
)
def test_a_birthday_may_lack_its_year(text: str) -> None:
    assert dates.read_yearly(text, PLAIN) == YearlyDay(3, 14)


def test_the_year_apple_writes_for_none_is_none() -> None:
    assert dates.read_yearly("1604-02-29", PLAIN) == YearlyDay(2, 29)


@pytest.mark.parametrize("text", ["14/03/1990", "14-03-1990", "14.03.1990", "03/14/1990", "3/14/90", "3-14-1990"])
@pytest.mark.parametrize("calendar", [PLAIN, DMY, MDY])
def test_a_number_that_is_no_month_is_the_day(text: str, calendar: Calendar) -> None:
    assert dates.read_yearly(text, calendar) == YearlyDay(3, 14, 1990)


def test_what_can_be_read_two_ways_is_read_as_the_user_says_or_not_at_all() -> None:
    assert dates.read_day("03/04/1990", DMY) == date(1990, 4, 3)
    assert dates.read_day("03/04/1990", MDY) == date(1990, 3, 4)
    assert dates.read_day("04/04/1990", PLAIN) == date(1990, 4, 4)
    with pytest.raises(Unreadable, match="the date 03/04/1990 can be read two ways; set NETBOOK_DATE_ORDER"):
        dates.read_day("03/04/1990", PLAIN)


def test_a_year_of_two_digits_has_been() -> None:
    assert dates.read_day("12.02.26", PLAIN) == date(2026, 2, 12)
    assert dates.read_day("12.02.27", PLAIN) == date(1927, 2, 12)


@pytest.mark.parametrize(
    "text",
    """2021-W06-5|2021W065|2021-02-30|2021-13-01|29 Feb 2021|31/31/2021|2021|Feb 2021|12|yesterday|Friday|12 Foo 2021
    0012-02-12|12/02|2021-02-12x|x12 Feb 2021|1 2 3|--02-30|99999999|٣ Feb 2021""".replace("\n", "|").split("|"),
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="is no birthday"):
        dates.read_yearly(text.strip(), PLAIN)


def test_days_to_come_are_refused() -> None:
    assert dates.read_day("27 Nov 2026", PLAIN) == TODAY
    for read in (dates.read_day, dates.read_yearly):
        with pytest.raises(Unreadable, match="lies ahead"):
            read("28 Nov 2026", PLAIN)


def test_a_day_without_a_year_is_no_day_on_which_something_happened() -> None:
    with pytest.raises(Unreadable, match="the date '14 March' has no year"):
        dates.read_day("14 March", PLAIN)


@pytest.mark.parametrize("text", ["", " ", "0/0/00", "00/00/0000", "0000-00-00", "0/0/00 00:00:00", "1/1/4501"])
def test_some_dates_say_that_there_is_none(text: str) -> None:
    assert dates.is_empty(text)


def test_others_do_not() -> None:
    assert not dates.is_empty("1/1/2001")


@tried(st.dates(date(1000, 1, 1), TODAY))
def test_every_iso_date_is_itself(day: date) -> None:
    assert dates.read_day(day.isoformat(), PLAIN) == day
    assert dates.read_day(day.strftime("%d.%m.") + f"{day.year}", MDY) == day


@tried(st.text(max_size=80))
def test_nothing_else_comes_of_any_text(text: str) -> None:
    for read in (dates.read_day, dates.read_yearly):
        with suppress(Unreadable):
            read(text, PLAIN)
