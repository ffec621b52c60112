"""Write the playthroughs anew, `python -m tests.playthroughs`; read the difference, then commit."""

from tests.playthroughs.six import bouwoverleg
from tests.playthroughs.telling import HERE, go_grow_duo

if __name__ == "__main__":
    for name, text in (("go-grow-duo", go_grow_duo()), ("bouwoverleg", bouwoverleg())):
        path = HERE / f"{name}.txt"
        path.write_text(text, encoding="utf-8", newline="\n")
        print(path)
