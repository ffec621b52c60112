"""Speak to the reader: interface words out of gettext catalogues, dates through Babel.

The words in the code are Dutch, the default language; `locales/` holds English and French. Engine,
store, paper and content never speak: they return codes, or take words that were chosen here.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

LANGUAGES = ("nl", "en", "fr")
NAMES = {"nl": "Nederlands", "en": "English", "fr": "Français"}
DOMAIN = "groeihuis"
LOCALES = Path(__file__).with_name("locales")

_current = "nl"
_loaded: dict[str, gettext.NullTranslations] = {"nl": gettext.NullTranslations()}


def language() -> str:
    """Give the language that is spoken now."""
    return _current


def use(lang: str) -> None:
    """Speak a language from here on; an unknown one is Dutch."""
    global _current
    _current = lang if lang in LANGUAGES else "nl"
    if _current not in _loaded:
        _loaded[_current] = gettext.translation(DOMAIN, LOCALES, [_current], fallback=True)


@contextmanager
def using(lang: str) -> Iterator[None]:
    """Speak a language for a while."""
    before = _current
    use(lang)
    try:
        yield
    finally:
        use(before)


def system_language() -> str:
    """Give the language of the user's environment where we speak it, else Dutch."""
    for name in ("GROEIHUIS_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "")[:2].lower()
        if code in LANGUAGES:
            return code
    return "nl"


def _(text: str) -> str:
    """Give a Dutch interface text in the language that is spoken now."""
    return _loaded[_current].gettext(text)


def plural(one: str, many: str, count: int) -> str:
    """Give the form for a count; `{n}` stands for it."""
    return _loaded[_current].ngettext(one, many, count).format(n=count)


def long_date(day: date) -> str:
    """Give a date with its weekday: donderdag 19 november 2026."""
    from babel.dates import format_date

    return str(format_date(day, "EEEE d MMMM y", locale=_current))


def plain_date(day: date) -> str:
    """Give a date in full: 19 november 2026."""
    from babel.dates import format_date

    return str(format_date(day, "d MMMM y", locale=_current))


def short_date(day: date) -> str:
    """Give a day and month for a narrow column: 11 dec."""
    from babel.dates import format_date

    return str(format_date(day, "d MMM", locale=_current))


def numeric_date(day: date) -> str:
    """Give a date as it is typed: 11-12-2026 or 11/12/2026."""
    return day.strftime("%d-%m-%Y" if _current == "nl" else "%d/%m/%Y")


def and_list(names: list[str] | tuple[str, ...]) -> str:
    """Join names as one says them: Zoë, Mark en Anouk."""
    if len(names) < 2:
        return "".join(names)
    return _("{first} en {last}").format(first=", ".join(names[:-1]), last=names[-1])
