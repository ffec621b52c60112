"""Set the project up and run it with nothing but Python: `python start.py demo`, or `check`.

One environment is made (`.venv`, or where GROEIHUIS_VENV points), the pinned packages go into it
by their hashes, and the rest is handed over. A stamp in the environment tells what it holds, so
that the next start installs nothing. The user's own settings of pip, a mirror for instance, hold.

The syntax stays plain enough for the old Pythons that are refused here to read the refusal.
"""

import hashlib
import importlib.util
import os
import pathlib
import re
import signal
import subprocess
import sys
import time

OLDEST = (3, 11)
ROOT = pathlib.Path(__file__).resolve().parent
BIN = "Scripts" if os.name == "nt" else "bin"
STAMP = "groeihuis-stamp.txt"
LOG = "groeihuis-install.log"
RUN, DEV = "requirements.txt", "requirements-dev.txt"
PACKAGES = ("datafiles", "cards", "boards", "exports", "game")

USAGE = """usage: python start.py demo            bots play a session, a poster is written
       python start.py run -- ARGS    groeihuis ARGS, for instance: run -- play go-grow-duo
       python start.py check          everything that must hold: ruff, mypy, imports, tests
       python start.py shots          make the pictures of the README anew
       python start.py bench          measure how fast it is, beside named peers"""

# One row per check; pytest comes last and on its own, because its closing line is the verdict.
CHECKS = (
    ("ruff check", ("-m", "ruff", "check", ".")),
    ("ruff format", ("-m", "ruff", "format", "--check", "--output-format", "concise", ".")),
    ("mypy", ("-m", "mypy")),
    (
        "imports",
        ("-c", "from importlinter.cli import lint_imports_command as go; go(['--no-logo'])"),
    ),
)

NO_NETWORK = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|Read timed out"
    r"|ProxyError|ConnectionResetError|ConnectionRefusedError|MaxRetryError"
)


class Trouble(Exception):
    """What keeps the project from starting, in one line that says what to do."""


class Environment:
    """The one virtual environment, with a stamp of what was installed into it."""

    def __init__(self, place: pathlib.Path) -> None:
        self.place = place
        self.python = self.tool("python")

    def tool(self, name: str) -> pathlib.Path:
        return self.place / BIN / (name + ".exe" if os.name == "nt" else name)

    def ready(self, wanted: str) -> bool:
        return self._works() and self._stamps().get(wanted) == self._digest(wanted)

    def prepare(self, wanted: str) -> None:
        """Bring the environment to the state that the requirement file describes."""
        if not self._works():
            self._create()
        stamps = self._stamps()
        (self.place / STAMP).unlink(missing_ok=True)
        say("installing the pinned packages of " + wanted + " (once; about a minute)")
        only = ("--require-hashes", "--only-binary", ":all:")
        self._pip(*only, "-r", str(ROOT / wanted))
        how = (str(ROOT),) if self._by_copy() else ("--editable", str(ROOT))
        self._pip("--no-index", "--no-deps", "--no-build-isolation", "--force-reinstall", *how)
        for name in (RUN, DEV) if wanted == DEV else (RUN,):
            stamps[name] = self._digest(name)
        lines = [name + " " + stamps[name] + "\n" for name in sorted(stamps)]
        (self.place / STAMP).write_text("".join(lines), encoding="utf-8")

    def _works(self) -> bool:
        probe = "import sys; sys.exit(sys.version_info < " + str(OLDEST) + ")"
        if not (self.place / "pyvenv.cfg").is_file():
            return False
        try:
            tried = subprocess.run([self.python, "-I", "-c", probe], capture_output=True)
        except OSError:
            return False
        return tried.returncode == 0

    def _create(self) -> None:
        ours = self.place == ROOT / ".venv"
        broken = (self.place / "pyvenv.cfg").exists()
        if broken and not ours:
            raise Trouble(f"the environment {self.place} does not work: remove it, or name another")
        if not broken and self.place.exists() and any(self.place.iterdir()):
            raise Trouble(f"{self.place} exists and is no Python environment: move it away")
        bundled = importlib.util.find_spec("ensurepip") is not None
        if importlib.util.find_spec("venv") is None or not (bundled or host_pip_reaches()):
            raise Trouble(no_venv())
        import venv

        say(f"making {self.place} with Python {sys.version.split()[0]}")
        try:
            builder = venv.EnvBuilder(clear=broken, with_pip=bundled, symlinks=os.name != "nt")
            builder.create(self.place)
        except subprocess.CalledProcessError as fault:
            full = b"No space left" in (fault.output or b"")
            raise Trouble("the disk is full" if full else no_venv()) from None

    def _pip(self, *arguments: str) -> None:
        """Run pip in the environment; without a pip of its own, the pip outside reaches in."""
        homes = [*self.place.glob("lib/python3*"), self.place / "Lib"]
        if any((home / "site-packages" / "pip").is_dir() for home in homes):
            pip = [str(self.python), "-I", "-m", "pip"]
        else:
            pip = [sys.executable, "-m", "pip", "--python", str(self.python)]
        quiet = ("--no-input", "--disable-pip-version-check", "--progress-bar", "off")
        # Settings that suit a global install would send the packages past the environment.
        settings = dict(os.environ, PIP_USER="0", PIP_REQUIRE_HASHES="0")
        for name in ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT"):
            settings.pop(name, None)
        log = self.place / LOG
        with log.open("wb") as out:
            done = subprocess.run(
                [*pip, "install", *quiet, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                env=settings,
            )
        if done.returncode != 0:
            said = log.read_text(encoding="utf-8", errors="replace")
            raise Trouble(f"{why_pip_failed(said)} (the whole story: {log})")

    def _stamps(self) -> "dict[str, str]":
        try:
            text = (self.place / STAMP).read_text(encoding="utf-8")
        except OSError:
            return {}
        rows = [line.split() for line in text.splitlines()]
        return {row[0]: row[1] for row in rows if len(row) == 2}

    def _digest(self, wanted: str) -> str:
        """Sum up what an installation depends on: pins, project file, version, and copied code."""
        files = [ROOT / wanted, ROOT / "pyproject.toml", ROOT / "game" / "__init__.py"]
        if self._by_copy():
            for package in PACKAGES:
                files += sorted((ROOT / package).rglob("*.*"))
        total = hashlib.sha256(str(ROOT).encode("utf-8", "surrogateescape"))
        for path in files:
            if path.is_file() and path.suffix != ".pyc":
                total.update(path.read_bytes())
        return total.hexdigest()

    def _by_copy(self) -> bool:
        """Tell whether a link to the code would fail here, so that a copy must do.

        Before 3.13 Python on Windows reads the link in the code page, and a folder with é in its
        name is lost.
        """
        return os.name == "nt" and sys.version_info < (3, 13) and not str(ROOT).isascii()


def host_pip_reaches() -> bool:
    """Tell whether the pip beside this Python can install into another environment (22.3)."""
    from importlib import metadata

    try:
        major, minor = metadata.version("pip").split(".")[:2]
        return (int(major), int(minor)) >= (22, 3)
    except (metadata.PackageNotFoundError, ValueError):
        return False


def no_venv() -> str:
    """Say what to install where Python comes without the modules that make an environment."""
    name = "python{}.{}-venv".format(*sys.version_info)
    return (
        "this Python lacks venv or ensurepip, and no pip of 22.3 or newer stands in: "
        f"on Debian or Ubuntu run 'sudo apt install {name}', elsewhere install a full Python"
    )


def why_pip_failed(said: str) -> str:
    """Find the one line in the words of pip that a person can act on."""
    if "DO NOT MATCH THE HASHES" in said:
        return "a package is not the one that is pinned (its hash differs): nothing was installed"
    if "No space left" in said or "not enough space" in said:
        return "the disk is full"
    missing = re.search(r"No matching distribution found for (\S+)", said)
    if NO_NETWORK.search(said):
        return "the packages could not be fetched: is there a network, or a mirror set for pip?"
    if missing:
        here = "Python {}.{}".format(*sys.version_info)
        return f"there is no ready-made {missing.group(1)} for {here} on this machine"
    errors = re.findall(r"^\s*(?:ERROR|error): (.+)$", said, re.MULTILINE)
    return "pip failed: " + (errors[-1].strip() if errors else "without a reason")


def say(line: str) -> None:
    """Tell how the set-up goes, on stderr, so that stdout belongs to the program alone."""
    print("start: " + line, file=sys.stderr, flush=True)


def check(env: Environment) -> int:
    """Run every check, show the words of those that fail, and end with what failed."""
    failed = []
    for title, command in CHECKS:
        began = time.monotonic()
        done = subprocess.run(
            [env.python, *command],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=dict(os.environ, PYTHONIOENCODING="utf-8"),
        )
        verdict = "ok" if done.returncode == 0 else "FAILED"
        print(f"{title:<12} {verdict:<7} {time.monotonic() - began:5.1f} s", flush=True)
        if done.returncode != 0:
            failed.append(title)
            sys.stdout.buffer.write(done.stdout)
            sys.stdout.buffer.flush()
    print("pytest", flush=True)
    if subprocess.run([env.python, "-m", "pytest"], cwd=ROOT, stdin=subprocess.DEVNULL).returncode:
        failed.append("pytest")
    print("check: " + ("FAILED: " + ", ".join(failed) if failed else "all is well"), flush=True)
    return 1 if failed else 0


def hand_over(command: "list[str]", where: pathlib.Path) -> int:
    """Run the program; Ctrl+C is its own to answer, so here it is heard and left alone."""
    signal.signal(signal.SIGINT, lambda *_: None)
    ours = pathlib.Path(sys.executable).stem + " start.py run --"
    told = dict(os.environ, GROEIHUIS_COMMAND=ours)  # so that its hints name what works here
    return subprocess.run(command, cwd=where, env=told).returncode


def main(arguments: "list[str]") -> int:
    """Prepare the environment for the command, hand over, and give back its exit code."""
    if not arguments or arguments[0] not in ("demo", "run", "check", "shots", "bench"):
        asked = arguments[:1] in (["-h"], ["--help"])
        print(USAGE, file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    command, rest = arguments[0], arguments[1:]
    if rest[:1] == ["--"]:
        rest = rest[1:]
    place = os.environ.get("GROEIHUIS_VENV") or ROOT / ".venv"
    env = Environment(pathlib.Path.cwd() / place)
    wanted = DEV if command in ("check", "shots", "bench") else RUN
    if not env.ready(wanted):
        env.prepare(wanted)
    if command == "check":
        return check(env)
    if command == "shots":
        return hand_over([str(env.python), "-m", "tests.readme.shots", *rest], ROOT)
    if command == "bench":
        return hand_over([str(env.python), "-m", "tests.benchmarks", *rest], ROOT)
    given = ["demo", *rest] if command == "demo" else rest
    return hand_over([str(env.tool("groeihuis")), *given], pathlib.Path.cwd())


if __name__ == "__main__":
    if sys.version_info < OLDEST:
        sys.exit("start: groeihuis needs Python 3.11 or newer, this is " + sys.version.split()[0])
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        sys.exit(f"start: {trouble}")
    except OSError as fault:
        sys.exit(f"start: {fault.strerror or fault}: {fault.filename or 'no file named'}")
    except KeyboardInterrupt:
        sys.exit(130)
