"""Keep a mapping that grows without being copied: a long session is as fast as a short one."""

from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

SMALL = 24
"""Up to this many entries one dict is copied, which is fastest; beyond it layers pay off."""


_blank = object.__new__


class Growing(Mapping[K, V], Generic[K, V]):
    """An immutable mapping in the order in which its keys came in.

    It holds dicts, each more than twice as large as the one after it, and a later one goes before
    an earlier one. Adding merges the last few, so it costs O(log n) on average; reading all of it
    merges the lot, once.
    """

    __slots__ = ("_layers",)

    def __init__(self, entries: Mapping[K, V] | None = None) -> None:
        self._layers: tuple[dict[K, V], ...] = (dict(entries),) if entries else ()

    def put(self, key: K, value: V) -> "Growing[K, V]":
        """Give the mapping with one more entry, or with another value at the key's old place."""
        layers = self._layers
        new: Growing[K, V] = _blank(Growing)
        if not layers:
            new._layers = ({key: value},)
            return new
        top = {key: value}
        left = len(layers)
        while left and (len(layers[left - 1]) <= SMALL or len(layers[left - 1]) <= 2 * len(top)):
            left -= 1
            top = {**layers[left], **top}
        new._layers = (*layers[:left], top) if left else (top,)
        return new

    def without(self, key: K) -> "Growing[K, V]":
        """Give the mapping without one key; taking away is rare, so this copies."""
        if key not in self:
            return self
        rest = self._whole().copy()
        del rest[key]
        return Growing(rest)

    def _whole(self) -> dict[K, V]:
        layers = self._layers
        if len(layers) == 1:
            return layers[0]
        whole: dict[K, V] = {}
        for layer in layers:
            whole.update(layer)
        self._layers = (whole,)
        return whole

    def __getitem__(self, key: K) -> V:
        for layer in reversed(self._layers):
            if key in layer:
                return layer[key]
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return any(key in layer for layer in self._layers)

    def __iter__(self) -> Iterator[K]:
        return iter(self._whole())

    def __reversed__(self) -> Iterator[K]:
        return reversed(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def keys(self) -> KeysView[K]:
        """Give the keys, first come first."""
        return self._whole().keys()

    def values(self) -> ValuesView[V]:
        """Give the values in the order of their keys."""
        return self._whole().values()

    def items(self) -> ItemsView[K, V]:
        """Give keys with their values."""
        return self._whole().items()

    def __repr__(self) -> str:
        return f"Growing({self._whole()!r})"
