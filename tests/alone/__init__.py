"""A small preparation for one person, with a part of every kind, for tests of all layers."""

from pathlib import Path

from game.script.load import Game, load_game

FILE = Path(__file__).with_name("alleen.yaml")


def alone() -> Game:
    """Load the game."""
    return load_game(str(FILE))
