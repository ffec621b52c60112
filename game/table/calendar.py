"""Put agreed days into a calendar file, so that nobody has to copy them from the poster.

Only what the caller hands over is in it: whoever makes the poster decides, here nothing is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from msgspec import Struct

from game.language import _, using
from game.table.words import named

if TYPE_CHECKING:
    from icalendar import Event

PRODID: Final = "-//groeihuis//groeihuis//{lang}"
NAMESPACE: Final = UUID("7a0c8f52-3d1e-5b64-9a57-6c2f4e1b8d90")
"""Ours, for good: a line that is exported again must replace itself in the calendar."""
FOLLOW_UP: Final = "follow-up"
TALK: Final = "talk"
_BREAKS: Final = str.maketrans(dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n"))


class Due(Struct, frozen=True):
    """An agreement as printed; `line` names it in its session and stays the same for ever."""

    line: str
    what: str
    by_when: date | None
    who: str = ""
    first_step: str = ""
    need: str = ""


def follow_up_calendar(
    session: str,
    title: str,
    *,
    lang: str,
    stamp: datetime,
    agreements: Sequence[Due] = (),
    follow_up: date | None = None,
    talk: date | None = None,
) -> bytes:
    """Give an iCalendar file: a whole day for each agreement that has one, and for the follow-up.

    A `talk` that is still to be held has a day of its own.
    `title` names the game and the team, `stamp` is when this is made and must know its zone. The
    same values give the same bytes. Without any day there is no file: the bytes are empty, for a
    calendar without events is not valid.
    """
    if stamp.tzinfo is None:
        raise ValueError("a stamp without a zone")
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", PRODID.format(lang=lang.upper()))
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    with using(lang):
        events = list(_events(session, title, lang, stamp, agreements, follow_up))
        if talk is not None:
            told = [_("Neem je gespreksblad mee.")]
            head = _plain(title).replace("\n", " ") or _("Gesprek")
            events.insert(0, _event(session, TALK, lang, stamp, talk, head, told))
    for event in events:
        made.add_component(event)
    return bytes(made.to_ical(sorted=False)) if events else b""


def _events(
    session: str,
    title: str,
    lang: str,
    stamp: datetime,
    agreements: Sequence[Due],
    follow_up: date | None,
) -> Iterator[Event]:
    for one in agreements:
        if one.by_when is None:
            continue
        who = _plain(one.who)
        what = _plain(one.what).replace("\n", " ") or _("Afspraak")
        told = [
            named(_("Eerste stap"), _plain(one.first_step)) if one.first_step.strip() else "",
            named(_("Nodig"), _plain(one.need)) if one.need.strip() else "",
            _plain(title),
        ]
        # An agreement of several people names them, so that a shared calendar says whose it is.
        head = named(who.replace("\n", " "), what) if who else what
        yield _event(session, one.line, lang, stamp, one.by_when, head, told)
    if follow_up is not None:
        told = [_("Kijk samen terug op de afspraken.")]
        told += [f"- {_plain(one.what)}" for one in agreements if one.what.strip()]
        name = _plain(title).replace("\n", " ")
        head = named(_("Terugblik"), name) if name else _("Terugblik")
        yield _event(session, FOLLOW_UP, lang, stamp, follow_up, head, told)


def _event(
    session: str,
    line: str,
    lang: str,
    stamp: datetime,
    day: date,
    summary: str,
    told: Sequence[str],
) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE, f'{session}/{line}')}@groeihuis")
    event.add("dtstamp", stamp)
    event.add("dtstart", day)
    if day < date.max:
        event.add("dtend", day + timedelta(days=1))
    event.add("summary", _Words(summary, lang), encode=False)
    if any(told):
        event.add("description", _Words("\n".join(one for one in told if one), lang), encode=False)
    # The day is a reminder, nobody is busy for it.
    event.add("transp", "TRANSPARENT")
    return event


def _plain(text: str) -> str:
    """Keep what a calendar may hold: no controls, no halves of letters, one kind of line break."""
    broken = text.replace("\r\n", "\n").translate(_BREAKS)
    kept = (one for one in broken if one in "\n\t" or not _is_control(one))
    return "".join(kept).strip()


def _is_control(one: str) -> bool:
    return ord(one) < 32 or 0x7F <= ord(one) < 0xA0 or 0xD800 <= ord(one) < 0xE000


class _Words:
    """A text with its language, as the library wants a value; it folds the line.

    It escapes a text too, but takes a backslash and a capital N for a line break, so the text is
    handed over without its backslashes.
    """

    def __init__(self, text: str, lang: str) -> None:
        from icalendar import Parameters

        self.text = text
        self.params = Parameters({"LANGUAGE": lang})

    def to_ical(self) -> bytes:
        """Give the text escaped."""
        from icalendar import vText

        parts = (vText(part).to_ical() for part in self.text.split("\\"))
        return rb"\\".join(parts)
