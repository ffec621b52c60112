"""Play sessions in the terminal: screens handle keys, the table decides, widgets draw views.

Importing this comes before importing Textual, so what would make Textual log keys or save pictures
by itself is taken out of the environment here: a sealed value may be on screen.
"""

import os

for _name in (
    "TEXTUAL",
    "TEXTUAL_DEBUG",
    "TEXTUAL_LOG",
    "TEXTUAL_PRESS",
    "TEXTUAL_SCREENSHOT",
    "TEXTUAL_SCREENSHOT_FILENAME",
    "TEXTUAL_SCREENSHOT_LOCATION",
):
    os.environ.pop(_name, None)
