"""What each player answers: who is asked first, what is taken in, when it opens, who has a turn."""

from __future__ import annotations

import math
from collections import Counter
from datetime import timedelta
from math import ceil

import pytest

from game.engine import commands as c
from game.engine.answering import AnswerPanel, options_of
from game.engine.answers import Refusal
from game.engine.view.export import export_event
from game.engine.view.screen import own_view, screen_view
from game.script.options import Choosing
from tests.engine.sitting import (
    Sitting,
    everything,
    game,
    house,
    option,
    overleg,
    step,
    text,
)

NAMES = ("Zoë", "Mark", "Łucja", "Çağla", "Nguyễn", "محمد", "🌻")


def at(step_id: str) -> Sitting:
    """Three people at one step of the game that has them all."""
    return Sitting.of(house()).to(step_id)


def panel(sitting: Sitting, viewer: str = "screen") -> AnswerPanel:
    found = sitting.panel(viewer)
    assert isinstance(found, AnswerPanel)
    return found


def voted(*people: str) -> Sitting:
    """Everybody named gives two dots to work and one to values."""
    return at("stip").do(*(c.Answer(one, choices=("work", "work", "values")) for one in people))


# -- turns ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [3, 4, 5, 6, 7])
def test_over_a_whole_session_nobody_is_always_first(count: int) -> None:
    sitting = Sitting.of(overleg(), names=NAMES[:count])
    firsts = []
    while sitting.ask(c.Next(anyway=True)) is None:
        seats = getattr(sitting.panel(), "seats", ())
        firsts += [one.player for one in seats[:1]]
        assert {one.player for one in seats} in (set(), {f"p{n + 1}" for n in range(count)})
    assert len(firsts) == 10
    assert max(Counter(firsts).values()) <= ceil(10 / count) + 1


def test_somebody_who_is_skipped_comes_back_later() -> None:
    sitting = at("toe").do(c.Answer("p1", "Zo.", ("work",)), c.Answer("p3", "Ja.", ("values",)))
    assert sitting.ask(c.Next()) == Refusal("someone-waits", {"names": "Mark"})
    sitting.do(c.Next(anyway=True)).to("toe")
    assert screen_view(sitting.state).waiting == ("p2",)
    sitting.do(c.Answer("p2", "Nu wel.", ("talents",)))
    assert sitting.ask(c.Next()) == Refusal("not-opened")
    sitting.do(c.Next(anyway=True)).to("toe").do(c.Reveal())
    assert {one.text for one in panel(sitting).answers} == {"Zo.", "Ja.", "Nu wel."}
    sitting.do(c.Next())


def test_a_skipped_question_is_opened_when_the_table_comes_back() -> None:
    sitting = at("toe").do(*(c.Answer(one, "Zo.", ("work",)) for one in ("p1", "p2", "p3")))
    sitting.to("steun")
    assert not sitting.state.disclosed
    sitting.to("toe").do(c.Reveal())
    assert len(panel(sitting).answers) == 3
    assert sitting.refused(c.Reveal()) == "already-revealed"


def test_who_comes_late_is_asked_and_after_the_reveal_is_not() -> None:
    sitting = at("toe").do(*(c.Answer(one, "Zo.", ("work",)) for one in ("p1", "p2", "p3")))
    sitting.do(c.Join("Ann", "colleague"))
    assert screen_view(sitting.state).waiting == ("p4",)
    assert [one.player for one in panel(sitting).seats if not one.locked] == ["p4"]
    sitting.do(c.Reveal())
    assert screen_view(sitting.state).waiting == ()
    assert sitting.refused(c.Answer("p4", "Ook.", ("work",))) == "read-only"
    assert "p4" in {one.player for one in panel(sitting.to("steun")).seats}


def test_a_table_has_so_many_chairs_and_a_name_is_not_taken_twice() -> None:
    sitting = at("toe")
    assert sitting.refused(c.Join("zoë", "colleague")) == "name-taken"
    assert sitting.refused(c.Join("", "colleague")) == "name-empty"
    assert sitting.refused(c.Join("Ann", "boss")) == "role-unknown"
    sitting.do(c.Join("Ann", "colleague"), c.Join("Bea", "manager"))
    assert [(one.id, one.name) for one in sitting.state.players[3:]] == [
        ("p4", "Ann"),
        ("p5", "Bea"),
    ]
    assert sitting.refused(c.Join("Cem", "colleague")) == "players-full"
    assert sitting.to("slot").do(c.Close()).refused(c.Join("Cem", "colleague")) == "closed"


def test_a_seat_that_was_taken_is_never_given_to_another() -> None:
    """Undone, the next to come would sit down to what somebody else had sealed."""
    sitting = at("toe").do(c.Join("Ann", "colleague"), c.Answer("p4", "Van Ann.", ("work",)))
    for actor in ("table", "p1"):
        assert sitting.refused(c.Undo(actor)) == "nothing-to-undo"
    sitting.do(c.Leave("p4"), c.Join("Bea", "colleague"), c.Reveal())
    assert sitting.state.players[-1].id == "p5"
    assert panel(sitting).answers == ()


@pytest.mark.parametrize("comes_back", [True, False])
def test_what_somebody_sealed_who_left_before_the_reveal_never_opens(comes_back: bool) -> None:
    sitting = at("toe").do(c.Answer("p1", "Zo.", ("work",)), c.Answer("p2", "Weg.", ("values",)))
    sitting.do(c.Leave("p2"), c.Reveal())
    assert [one.text for one in panel(sitting).answers] == ["Zo."]
    if comes_back:
        sitting.do(c.Return("p2"))
        assert sitting.refused(c.Reveal()) == "already-revealed"
        assert sitting.refused(c.Answer("p2", "Weer.", ("values",))) == "read-only"
    sitting.to("steun").to("toe")
    assert [one.text for one in panel(sitting).answers] == ["Zo."]


def test_who_leaves_after_the_reveal_leaves_their_answer_where_it_was() -> None:
    sitting = at("toe").do(c.Answer("p2", "Blijft.", ("work",)), c.Reveal(), c.Leave("p2"))
    assert [one.text for one in panel(sitting).answers] == ["Blijft."]


def test_aloud_nothing_is_kept_and_a_stop_card_leaves_what_an_answer_leaves() -> None:
    sitting = at("hardop")
    for strange in (c.Answer("p1", "Zo."), c.Answer("p1"), c.Reveal()):
        assert sitting.refused(strange) == "wrong-step"
    assert screen_view(sitting.state).waiting == ("p1", "p2", "p3")
    sitting.do(c.Hear("p1"), c.Hear("p1"), c.Hear("p2", by="p2"))
    assert sitting.kinds()[-2:] == ["heard", "heard"]
    assert sitting.kinds().count("heard") == 2
    assert [one.heard for one in sorted(panel(sitting).seats, key=lambda one: one.player)] == [
        True,
        True,
        False,
    ]
    assert sitting.refused(c.Hear("p9")) == "not-about"
    sitting.do(c.Hear("p3"), c.Next())


def test_before_the_reveal_nobody_is_heard_and_nothing_is_kept_by_the_group() -> None:
    sitting = at("toe").do(c.Answer("p1", "Zo.", ("work",)))
    assert sitting.refused(c.Hear("p1")) == "not-revealed"
    assert sitting.refused(c.Note("Samen.")) == "not-revealed"
    sitting.do(c.Reveal(), c.Hear("p1"), c.Note("Samen.", zone="work", by="p2"))
    assert [(one.text, one.zone) for one in panel(sitting).notes] == [("Samen.", "work")]
    assert Sitting.of(house()).to("klaar").refused(c.Note("Samen.")) == "wrong-step"


# -- what is taken in -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("step_id", "command", "code"),
    [
        ("toe", c.Answer("table", "Zo.", ("work",)), "not-at-table"),
        ("toe", c.Answer("p9", "Zo.", ("work",)), "not-at-table"),
        ("toe", c.Answer("p1", "Zo."), "too-few"),
        ("toe", c.Answer("p1", "Zo.", ("nergens",)), "unknown-option"),
        ("toe", c.Answer("p1", "Zo.", ("work", "values")), "too-many"),
        ("toe", c.Answer("p1", "x" * 2001, ("work",)), "text-too-long"),
        ("toe", c.Answer("p1", "Zo.", ("work",), 0.5), "outside-board"),
        ("toe", c.Answer("p1", "Zo.", ("work",), item="nergens"), "unknown-item"),
        ("steun", c.Answer("p1", "Zo.", ("work",)), "too-few"),
        ("steun", c.Answer("p1", "Zo.", ("work", "work")), "chosen-twice"),
        ("stip", c.Answer("p1", choices=("work",) * 4), "too-many"),
        ("stip", c.Answer("p1", choices=("work", "een")), "unknown-option"),
        ("stip", c.Answer("p1", "Zo.", ("work",)), "wrong-step"),
        ("keus", c.Answer("p1", choices=("een", "een")), "chosen-twice"),
        ("keus", c.Answer("p1", choices=("een", "twee", "drie")), "too-many"),
        ("maat", c.Answer("p1", value=0.5), "unknown-item"),
        ("maat", c.Answer("p1", value=1.01, item="tijd"), "outside-board"),
        ("maat", c.Answer("p1", value=-0.01, item="tijd"), "outside-board"),
        ("maat", c.Answer("p1", value=math.nan, item="tijd"), "outside-board"),
        ("maat", c.Answer("p1", value=math.inf, item="tijd"), "outside-board"),
        ("maat", c.Answer("p1", "Zo.", item="tijd"), "outside-board"),
        ("maat", c.Answer("p1", "Zo.", value=0.5, item="tijd"), "wrong-step"),
        ("klaar", c.Answer("p1", "Zo."), "unknown-item"),
        ("klaar", c.Answer("p1", "Zo.", ("work",), item="zeg"), "unknown-option"),
        ("stil", c.Answer("p1", "Zo.", value=0.5), "outside-board"),
        ("stil", c.Reveal(), "wrong-step"),
        ("stil", c.Place("p1", "p1", 0.5, 0.5), "wrong-step"),
        ("zinnen", c.Answer("p1", "Zo."), "wrong-step"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused(
    step_id: str, command: c.Command, code: str
) -> None:
    assert at(step_id).refused(command) == code


@pytest.mark.parametrize("words", ["x", "?", "李", "x" * 2000, "é" * 2000, "🌻" * 2000])
@pytest.mark.parametrize("step_id", ["stil", "toe", "steun", "klaar"])
def test_an_answer_of_one_letter_and_one_of_two_thousand_are_kept_whole(
    step_id: str, words: str
) -> None:
    sitting = at(step_id)
    labels = panel(sitting).form.least
    item = "zeg" if step_id == "klaar" else ""
    sitting.do(c.Answer("p1", words, ("work", "values")[:labels], item=item))
    assert [one.text for one in panel(sitting, "p1").mine] == [words]
    assert everything(sitting.replayed()) == everything(sitting.state)


@pytest.mark.parametrize("nothing", ["", "  ", "\n", "\u200b", "\x00"])
def test_an_answer_of_nothing_is_the_stop_card(nothing: str) -> None:
    said, stopped = at("toe").do(c.Answer("p1", nothing)), at("toe").do(c.Answer("p1"))
    assert said.log == stopped.log
    assert [one.locked for one in panel(said).seats if one.player == "p1"] == [True]
    assert panel(said.do(c.Reveal())).answers == ()


@pytest.mark.parametrize("value", [0, 0.0, 0.25, 0.5, 0.75, 1, 1.0])
def test_a_statement_is_rated_from_one_end_to_the_other(value: float) -> None:
    sitting = at("maat").do(c.Answer("p1", value=value, item="tijd"))
    assert [one.value for one in panel(sitting, "p1").mine] == [value]
    assert panel(sitting, "p1").missing == ("rug",)
    assert not next(one.locked for one in panel(sitting).seats if one.player == "p1")
    sitting.do(c.Answer("p1", item="rug"), c.Reveal())
    assert [(one.by, one.item, one.value) for one in panel(sitting).answers] == [
        ("p1", "tijd", value)
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [("2027-03-15", "2027-03-15"), (" 20270315 ", "2027-03-15"), ("9999-12-31", "9999-12-31")],
)
def test_a_day_is_kept_in_one_form(words: str, day: str) -> None:
    sitting = at("klaar").do(c.Answer("p1", words, item="dag"))
    assert [one.text for one in panel(sitting, "p1").mine] == [day]


@pytest.mark.parametrize("words", ["15-3-2027", "2027-02-30", "morgen", "2027", "x" * 2000, "٢٠٢٧"])
def test_what_is_no_day_is_refused_where_a_day_is_asked(words: str) -> None:
    sitting = at("klaar")
    refusal = sitting.ask(c.Answer("p1", words, item="dag"))
    assert refusal is not None
    assert refusal.code == "date-unreadable"
    assert len(refusal.params["text"]) <= 20
    sitting.do(c.Answer("p1", words, item="zeg"))


def test_what_was_picked_keeps_its_order() -> None:
    sitting = at("keus").do(c.Answer("p1", choices=("drie", "een")), c.Reveal())
    assert [one.choices for one in panel(sitting).answers] == [("drie", "een")]


def test_no_more_is_asked_than_there_is_to_pick_from() -> None:
    lines = {"from": "lines", "lines_of": "zin"}
    sitting = Sitting.of(
        game(
            step("zin", "note", audience="shared"),
            step("keus", "pick", audience="shared", least=2, most=3, **lines),
        )
    )
    sitting.do(c.Note("Een enkele")).to("keus")
    form = panel(sitting).form
    assert (form.least, form.most) == (1, 1)
    sitting.do(c.Answer("p1", choices=(form.options[0].id,)))


def test_a_second_answer_takes_the_place_of_the_first_until_it_is_undone() -> None:
    sitting = at("toe").do(c.Answer("p1", "Eerst.", ("work",)), c.Answer("p1", "Dan.", ("values",)))
    assert [one.text for one in panel(sitting, "p1").mine] == ["Dan."]
    sitting.do(c.Undo("p1"))
    assert [one.text for one in panel(sitting, "p1").mine] == ["Eerst."]
    sitting.do(c.Undo("p1"))
    assert panel(sitting, "p1").mine == ()
    sitting.do(c.Redo("p1"), c.Redo("p1"), c.Reveal())
    assert [one.text for one in panel(sitting).answers] == ["Dan."]


# -- what is opened -------------------------------------------------------------------------------


def test_sealed_answers_are_their_makers_until_all_open_at_once() -> None:
    sitting = at("toe").do(c.Answer("p1", "Een.", ("work",)), c.Answer("p2", "Twee.", ("values",)))
    assert panel(sitting).answers == ()
    assert panel(sitting).mine == ()
    assert panel(sitting).missing == ()
    for player, own in (("p1", "Een."), ("p2", "Twee.")):
        seen = own_view(sitting.state, player).screen.panel
        assert [one.text for one in seen.mine] == [own]
        assert seen.answers == ()
    sitting.do(c.Reveal())
    assert {one.text for one in panel(sitting).answers} == {"Een.", "Twee."}
    assert sitting.refused(c.Answer("p1", "Nog.", ("work",))) == "read-only"


@pytest.mark.parametrize("first", ["health", "talents"])
def test_where_one_may_choose_health_no_opened_answer_says_whose_it_is(first: str) -> None:
    sitting = at("toe").do(
        c.Answer("p1", "Een.", (first,)),
        c.Answer("p3", "Drie.", ("values",)),
        c.Answer("p2", "Twee.", ("work",)),
        c.Reveal(),
    )
    answers = panel(sitting).answers
    assert {(one.by, one.id) for one in answers} == {("", "")}
    assert sorted(one.text for one in answers) == ["Drie.", "Een.", "Twee."]
    choices = [one.choices for one in answers]
    assert choices == sorted(choices), "nor does their order tell"


def test_where_all_agreed_to_keep_opened_answers_say_whose_they_are() -> None:
    sitting = Sitting.of(house(), health="keep")
    sitting.do(*(c.AnswerHealth(one, keeps=True) for one in ("p1", "p2", "p3"))).to("toe")
    sitting.do(c.Answer("p1", "Een.", ("health",)), c.Answer("p2", "Twee.", ("work",)), c.Reveal())
    assert [(one.by, one.text) for one in panel(sitting).answers] == [
        ("p1", "Een."),
        ("p2", "Twee."),
    ]


def test_dots_are_counted_once_they_open_and_nobody_sees_whose_they_are() -> None:
    sitting = voted("p1", "p2")
    assert panel(sitting).tally == ()
    assert panel(sitting, "p1").tally == ()
    assert panel(sitting, "p1").mine[0].choices == ("work", "work", "values")
    sitting.do(c.Reveal())
    seen = panel(sitting, "p3")
    assert seen.tally == (("health", 0), ("talents", 0), ("values", 2), ("work", 4))
    assert seen.answers == ()
    assert seen.mine == ()


def test_dots_of_who_left_do_not_count() -> None:
    sitting = voted("p1", "p2").do(c.Leave("p2"), c.Reveal())
    assert dict(panel(sitting).tally)["work"] == 2


def test_dots_stay_with_a_line_that_was_corrected_and_go_with_one_that_is_gone() -> None:
    lines = {"from": "lines", "lines_of": "team", "dots": 2}
    sitting = Sitting.of(
        game(step("team", "ask", audience="shared"), step("stip", "vote", **lines))
    )
    sitting.do(c.Answer("p1", "Stiltte."), c.Answer("p2", "Ruimte."), c.Answer("p3")).to("stip")
    assert [one.text for one in panel(sitting).form.options] == ["Stiltte.", "Ruimte."]
    one, two = (one.id for one in panel(sitting).form.options)
    sitting.do(c.Answer("p1", choices=(one, one)), c.Answer("p2", choices=(one, two)))
    sitting.to("team").do(c.Answer("p1", "Stilte.")).to("stip").do(c.Reveal())
    assert [one.text for one in panel(sitting).form.options] == ["Stilte.", "Ruimte."]
    assert dict(panel(sitting).tally) == {one: 3, two: 1}
    sitting.to("team").do(c.Answer("p1")).to("stip")
    assert dict(panel(sitting).tally) == {two: 1}


@pytest.mark.parametrize("audience", ["sealed", "shared"])
def test_lines_that_all_have_seen_may_be_chosen_from(audience: str) -> None:
    asked = step("team", "ask", audience=audience)
    lines = {"from": "lines", "lines_of": "team"}
    sitting = Sitting.of(game(asked, step("stip", "vote", **lines)))
    sitting.do(c.Answer("p1", "Rust."), c.Answer("p2", "Ruimte."))
    if audience == "sealed":
        assert panel(sitting.to("stip")).form.options == ()
        sitting.to("team").do(c.Reveal())
    assert [one.text for one in panel(sitting.to("stip")).form.options] == ["Rust.", "Ruimte."]


def test_shared_answers_are_seen_at_once_and_go_with_who_left() -> None:
    sitting = at("steun").do(c.Answer("p1", "Zo.", ("work", "values")))
    assert [(one.by, one.choices) for one in panel(sitting).answers] == [("p1", ("work", "values"))]
    assert screen_view(sitting.state).waiting == ("p2", "p3")
    sitting.do(c.Hear("p2"), c.Leave("p1"))
    assert screen_view(sitting.state).waiting == ("p3",)
    assert panel(sitting).answers == ()
    sitting.do(c.Return("p1"))
    assert len(panel(sitting).answers) == 1


def test_private_answers_are_only_ever_their_makers() -> None:
    sitting = at("stil").do(c.Answer("p1", "Voor mij."), c.Next(anyway=True), c.GoTo("stil"))
    assert [one.text for one in panel(sitting, "p1").mine] == ["Voor mij."]
    for viewer in ("screen", "p2", "p3", "table"):
        seen = panel(sitting, viewer)
        assert (seen.mine, seen.answers, seen.tally) == ((), (), ())
    sitting.do(c.Answer("p1", "Toch anders."))
    assert [one.text for one in panel(sitting, "p1").mine] == ["Toch anders."]


def test_the_table_takes_back_a_shared_answer_but_never_a_closed_one() -> None:
    for step_id, labels in (("stil", 0), ("toe", 1), ("klaar", 0)):
        sitting = at(step_id)
        item = "zeg" if step_id == "klaar" else ""
        sitting.do(c.Answer("p1", "Zo.", ("work",)[:labels], item=item))
        for other in ("table", "p2"):
            assert sitting.refused(c.Undo(other)) == "nothing-to-undo"
    sitting = at("steun").do(c.Answer("p1", "Zo.", ("work", "values")), c.Undo())
    assert panel(sitting).answers == ()


def test_a_clock_that_jumps_back_an_hour_changes_no_order_and_takes_no_time() -> None:
    sitting = at("steun").do(c.Answer("p1", "Eerst.", ("work", "values")))
    sitting.now -= timedelta(hours=1)
    sitting.do(c.Answer("p2", "Daarna.", ("values", "work")), c.Park("Later."), c.Next(anyway=True))
    sitting.do(c.Join("Ann", "colleague"), c.Answer("p4", choices=("work",)), c.Reveal())
    assert [one.seq for one in sitting.log] == list(range(1, len(sitting.log) + 1))
    assert sitting.log[-1].at < sitting.log[0].at
    assert everything(sitting.replayed()) == everything(sitting.state)
    assert all(seconds >= 0 for seconds in sitting.state.clock.spent.values())
    sitting.to("steun")
    assert [one.text for one in panel(sitting).answers] == ["Eerst.", "Daarna."]


def test_options_and_statements_are_told_in_the_language_of_the_session() -> None:
    words = {"nl": "Rust", "en": "Calm"}
    options = [option("rust") | {"text": words}, option("ruimte")]
    built = game(step("keus", "pick", audience="shared", options=options) | {"title": text("K")})
    for lang, expected in (("nl", "Rust"), ("en", "Calm"), ("fr", "Rust")):
        sitting = Sitting.of(built, lang=lang)
        assert panel(sitting).form.options[0].text == expected


def test_what_got_most_dots_is_at_hand_when_agreements_are_made() -> None:
    sitting = Sitting.of(
        game(
            step("stip", "vote", dots=3, **{"from": "zones"}),
            step("afspraken", "agree", follow_up="3 months"),
        )
    )
    sitting.do(c.Answer("p1", choices=("know", "know", "flow")), c.Answer("p2", choices=("know",)))
    assert sitting.to("afspraken").panel("screen").dots == (), (
        "nothing of it is told before it opens"
    )
    sitting.to("stip").do(c.Reveal()).to("afspraken")
    assert [count for _text, count in sitting.panel("screen").dots] == [3, 1]


def test_an_export_does_not_tell_who_chose_health_at_an_opened_question() -> None:
    def exported(chooser: str, other: str) -> list[dict[str, object]]:
        sitting = at("toe").do(
            c.Answer("p1", "Een.", ("health" if chooser == "p1" else other,)),
            c.Answer("p2", "Twee.", ("health" if chooser == "p2" else other,)),
            c.Answer("p3", "Drie.", ("work",)),
            c.Reveal(),
            c.Next(),
        )
        return [export_event(sitting.state, one) for one in sitting.log]

    assert exported("p1", "talents") == exported("p2", "talents")


def test_lines_of_a_question_without_names_are_nothing_to_vote_on() -> None:
    sitting = Sitting.of(house())
    found = sitting.state.started.script.step("stip")
    assert isinstance(found, Choosing)
    vote = found.model_copy(update={"source": "lines", "lines_of": "toe"})
    sitting.to("toe").do(
        c.Answer("p1", "Een.", ("work",)), c.Answer("p2", "Twee.", ("talents",)), c.Reveal()
    )
    assert options_of(sitting.state, vote) == ()
