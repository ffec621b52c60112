"""Scripts: whatever is wrong with one is told at its line, all at once."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from pydantic import TypeAdapter

from boards.load import board_path
from datafiles.findings import FileProblem
from game.script.base import Step
from game.script.load import BUILT_IN, lint, load_game, load_script
from game.script.models import ROLES, Players, Script
from game.script.steps import kinds, step_class
from game.script.steps.agree import span
from game.table.findings import SENTENCES

DUO = (BUILT_IN / "go-grow-duo.yaml").read_text(encoding="utf-8")
SMALL = """\
format: 1
id: klein
version: 1
title: {nl: Klein}
players: {min: 2, max: 3, roles: [colleague]}
minutes: 25
boards: [go-grow]
decks: [go-grow]
steps:
- {id: ik, kind: place, about: self, audience: sealed, minutes: 5, title: {nl: Ik}, text: {nl: Ik?}}
- {id: zie, kind: reveal, of: [ik], minutes: 5, title: {nl: Zie}, text: {nl: Zie.}}
- {id: trek, kind: draw, from: zone-of-token, minutes: 5, title: {nl: Trek}, text: {nl: Trek.}}
- {id: spreek, kind: agree, follow_up: 2 weeks, minutes: 5, title: {nl: Doe}, text: {nl: Doe.}}
- {id: slot, kind: close, minutes: 5, title: {nl: Slot}, text: {nl: Slot.}}
"""


def written(folder: Path, text: str, name: str = "klein.yaml") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def said(folder: Path, text: str) -> list[str]:
    """Give 'line as it stands → message' of everything that is wrong with a script."""
    path = written(folder, text)
    with pytest.raises(FileProblem) as caught:
        load_game(path)
    assert list(caught.value.findings) == lint(path)
    lines = text.splitlines()
    return [
        str(one).replace(f"{path}:{one.line}:", f"{lines[one.line - 1][:14]} →")
        if one.path == path
        else str(one)
        for one in caught.value.findings
    ]


def changed(*changes: tuple[str, str]) -> str:
    text = SMALL
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return text


def test_a_small_script_is_loaded_with_its_board_and_deck(tmp_path: Path) -> None:
    game = load_game(written(tmp_path, SMALL))
    assert [board.id for board in game.boards] == ["go-grow"]
    assert [deck.id for deck in game.decks] == ["go-grow"]
    assert lint(written(tmp_path, SMALL)) == []
    assert game.script.players.roles_for(2) == ("colleague",)


def test_a_board_and_a_deck_may_lie_beside_the_script(tmp_path: Path) -> None:
    boards = board_path("go-grow")
    (tmp_path / "mijn-bord.yaml").write_bytes(boards.read_bytes())
    text = changed(("boards: [go-grow]", "boards: [mijn-bord.yaml]"))
    assert load_game(written(tmp_path, text)).boards[0].id == "go-grow"
    absolute = changed(("boards: [go-grow]", f"boards: ['{boards.as_posix()}']"))
    assert load_game(written(tmp_path, absolute)).boards[0].id == "go-grow"


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (
            "minutes: 25",
            "minutes: 30",
            "minutes: 30 → minutes: minutes-differ total=25 minutes=30",
        ),
        ("min: 2, max: 3", "min: 3, max: 2", "players: {min: → players: min-over-max"),
        ("min: 2", "min: 0", "players: {min: → players.min: number-least limit=1"),
        ("max: 3", "max: 13", "players: {min: → players.max: number-most limit=12"),
        (
            "[colleague]",
            "[boss]",
            "players: {min: → players.roles.1: form allowed=employee, manager, colleague, member",
        ),
        (
            "[colleague]",
            "['manager|']",
            "players: {min: → players.roles.1: form near=manager allowed=employee, manager",
        ),
        ("{id: zie", "{id: ik", "- {id: ik, kin → steps.ik.id: twice value=ik"),
        (
            "kind: close",
            "kind: say",
            "- {id: slot, k → steps.slot: close-last",
        ),
        (
            "of: [ik]",
            "of: [jij]",
            "- {id: zie, ki → steps.zie.of: not-sealed-before value=jij allowed=ik",
        ),
        ("of: [ik]", "of: []", "- {id: zie, ki → steps.zie.of: too-few limit=1"),
        (
            "about: self",
            "about: me",
            "- {id: ik, kin → steps.ik.about: not-allowed allowed=self, others",
        ),
        (
            "sealed,",
            "secret,",
            "- {id: ik, kin → steps.ik.audience: not-allowed allowed=private, sealed, shared",
        ),
        ("audience: sealed, ", "", "- {id: ik, kin → steps.ik: missing key=audience"),
        (
            "of: [ik]",
            "of: [ik], spreek: x",
            "- {id: zie, ki → unknown-key key=spreek near=speak allowed=",
        ),
        (
            "kind: draw",
            "kind: drawing",
            "- {id: trek, k → steps.trek: unknown-kind value=drawing near=draw allowed=",
        ),
        (
            "follow_up: 2 weeks",
            "follow_up: soon",
            "- {id: spreek, → steps.spreek.follow_up: form-example examples=3 months",
        ),
        (
            "follow_up: 2 weeks",
            "follow_up: 0 weeks",
            "- {id: spreek, → steps.spreek.follow_up: form-example examples=3 months",
        ),
        (
            "boards: [go-grow]",
            "boards: [go-gro]",
            "boards: [go-gr → boards.1: neither-file value=go-gro near=go-grow allowed=go-grow",
        ),
        (
            "decks: [go-grow]",
            "decks: [nergens]",
            "decks: [nergen → decks.1: neither-file value=nergens allowed=go-grow",
        ),
        (
            "decks: [go-grow]",
            'decks: ["a\\0b"]',
            'decks: ["a\\0b" → decks.1: neither-file value=a\0b',
        ),
        ("decks: [go-grow]", "decks: ['']", "decks: [''] → decks.1: text-empty"),
        ("decks: [go-grow]", "decks: []", "- {id: trek, k → steps.trek: none-listed list=decks"),
        ("decks: [go-grow]", "decks: go-grow", "decks: go-grow → decks: list"),
        (
            "about: self",
            "about: self, board: huis",
            "- {id: ik, kin → steps.ik.board: not-listed value=huis list=boards allowed=go-grow",
        ),
        (
            "from: zone",
            "deck: x, from: zone",
            "- {id: trek, k → steps.trek.deck: not-listed value=x list=decks allowed=go-grow",
        ),
        (
            "boards: [go-grow]",
            "boards: [go-grow, go-grow]",
            "boards: [go-gr → boards.2: twice value=go-grow",
        ),
        (
            "minutes: 5, title: {nl: Ik}",
            "minutes: 0, title: {nl: Ik}",
            "- {id: ik, kin → steps.ik.minutes: number-least limit=1",
        ),
        ("format: 1", "format: 1.5", "format: 1.5 → format: not-allowed allowed=1"),
    ],
)
def test_each_mistake_is_told_at_its_line(
    tmp_path: Path, before: str, after: str, found: str
) -> None:
    messages = said(tmp_path, changed((before, after)))
    assert any(message.startswith(found) for message in messages), messages
    assert len(messages) <= 3


def test_a_step_that_reads_placements_before_their_reveal_is_refused(tmp_path: Path) -> None:
    lines = SMALL.splitlines()
    lines[10], lines[11] = lines[11], lines[10]
    assert said(tmp_path, "\n".join(lines)) == [
        "- {id: trek, k → steps.trek.from: read-before-reveal",
    ]


def test_a_sealed_step_that_nothing_opens_is_refused(tmp_path: Path) -> None:
    text = changed(
        ("- {id: zie, kind: reveal, of: [ik],", "- {id: zie, kind: say,"),
        ("from: zone-of-token, ", ""),
    )
    assert said(tmp_path, text) == ["- {id: ik, kin → steps.ik: never-revealed"]


def test_a_step_is_opened_once(tmp_path: Path) -> None:
    again = "- {id: weer, kind: reveal, of: [ik], minutes: 5, title: {nl: W}, text: {nl: W}}\n"
    text = changed(("minutes: 25", "minutes: 30"), ("- {id: trek", again + "- {id: trek"))
    assert said(tmp_path, text) == ["- {id: weer, k → steps.weer.of: opened-before value=ik"]


def test_steps_of_one_reveal_share_a_board_by_name_or_by_default(tmp_path: Path) -> None:
    jij = (
        "- {id: jij, kind: place, about: others, audience: sealed, board: go-grow, minutes: 5,"
        " title: {nl: J}, text: {nl: J}}\n"
    )
    both = changed(
        ("minutes: 25", "minutes: 30"),
        ("- {id: zie", jij + "- {id: zie"),
        ("of: [ik]", "of: [ik, jij]"),
    )
    assert lint(written(tmp_path, both)) == []
    (tmp_path / "ander.yaml").write_bytes(board_path("go-grow").read_bytes())
    two = both.replace("boards: [go-grow]", "boards: [go-grow, ander.yaml]")
    two = two.replace("about: self,", "about: self, board: ander.yaml,")
    assert said(tmp_path, two) == ["- {id: zie, ki → steps.zie.of: boards-differ"]


def test_a_script_with_two_boards_names_one_at_each_step(tmp_path: Path) -> None:
    (tmp_path / "ander.yaml").write_bytes(board_path("go-grow").read_bytes())
    text = changed(("boards: [go-grow]", "boards: [go-grow, ander.yaml]"))
    assert said(tmp_path, text) == [
        "- {id: ik, kin → steps.ik: name-one key=board allowed=go-grow, ander.yaml"
    ]


def test_a_zone_without_cards_is_told_where_cards_are_drawn_from_it(tmp_path: Path) -> None:
    board = board_path("go-grow").read_text(encoding="utf-8").replace("id: glow", "id: gloed")
    (tmp_path / "mijn.yaml").write_text(board, encoding="utf-8")
    text = changed(("boards: [go-grow]", "boards: [mijn.yaml]"))
    assert said(tmp_path, text) == [
        "- {id: trek, k → steps.trek: zones-without-cards deck=go-grow zones=gloed"
    ]
    unread = text.replace("from: zone-of-token, ", "")
    assert lint(written(tmp_path, unread)) == []


def test_all_files_tell_all_their_problems_at_once(tmp_path: Path) -> None:
    board = board_path("go-grow").read_text(encoding="utf-8").replace("letter: F", "letter: K")
    written(tmp_path, board, "bord.yaml")
    written(tmp_path, "format: 1\n", "kaarten.yaml")
    text = changed(
        ("minutes: 25", "minutes: 99"),
        ("boards: [go-grow]", "boards: [bord.yaml, nergens]"),
        ("decks: [go-grow]", "decks: [kaarten.yaml]"),
        ("of: [ik]", "of: [hij]"),
    )
    found = said(tmp_path, text)
    for part in (
        "minutes-differ total=25 minutes=99",
        "steps.zie.of: not-sealed-before value=hij",
        "steps.ik: never-revealed",
        "letter: twice value=K",
        "boards.2: neither-file value=nergens",
        "kaarten.yaml:1: missing key=id",
        "kaarten.yaml:1: missing key=cards",
    ):
        assert sum(part in one for one in found) == 1, (part, found)


def test_a_language_that_the_title_has_and_a_step_lacks_is_a_warning(tmp_path: Path) -> None:
    text = changed(("title: {nl: Klein}", "title: {nl: Klein, fr: Petit}"))
    found = lint(written(tmp_path, text))
    assert load_game(written(tmp_path, text)).script.id == "klein"
    assert {one.severity for one in found} == {"warning"}
    assert [one.line for one in found] == [line for line in range(10, 15) for _ in range(2)]
    assert str(found[0]).endswith(":10: warning: steps.ik.title: languages-missing languages=fr")


def test_a_script_that_is_not_there_is_told() -> None:
    for read in (load_script, load_game):
        with pytest.raises(FileProblem) as caught:
            read("nergens")
        assert str(caught.value) == "nergens:1: no-file"


def test_a_script_without_one_of_its_lines_is_loaded_or_told(tmp_path: Path) -> None:
    lines = DUO.splitlines()
    for line in range(len(lines)):
        rest = [*lines[:line], *lines[line + 1 :]]
        for finding in lint(written(tmp_path, "\n".join(rest))):
            assert 1 <= finding.line <= len(lines)
            assert finding.code in SENTENCES


def test_every_kind_is_found_by_its_name_and_says_so_itself() -> None:
    for kind in kinds():
        model = step_class(kind)
        assert issubclass(model, Step)
        assert get_args(model.model_fields["kind"].annotation) == (kind,)
        assert model.__doc__


def test_roles_of_seats_beyond_the_list_are_the_last_ones() -> None:
    players = Players(min=2, max=4, roles=("employee", "manager|colleague"))
    assert players.roles_for(0) == ("employee",)
    assert players.roles_for(1) == players.roles_for(3) == ("manager", "colleague")
    assert Players(min=1, max=1).roles_for(0) == ("member",)
    assert set(ROLES) == {"employee", "manager", "colleague", "member"}


def test_a_span_is_a_number_and_a_unit() -> None:
    assert span("3 months") == (3, "months")
    assert span("14 days") == (14, "days")
    with pytest.raises(ValueError, match="not a span"):
        span("soon")


def test_a_script_survives_the_way_to_json_and_back() -> None:
    adapter: TypeAdapter[Script] = TypeAdapter(Script)
    script = load_script("go-grow-duo")
    assert adapter.validate_json(adapter.dump_json(script, by_alias=True)) == script
