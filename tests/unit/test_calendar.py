"""The calendar file read back: the days, the words as they were, and nothing else."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from icalendar import Calendar

from game.language import language
from game.table.calendar import Due, follow_up_calendar

SESSION = "019aab12-7c3e-7000-8000-000000000001"
STAMP = datetime(2026, 11, 19, 16, 2, 3, tzinfo=UTC)
TITLE = "Bouwoverleg: Zoë, Mark en Łucja"
ODD = 'Neem, elke maand; één taak over: C:\\Nieuw \\n of "zo"\ntweede regel 👩🏽‍🌾🇧🇪 شكرا'
AGREEMENTS = (
    Due("41", "Loopt twee ochtenden mee.", date(2026, 12, 11), "Zoë", "Vraagt een datum.", "Tijd."),
    Due("43", ODD, date(2027, 1, 4), "Đức, Łucja"),
    Due("47", "Heeft geen dag.", None, "Mark"),
)


def _made(**given: Any) -> bytes:
    wanted: dict[str, Any] = {
        "lang": "nl",
        "stamp": STAMP,
        "agreements": AGREEMENTS,
        "follow_up": date(2027, 2, 18),
    }
    return follow_up_calendar(SESSION, given.pop("title", TITLE), **{**wanted, **given})


def _events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data.decode()).walk("VEVENT"))


def _lines(data: bytes) -> list[str]:
    """Unfold as RFC 5545 says (section 3.1), without the library."""
    return data.decode("utf-8").replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def _texts(data: bytes, name: str) -> list[str]:
    """Give the texts of a property with their escapes undone, one sign after another."""
    found = [line.partition(":")[2] for line in _lines(data) if re.match(rf"{name}[;:]", line)]
    return [re.sub(r"\\(.)", lambda at: "\n" if at[1] in "nN" else at[1], one) for one in found]


def test_every_day_that_was_agreed_is_one_whole_day() -> None:
    events = _events(_made())
    days = [(event.decoded("dtstart"), event.decoded("dtend")) for event in events]
    assert days == [
        (date(2026, 12, 11), date(2026, 12, 12)),
        (date(2027, 1, 4), date(2027, 1, 5)),
        (date(2027, 2, 18), date(2027, 2, 19)),
    ]
    assert b"DTSTART;VALUE=DATE:20261211\r\n" in _made()
    assert {str(event["transp"]) for event in events} == {"TRANSPARENT"}


def test_the_file_names_its_maker_its_language_and_when_it_was_made() -> None:
    calendar: Any = Calendar.from_ical(_made(lang="fr").decode())
    assert str(calendar["prodid"]) == "-//groeihuis//groeihuis//FR"
    assert str(calendar["version"]) == "2.0"
    for event in calendar.walk("VEVENT"):
        assert event["summary"].params["LANGUAGE"] == "fr"
        assert event["description"].params["LANGUAGE"] == "fr"
        assert event.decoded("dtstamp") == STAMP


def test_a_stamp_is_told_in_utc_and_must_know_its_zone() -> None:
    there = STAMP.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert _made(stamp=there) == _made()
    assert b"DTSTAMP:20261119T160203Z\r\n" in _made()
    with pytest.raises(ValueError, match="zone"):
        _made(stamp=STAMP.replace(tzinfo=None))


def test_words_with_commas_breaks_backslashes_and_emoji_come_back_as_they_were() -> None:
    first, odd, follow_up = _texts(_made(), "SUMMARY")
    assert first == "Zoë: Loopt twee ochtenden mee."
    assert odd == f"Đức, Łucja: {ODD}".replace("\n", " ")
    assert follow_up == f"Terugblik: {TITLE}"
    told = _texts(_made(), "DESCRIPTION")
    assert told[0] == f"Eerste stap: Vraagt een datum.\nNodig: Tijd.\n{TITLE}"
    assert told[1] == TITLE
    assert told[2].splitlines()[1] == "- Loopt twee ochtenden mee."
    assert ODD in told[2]


def test_the_library_reads_the_same_words() -> None:
    plain = ODD.replace("\\", "/")
    data = _made(agreements=(Due("1", plain, date(2027, 1, 4), first_step=plain),))
    event, _follow_up = _events(data)
    assert str(event["summary"]) == plain.replace("\n", " ")
    assert plain in str(event["description"])


@pytest.mark.parametrize("filler", ["a", "é", "漢", "👩🏽‍🌾", ", ", "\\", "\n"])
def test_lines_end_in_crlf_and_are_folded_between_letters_at_75_bytes(filler: str) -> None:
    long = f"x{filler * 2000}x"
    data = _made(agreements=(Due("1", long, date(2027, 1, 4), first_step=long),))
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")
    assert _texts(data, "DESCRIPTION")[0] == f"Eerste stap: {long}\n{TITLE}"


@pytest.mark.parametrize("odd", ["\r", "\x0b", "\x85", "\u2028", "\u2029", "\r\n", "\x1e"])
def test_any_line_break_is_one_of_ours(odd: str) -> None:
    data = _made(title="", agreements=(Due("1", "x", date(2027, 1, 4), first_step=f"a{odd}b"),))
    assert _texts(data, "DESCRIPTION")[0] == "Eerste stap: a\nb"
    assert len(_events(data)) == 2


def test_controls_and_halves_of_letters_stay_out() -> None:
    data = _made(agreements=(Due("1", "a\x00b\x1b[2Jc\ud83dd\x9f", date(2027, 1, 4)),))
    assert _texts(data, "SUMMARY")[0] == "ab[2Jcd"


def test_nobody_can_write_a_line_of_the_file() -> None:
    name = "Zoë\r\nEND:VEVENT\r\nBEGIN:VEVENT"
    data = _made(agreements=(Due("1", "x\nATTACH:file", date(2027, 1, 4), who=name),))
    assert len(_events(data)) == 2
    assert not any(line.startswith("ATTACH") for line in _lines(data))


def test_a_line_keeps_its_name_when_it_changes_and_shares_it_with_no_other() -> None:
    def uids(data: bytes) -> list[str]:
        return [str(event["uid"]) for event in _events(data)]

    before = uids(_made())
    assert len(set(before)) == 3
    changed = (Due("41", "Anders.", date(2028, 1, 1)), *AGREEMENTS[1:])
    later = _made(agreements=changed, follow_up=date(2027, 3, 1), stamp=STAMP + timedelta(days=1))
    assert uids(later) == before
    assert uids(_made(lang="en")) == before
    other = follow_up_calendar(
        "019aab12-7c3e-7000-8000-000000000002", TITLE, lang="nl", stamp=STAMP, agreements=AGREEMENTS
    )
    assert not set(uids(other)) & set(before)
    for uid in before:
        assert UUID(uid.removesuffix("@groeihuis")).version == 5


def test_uids_never_change_between_versions_of_ours() -> None:
    assert str(_events(_made())[0]["uid"]) == "77ee3c4d-2a9b-5ea9-bbd0-208611b26150@groeihuis"


def test_the_same_values_give_the_same_bytes() -> None:
    assert _made() == _made()
    assert _made() != _made(follow_up=date(2027, 2, 19))


@pytest.mark.parametrize("lang", ["nl", "en", "fr"])
def test_it_speaks_the_language_of_the_session_and_leaves_the_readers_alone(
    lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = language()
    monkeypatch.setattr("game.table.calendar._", lambda text: f"{language()} {text}")
    data = _made(lang=lang, title="")
    assert _texts(data, "SUMMARY")[-1] == f"{lang} Terugblik"
    assert _texts(data, "DESCRIPTION")[0].startswith(f"{lang} Eerste stap")
    assert language() == before


def test_without_any_day_there_is_no_file() -> None:
    assert _made(agreements=AGREEMENTS[2:], follow_up=None) == b""
    assert len(_events(_made(agreements=()))) == 1
    assert len(_events(_made(follow_up=None))) == 2


def test_what_has_no_words_still_gets_its_day() -> None:
    data = _made(title="", agreements=(Due("1", "  ", date(9999, 12, 31)),))
    assert _texts(data, "SUMMARY") == ["Afspraak", "Terugblik"]
    first, follow_up = _events(data)
    assert "description" not in first
    assert first.decoded("dtstart") == date.max
    assert str(follow_up["description"]) == "Kijk samen terug op de afspraken."
