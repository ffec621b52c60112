"""Files that people write: what they hold, and what is said about each mistake, with its line."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import Field, TypeAdapter

from datafiles.findings import FileProblem, Finding
from datafiles.load import load_model
from datafiles.model import Strict
from datafiles.text import Ident, Lang, Letter, Line, Text, localized
from datafiles.yamlfile import MAX_BYTES, MAX_DEPTH, read_yaml


class Tea(Strict):
    kind: Literal["tea"]
    minutes: Annotated[int, Field(ge=1, le=9)]


class Coffee(Strict):
    kind: Literal["coffee"]
    sugar: bool = False


class Table(Strict):
    """A form with a field of every sort."""

    format: Literal[1]
    id: Ident
    letter: Letter = "K"
    title: Text
    line: Line | None = None
    height: Annotated[float, Field(gt=0, le=1)] = 0.5
    seats: Annotated[tuple[Line, ...], Field(min_length=1, max_length=3)] = ("een",)
    drinks: tuple[Annotated[Tea | Coffee, Field(discriminator="kind")], ...] = ()
    sweet: bool = False


TABLE: TypeAdapter[Table] = TypeAdapter(Table)
KEYS = "format, id, letter, title, line, height, seats, drinks, sweet"
HEAD = "format: 1\nid: tafel\ntitle: {nl: Tafel}\n"


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "tafel.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def problems(folder: Path, text: str | bytes) -> list[str]:
    """Give 'line: place: code and what it fills in' of everything that is wrong with a file."""
    path = written(folder, text)
    with pytest.raises(FileProblem) as caught:
        load_model(path, TABLE)
    told = [str(finding) for finding in caught.value.findings]
    assert str(caught.value) == "\n".join(told)
    assert all(one.startswith(f"{path}:") for one in told)
    return [one.removeprefix(f"{path}:") for one in told]


def loaded(folder: Path, text: str | bytes) -> Table:
    return load_model(written(folder, text), TABLE)[0]


def test_a_file_becomes_a_model_and_knows_its_lines(tmp_path: Path) -> None:
    text = "# mijn tafel\n" + HEAD + "drinks:\n  - kind: tea\n    minutes: 4\n  - {kind: coffee}\n"
    table, document = load_model(written(tmp_path, text), TABLE)
    assert table.drinks == (Tea(kind="tea", minutes=4), Coffee(kind="coffee"))
    assert document.line(("drinks", 0, "minutes")) == 7
    assert document.line(("drinks", 1)) == 8
    assert document.line(("drinks", 0, "sugar")) == 6
    assert document.line(("nothing", 5)) == 2


def test_yaml_of_today_has_none_of_the_old_surprises(tmp_path: Path) -> None:
    """In YAML 1.1 these were a boolean, 750, a date, an octal number and more."""
    text = (
        "{no: no, on: on, y: y, time: 12:30, day: 2026-11-22, oct: 010, hex: 0x1F, big: 1_000,\n"
        " dot: 1., e: 1e3, minus: -4, tilde: ~, empty: , q: '12', t: true, inf: .inf, nan: .nan}"
    )
    assert read_yaml(written(tmp_path, text)).data == {
        "no": "no", "on": "on", "y": "y", "time": "12:30", "day": "2026-11-22", "oct": 10,
        "hex": "0x1F", "big": "1_000", "dot": 1.0, "e": 1000.0, "minus": -4, "tilde": None,
        "empty": None, "q": "12", "t": True, "inf": ".inf", "nan": ".nan",
    }  # fmt: skip


def test_texts_keep_such_words_as_they_are_written(tmp_path: Path) -> None:
    table = loaded(tmp_path, "format: 1\nid: no\ntitle: {nl: no, en: 12:30}\nseats: [on, off]\n")
    assert table.id == "no"
    assert table.title == {"nl": "no", "en": "12:30"}
    assert table.seats == ("on", "off")


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("titel: x\n", f"4: unknown-key key=titel near=title allowed={KEYS}"),
        ("zzz: x\n", f"4: unknown-key key=zzz allowed={KEYS}"),
        ("line: 12\n", "4: line: text"),
        ("line: true\n", "4: line: text"),
        ("line: [a]\n", "4: line: text"),
        ("line: '  '\n", "4: line: text-empty limit=1"),
        ("letter: kk\n", "4: letter: form-example examples=K"),
        ("height: 0\n", "4: height: number-over limit=0"),
        ("height: 1.5\n", "4: height: number-most limit=1"),
        ("height: 0,5\n", "4: height: number"),
        ("height: .nan\n", "4: height: number"),
        ("height: .inf\n", "4: height: number"),
        ("height: high\n", "4: height: number"),
        ("height:\n", "4: height: number"),
        ("sweet: maybe\n", "4: sweet: truth"),
        ("sweet: 7\n", "4: sweet: truth"),
        ("seats: een\n", "4: seats: list"),
        ("seats: []\n", "4: seats: too-few limit=1"),
        ("seats: [a, b, c, d]\n", "4: seats: too-many limit=3"),
        ("seats:\n- a\n- ''\n", "6: seats.2: text-empty limit=1"),
        ("drinks: {kind: tea}\n", "4: drinks: list"),
        ("drinks: [tea]\n", "4: drinks.1: keys"),
        ("drinks:\n- minutes: 4\n", "5: drinks.1: missing key=kind allowed=coffee, tea"),
        (
            "drinks:\n- kind: tee\n",
            "5: drinks.1: unknown-kind value=tee near=tea allowed=coffee, tea",
        ),
        ("drinks:\n- kind: tea\n", "5: drinks.1: missing key=minutes"),
        ("drinks:\n- kind: tea\n  minutes: 4.5\n", "6: drinks.1.minutes: whole-number"),
        ("drinks:\n- kind: tea\n  minutes: four\n", "6: drinks.1.minutes: whole-number"),
        ("drinks:\n- kind: tea\n  minutes: 0\n", "6: drinks.1.minutes: number-least limit=1"),
        ("drinks:\n- kind: tea\n  minutes: 10\n", "6: drinks.1.minutes: number-most limit=9"),
        (
            "drinks:\n- kind: tea\n  minutes: 99999999999999999999\n",
            "6: drinks.1.minutes: number-most limit=9",
        ),
        (
            "drinks:\n- kind: tea\n  minutes: 4\n  sugr: true\n",
            "7: unknown-key key=sugr allowed=kind, minutes",
        ),
        (
            "drinks:\n- kind: coffee\n  sugr: true\n",
            "6: unknown-key key=sugr near=sugar allowed=kind, sugar",
        ),
    ],
)
def test_each_mistake_is_told_with_its_line_and_what_is_allowed(
    tmp_path: Path, more: str, found: str
) -> None:
    (said,) = problems(tmp_path, HEAD + more)
    assert said == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("id: tafel\ntitle: {nl: x}\n", "1: missing key=format"),
        ("format: 2\nid: tafel\ntitle: {nl: x}\n", "1: format: not-allowed allowed=1"),
        (
            "format: 1\nid: Mijn Tafel\ntitle: {nl: x}\n",
            "2: id: form-example examples=go-grow",
        ),
        (
            "format: 1\nid: " + "a" * 61 + "\ntitle: {nl: x}\n",
            "2: id: text-long limit=60",
        ),
        (
            "format: 1\nid: tafel\ntitle: Tafel\n",
            "3: title: texts",
        ),
        (
            "format: 1\nid: tafel\ntitle: {}\n",
            "3: title: no-language",
        ),
        (
            "format: 1\nid: tafel\ntitle: {de: Tisch}\n",
            "3: title.de: not-allowed allowed=nl, en, fr",
        ),
        (
            "format: 1\nid: tafel\ntitle:\n  nl: x\n  en:\n",
            "5: title.en: text",
        ),
    ],
)
def test_what_is_missing_or_misnamed_is_told(tmp_path: Path, text: str, found: str) -> None:
    assert problems(tmp_path, text) == [found]


def test_all_problems_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = (
        "format: 2\nid: A\nid: b\nletter: kk\ntitle: {de: x}\nline: &a [x]\nseats: *a\n"
        "heigth: 1\ndrinks:\n  - kind: tea\n  - kind: coffee\n    sugar: much\n"
    )
    assert [said.partition(":")[0] for said in problems(tmp_path, text)] == [
        *("1", "2", "3", "4", "5", "6", "7", "8", "10", "12"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("id: a\nid: b\nid: c\n", ["2: key-twice key=id", "3: key-twice key=id"]),
        ("title: {nl: a, nl: b}\n", ["1: key-twice key=nl"]),
        ("a: &x {b: 1}\nc: *x\n", ["2: alias name=x"]),
        ("a: &x b\nc: *x\n", ["2: alias name=x"]),
        ("c: *x\n", ["1: alias name=x"]),
        ("a: &x [*x]\n", ["1: alias name=x"]),
        ("a: &x {b: 1}\n<<: *x\n", ["2: alias name=x"]),
        ("a: !!python/name:os.system x\n", ["1: tag tag=tag:yaml.org,2002:python/name:os.system"]),
        ("a: !mine {b: 1}\n", ["1: tag tag=!mine"]),
        ("a: !!int '3'\n", ["1: tag tag=tag:yaml.org,2002:int"]),
        ("? [a]\n: b\n", ["1: key-words"]),
        ("a: 1\n---\nb: 2\n", ["2: second-document"]),
    ],
)
def test_yaml_that_hides_things_is_told(tmp_path: Path, text: str, found: list[str]) -> None:
    said = problems(tmp_path, text)
    for one in found:
        assert one in said


def test_a_value_that_could_not_be_read_is_complained_of_once(tmp_path: Path) -> None:
    text = HEAD + "seats: &x [a]\ndrinks: *x\n"
    assert problems(tmp_path, text) == ["5: alias name=x"]


def test_a_billion_laughs_are_not_laughed(tmp_path: Path) -> None:
    text = "a: &a [x, x]\n" + "".join(
        f"{one}: &{one} [*{before}, *{before}]\n"
        for before, one in zip("abcdefghijklmnopqrs", "bcdefghijklmnopqrst", strict=True)
    )
    assert len(problems(tmp_path, text)) < 80


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\n\tb: 2\n", "2: yaml-tab"),
        ("a:\n\tb: 2\n", "2: yaml-sign"),
        ("a: @naam\n", "1: yaml-sign"),
        ("a: 1\nb: Kies: dit\n", "2: yaml-colon-in-text"),
        ('a: 1\nb: "open\nc: 2\nd: 3\n', "2: yaml-quote-open"),
        ("a: 1\nfoo\nb: 2\n", "2: yaml-colon-missing"),
        ("a: [1, 2\nb: 3\n", "2: yaml-list-open"),
        ("a: {x: 1\nb: 3\n", "2: yaml-keys-open"),
        ("a: 'it's'\n", "1: yaml-unfit"),
        ("a: 1\n  b: 2\n", "2: yaml-colon-in-text"),
        ("- a\nb: 1\n", "2: yaml-hyphen"),
        ('a: "\\q"\n', "1: yaml-backslash"),
        ('a: "\\ud800"\n', "1: yaml"),
        ("a: >tekst\n", "1: yaml-block"),
        ("a: x\x00y\n", "1: yaml-character character=U+0000"),
        ("a: 1\nb: \x1b[31m\n", "2: yaml-character character=U+001B"),
        ("a: 1\nb: 2\nc: \ufffe\n", "3: yaml-character character=U+FFFE"),
        ("", "1: empty"),
        ("# niets\n\n", "1: empty"),
        ("---\n", "1: top-keys"),
        ("- a\n- b\n", "1: top-keys"),
        ("tekst\n", "1: top-keys"),
        (b"a: \xe9\n", "1: not-utf8"),
        (b"a: 1\nb: 2\nc: \xff\n", "3: not-utf8"),
        ("a: 1\n".encode("utf-16"), "1: not-utf8"),
        (b"\x00" * 40, "1: yaml-character character=U+0000"),
    ],
)
def test_what_is_no_yaml_is_told_with_what_to_look_at(
    tmp_path: Path, text: str | bytes, found: str
) -> None:
    (said,) = problems(tmp_path, text)
    assert said == found


def test_a_file_and_a_number_without_end_are_refused(tmp_path: Path) -> None:
    assert problems(tmp_path, b"#" * (MAX_BYTES + 1)) == ["1: too-large most=8"]
    text = HEAD + "drinks:\n- {kind: tea, minutes: " + "9" * 5000 + "}\n"
    found = "5: drinks.1.minutes: number-large"
    assert problems(tmp_path, text) == [found]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
@pytest.mark.parametrize("depth", [MAX_DEPTH + 2, 2_000, 200_000])
def test_a_file_nested_without_end_is_refused_and_not_followed(
    tmp_path: Path, opening: str, depth: int
) -> None:
    said = problems(tmp_path, opening * depth)
    assert said[-1].startswith("1: ")
    assert said[-1].endswith("too-deep") or said[-1].startswith("1: yaml")


def test_a_file_may_be_as_deep_as_any_of_ours(tmp_path: Path) -> None:
    depth = MAX_DEPTH - 1
    assert read_yaml(written(tmp_path, "[" * depth + "]" * depth)).data


def test_a_mark_at_the_beginning_and_other_line_ends_do_not_matter(tmp_path: Path) -> None:
    text = HEAD.replace("\n", "\r\n")
    assert loaded(tmp_path, b"\xef\xbb\xbf" + text.encode()).id == "tafel"
    (said,) = problems(tmp_path, b"\xef\xbb\xbf" + text.encode() + b"zzz: 1\r\n")
    assert said.startswith("4: unknown-key key=zzz")


def unread(path: Path) -> str:
    with pytest.raises(FileProblem) as caught:
        load_model(path, TABLE)
    (finding,) = caught.value.findings
    assert finding.line == 1
    return str(finding).removeprefix(f"{path}:1: ")


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    assert unread(tmp_path / "none.yaml") == "no-file"
    assert unread(written(tmp_path, "") / "below.yaml") == "no-file"
    assert unread(Path("with\0zero.yaml")) == "no-file"
    assert unread(tmp_path).startswith("unreadable reason=")
    assert unread(tmp_path / ("n" * 5000)).startswith("unreadable reason=")


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=80) | st.binary(max_size=80))
def test_no_file_whatever_brings_the_program_down(tmp_path: Path, text: str | bytes) -> None:
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    assert problems(tmp_path, raw)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_valid_file_with_one_letter_changed_is_read_or_told(
    tmp_path: Path, data: st.DataObject
) -> None:
    text = HEAD + "drinks:\n  - kind: tea\n    minutes: 4\n  - {kind: coffee, sugar: yes}\n"
    place = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.sampled_from("\t:{}[]*&!|>'\"%@`#-?, \n0a\x00\ufeff"))
    path = written(tmp_path, text[:place] + letter + text[place + 1 :])
    try:
        load_model(path, TABLE)
    except FileProblem as problem:
        last = text.count("\n") + 2
        assert all(1 <= finding.line <= last for finding in problem.findings)


def test_a_text_falls_back_to_the_language_that_was_written_first() -> None:
    text: dict[Lang, str] = {"en": "table", "fr": "table à thé"}
    assert localized(text, "fr") == "table à thé"
    assert localized(text, "nl") == "table"
    assert localized({}, "nl") == ""


def test_a_warning_says_that_it_is_one() -> None:
    finding = Finding("a.yaml", 3, "missing", (("key", "fr"),), "title", "warning")
    assert str(finding) == "a.yaml:3: warning: title: missing key=fr"


def test_errors_of_a_model_never_repeat_a_value() -> None:
    with pytest.raises(ValueError, match="letter") as caught:
        Table.model_validate({"format": 1, "id": "a", "title": {"nl": "x"}, "letter": "geheim"})
    assert "geheim" not in str(caught.value)
