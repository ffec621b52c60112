"""Card sizes: named or measured, upright or lying, with a safe zone of their own."""

from __future__ import annotations

import pytest

from exports.cards.sizes import SIZES, card_size
from exports.errors import ExportError


def test_the_safe_zone_is_five_millimetres_less_on_small_cards_and_never_under_three() -> None:
    assert {name: round(size.safe, 2) for name, size in SIZES.items()} == {
        **dict.fromkeys(("poker", "tarot", "a7", "a6"), 5.0),
        **{"bridge": 4.52, "euro": 4.68, "mini": 3.49, "business": 4.37},
    }
    assert card_size("30x40").safe == 3.0


def test_sizes_are_named_or_measured_and_can_lie() -> None:
    assert {name: (size.width, size.height) for name, size in SIZES.items()} == {
        "poker": (63, 88),
        "bridge": (57, 89),
        "euro": (59, 92),
        "tarot": (70, 120),
        "mini": (44, 68),
        "a7": (74, 105),
        "a6": (105, 148),
        "business": (85, 55),
    }
    assert card_size(" Poker ") == SIZES["poker"]
    assert (card_size("70x100").width, card_size("70 × 100,5 mm").height) == (70.0, 100.5)
    lying = card_size("poker", landscape=True)
    assert (lying.width, lying.height, lying.k) == (88, 63, 1.0)
    assert card_size("business", landscape=True) == SIZES["business"]


@pytest.mark.parametrize(
    "given", ["", "pokr", "70", "9x50", "50x301", "axb", "-70x100", "70x100x2"]
)
def test_a_size_that_is_none_is_refused_with_what_is_allowed(given: str) -> None:
    with pytest.raises(ExportError) as fault:
        card_size(given)
    assert fault.value.code == "unknown_card_size"
    assert fault.value.params["given"] == given
    assert "tarot" in fault.value.params["allowed"]
