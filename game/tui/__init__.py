"""Play sessions in the terminal: screens handle keys, the table decides, widgets draw views."""
