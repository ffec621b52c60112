"""Run the command line as `python -m game.cli`."""

from game.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
