"""Groeihuis: facilitated team games in the terminal; a game is data, a session a log of events."""

__version__ = "0.1.0"
