"""Hold decks of cards: models, loading and linting; the built-in decks lie in `decks/`."""
