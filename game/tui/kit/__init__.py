"""The drawing kit of the terminal: widgets that draw frozen pictures and post messages.

Nothing in here knows a session, a script or a language: a picture (a frozen struct) goes in,
already translated, and small messages come out. So a screen cannot leak what it was not handed,
and a widget can be tested with three lines of data.

Every widget has one setter, ``widget.picture = SomePicture(...)``; an equal picture costs nothing.

| module | what |
|---|---|
| ``palette``, ``themes`` | avond and beamer, ``theme_variable_defaults``, ``ink(widget)`` |
| ``text`` | what may stand in cells, how wide it is, ``wrap``, ``shorten`` |
| ``tokens`` | silhouettes, row tokens, ``initials`` |
| ``bigtype`` | big capitals in half blocks |
| ``canvas`` | cells to lines; ``Painted``, the base of nearly every widget |
| ``grid`` | points to cells and back, at every size |
| ``field`` | ``FieldBoard``: zones, tokens, one arrow; posts ``FieldBoard.Pointed`` |
| ``fieldart``, ``ground``, ``sprites``, ``route`` | what the field board is made of |
| ``cardface`` | ``CardFace`` that turns over, ``StopCard`` |
| ``curtain`` | ``Drapes``, ``SealedFrame`` |
| ``chrome``, ``keybar`` | ``HeaderBar ProgressLine TaskLines TableStrip MessageLine KeyBar`` |
| ``skeleton`` | ``Skeleton`` puts the chrome and the stage where they belong; ``FitGuard`` |
| ``rail`` | ``Rail``: the panel beside a roomy stage; ``TokenView``: one token with words |
| ``page``, ``line`` | ``Page``: a text to read together; ``Line``: a field to type in |
| ``menu``, ``logo`` | ``MenuList``; ``HouseLogo``, ``WordMark`` |
| ``paperpreview`` | ``PaperPreview``: what the poster will say |

A ``shape`` is a seat number: silhouettes repeat after six, initials do not.
"""
