"""Offer the command line; what it says first, it says before anything else is imported."""

import gc
import sys

HARDLY = 500_000
"""Objects made between two searches for rubbish: nearly all that a start makes, or a paper, is
there to stay, and searching it over and over took a tenth of the time to the first screen.
"""


def main(arguments: list[str] | None = None) -> int:
    """Run a command and give its exit code: 0 done, 1 refused or findings, 2 usage."""
    given = sys.argv[1:] if arguments is None else arguments
    if given == ["--version"]:
        from game import __version__

        try:
            print("groeihuis", __version__, flush=True)
        except OSError:
            return 1
        return 0
    gc.set_threshold(HARDLY)
    if not given:
        from game.cli.screens import home

        return home()
    from game.cli.app import run

    return run(given)
