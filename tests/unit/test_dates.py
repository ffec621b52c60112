"""A day is read as people type it, in all our languages; what is no day is nothing."""

from __future__ import annotations

from collections.abc import Sequence
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
        ("over twee weken", date(2026, 12, 13)),
        ("Over 2 weken.", date(2026, 12, 13)),
        ("over 10 dagen", date(2026, 12, 9)),
        ("over één dag", date(2026, 11, 30)),
        ("over een maand", date(2026, 12, 29)),
        ("over 3 maanden", date(2027, 2, 28)),
        ("over twaalf maanden", date(2027, 11, 29)),
        ("volgende  week", date(2026, 12, 6)),
        ("volgende week vrijdag", date(2026, 12, 4)),
        ("zondag volgende week", date(2026, 12, 6)),
        ("in two weeks", date(2026, 12, 13)),
        ("IN 10 DAYS", date(2026, 12, 9)),
        ("in a month", date(2026, 12, 29)),
        ("in one month", date(2026, 12, 29)),
        ("next week", date(2026, 12, 6)),
        ("dans deux semaines", date(2026, 12, 13)),
        ("dans une semaine", date(2026, 12, 6)),
        ("dans 10 jours", date(2026, 12, 9)),
        ("dans un mois", date(2026, 12, 29)),
        ("La semaine prochaine", date(2026, 12, 6)),
        ("vendredi de la semaine prochaine", date(2026, 12, 4)),
    ],
)
def test_a_day_is_read_as_it_is_typed(typed: str, meant: date) -> None:
    assert parse_day(typed, TODAY) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "", "x", "31 februari", "32-1", "0-0-0", "8 foo", "juli", "december 8", "+9999", "8 8 8 8",
        "over", "over een", "over twee", "over weken", "over wat weken", "over twee weken of drie",
        "over veertien dagen", "over anderhalve week", "over 1,5 week", "over 1.5 weken",
        "over -2 weken", "over 9999 dagen", "over een jaar", "twee weken", "twee weken geleden",
        "in twee weken", "over two weeks", "in deux semaines", "dans two jours", "over 2weken",
        "volgende maand", "vorige week", "week", "volgende week foo", "volgende weekvrijdag",
        "next week friday", "friday next week", "next friday", "vendredi prochain",
    ],
)  # fmt: skip
def test_what_is_no_day_is_nothing(typed: str) -> None:
    assert parse_day(typed, TODAY) is None


@pytest.mark.parametrize(
    ("today", "typed", "meant"),
    [
        (date(2027, 1, 31), "over een maand", date(2027, 2, 28)),
        (date(2028, 1, 31), "in one month", date(2028, 2, 29)),
        (date(2027, 3, 31), "dans un mois", date(2027, 4, 30)),
        (date(2026, 11, 30), "volgende week maandag", date(2026, 12, 7)),
        (date(2026, 12, 4), "volgende week vrijdag", date(2026, 12, 11)),
        (date(2026, 12, 5), "volgende week", date(2026, 12, 12)),
    ],
)
def test_time_ahead_counts_from_the_day_that_is_given(today: date, typed: str, meant: date) -> None:
    assert parse_day(typed, today) == meant


WORDS = {
    "over": ("een twee drie vier vijf zes zeven acht negen tien elf twaalf",
             ("dagen", "weken", "maanden")),
    "in": ("one two three four five six seven eight nine ten eleven twelve",
           ("days", "weeks", "months")),
    "dans": ("un deux trois quatre cinq six sept huit neuf dix onze douze",
             ("jours", "semaines", "mois")),
}  # fmt: skip
"""One to twelve, and days, weeks and months, after the word that a count begins with."""


@given(day=DAYS, lead=st.sampled_from(sorted(WORDS)), number=st.integers(1, 12))
def test_time_ahead_is_the_same_in_words_and_in_digits(day: date, lead: str, number: int) -> None:
    words, units = WORDS[lead]
    said = words.split()[number - 1]
    read = [parse_day(f"{lead} {said} {unit}", day) for unit in units]
    assert read == [parse_day(f"{lead} {number} {unit}", day) for unit in units]
    days, weeks, month = read
    assert days == day + timedelta(days=number)
    assert weeks == day + timedelta(weeks=number)
    assert month is not None
    assert (month.year * 12 + month.month) - (day.year * 12 + day.month) == number
    assert month.day == day.day or (month + timedelta(days=1)).day == 1


COUNTS = st.sampled_from(sorted(WORDS)).flatmap(
    lambda lead: st.tuples(
        st.just(lead), st.integers(0, 999).map(str), st.sampled_from(WORDS[lead][1])
    )
)
LOOSE = st.lists(
    st.sampled_from(
        [
            *(one for lead, (few, units) in WORDS.items() for one in (lead, *few.split(), *units)),
            *("volgende week", "next week", "de la semaine prochaine", "vrijdag", "dim.", "0", "+"),
        ]
    ),
    max_size=4,
)


@given(day=DAYS, words=COUNTS | LOOSE)
def test_time_ahead_is_never_before_the_day_it_counts_from(day: date, words: Sequence[str]) -> None:
    read = parse_day(" ".join(words), day)
    assert read is None or read >= day


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
