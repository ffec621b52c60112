"""Speak to the reader: interface words out of gettext catalogues, dates through Babel.

The words in the code are Dutch, the default language; `locales/` holds English and French. Engine,
store, paper and content never speak: they return codes, or take words that were chosen here.
"""

from __future__ import annotations

import gettext
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

LANGUAGES = ("nl", "en", "fr")
NAMES = {"nl": "Nederlands", "en": "English", "fr": "Français"}
DOMAIN = "groeihuis"
LOCALES = Path(__file__).with_name("locales")
HALF_A_YEAR = timedelta(days=183)

_current = "nl"
_here = threading.local()
"""A thread's own language for a while, so that paper made behind the screen does not change it."""
_loaded: dict[str, gettext.NullTranslations] = {"nl": gettext.NullTranslations()}


def language() -> str:
    """Give the language that is spoken now."""
    return getattr(_here, "lang", None) or _current


def use(lang: str) -> None:
    """Speak a language from here on; an unknown one is Dutch."""
    global _current
    _current = _load(lang)


def _load(lang: str) -> str:
    code = lang if lang in LANGUAGES else "nl"
    if code not in _loaded:
        _loaded[code] = gettext.translation(DOMAIN, LOCALES, [code], fallback=True)
    return code


@contextmanager
def using(lang: str) -> Iterator[None]:
    """Speak a language for a while, in this thread alone."""
    before = getattr(_here, "lang", None)
    _here.lang = _load(lang)
    try:
        yield
    finally:
        _here.lang = before


def system_language() -> str:
    """Give the language of the user's environment where we speak it, else Dutch."""
    for name in ("GROEIHUIS_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "")[:2].lower()
        if code in LANGUAGES:
            return code
    return "nl"


def _(text: str) -> str:
    """Give a Dutch interface text in the language that is spoken now."""
    return _loaded[language()].gettext(text)


def plural(one: str, many: str, count: int) -> str:
    """Give the form for a count; `{n}` stands for it."""
    return _loaded[language()].ngettext(one, many, count).format(n=count)


def long_date(day: date) -> str:
    """Give a date with its weekday: donderdag 19 november 2026."""
    from babel.dates import format_date

    return _first(str(format_date(day, "EEEE d MMMM y", locale=language())), day)


def _first(said: str, day: date) -> str:
    """Say the first of a month as French does: 1er mars."""
    return said.replace("1 ", "1er ", 1) if language() == "fr" and day.day == 1 else said


def plain_date(day: date) -> str:
    """Give a date in full: 19 november 2026."""
    from babel.dates import format_date

    return _first(str(format_date(day, "d MMMM y", locale=language())), day)


def short_date(day: date, today: date) -> str:
    """Give a day and month for a narrow column: 11 dec; 15 okt 2027 where that could mislead.

    Without a year it is a day of this year and less than half a year from `today`.
    """
    from babel.dates import format_date

    near = day.year == today.year and abs(day - today) < HALF_A_YEAR
    return str(format_date(day, "d MMM" if near else "d MMM y", locale=language()))


def numeric_date(day: date) -> str:
    """Give a date as it is typed: 11-12-2026 or 11/12/2026."""
    return day.strftime("%d-%m-%Y" if language() == "nl" else "%d/%m/%Y")


def and_list(names: list[str] | tuple[str, ...]) -> str:
    """Join names as one says them: Zoë, Mark en Anouk."""
    if len(names) < 2:
        return "".join(names)
    return _("{first} en {last}").format(first=", ".join(names[:-1]), last=names[-1])
