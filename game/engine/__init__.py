"""Decide, evolve and view: the rules of a session, pure.

No clock, no randomness and no input or output live here; all three are handed in by `game.table`.
"""
