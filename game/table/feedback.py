"""Write the message in which somebody asks another for feedback: to copy, as text, or as a mail.

The program sends nothing and asks for no address: whoever prepares does that themself.
"""

from __future__ import annotations

import re
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from msgspec import Struct

from game.engine.steps.request import AskedView, RequestPanel
from game.table import files

PLAIN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
AND = frozenset({"en", "and", "et", "of", "or", "ou", "&", "+"})
"""Words between the names of two people."""
NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        "de het een den der van mijn onze ons team afdeling groep mevrouw meneer mijnheer heer "
        "dhr mw mevr tante oom the my our mr mrs ms miss aunt uncle group department le la les un "
        "une mon ma mes notre nos équipe groupe service madame monsieur mme m prof professor dr "
        "drs ir ing sint klant klanten collega baas directie customer client colleague boss saint "
        "professeur docteur collègue patron direction",
    )
)
"""Words before a name, or for people together: nobody is greeted by one of these alone."""


class FeedbackMessage(Struct, frozen=True):
    """A message to one person: the subject and the body in plain text."""

    name: str
    subject: str
    body: str


def message(panel: RequestPanel, asked: AskedView, me: str) -> FeedbackMessage:
    """Give the message to one person; questions keep the order in which they were chosen."""
    texts = {one.id: one.text for one in panel.questions}
    questions = [texts[one] for one in asked.questions if one in texts]
    numbered = [
        f"{number}. {text}" if len(questions) > 1 else text
        for number, text in enumerate(questions, 1)
    ]
    parts = [panel.hello, panel.opening, "\n".join(numbered), panel.closing]
    said = {"name": called(asked.name), "me": me}
    return FeedbackMessage(
        asked.name,
        _filled(panel.subject, said),
        "\n\n".join(_filled(part, said) for part in parts if part) + "\n",
    )


def called(name: str) -> str:
    """Give how one greets somebody: by their first name; a group or two people as they are."""
    first, *rest = name.split() or [name]
    one = PLAIN.fullmatch(first) and first[:1].isupper() and not AND & {*rest}
    one = one and not (len(first) > 1 and first.isupper())  # HR, IT
    return first if one and first.casefold() not in NO_NAMES else name


def _filled(text: str, said: dict[str, str]) -> str:
    """Put names in their places; a name with braces in it stays as it is."""
    return re.sub(r"\{(\w+)\}", lambda found: said.get(found[1], found[0]), text)


def eml(one: FeedbackMessage) -> bytes:
    """Give a message as a mail that opens in any program, still to be addressed and sent."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = one.subject
    mail["X-Unsent"] = "1"
    mail.set_content(one.body, cte="8bit")
    return bytes(mail)


def save_message(one: FeedbackMessage, folder: Path, number: int, kind: str) -> Path:
    """Write a message as `txt` or `eml` into a folder; raise exports.errors.ExportError.

    Its name says whose turn it is by number alone, and takes nobody else's place.
    """
    names = (f"feedback-{number}", *(f"feedback-{number}-{more}" for more in range(2, 1000)))
    path = next(place for name in names if not (place := folder / f"{name}.{kind}").exists())
    plain = f"{one.subject}\n\n{one.body}".encode()
    files.save(path, eml(one) if kind == "eml" else plain, replace=False)
    return path
