"""A mapping that grows in layers is like a dict that is copied, and older ones never change."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.growing import SMALL, Growing

KEYS = st.integers(0, 60)
CHANGES = st.lists(st.tuples(st.sampled_from(["put"] * 5 + ["drop", "look"]), KEYS), max_size=250)


@settings(deadline=None)
@given(CHANGES)
def test_it_holds_what_a_dict_would_hold_in_the_same_order(changes: list[tuple[str, int]]) -> None:
    growing: Growing[int, int] = Growing()
    plain: dict[int, int] = {}
    past: list[tuple[Growing[int, int], dict[int, int]]] = []
    for value, (what, key) in enumerate(changes):
        past.append((growing, dict(plain)))
        if what == "put":
            growing = growing.put(key, value)
            plain[key] = value
        elif what == "drop":
            growing = growing.without(key)
            plain.pop(key, None)
        else:
            assert list(growing) == list(plain)
        assert growing.get(key) == plain.get(key)
        assert (key in growing) == (key in plain)
    past.append((growing, plain))
    for old, known in past:
        assert old == known
        assert list(old.items()) == list(known.items())
        assert list(old.values()) == list(known.values())
        assert list(reversed(old)) == list(reversed(known))
        assert len(old) == len(known)
        assert bool(old) == bool(known)


def test_a_missing_key_is_missed() -> None:
    with pytest.raises(KeyError):
        Growing({1: 2})[3]
    assert Growing({1: 2}).without(3) == {1: 2}


def test_a_new_value_goes_before_the_old_one_in_a_larger_layer() -> None:
    old: Growing[int, int] = Growing(dict.fromkeys(range(2 * SMALL), 0))
    new = old.put(3, 1)
    assert len(new._layers) == 2
    assert (new[3], old[3]) == (1, 0)
    assert (list(new), len(new)) == (list(old), 2 * SMALL)


def test_what_it_was_made_from_may_change_without_it() -> None:
    source = {1: 2}
    growing = Growing(source)
    source[3] = 4
    assert growing == {1: 2}
    assert repr(growing) == "Growing({1: 2})"


def test_a_large_one_has_few_layers_each_much_larger_than_the_next() -> None:
    growing: Growing[int, int] = Growing()
    for key in range(5_000):
        growing = growing.put(key, key)
        sizes = [len(layer) for layer in growing._layers]
        assert all(one > max(SMALL, 2 * after) for one, after in pairwise(sizes))
