"""Hold scripts: what a playable game is, how its file is loaded, linted, copied and described."""
