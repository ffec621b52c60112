"""Draw the sides of cards: fronts of any size, the stop card, and the backs of decks."""
