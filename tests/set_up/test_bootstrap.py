"""Runs the real script, from start to end and without a network, on a project that is tiny and builds itself."""

import ast
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "build" / "bootstrap.py"
PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "linkwell"
version = "1"

[project.optional-dependencies]
dev = []
"""
# Makes an editable wheel by hand, after whatever trouble a test has ordered.
BACKEND = """
import pathlib, zipfile

def build_editable(folder, config_settings=None, metadata_directory=None):
    exec(pathlib.Path("trouble.py").read_text(encoding="utf-8"))
    info = "linkwell-1.dist-info"
    with zipfile.ZipFile(pathlib.Path(folder, "linkwell-1-py3-none-any.whl"), "w") as wheel:
        wheel.writestr("linkwell.pth", str(pathlib.Path("app").resolve()))
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\\nName: linkwell\\nVersion: 1\\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(f"{info}/entry_points.txt", "[console_scripts]\\nlinkwell = linkwell.__main__:main\\n")
        wheel.writestr(f"{info}/RECORD", "".join(f"{name},,\\n" for name in [*wheel.namelist(), f"{info}/RECORD"]))
    return "linkwell-1-py3-none-any.whl"
"""
LINKWELL = """
import sys

def main():
    print("linkwell", *sys.argv[1:])

if __name__ == "__main__":
    main()
"""
PYTEST = "import os, sys\nprint('pytest', os.environ['QT_QPA_PLATFORM'], os.getcwd(), *sys.argv[1:])\nsys.exit(5)\n"
# Waits until it is told whom to kill: the script, in the middle of the installing.
KILL = """
import os, signal, time
while not os.path.exists("id"):
    time.sleep(0.01)
os.kill(int(open("id").read()), signal.SIGKILL)
"""
STEPS = ["1 of 4", "2 of 4", "3 of 4", "4 of 4"]


def make_project(folder: Path) -> Path:
    (folder / "build").mkdir(parents=True)
    (folder / "app" / "linkwell").mkdir(parents=True)
    shutil.copy(SCRIPT, folder / "build")
    texts = {"pyproject.toml": PYPROJECT, "backend.py": BACKEND, "trouble.py": "", "app/pytest.py": PYTEST}
    for name, text in {**texts, "app/linkwell/__init__.py": "", "app/linkwell/__main__.py": LINKWELL}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def start(project: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start the script elsewhere than in the project, with no package index and no system package tool in reach."""
    keep = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON", "QT_"))}
    own = {"PATH": str(project / "app"), "PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "PYTHONPATH": os.devnull}
    return subprocess.Popen(
        [sys.executable, str(project / "build" / "bootstrap.py"), *arguments],
        cwd=project.parent,
        env={**keep, **own},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(project: Path, *arguments: str) -> tuple[int, str, str]:
    process = start(project, *arguments)
    out, err = process.communicate()
    return process.returncode, out, err


def steps(out: str) -> list[str]:
    return re.findall(r"^\d of \d", out, re.MULTILINE)


def want_new_install(project: Path, trouble: str = "") -> None:
    (project / "trouble.py").write_text(trouble, encoding="utf-8")
    with (project / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("# changed\n")


@pytest.fixture(scope="module")
def kept_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that is set up, its folder's name with a space and an apostrophe."""
    project = make_project(tmp_path_factory.mktemp("Ann's folder") / "link well")
    code, out, err = run(project)
    assert (code, err, steps(out)) == (0, "", STEPS)
    return project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_set_up_again_goes_straight_to_the_sample_pack(kept_project: Path) -> None:
    code, out, err = run(kept_project)
    assert (code, err, steps(out)) == (0, "", STEPS[3:])
    sample = "--recipe phase-1-starter --link kestrels-herons --format pdf,docx"
    assert f"linkwell build {sample} --out {kept_project / 'out'}" in out.splitlines()


@pytest.mark.skipif(os.name == "nt", reason="the commands are printed for the shell at hand")
def test_the_commands_to_try_next_work_as_they_are_printed(kept_project: Path) -> None:
    commands = run(kept_project)[1].partition("Next, try:\n")[2].splitlines()
    outs = [subprocess.run(line, shell=True, check=True, capture_output=True, text=True).stdout for line in commands]
    assert outs[0] == "linkwell search belonging\n"
    assert outs[1] == f"linkwell build --recipe cpd-1-new --format pdf,docx --out {kept_project / 'out'}\n"


def test_the_word_test_runs_pytest_and_returns_its_exit_code(kept_project: Path) -> None:
    code, out, _ = run(kept_project, "test", "-k", "some words", "--help")
    assert code == 5
    assert f"pytest offscreen {kept_project} -k some words --help" in out.splitlines()
    assert steps(out) == STEPS
    assert steps(run(kept_project, "test")[1]) == STEPS[3:], "the tools are there now"
    assert steps(run(kept_project)[1]) == STEPS[3:], "what has the tools has the rest"


def test_a_changed_pyproject_is_installed_into_the_same_environment(kept_project: Path) -> None:
    mark = kept_project / ".venv" / "mark"
    mark.touch()
    want_new_install(kept_project)
    code, out, _ = run(kept_project)
    assert (code, steps(out)) == (0, STEPS)
    assert mark.exists()
    assert steps(run(kept_project)[1]) == STEPS[3:]


def test_an_environment_that_came_with_a_copied_folder_is_made_anew(kept_project: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(kept_project, copy, symlinks=True)
    (copy / ".venv" / "mark").touch()
    code, out, err = run(copy)
    assert (code, err, steps(out)) == (0, "", STEPS)
    assert not (copy / ".venv" / "mark").exists()


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
def test_what_was_killed_half_way_is_made_anew(kept_project: Path) -> None:
    want_new_install(kept_project, trouble=KILL)
    process = start(kept_project)
    (kept_project / "id.new").write_text(str(process.pid), encoding="utf-8")
    (kept_project / "id.new").rename(kept_project / "id")
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    want_new_install(kept_project)
    (kept_project / ".venv" / "half a file").touch()
    code, out, err = run(kept_project)
    assert (code, err) == (0, "")
    assert "1 of 4  Making" in out
    assert not (kept_project / ".venv" / "half a file").exists()


def test_a_failed_install_says_why_and_the_next_one_goes_on(kept_project: Path) -> None:
    want_new_install(kept_project, trouble="raise OSError(28, 'No space left on device')")
    code, out, err = run(kept_project)
    assert (code, steps(out)) == (1, STEPS[:2])
    assert "The disk is full." in err
    assert "(B-DISK)" in err
    assert "Traceback" not in err.partition("Linkwell is not set up")[2]
    assert str(kept_project / ".venv" / "bootstrap.log") in err
    want_new_install(kept_project)
    code, out, err = run(kept_project)
    assert (code, err) == (0, "")
    assert "1 of 4  Using" in out


def test_of_two_at_once_one_mends_the_broken_environment_and_the_other_waits(project: Path) -> None:
    (project / ".venv" / "bin").mkdir(parents=True)
    (project / ".venv" / "bin" / "python").symlink_to(project / "gone")
    both = [start(project), start(project)]
    outs = [process.communicate()[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sorted(map(steps, outs)) == [STEPS, STEPS[3:]]


@pytest.mark.parametrize(("arguments", "code"), [(["--help"], 0), (["tests"], 2), (["--recipe", "x"], 2)])
def test_help_and_wrong_arguments_change_nothing(project: Path, arguments: list[str], code: int) -> None:
    found, out, err = run(project, *arguments)
    assert found == code
    assert "[test [PYTEST ARGUMENTS ...]]" in out + err
    assert not (project / ".venv").exists()


def test_a_folder_that_cannot_be_written_is_named(project: Path) -> None:
    (project / ".venv").write_text("in the way", encoding="utf-8")
    code, out, err = run(project)
    assert (code, out) == (1, "")
    assert str(project / ".venv") in err
    assert "Traceback" not in err


@pytest.mark.parametrize("version", [(3, 6), (3, 10), (3, 14), (4, 0)])
def test_other_pythons_are_told_which_one_to_take(script: ModuleType, version: tuple[int, int]) -> None:
    words = script.wrong_python(version)
    assert f"this is Python {version[0]}.{version[1]}." in words
    assert "(B-PYTHON)" in words


def test_the_pythons_taken_are_those_of_the_project(script: ModuleType) -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    oldest, newest = script.OLDEST, script.NEWEST
    assert wanted == f">={oldest[0]}.{oldest[1]},<{newest[0]}.{newest[1] + 1}"
    assert all(not script.wrong_python((3, minor)) for minor in range(oldest[1], newest[1] + 1))


def test_old_pythons_can_read_the_script() -> None:
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 7))
    functions = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert functions[0] == "wrong_python", "what refuses them comes before what they cannot read"


@pytest.mark.parametrize(
    ("log", "code"),
    [
        ("OSError: [Errno 28] No space left on device", "B-DISK"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "B-CERTIFICATE"),
        ("Failed to establish a new connection: [Errno -3]\nNo matching distribution found for lxml", "B-INTERNET"),
        ("ERROR: No matching distribution found for PySide6-Essentials==6.12.0", "B-NO-MATCH"),
        ("[WinError 32] The process cannot access the file", "B-PERMISSION"),
        ("[WinError 3221225477] something else", "B-FAILED"),
    ],
)
def test_the_log_tells_the_cause(script: ModuleType, log: str, code: str) -> None:
    assert f"({code})" in str(script.diagnose(log, "Installing failed."))
