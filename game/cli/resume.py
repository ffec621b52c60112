"""The command that takes up a session; it shares all it does with `play`."""

from game.cli.play import make_resume as make

__all__ = ["make"]
