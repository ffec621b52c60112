"""Give every test here folders of its own, and put the language back afterwards."""

from collections.abc import Iterator

import pytest

from game.language import language, use
from tests.cli.homes import home
from tests.cli.running import hasty, here

__all__ = ["hasty", "here", "home"]


@pytest.fixture(autouse=True)
def same_language() -> Iterator[None]:
    before = language()
    yield
    use(before)
