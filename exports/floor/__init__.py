"""Draw what lies on the floor and the table: sheets for zones and storeys, tokens, stop cards."""
