"""What the repository may not name, what it pins, and the commands that it promises."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import game

ROOT = Path(__file__).resolve().parents[2]
PINS = ("requirements.txt", "requirements-dev.txt")
OURS = ("datafiles", "cards", "boards", "exports", "game", "tests")
DEMO, CHECK = "python start.py demo", "python start.py check"

# Put together from parts, so that this file does not name what it looks for.
HOSTS = (
    "pypi" + ".org",
    "python" + "hosted.org",
    "npmjs" + ".",
    "deb." + "debian",
    "crates" + ".io",
)
LOCKS = {"uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock", "package-lock.json"}
# Folders in which such projects are built, and the one that this checkout lies in.
MACHINE = re.compile(
    rb"(?<![\w./~-])(?:/(?:work|root|farm)/|" + re.escape(str(ROOT).encode()) + rb")"
)


def files() -> list[Path]:
    """Give every file that is tracked, or would be with the next commit."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.split(b"\0")
    paths = [ROOT / name.decode("utf-8") for name in listed if name]
    return [path for path in paths if path.is_file()]


def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins(name: str) -> dict[str, str]:
    """Give each pinned package of a requirement file with its line, without the hashes."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.partition(" --hash")[0].strip() for line in text.splitlines() if line.strip()]
    return {canonicalize_name(Requirement(line).name): line for line in lines}


def imported(folder: str) -> Iterator[tuple[str, str]]:
    """Give each file of a folder with the packages of others that it imports, wherever it does."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            else:
                continue
            for top in {name.partition(".")[0] for name in names}:
                if top not in sys.stdlib_module_names and top not in OURS:
                    yield path.relative_to(ROOT).as_posix(), top


def test_no_file_names_a_package_registry() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {host}"
        for path in files()
        for host in HOSTS
        if host.encode() in path.read_bytes()
    ]
    assert not found


def test_no_file_names_a_folder_of_one_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group().decode()}"
        for path in files()
        if (match := MACHINE.search(path.read_bytes()))
    ]
    assert not found


def test_no_lock_file_of_another_tool_is_kept() -> None:
    assert not LOCKS & {path.name for path in files()}


@pytest.mark.parametrize("name", PINS)
def test_every_requirement_is_one_version_with_its_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "//" not in text
    entries = text.replace("\\\n", " ").splitlines()
    assert len(entries) > 20
    form = re.compile(r"[a-z0-9-]+==[^\s;]+( ; [^#@]+?)?(\s+--hash=sha256:[0-9a-f]{64})+")
    assert [entry for entry in entries if not form.fullmatch(entry)] == []


def test_what_the_project_asks_for_is_pinned_within_its_bounds() -> None:
    table = project()
    about = table["project"]
    groups = table["dependency-groups"]
    assert isinstance(about, dict)
    assert isinstance(groups, dict)
    asked = {
        "requirements.txt": [*about["dependencies"], *groups["build"]],
        "requirements-dev.txt": about["optional-dependencies"]["dev"],
    }
    for name, wishes in asked.items():
        pinned = {key: Requirement(line).specifier for key, line in pins(name).items()}
        for wish in map(Requirement, wishes):
            (version,) = pinned[canonicalize_name(wish.name)]
            assert wish.specifier.contains(version.version), f"{name}: {wish}"


@pytest.mark.parametrize("folder", OURS)
def test_what_the_code_imports_the_project_asks_for(folder: str) -> None:
    about = project()["project"]
    assert isinstance(about, dict)
    wishes = list(about["dependencies"])
    if folder == "tests":
        wishes += about["optional-dependencies"]["dev"]
    asked = {canonicalize_name(Requirement(wish).name) for wish in wishes}
    givers = metadata.packages_distributions()
    if "pydantic" in asked:  # it pins its other half itself
        asked.add(canonicalize_name("pydantic-core"))
    found = [
        f"{path}: {top}"
        for path, top in imported(folder)
        if not asked & {canonicalize_name(giver) for giver in givers.get(top, ())}
    ]
    assert not found


def test_the_tests_run_on_the_very_packages_that_are_shipped() -> None:
    run, dev = map(pins, PINS)
    assert run.items() <= dev.items()


def test_the_readme_promises_the_two_commands_and_ci_runs_the_second() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert DEMO in readme
    assert CHECK in readme
    assert CHECK.replace("python", "python3") in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_version_is_a_literal_that_the_changelog_knows() -> None:
    source = (ROOT / "game" / "__init__.py").read_text(encoding="utf-8")
    assert f'__version__ = "{game.__version__}"' in source
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{game.__version__}]" in changes
