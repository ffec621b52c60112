"""Write the playthroughs anew, `python -m tests.playthroughs`; read the difference, then commit."""

from tests.playthroughs.telling import HERE, go_grow_duo

if __name__ == "__main__":
    path = HERE / "go-grow-duo.txt"
    path.write_text(go_grow_duo(), encoding="utf-8", newline="\n")
    print(path)
