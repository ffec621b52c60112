"""Any content at all: whatever people type, the pages hold all of it and nothing collides."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from exports import (
    PAPERS,
    AgreementContent,
    ArrowContent,
    CardContent,
    GapContent,
    InsightContent,
    PosterContent,
    TokenContent,
)
from exports.paper import paper_named
from exports.poster.layout import poster_pages
from tests.exports.reading import counted, covered, outside, overlaps, printed, wanted
from tests.exports.samples import BLANK

LETTERS = "abcdeghijklmnoprstuvwz ABDEGMNZ ëéçğłđứ .,:!?’ 0123456789 שלום أحمد 🌻✓ W"
words = st.text(alphabet=LETTERS, max_size=260)
short = st.text(alphabet=LETTERS, max_size=24)
letters = st.text(alphabet="ABCŁĐÇ李🌻أ", min_size=1, max_size=2)
part = st.floats(0, 1)
zone = st.sampled_from(("know", "flow", "glow", "grow", "elsewhere"))

contents = st.builds(
    replace,
    st.just(BLANK),
    title=words,
    kicker=short,
    place_lines=st.lists(short, max_size=4).map(tuple),
    tokens=st.lists(
        st.builds(TokenContent, letters, part, part, st.none() | letters), max_size=8
    ).map(tuple),
    arrows=st.lists(st.builds(ArrowContent, st.integers(0, 7), st.integers(0, 7)), max_size=4).map(
        tuple
    ),
    gaps=st.lists(st.builds(GapContent, short, short, st.none() | words), max_size=4).map(tuple),
    insights=st.lists(st.builds(InsightContent, words, st.none() | zone), max_size=6).map(tuple),
    cards=st.lists(
        st.builds(CardContent, short, zone, short, st.integers(0, 4), words), max_size=6
    ).map(tuple),
    agreements=st.lists(
        st.builds(AgreementContent, short, words, short, short, short), max_size=5
    ).map(tuple),
    follow_up=st.none() | short,
    footer_left=words,
    footer_right=short,
)


@settings(
    max_examples=25,
    deadline=None,
    # One run of a page is slow, so what fails is shown as found; the same examples every time.
    phases=[Phase.explicit, Phase.generate],
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(contents, st.sampled_from(list(PAPERS)))
def test_pages_hold_everything_and_nothing_collides(content: PosterContent, name: str) -> None:
    paper = paper_named(name)
    pages = poster_pages(content, paper)
    assert not counted(wanted(content, card_feet=name != "a4")) - printed(pages)
    for page in pages:
        assert overlaps(page) == []
        assert outside(page) == []
        assert covered(page) == []
        assert min(mark.size * paper.u for mark in page.texts) >= 6.999
