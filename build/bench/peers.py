"""Finds the programs that Linkwell is compared with, and installs those that pip can bring.

They live in an environment of their own in a folder that may be thrown away; Linkwell never depends on them. A peer
that can't be had is `missing` with the reason, never an error.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import processes

TYPST, WEASYPRINT, PANDOC = "typst==0.15.2", "weasyprint==70.0", "pypandoc_binary==1.17"
SYSTEM_PACKAGES = (
    "libreoffice-writer-nogui",
    "libpango-1.0-0",
    "libpangoft2-1.0-0",
    "libharfbuzz-subset0",
    "poppler-utils",
)
_VERSION = {
    TYPST: "import importlib.metadata as m, typst; print(m.version('typst'))",
    WEASYPRINT: "import weasyprint; print(weasyprint.__version__)",
    PANDOC: "import pypandoc; print(pypandoc.get_pandoc_version()); print(pypandoc.get_pandoc_path())",
}


@dataclass(frozen=True, slots=True)
class Peer:
    """A program by the path to start it with, or why there is none."""

    name: str
    path: str = ""
    version: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Peers:
    """For Typst and WeasyPrint, `path` is the Python that has them."""

    typst: Peer
    weasyprint: Peer
    pandoc: Peer
    libreoffice: Peer


def find(folder: Path, say: Callable[[str], None]) -> Peers:
    """Every peer, installing with pip what is not in `folder` yet."""
    environment = folder / "environment"
    return Peers(
        _from_pip("Typst", TYPST, environment, say),
        _from_pip("WeasyPrint", WEASYPRINT, environment, say),
        _pandoc(environment, say),
        _libreoffice(),
    )


def install_system(say: Callable[[str], None]) -> None:
    """LibreOffice and libraries through apt, for root only; each by itself, so that one failure costs only one."""
    if shutil.which("apt-get") is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        say("--install needs apt and root; nothing was installed.")
        return
    _ask("apt-get", "update")
    for package in SYSTEM_PACKAGES:
        told = _ask("apt-get", "install", "-y", "--no-install-recommends", package)
        say(f"{package}: {'installed' if told.returncode == 0 else _last_line(told)}")


def _from_pip(name: str, requirement: str, environment: Path, say: Callable[[str], None]) -> Peer:
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        made = _ask(sys.executable, "-m", "venv", str(environment))
        if made.returncode != 0:
            return Peer(name, missing=f"no environment could be made: {_last_line(made)}")
    wanted = requirement.partition("==")[2]
    if _installed(python, requirement) != wanted:
        say(f"Installing {requirement} in {environment}")
        told = _ask(str(python), "-m", "pip", "install", "--disable-pip-version-check", "--quiet", requirement)
        if told.returncode != 0:
            return Peer(name, missing=f"pip could not install it: {_last_line(told)}")
    asked = _ask(str(python), "-c", _VERSION[requirement])
    if asked.returncode != 0:
        return Peer(name, missing=f"it does not start: {_last_line(asked)}")
    return Peer(name, str(python), asked.stdout.split()[0])


def _installed(python: Path, requirement: str) -> str:
    package = requirement.partition("==")[0]
    code = f"import importlib.metadata as m; print(m.version({package!r}))"
    return _ask(str(python), "-c", code).stdout.strip()


def _pandoc(environment: Path, say: Callable[[str], None]) -> Peer:
    """The program inside the package, or else the computer's own."""
    found = _from_pip("pandoc", PANDOC, environment, say)
    if not found.missing:
        return replace(found, path=_ask(found.path, "-c", _VERSION[PANDOC]).stdout.split("\n")[1].strip())
    path = shutil.which("pandoc")
    if path is None:
        return found
    return Peer("pandoc", path, _ask(path, "--version").stdout.split()[1])


def _libreoffice() -> Peer:
    path = shutil.which("soffice") or shutil.which("libreoffice")
    if path is None:
        return Peer("LibreOffice", missing="it is not on this computer (root may add it with --install)")
    try:
        told = processes.run((path, "--version"), os.environ).output.split()
    except processes.Failed as fault:
        return Peer("LibreOffice", missing=f"it does not start: {fault}")
    return Peer("LibreOffice", path, told[1] if len(told) > 1 else "")


def _ask(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", errors="replace")


def _last_line(told: subprocess.CompletedProcess[str]) -> str:
    lines = told.stderr.strip().splitlines() or told.stdout.strip().splitlines()
    return (lines or [f"it ended with {told.returncode}"])[-1][:300]
