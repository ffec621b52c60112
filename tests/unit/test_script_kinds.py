"""Scripts with questions, votes and ratings: what they must say, and what is told otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from datafiles.findings import FileProblem
from game.script.load import lint, load_script

HEAD = """\
format: 1
id: vragen
version: 1
title: {nl: Vragen}
players: {min: 2, max: 5, roles: [member]}
minutes: 45
boards: [huis]
counts: questions
steps:
"""
STEPS = {
    "say": "kind: say, show: zones",
    "ask": "kind: ask, audience: shared, question: 1",
    "choose": "kind: ask, audience: sealed, choose: [{nl: helpt}, {nl: hulp}], tells: carry",
    "vote": "kind: vote, from: lines, lines_of: ask, question: 2",
    "pick": "kind: pick, audience: sealed, options: [{id: a, text: {nl: A}},"
    " {id: b, text: {nl: B}}]",
    "rate": "kind: rate, audience: sealed, statements: [{id: a, text: {nl: A}}], low: {nl: nee},"
    " high: {nl: ja}",
    "prepare": "kind: prepare, prompts: [{id: zeg, text: {nl: Zeg}}]",
    "note": "kind: note, audience: shared",
    "slot": "kind: close",
}


def written(folder: Path, **changed: str) -> str:
    """Write a script with some of its steps in other words."""
    lines = [
        f"- {{id: {name}, {words}, minutes: 5, title: {{nl: T}}, text: {{nl: T}}}}\n"
        for name, words in (STEPS | changed).items()
    ]
    path = folder / "vragen.yaml"
    path.write_text(HEAD + "".join(lines), encoding="utf-8")
    return str(path)


def said(folder: Path, **changed: str) -> list[str]:
    """Give what is wrong, without the file and the line."""
    path = written(folder, **changed)
    with pytest.raises(FileProblem):
        load_script(path)
    return [str(one).removeprefix(f"{path}:{one.line}: ") for one in lint(path)]


def test_a_script_with_every_kind_of_answer_is_whole(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert lint(path) == []
    script = load_script(path)
    assert [step.kind for step in script.steps] == [
        *("say", "ask", "ask", "vote", "pick", "rate", "prepare", "note", "close"),
    ]
    assert (script.counts, script.questions) == ("questions", 2)


@pytest.mark.parametrize(
    ("name", "before", "after", "found"),
    [
        ("ask", "audience: shared, ", "", "steps.ask: missing key=audience"),
        ("ask", "shared", "open", "steps.ask.audience: not-allowed"),
        ("ask", "shared", "shared, words: none", "steps.ask.words: asks-nothing"),
        ("ask", "question: 1", "question: 0", "steps.ask.question: number-least limit=1"),
        ("ask", "question: 1", "question: 41", "steps.ask.question: number-most limit=40"),
        ("ask", "question: 1", "only: sometimes", "steps.ask.only: not-allowed"),
        ("choose", "sealed", "spoken", "steps.choose.choose: spoken-chooses"),
        ("choose", "carry", "firm", "steps.choose.tells: choose-count count=1"),
        ("choose", "{nl: helpt}, {nl: hulp}", "", "steps.choose.tells: choose-count count=2"),
        ("vote", "lines_of: ask", "lines_of: nergens", "steps.vote.lines_of: no-lines-step"),
        ("vote", ", lines_of: ask", "", "steps.vote: no-lines-step"),
        ("vote", "lines_of: ask", "lines_of: say", "steps.vote.lines_of: no-lines-step"),
        ("vote", "lines_of: ask", "lines_of: choose", "steps.vote.lines_of: no-lines-step"),
        ("vote", "lines_of: ask", "lines_of: note", "steps.vote.lines_of: no-lines-step"),
        ("vote", "kind: vote", "kind: vote, dots: 0", "steps.vote.dots: number-least limit=1"),
        ("vote", "kind: vote", "kind: vote, dots: 11", "steps.vote.dots: number-most limit=10"),
        ("vote", "kind: vote", "kind: vote, audience: spoken", "steps.vote.audience: not-allowed"),
        ("pick", "id: b", "id: a", "steps.pick.options: option-twice value=a"),
        ("pick", ", {id: b, text: {nl: B}}", "", "steps.pick.options: too-few-options"),
        ("pick", "sealed", "sealed, least: 3", "steps.pick.least: least-over-options count=2"),
        ("pick", "sealed", "sealed, least: 4", "steps.pick.least: least-over-most"),
        ("rate", ", high: {nl: ja}", "", "steps.rate: missing key=high"),
        ("rate", "statements: [{id: a, text: {nl: A}}]", "statements: []",
         "steps.rate.statements: too-few limit=1"),
        ("prepare", "id: zeg", "id: Zeg!", "steps.prepare.prompts.Zeg!.id: form-example"),
        ("prepare", "kind: prepare", "kind: prepare, audience: shared",
         "steps.prepare.audience: not-allowed"),
        ("slot", "kind: close", "kind: close, only: follow-up", "steps.slot: close-last"),
    ],
)  # fmt: skip
def test_each_mistake_in_an_answer_step_is_told(
    tmp_path: Path, name: str, before: str, after: str, found: str
) -> None:
    assert before in STEPS[name]
    messages = said(tmp_path, **{name: STEPS[name].replace(before, after, 1)})
    assert any(message.startswith(found) for message in messages), messages


@pytest.mark.parametrize("audience", ["private", "spoken"])
def test_lines_that_nobody_else_sees_are_not_there_to_vote_on(
    tmp_path: Path, audience: str
) -> None:
    changed = STEPS["ask"].replace("shared", audience)
    assert "steps.vote.lines_of: no-lines-step" in "".join(said(tmp_path, ask=changed))


def test_nothing_rests_on_a_step_that_is_only_there_in_a_follow_up(tmp_path: Path) -> None:
    """Else a first session would look for lines or tokens that nobody was asked for."""
    only = STEPS["ask"] + ", only: follow-up"
    assert "no-lines-step" in "".join(said(tmp_path, ask=only))
    both = {"ask": only, "vote": STEPS["vote"] + ", only: follow-up"}
    assert [one.code for one in lint(written(tmp_path, **both))] == ["minutes-differ"]
    place = "kind: place, about: self, audience: sealed"
    reveal = "kind: reveal, of: [say]"
    assert lint(written(tmp_path, say=place, note=reveal)) == []
    wrong = said(tmp_path, say=f"{place}, only: follow-up", note=reveal)
    assert "not-sealed-before" in "".join(wrong)
    wrong = said(tmp_path, say=place, note=f"{reveal}, only: follow-up")
    assert "never-revealed" in "".join(wrong)


def test_options_prompts_and_labels_that_lack_a_language_are_told_too(tmp_path: Path) -> None:
    text = Path(written(tmp_path)).read_text(encoding="utf-8")
    both = text.replace("nl: T", "nl: T, fr: T").replace("{nl: Vragen}", "{nl: Vragen, fr: V}")
    path = tmp_path / "beide.yaml"
    path.write_text(both, encoding="utf-8")
    found = lint(str(path))
    assert {one.code for one in found} == {"languages-missing"}
    assert {one.severity for one in found} == {"warning"}
    assert {str(one).partition(": steps.")[2].partition(":")[0] for one in found} == {
        *("choose.choose.1", "choose.choose.2", "pick.options.a.text", "pick.options.b.text"),
        *("rate.statements.a.text", "rate.low", "rate.high", "prepare.prompts.zeg.text"),
    }
