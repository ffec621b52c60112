"""Give today, and read a day as people type it: 11-12, 11/12/2026, 2026-12-11, +14."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?\Z")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")
_AHEAD = re.compile(r"\+(\d{1,3})\Z")


def this_day() -> date:
    """Give the day on this machine's calendar."""
    return datetime.now().astimezone().date()


def parse_day(text: str, today: date) -> date | None:
    """Give the day that is meant, or nothing.

    Day before month, as in all our languages. Without a year it is the next such day; +14 counts
    days from today.
    """
    text = text.strip()
    if ahead := _AHEAD.match(text):
        return today + timedelta(days=int(ahead[1]))
    try:
        if iso := _ISO.match(text):
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if found := _DAY.match(text):
            day, month = int(found[1]), int(found[2])
            if found[3]:
                year = int(found[3])
                return date(year if year > 99 else 2000 + year, month, day)
            near = date(today.year, month, day)
            return near if near >= today else date(today.year + 1, month, day)
    except ValueError:
        return None
    return None
