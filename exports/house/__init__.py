"""Draw the house of work ability: the filled poster, the blank table poster, a small house."""
