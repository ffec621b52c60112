"""Ask for feedback by a message that one copies or saves; the program sends nothing."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from exports.errors import ExportError
from game.engine import commands as c
from game.engine.view.screen import own_view
from game.table.feedback import FeedbackMessage, message, save_message
from tests.alone import alone
from tests.engine.sitting import Sitting

NAMES = ("Łucja", "An/Marie: ../x", "🌻", "Ж" * 60, "{me}")


def asked(name: str, *questions: str) -> FeedbackMessage:
    sitting = Sitting.of(alone(), names=("Zoë",)).do(c.GoTo("feedback"))
    sitting.do(c.Answer("p1", text=name, choices=questions, item="person-1"))
    panel = own_view(sitting.state, "p1").screen.panel
    return message(panel, panel.asked[0], "Zoë")


@pytest.mark.parametrize("name", NAMES)
def test_a_message_names_both_and_holds_the_questions_in_order(name: str) -> None:
    made = asked(name, "meer", "best")
    assert made.subject == "Een vraag van Zoë"
    assert made.body.startswith(f"Dag {name},\n")
    assert made.body.index("Wat mag meer?") < made.body.index("Wanneer zag je mij")
    assert "1. " in made.body
    assert made.body.rstrip().endswith("Dank je, Zoë")


@pytest.mark.parametrize(
    ("name", "hello"),
    [
        ("Ruud van de Ven", "Ruud"),
        ("Mevrouw Jansen", "Mevrouw Jansen"),
        ("Het team", "Het team"),
        ("Mijn leidinggevende", "Mijn leidinggevende"),
        ("Anna of Bob", "Anna of Bob"),
        ("Çağla Öztürk", "Çağla"),
        ("Anne-Marie", "Anne-Marie"),
        ("de nachtploeg", "de nachtploeg"),
        ("Mark en Anouk", "Mark en Anouk"),
        ("HR Antwerpen", "HR Antwerpen"),
        ("Prof. Claes", "Prof. Claes"),
        ("Klant Janssens", "Klant Janssens"),
    ],
)
def test_somebody_is_greeted_by_their_first_name(name: str, hello: str) -> None:
    assert asked(name, "best").body.startswith(f"Dag {hello},\n")


def test_one_question_bears_no_number() -> None:
    assert "1." not in asked("Łucja", "best").body


@pytest.mark.parametrize("name", NAMES)
def test_a_saved_mail_opens_unsent_and_bears_no_address(name: str, tmp_path: Path) -> None:
    made = asked(name, "best")
    mail = message_from_bytes(save_message(made, tmp_path, 1, "eml").read_bytes(), policy=default)
    assert mail["Subject"] == made.subject
    assert mail["X-Unsent"] == "1"
    assert (mail["To"], mail["From"]) == (None, None)
    body = mail.get_content()
    assert body.replace("\r\n", "\n") == made.body


def test_files_say_no_name_and_take_nobodys_place(tmp_path: Path) -> None:
    made = asked("Łucja", "best")
    paths = [save_message(made, tmp_path, 1, "txt") for _ in range(3)]
    paths.append(save_message(made, tmp_path, 2, "txt"))
    assert [one.name for one in paths] == [
        "feedback-1.txt", "feedback-1-2.txt", "feedback-1-3.txt", "feedback-2.txt",
    ]  # fmt: skip
    assert paths[0].read_text(encoding="utf-8") == f"{made.subject}\n\n{made.body}"


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        save_message(asked("Łucja", "best"), tmp_path / "weg", 1, "txt")
