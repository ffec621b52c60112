"""Any house at all: whatever people type and wherever they stand, all of it is there and apart."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from exports import PAPERS, AgreementContent
from exports.house.blank import blank_pages
from exports.house.content import (
    BlankHouseContent,
    HousePosterContent,
    KeptContent,
    QuestionContent,
    QuestionGroup,
    StandingContent,
)
from exports.house.poster import house_pages
from exports.paper import paper_named
from exports.pen import Pen
from tests.exports.house_samples import BARE, BLANK, HOUSE
from tests.exports.reading import counted, covered, outside, overlaps, printed

LETTERS = "abcdeghijklmnoprstuvwz ABDEGMNZ ëéçğłđứ .,:!?’ 0123456789 שלום أحمد 🌻✓ W"
words = st.text(alphabet=LETTERS, max_size=260)
short = st.text(alphabet=LETTERS, max_size=24)
letters = st.text(alphabet="ABCŁĐÇ李🌻أ", min_size=1, max_size=2)
people = st.lists(
    st.builds(StandingContent, letters, st.integers(0, 10).map(lambda stop: (stop + 0.5) / 11)),
    max_size=8,
).map(tuple)
spread = st.sampled_from(("", "verspreid", "twee kampen", "dicht bijeen"))
note = st.sampled_from(("", "Besproken. Niets genoteerd."))
lines = st.lists(st.builds(KeptContent, words, letters | st.just("")), max_size=5).map(tuple)
question = st.builds(
    QuestionContent, st.integers(1, 12).map(str), short, lines, st.sampled_from(("", "10 min"))
)
group = st.builds(QuestionGroup, short, st.lists(question, max_size=4).map(tuple))
houses = st.builds(
    lambda given: replace(
        HOUSE,
        floors=tuple(
            replace(floor, people=on_it, spread=told, note=said)
            for floor, (on_it, told, said) in zip(HOUSE.floors, given, strict=True)
        ),
    ),
    st.lists(st.tuples(people, spread, note), min_size=4, max_size=4),
)
filled = st.builds(
    replace,
    st.just(BARE),
    title=words,
    kicker=short,
    house=houses,
    place_lines=st.lists(short, max_size=4).map(tuple),
    left=group,
    right=group,
    below=group,
    agreements=st.lists(
        st.builds(AgreementContent, short, words, short, short, short), max_size=5
    ).map(tuple),
    follow_up=st.none() | short,
    parked_head=st.sampled_from(("", "Geparkeerd")),
    parked=st.lists(short, max_size=6).map(tuple),
    footer_left=words,
    footer_right=short,
)
blanks = st.builds(
    replace,
    st.just(BLANK),
    title=words,
    kicker=short,
    fields=st.lists(short, max_size=4).map(tuple),
    left=group,
    right=group,
    below=group,
    footer_left=words,
)
# One run of a page is slow, so what fails is shown as found; the same examples every time.
run = settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def _check(pages: list[Pen], texts: list[str], paper: str) -> None:
    assert not counted(texts) - printed(pages)
    for page in pages:
        assert overlaps(page) == []
        assert outside(page) == []
        assert covered(page) == []
        assert min(mark.size * paper_named(paper).u for mark in page.texts) >= 6.999


@run
@given(filled, st.sampled_from(list(PAPERS)))
def test_a_filled_poster_holds_everything_and_nothing_collides(
    content: HousePosterContent, paper: str
) -> None:
    # A head over nothing parked is left out.
    if not any(line.strip() for line in content.parked):
        content = replace(content, parked_head="")
    _check(house_pages(content, paper_named(paper)), list(content.texts()), paper)


@run
@given(blanks, st.sampled_from(list(PAPERS)))
def test_a_blank_poster_holds_everything_and_nothing_collides(
    content: BlankHouseContent, paper: str
) -> None:
    _check(blank_pages(content, paper_named(paper)), list(content.texts()), paper)
