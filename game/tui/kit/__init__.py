"""The drawing kit of the terminal: widgets that draw frozen pictures and post messages.

Nothing in here knows a session, a script or a language: a picture (a frozen dataclass) goes in,
already translated, and small messages come out. So a screen cannot leak what it was not handed,
and a widget can be tested with three lines of data.

Every widget has one setter, ``widget.picture = SomePicture(...)``; an equal picture costs nothing.

| module | what |
|---|---|
| ``themes`` | the themes avond and beamer, ``theme_variable_defaults``, ``ink(widget)`` |
| ``tokens`` | silhouettes, row tokens, ``initials``, ``shorten`` |
| ``bigtype`` | big capitals in half blocks |
| ``grid`` | points to cells and back, at every size |
| ``field`` | ``FieldBoard``: zones, tokens, one arrow; posts ``FieldBoard.Pointed`` |
| ``cardface`` | ``CardFace`` that turns over, ``StopCard`` |
| ``curtain`` | ``Drapes``, ``SealedFrame`` |
| ``chrome`` | ``HeaderBar ProgressLine TaskLines TableStrip MessageLine KeyBar`` |
| ``skeleton`` | ``Skeleton`` puts the chrome and the stage where they belong; ``FitGuard`` |
| ``rail`` | ``Rail``: the panel beside a roomy stage |
| ``menu``, ``logo`` | ``MenuList``; ``HouseLogo``, ``WordMark`` |
| ``paperpreview`` | ``PaperPreview``: what the poster will say |

A ``shape`` is a seat number: silhouettes repeat after six, initials do not.
"""
