"""Card faces: every word stands whole inside the safe zone, in any size, language and script."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from exports.cards.body import set_body
from exports.cards.content import FaceContent, StopContent
from exports.cards.face import category_marks, fitting, front, stop
from exports.cards.plan import plan_of
from exports.cards.sizes import SIZES, CardSize, card_size
from exports.errors import ExportError
from exports.fonts import Style, main_face
from exports.palette import BLACK, WHITE, hue
from exports.pen import Mark, Pen, Shape, TextMark
from exports.shaping import set_line
from exports.textfit import width_of
from tests.exports.card_samples import (
    BLANK,
    BLANK_TALENT,
    BOTH_WAYS,
    LANGS,
    QUESTION,
    STOP,
    TALENT,
    built_in,
)
from tests.exports.reading import Box, as_shown, counted, covered, ink, overlaps, shape_box

POKER = SIZES["poker"]
ODD = ("30x40", "25x200", "200x30", "100x100", "10x10", "300x250")
every_size = pytest.mark.parametrize("size", BOTH_WAYS.values(), ids=BOTH_WAYS)


def _pen(marks: Iterable[Mark]) -> Pen:
    return Pen(list(marks))


def _words(marks: Iterable[Mark]) -> list[str]:
    return [mark.line.text for mark in marks if isinstance(mark, TextMark)]


def _unsafe(marks: Iterable[Mark], size: CardSize) -> list[str]:
    """List the texts whose ink lies outside the safe zone."""
    found = []
    for mark in _pen(marks).texts:
        box = ink(mark)
        if box is not None and (
            min(box[0], box[1]) < size.safe - 0.001
            or box[2] > size.width - size.safe + 0.001
            or box[3] > size.height - size.safe + 0.001
        ):
            found.append(mark.line.text)
    return found


def _faults(marks: tuple[Mark, ...], size: CardSize) -> list[str]:
    """List all that is wrong with a side: unsafe, touching, hidden or too small."""
    pen = _pen(marks)
    found = [f"unsafe: {text}" for text in _unsafe(marks, size)]
    found += [f"touching: {pair}" for pair in overlaps(pen)]
    found += [f"hidden: {text}" for text in covered(pen)]
    return found + [f"small: {mark.line.text}" for mark in pen.texts if mark.size < 5.999]


@every_size
@pytest.mark.parametrize("lang", LANGS)
def test_every_built_in_card_fits_whole_and_safe_in_every_size(lang: str, size: CardSize) -> None:
    for face in built_in(lang):
        marks = front(face, size)
        assert _faults(marks, size) == [], face.id
        assert counted(_words(marks)) == counted(face.texts()), face.id


@pytest.mark.parametrize("lang", LANGS)
def test_every_built_in_card_has_room_for_its_hint_on_poker(lang: str) -> None:
    for face in built_in(lang):
        marks = front(face, POKER, hint=True)
        assert _faults(marks, POKER) == [], face.id
        assert counted(_words(marks)) == counted(face.texts(hint=True)), face.id


def test_words_that_are_set_close_get_the_white_that_is_left() -> None:
    plan = plan_of(POKER)
    close = [
        body
        for face in built_in("nl")
        if face.excess and (body := set_body(face, plan, hint=True)) is not None
        if body.hint.size < plan.points(6.5)
    ]
    assert len(close) > 1
    assert all(0.5 < body.gap <= plan.k for body in close)
    assert max(body.gap for body in close) > 0.9


def test_poker_stands_as_the_look_says() -> None:
    marks = front(QUESTION, POKER)
    panel = marks[0]
    assert isinstance(panel, Shape)
    assert panel.fill == hue("flow").solid
    assert shape_box(panel) == (4.0, 4.0, 59.0, 35.0)
    by_text = {mark.line.text: mark for mark in marks if isinstance(mark, TextMark)}
    name = by_text["Flow"]
    assert (name.x, round(name.y, 3), name.size) == (9.0, 30.0, 22.0)
    first = by_text["Stel je voor: je krijgt"]
    assert first.x == 6.0
    box = ink(first)
    assert box is not None
    assert 40.9 < box[1] < 41.7
    kind = by_text["stel je voor"]
    assert kind.size == 7.0
    assert kind.x + width_of(kind.line, 7.0) / 2 == pytest.approx(31.5)
    assert 82.0 < kind.y < 83.0


@every_size
def test_the_text_is_as_large_as_fits(size: CardSize) -> None:
    allowed = [max(points * size.k, 6.0) for points in (14, 13, 12, 11, 10)]
    found = [fitting(replace(QUESTION, text="Wat deed je? " * n), size) for n in range(1, 60)]
    sizes = [one for one in found if one is not None]
    assert sizes == sorted(sizes, reverse=True)
    assert set(sizes) <= set(allowed)
    assert (sizes[0], sizes[-1]) == (allowed[0], allowed[-1])
    assert len(set(sizes)) > 2
    assert found[len(sizes) :] == [None] * (len(found) - len(sizes))
    assert len(sizes) < len(found)


@pytest.mark.parametrize("text", ["Wat deed je toen? " * 40, "W" * 60], ids=["long", "one word"])
def test_what_does_not_fit_is_told_and_never_drawn(text: str) -> None:
    face = replace(QUESTION, text=text)
    assert fitting(face, POKER) is None
    with pytest.raises(ExportError) as fault:
        front(face, POKER)
    assert (fault.value.code, fault.value.params) == ("card_too_long", {"id": "GG-F-04"})


def test_a_word_is_broken_only_after_its_own_hyphen() -> None:
    assert fitting(replace(QUESTION, text="zonnebloempittenverzamelaars"), POKER) is not None
    broken = front(replace(QUESTION, text="zonnebloempitten-zaaiersbijeenkomst"), POKER)
    assert "zonnebloempitten-" in _words(broken)


@every_size
@pytest.mark.parametrize("hint", [False, True], ids=["", "hint"])
def test_a_talent_says_its_name_first_and_its_excess_last(size: CardSize, hint: bool) -> None:
    marks = front(TALENT, size, hint=hint)
    assert _faults(marks, size) == []
    assert counted(_words(marks)) == counted(TALENT.texts(hint=hint))
    texts = {mark.line.text: mark for mark in marks if isinstance(mark, TextMark)}
    name, word = texts["Verbinder"], texts["Te veel?"]
    body = next(mark for text, mark in texts.items() if text.startswith("Je brengt"))
    excess = next(mark for text, mark in texts.items() if text.startswith("Je regelt"))
    assert name.line == set_line("Verbinder", Style.BOLD)
    assert name.size > body.size >= word.size == excess.size
    assert name.y < body.y < word.y == pytest.approx(excess.y)
    rules = [mark for mark in marks if isinstance(mark, Shape) and len(mark.path) == 2]
    assert any(body.y < shape_box(rule)[1] < word.y - 1.5 for rule in rules)


def test_a_hint_is_black_italic_and_takes_its_room_from_the_text() -> None:
    marks = front(QUESTION, POKER, hint=True)
    hint = next(mark for mark in _pen(marks).texts if mark.line.text.startswith("Maakt licht"))
    assert hint.line.runs[0].face is main_face(Style.ITALIC)
    assert (hint.colour, hint.size) == (BLACK, 6.5)
    long = replace(QUESTION, text="Wat deed je toen? " * 8)
    with_hint, without = fitting(long, POKER, hint=True), fitting(long, POKER)
    assert with_hint is not None
    assert without is not None
    assert with_hint < without


@every_size
@pytest.mark.parametrize("face", [BLANK, BLANK_TALENT], ids=["question", "talent"])
def test_a_blank_card_has_its_panel_and_lines_to_write_on(
    size: CardSize, face: FaceContent
) -> None:
    marks = front(face, size)
    assert _faults(marks, size) == []
    assert counted(_words(marks)) == counted(face.texts())
    lines = [mark for mark in marks if isinstance(mark, Shape) and mark.dots]
    levels = sorted(shape_box(line)[1] for line in lines)
    assert len(levels) >= 3
    assert all(5.7 < low - high < 14.5 for high, low in pairwise(levels))
    for line in lines:
        left, top, right, _ = shape_box(line)
        assert left >= size.safe
        assert right <= size.width - size.safe
        assert plan_of(size).body[1] < top < plan_of(size).foot


@every_size
@pytest.mark.parametrize("eco", [False, True], ids=["", "eco"])
def test_the_stop_card_shows_its_word_in_an_octagon(size: CardSize, eco: bool) -> None:
    marks = stop(STOP, size, eco)
    assert _faults(marks, size) == []
    assert counted(_words(marks)) == counted(STOP.texts())
    shapes = [mark for mark in marks if isinstance(mark, Shape)]
    panel, octagon = shapes
    assert len(octagon.path) == 9
    assert (panel.fill, octagon.fill) == ((None, None) if eco else (BLACK, WHITE))
    left, top, right, bottom = shape_box(octagon)
    word = next(mark for mark in _pen(marks).texts if mark.line.text == "Stop")
    box = ink(word)
    assert box is not None
    assert left + 1 < box[0]
    assert box[2] < right - 1
    assert top < box[1] < box[3] < bottom
    assert word.size > 20 * size.k


def test_a_stop_card_holds_longer_words_in_smaller_type() -> None:
    content = StopContent("Überspringen", "Diese Frage überspringe ich heute. " * 3, STOP.more * 2)
    for size in BOTH_WAYS.values():
        marks = stop(content, size)
        assert _faults(marks, size) == []
        assert counted(_words(marks)) == counted(content.texts())


def test_a_stop_card_with_too_many_words_is_refused() -> None:
    for content, size in (
        (replace(STOP, text="Deze vraag sla ik over. " * 30), POKER),
        (replace(STOP, word="Overslaan" * 4), SIZES["mini"]),
        (STOP, card_size("12x20")),
    ):
        with pytest.raises(ExportError, match="card_too_long"):
            stop(content, size)


@pytest.mark.parametrize(
    "face",
    [
        replace(BLANK, kind="zelf te schrijven of te tekenen"),
        replace(BLANK, kind="", id="ABCDEFGH-IJKL-12"),
        replace(BLANK, kind="", category="Verantwoordelijkheidsgevoel in ons team"),
    ],
    ids=["kind", "id", "category"],
)
def test_a_card_too_small_for_its_foot_or_its_category_is_refused(face: FaceContent) -> None:
    assert fitting(face, POKER) is not None
    assert fitting(face, card_size("26x40")) is None


@every_size
@pytest.mark.parametrize(
    "category", ["Gezondheid", "Samenwerken en leren", "Verantwoordelijkheidsgevoel", "החוזקות שלי"]
)
def test_a_long_category_shrinks_until_it_fits_its_panel(size: CardSize, category: str) -> None:
    marks = category_marks("heart", "health", category, size)
    x, y, w, h = plan_of(size).panel
    _, sign_top, _, side = plan_of(size).sign
    lines = _pen(marks).texts
    assert as_shown("".join(line.line.text for line in lines)) == as_shown(category)
    for line in lines:
        box = ink(line)
        assert box is not None
        assert x < box[0]
        assert box[2] < x + w
        assert sign_top + side < box[1]
        assert box[3] < y + h


def test_cards_of_a_category_share_their_fixed_marks() -> None:
    one, other = front(QUESTION, POKER), front(replace(QUESTION, id="X-1", text="Wie?"), POKER)
    shared = category_marks("waves", "flow", "Flow", POKER)
    assert len(shared) > 4
    for index, mark in enumerate(shared):
        assert one[index] is mark
        assert other[index] is mark


@every_size
def test_eco_prints_black_outlines_and_no_large_fill(size: CardSize) -> None:
    sides = [front(face, size, eco=True) for face in (QUESTION, TALENT, BLANK, BLANK_TALENT)]
    for sign in ("blocks", "sun", "sprout", "heart", "compass", "bag"):
        sides.append(front(replace(QUESTION, sign=sign), size, eco=True))
    sides.append(stop(STOP, size, eco=True))
    for marks in sides:
        for mark in marks:
            if isinstance(mark, TextMark):
                assert mark.colour == BLACK
            elif isinstance(mark, Shape):
                assert {mark.fill, mark.stroke} <= {None, BLACK, WHITE}
                left, _, right, _ = shape_box(mark)
                assert mark.fill != BLACK or right - left < 3 * size.k


@pytest.mark.parametrize(
    "text",
    [
        "Kể về một ngày mà mọi việc đều suôn sẻ ở chỗ làm.",
        "Opowiedz o dniu, w którym wszystko się udało. Żółć, gęś, jaźń.",
        "İşinde en çok neyi seviyorsun? Bir örnek ver. Çağrı, ğüzel.",
        "ספר על יום שבו הכול הצליח לך בעבודה (גם אם זה היה קטן).",
        "احك عن يوم سار فيه كل شيء على ما يرام في العمل.",
        "เล่าเรื่องวันที่ทุกอย่างไปได้ดีในที่ทำงานของคุณให้เพื่อนฟังหน่อย",
        "Vertel over 李 en een 🌻 ☐ dag.",
    ],
    ids=["Vietnamese", "Polish", "Turkish", "Hebrew", "Arabic", "Thai", "signs"],
)
def test_any_script_stands_whole_and_safe(text: str) -> None:
    face = replace(TALENT, text=text, excess=text)
    for size in BOTH_WAYS.values():
        if size.k > 0.85:
            marks = front(face, size)
            assert _faults(marks, size) == []
            assert counted(_words(marks)) == counted(face.texts())


def test_a_text_from_right_to_left_ends_at_the_right_edge_of_its_room() -> None:
    x, _, w, _ = plan_of(POKER).body
    hebrew = replace(QUESTION, text="ספר על יום שבו הכול הצליח לך. ספר.")
    boxes = [ink(mark) for mark in _pen(front(hebrew, POKER)).texts if mark.size > 9]
    rights: list[Box] = [box for box in boxes if box is not None and box[1] > 36]
    assert len(rights) > 1
    assert all(box[2] == pytest.approx(x + w, abs=0.6) for box in rights)


def test_a_foot_that_is_too_wide_moves_its_kind_then_lifts_it() -> None:
    wide = replace(QUESTION, id="ABCDEFGH-IJKL-12")
    moved = {mark.line.text: mark for mark in _pen(front(wide, POKER)).texts}
    assert moved["stel je voor"].y == moved["ABCDEFGH-IJKL-12"].y
    lifted = replace(wide, kind="stel je voor wat er zou gebeuren")
    for size in (POKER, SIZES["mini"], SIZES["business"]):
        marks = front(lifted, size)
        texts = {mark.line.text: mark for mark in _pen(marks).texts}
        assert texts["stel je voor wat er zou gebeuren"].y < texts["ABCDEFGH-IJKL-12"].y - 2
        assert _faults(marks, size) == []


def test_depth_is_told_by_full_dots() -> None:
    def full(depth: int) -> int:
        marks = front(replace(QUESTION, depth=depth), POKER)
        return sum(isinstance(mark, Shape) and mark.fill == BLACK for mark in marks[-5:])

    assert [full(depth) for depth in range(4)] == [0, 1, 2, 3]


LETTERS = "abcdeghijklmnoprstuvwz ABDEGMNZ ëéçğłđứ .,:!?’ 0123456789 שלום أحمد 🌻✓ W- "


@settings(
    max_examples=150,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    st.builds(
        replace,
        st.sampled_from((QUESTION, TALENT)),
        text=st.text(alphabet=LETTERS, max_size=300),
        name=st.text(alphabet=LETTERS, max_size=20),
        category=st.text(alphabet=LETTERS, min_size=1, max_size=30),
        kind=st.text(alphabet=LETTERS, max_size=24),
        id=st.text(alphabet="ABCDEFG-0123456789", max_size=16),
        depth=st.integers(0, 3),
    ),
    st.sampled_from((*BOTH_WAYS, *ODD)),
    st.booleans(),
    st.booleans(),
)
def test_any_card_is_drawn_whole_or_refused(
    face: FaceContent, name: str, hint: bool, eco: bool
) -> None:
    size = BOTH_WAYS.get(name) or card_size(name)
    if fitting(face, size, hint=hint) is None:
        with pytest.raises(ExportError, match="card_too_long"):
            front(face, size, hint=hint, eco=eco)
        return
    marks = front(face, size, hint=hint, eco=eco)
    printed, wanted = counted(_words(marks)), counted(face.texts(hint=hint))
    assert printed == wanted
    assert _faults(marks, size) == []
