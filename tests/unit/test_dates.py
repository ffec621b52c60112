"""A day is read as people type it, in all our languages; what is no day is nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from game.language import LANGUAGES, short_date, using
from game.table.dates import counted_from, parse_day

TODAY = date(2026, 11, 29)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("11-12", date(2026, 12, 11)),
        ("28-11", date(2027, 11, 28)),
        ("29/11", TODAY),
        ("1.2.27", date(2027, 2, 1)),
        ("2027-02-01", date(2027, 2, 1)),
        ("+14", TODAY + timedelta(days=14)),
        (" 8 december ", date(2026, 12, 8)),
        ("15 JAN.", date(2027, 1, 15)),
        ("di 8 dec", date(2026, 12, 8)),
        ("maandag, 3 mei", date(2027, 5, 3)),
        ("1er févr. 27", date(2027, 2, 1)),
        ("le 12 aout", date(2027, 8, 12)),
        ("3rd March 2028", date(2028, 3, 3)),
        ("Morgen", TODAY + timedelta(days=1)),
        ("overmorgen", TODAY + timedelta(days=2)),
        ("après-demain", TODAY + timedelta(days=2)),
        ("aujourd’hui", TODAY),
        ("vrijdag", date(2026, 12, 4)),
        ("Mon", date(2026, 11, 30)),
        ("dimanche", date(2026, 12, 6)),
        ("le vendredi 11 décembre", date(2026, 12, 11)),
        ("op vrijdag 11 december", date(2026, 12, 11)),
        ("vr 4-12", date(2026, 12, 4)),
        ("vrijdag 4/12", date(2026, 12, 4)),
        ("11 december, 2026", date(2026, 12, 11)),
        ("29 februari", date(2028, 2, 29)),
        ("29-2", date(2028, 2, 29)),
    ],
)
def test_a_day_is_read_as_it_is_typed(typed: str, meant: date) -> None:
    assert parse_day(typed, TODAY) == meant


@pytest.mark.parametrize(
    "typed",
    ["", "x", "31 februari", "32-1", "0-0-0", "8 foo", "juli", "december 8", "+9999", "8 8 8 8"],
)
def test_what_is_no_day_is_nothing(typed: str) -> None:
    assert parse_day(typed, TODAY) is None


@given(day=DAYS, lang=st.sampled_from(LANGUAGES), form=st.sampled_from(["long", "full", "d MMM y"]))
def test_a_day_as_it_is_written_reads_back(day: date, lang: str, form: str) -> None:
    written = format_date(day, form, locale="en_GB" if lang == "en" else lang)
    assert parse_day(written, TODAY) == day, written


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 12, 11), "11 dec"),
        (date(2027, 1, 15), "15 jan 2027"),
        (date(2027, 10, 15), "15 okt 2027"),
        (date(2026, 5, 1), "1 mei 2026"),
    ],
)
def test_a_short_day_shows_its_year_where_it_could_be_taken_for_another(
    day: date, said: str
) -> None:
    with using("nl"):
        assert short_date(day, TODAY) == said


@pytest.mark.parametrize(("today", "read"), [(20, 27), (15, 15)])
def test_days_ahead_count_from_today_also_in_what_was_begun_earlier(
    monkeypatch: pytest.MonkeyPatch, today: int, read: int
) -> None:
    monkeypatch.setattr("game.table.dates.this_day", lambda: date(2026, 11, today))
    begun = date(2026, 11, 13)
    assert parse_day("+7" if read > today else "+0", counted_from(begun)) == date(2026, 11, read)
    assert counted_from(date(2026, 12, 1)) == date(2026, 12, 1), "a session may be set for later"
