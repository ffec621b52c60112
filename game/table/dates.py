"""Give today, and read a day as people type it: 11-12, 11 december, vrijdag, over twee weken."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache

from game.language import LANGUAGES

_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?\Z")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")
_NAMED = re.compile(r"(\d{1,2})(?:e|er|th|st|nd|rd)? ([^\W\d]+)(?: (\d{4}|\d{2}))?\Z")
_LEADS = frozenset({"op", "on", "le", "the"})
"""Words before a day that say nothing more of it."""
_AHEAD = re.compile(r"\+(\d{1,3})\Z")
_SOON = {
    "vandaag": 0, "today": 0, "aujourd'hui": 0,
    "morgen": 1, "tomorrow": 1, "demain": 1,
    "overmorgen": 2, "apres-demain": 2,
}  # fmt: skip
"""Days ahead by the words for them, as `_bare` gives them."""
_NUMBERS = {
    "over": {"een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6,
             "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "elf": 11, "twaalf": 12},
    "in": {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
           "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12},
    "dans": {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6,
             "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12},
}  # fmt: skip
"""Numbers by the word that a count begins with: `in twee weken` says something else in Dutch."""
_SPANS = {
    "over": {"dag": (1, 0), "dagen": (1, 0), "week": (7, 0), "weken": (7, 0),
             "maand": (0, 1), "maanden": (0, 1)},
    "in": {"day": (1, 0), "days": (1, 0), "week": (7, 0), "weeks": (7, 0),
           "month": (0, 1), "months": (0, 1)},
    "dans": {"jour": (1, 0), "jours": (1, 0), "semaine": (7, 0), "semaines": (7, 0),
             "mois": (0, 1)},
}  # fmt: skip
"""Days and months of each unit, by the same word."""
_NEXT_WEEK = frozenset({"volgende week", "next week", "la semaine prochaine"})
_IN_NEXT_WEEK = re.compile(
    r"volgende week ([^\W\d]+)\Z|([^\W\d]+) (?:volgende week|de la semaine prochaine)\Z"
)
"""A day of next week; not in English, where a week may begin on Sunday, so that it says two."""


def this_day() -> date:
    """Give the day on this machine's calendar."""
    return datetime.now().astimezone().date()


def counted_from(held_on: date) -> date:
    """Give the day from which days ahead count: today, also where a session began earlier."""
    return max(held_on, this_day())


def parse_day(text: str, today: date) -> date | None:
    """Give the day that is meant, or nothing.

    Day before month, as in all our languages. Without a year it is the next such day; +14 counts
    days from today, as `over twee weken` does. A day of the week alone is the next one after
    today; next week without one is a week from today.
    """
    text = text.strip()
    if ahead := _AHEAD.match(text):
        return today + timedelta(days=int(ahead[1]))
    word = _bare(text).replace("’", "'")
    if word in _SOON:
        return today + timedelta(days=_SOON[word])
    if word in _NEXT_WEEK:
        return today + timedelta(weeks=1)
    if counted := _counted(word.split(), today):
        return counted
    if (named := _IN_NEXT_WEEK.match(word)) and (
        weekday := _weekdays().get(named[1] or named[2])
    ) is not None:
        return today + timedelta(days=7 - today.weekday() + weekday)
    if (weekday := _weekdays().get(word)) is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    try:
        if iso := _ISO.match(text):
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        plain = _dated(text)
        if found := _DAY.match(plain):
            return _next(int(found[1]), int(found[2]), found[3], today)
        named = _NAMED.match(plain)
        if named and (month := _months().get(named[2])):
            return _next(int(named[1]), month, named[3], today)
    except ValueError:
        return None
    return None


def _counted(words: list[str], today: date) -> date | None:
    """Give the day after some days, weeks or months, or nothing; no month runs into the next."""
    if len(words) != 3 or words[0] not in _NUMBERS:
        return None
    lead, many, unit = words
    number = int(many) if re.fullmatch(r"\d{1,3}", many) else _NUMBERS[lead].get(many)
    if number is None or unit not in _SPANS[lead]:
        return None
    from dateutil.relativedelta import relativedelta

    days, months = _SPANS[lead][unit]
    return today + relativedelta(days=number * days, months=number * months)


def _next(day: int, month: int, year: str | None, today: date) -> date | None:
    """Give that day of a year, or without one the first from today on."""
    if year:
        return date(int(year) if len(year) > 2 else 2000 + int(year), month, day)
    years = range(today.year, today.year + 9)  # 29 February may be as far as that
    found = (date(one, month, day) for one in years if _is_day(one, month, day))
    return next((one for one in found if one >= today), None)


def _is_day(year: int, month: int, day: int) -> bool:
    """Tell whether a year has such a day."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _dated(text: str) -> str:
    """Give what says the date: the day of the week before it is not looked at, it counts less."""
    words = [one for one in _bare(text.replace(",", " ")).split() if one != "de"]
    while len(words) > 1 and (words[0] in _LEADS or words[0] in _weekdays()):
        words = words[1:]
    return " ".join(words)


@cache
def _months() -> Mapping[str, int]:
    """Give the months by name, whole and cut, in all our languages at once: none says two."""
    from babel import Locale

    return {
        _bare(name): number
        for lang in LANGUAGES
        for width in ("wide", "abbreviated")
        for number, name in Locale(lang).months["format"][width].items()
    }


@cache
def _weekdays() -> Mapping[str, int]:
    """Give the days of the week by name, whole and cut, in all our languages; Monday is 0."""
    from babel import Locale

    return {
        _bare(name): number
        for lang in LANGUAGES
        for width in ("wide", "abbreviated")
        for number, name in Locale(lang).days["format"][width].items()
    }


def _bare(text: str) -> str:
    """Give small letters without accents and points: févr. and FEVR are one."""
    plain = unicodedata.normalize("NFKD", text).casefold().replace(".", " ")
    return " ".join("".join(one for one in plain if not unicodedata.combining(one)).split())
