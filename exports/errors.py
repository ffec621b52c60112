"""Say what went wrong with an export as a code and its values, so that the caller can translate."""

from __future__ import annotations

from collections.abc import Mapping


class ExportError(Exception):
    """An export that could not be made or written; nothing that was there before is lost.

    Codes: `unknown_paper` and `unknown_tiles` (`given`, `allowed`), `unwritable` (`path`,
    `reason`), `disk_full` (`path`), `font_missing` (`package`), `unknown_card_size` and
    `unknown_back` (`given`, `allowed`), `card_too_long` (`id`), `unknown_layout` (`given`,
    `allowed`), `card_too_large` (`given`, `paper`, and of what fits `nearest` and `measures`),
    `out_of_range` (`name`, `given`, `least`, `most`), `no_cards`.
    """

    def __init__(self, code: str, params: Mapping[str, str]) -> None:
        super().__init__(f"{code}: " + ", ".join(f"{k}={v}" for k, v in sorted(params.items())))
        self.code = code
        self.params = dict(params)
