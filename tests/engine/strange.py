"""Ways to ask for anything at all: commands that fit, commands that do not, and strange values."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from game.engine import commands as c
from game.engine.events import AgreementStatus, Paper

STEPS = (
    *("welkom", "velden", "open", "ikzelf", "jij", "verschil", "kaarten", "straks", "weer"),
    *("inzichten", "afspraken", "slot", "nergens", ""),
    *("plek", "huizen", "hardop", "stil", "toe", "steun", "stip", "keus", "maat", "klaar", "kies"),
)
ACTORS = st.sampled_from(["p1", "p1", "p2", "p2", "p3", "table", "p9", "", "screen", "P1"])
PLAYERS = st.sampled_from(["p1", "p2", "p3", "p1", "p2", "p3", "p9", "table", ""])
INSIDE = st.floats(0, 1, allow_nan=False)
NUMBERS = (
    INSIDE
    | st.sampled_from([0.0, 0.5, 1.0, -0.0])
    | st.sampled_from([float("nan"), float("inf"), -float("inf"), -0.001, 1.001, 1e308])
)
STRANGE = st.sampled_from(
    [
        "",
        " ",
        "\x00",
        "\x1b[31m",
        "a\nb",
        "\u202eabc",
        "\u200b",
        "\ud800",
        "é",
        "e\u0301",
        "x" * 2001,
    ]
)
LINES = st.sampled_from(["Een zin.", "Nog een zin.", "Wat we zagen: dit."]) | STRANGE
NAMES = (
    st.sampled_from(["Zoë", "zoe\u0308", "Mark", "MARK", "Ann", "李", "🌻", "n" * 200]) | STRANGE
)
SEQS = st.none() | st.integers(-1, 60)
DATES = st.sampled_from(
    [date.min, date(2026, 11, 22), date(2026, 11, 23), date(2027, 3, 1), date.max]
)
MOMENTS = st.sampled_from(
    [
        None,
        datetime(2026, 11, 22, 9, 0, 30, tzinfo=UTC),
        datetime(2026, 11, 22, 9, 0, 30),  # noqa: DTZ001
        datetime.min.replace(tzinfo=UTC),
        datetime.max.replace(tzinfo=UTC),
    ]
)
CARDS = st.none() | st.sampled_from(
    ["gg k 7", "GG-F-01", "ggr12", "GG-K-99", "", "\x1b[2J", "7" * 5000]
)
CATEGORIES = st.none() | st.sampled_from(["know", "flow", "grow", "nergens", ""])
ZONES = st.none() | st.sampled_from(["know", "glow", "health", "work", "nergens", ""])
LEVELS = st.none() | st.sampled_from(["health", "talents", "values", "work", "know", ""])
CHOICES = st.lists(
    st.sampled_from(["health", "talents", "work", "een", "twee", "slaap", "p1", "nergens", ""]),
    max_size=4,
).map(tuple)
ITEMS = st.sampled_from(["", "", "", "tijd", "rug", "zeg", "dag", "nergens"])
SAID = st.sampled_from(["Zo.", "2027-03-15", "20270315", "2027-02-30", "15-3-2027"])
ANYLINE = st.one_of(
    st.integers(0, 60).map(str),
    st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda two: f"{two[0]}-{two[1]}"),
    STRANGE,
)

STATUSES: st.SearchStrategy[AgreementStatus] = st.sampled_from(
    ["open", "going", "stuck", "done", "dropped"]
)
PAPERS: st.SearchStrategy[Paper] = st.sampled_from(["poster", "sheet"])
ROLES = st.sampled_from(["employee", "member", "manager", "boss", ""])

PLACES = st.builds(c.Place, ACTORS, PLAYERS, NUMBERS | st.none(), NUMBERS | st.none(), LEVELS)
ANSWERS = st.builds(c.Answer, ACTORS, SAID | LINES, CHOICES, NUMBERS | st.none(), ITEMS)
UNDOS = st.builds(c.Undo, ACTORS) | st.builds(c.Redo, ACTORS)
TIMERS = st.one_of(
    st.just(c.StartTimer()),
    st.builds(c.PauseTimer, MOMENTS),
    st.builds(c.ExtendTimer, st.sampled_from([120, 1, 0, -120, 4 * 3600, 10**30])),
)
PEOPLE = st.one_of(
    st.builds(c.Rename, PLAYERS, NAMES),
    st.builds(c.Leave, PLAYERS),
    st.builds(c.Return, PLAYERS),
    st.builds(c.Join, NAMES, ROLES, st.booleans()),
    st.builds(c.AnswerHealth, ACTORS, st.booleans()),
)
WORDS = st.one_of(
    st.builds(c.Note, LINES, ZONES, st.none() | PLAYERS, SEQS, ACTORS),
    st.builds(
        c.Agree, LINES, st.lists(PLAYERS, max_size=4).map(tuple), LINES, st.none() | DATES, LINES,
        SEQS, ACTORS,
    ),
    st.builds(c.SetFollowUp, DATES, ACTORS),
    st.builds(c.Review, st.integers(-1, 60), STATUSES, LINES),
    st.builds(c.FollowUp, st.integers(-1, 3), STATUSES, LINES, ACTORS),
    st.builds(c.Park, LINES, SEQS, ACTORS),
    st.builds(c.ChooseLine, ACTORS, ANYLINE, st.booleans(), PAPERS),
)  # fmt: skip
TURNS = st.one_of(
    st.just(c.Reveal()),
    st.builds(c.Hear, PLAYERS | st.just("health"), ACTORS),
    ANSWERS,
    st.builds(c.Draw, ACTORS, CARDS, CATEGORIES),
    st.builds(c.Discuss, ACTORS),
)
"""Everything but the commands that begin and end a session, and those that change the step."""
