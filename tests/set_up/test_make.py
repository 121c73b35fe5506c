"""Looks at how the frozen app is made without making one: that takes minutes, and `build/make.py` tries its own work."""

import ast
import hashlib
import importlib
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
SPEC = BUILD / "linkwell.spec"


@pytest.fixture(scope="module")
def make():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(BUILD)
        yield importlib.import_module("make")


@pytest.fixture(scope="module")
def parts():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(BUILD / "hooks")
        yield importlib.import_module("parts")


@pytest.fixture
def app(tmp_path):
    """Something with the look of a finished app."""
    folder = tmp_path / "dist" / "linkwell"
    (folder / "_internal").mkdir(parents=True)
    (folder / "linkwell").write_bytes(b"x" * 1_500_000)
    (folder / "_internal" / "data.txt").write_bytes(b"y" * 500_000)
    return folder


def test_help_says_what_it_does():
    told = subprocess.run([sys.executable, BUILD / "make.py", "--help"], capture_output=True, text=True, check=True)
    assert "dist/linkwell" in told.stdout
    assert "--only-try" in told.stdout


def test_app_goes_to_dist_of_the_project_and_is_tried_out(make):
    options = make.make_parser().parse_args([])
    assert options.dist == ROOT / "dist"
    assert (options.no_try, options.only_try, options.archive) == (False, False, False)
    assert "dist/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("wrong", [["--no-try", "--only-try"], ["--dist"], ["--onefile"], ["extra"]])
def test_wrong_arguments_are_refused(make, wrong, capsys):
    with pytest.raises(SystemExit) as refused:
        make.make_parser().parse_args(wrong)
    assert refused.value.code == 2
    assert "usage: make.py" in capsys.readouterr().err


def test_an_app_that_is_missing_is_a_failure_in_plain_words(make, tmp_path, capsys):
    assert make.main(["--only-try", "--dist", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert "The app was not made, or does not work" in told
    assert "Traceback" not in told


@pytest.mark.skipif(os.name == "nt", reason="the app of this test is a shell script")
@pytest.mark.parametrize(("script", "told"), [("exit 3", "exit code 3"), ("exit 0", "does not find")])
def test_an_app_that_does_not_work_is_a_failure(make, tmp_path, capsys, monkeypatch, script, told):
    monkeypatch.setenv("DISPLAY", ":none")  # no display is needed, so none is to be started
    program = tmp_path / "linkwell" / "linkwell-cli"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    assert make.main(["--only-try", "--dist", str(tmp_path)]) == 1
    assert told in capsys.readouterr().err


def test_archive_holds_the_app_and_its_hash_is_right(make, app, capsys):
    make.report_size(app)
    make.report_archive(app)
    assert "2 MB in 2 files" in capsys.readouterr().out
    (sums,) = app.parent.glob("*.sha256")
    digest, name = sums.read_text(encoding="ascii").split()
    assert hashlib.sha256((app.parent / name).read_bytes()).hexdigest() == digest


def test_spec_is_python_and_names_two_programs_of_one_folder():
    tree = ast.parse(SPEC.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    programs = {call.args[0].value: call.keywords[0].value.value for call in calls if call.func.id == "program"}
    assert programs == {"linkwell": False, "linkwell-cli": True}
    assert [call.func.id for call in calls].count("COLLECT") == 1


def test_spec_takes_every_font_package_that_is_installed_for_the_app():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    fonts = {name.partition("==")[0].replace("-", "_") for name in project["dependencies"] if "fontpkg" in name}
    tree = ast.parse(SPEC.read_text(encoding="utf-8"))
    (named,) = (
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "FONTS"
    )
    assert set(named) == fonts


def test_tools_that_freeze_are_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    freeze = project["optional-dependencies"]["freeze"]
    assert any(name.startswith("pyinstaller==6.") for name in freeze)
    assert all("==" in name and "*" not in name for name in freeze)


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6\\plugins\\imageformats\\qsvg.dll",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "pyphen/dictionaries/hyph_en_GB.dic",
        "docx/templates/default-footer.xml",
        "linkwell/shipped/resources/vocabulary/stages.toml",
        "linkwell/ui/icons/links.svg",
        "linkwell/ui/help/start.md",
    ],
)
def test_what_the_app_needs_stays(parts, path):
    assert parts.is_wanted(path)


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6\\plugins\\tls\\qschannelbackend.dll",
        "PySide6\\opengl32sw.dll",
        "PySide6/translations/qtbase_de.qm",
        "pyphen/dictionaries/hyph_en_US.dic",
        "docx/templates/default.docx",
    ],
)
def test_what_nothing_uses_is_left_out(parts, path):
    assert not parts.is_wanted(path)


def test_a_library_goes_with_the_last_plug_in_that_needed_it(parts):
    needs = {
        "plugins/gtk.so": ["libgtk.so", "libcore.so"],
        "plugins/xcb.so": ["libcore.so"],
        "libgtk.so": ["libpango.so", "libz.so"],
        "libpango.so": ["libgtk.so"],
        "lib/libcore.so": ["libz.so", "libc.so"],
        "libz.so": [],
    }
    left = set(needs) - {"plugins/gtk.so"}
    assert parts.without_orphans(needs, left) == {"plugins/xcb.so", "lib/libcore.so", "libz.so"}
    assert parts.without_orphans(needs, needs) == set(needs)


@pytest.mark.parametrize(("version", "four"), [("0.1.0", "(0, 1, 0, 0)"), ("12.3", "(12, 3, 0, 0)")])
def test_version_resource_is_an_expression_with_the_version(parts, version, four):
    text = parts.version_resource(version)
    ast.parse(text, mode="eval")
    assert f"filevers={four}" in text
    assert f"StringStruct('FileVersion', '{version}')" in text


def test_icon_has_the_sizes_that_windows_asks_for(parts, tmp_path):
    with Image.open(parts.write_icon(tmp_path, "ico")) as icon:
        assert {(16, 16), (32, 32), (48, 48), (256, 256)} <= icon.info["sizes"]
    with Image.open(parts.write_icon(tmp_path, "png")) as icon:
        assert icon.getpixel((0, 0))[3] == 0
        assert icon.getpixel((85, 128)) == (255, 255, 255, 255)


FIRST = BUILD / "hooks" / "first.py"


@pytest.mark.parametrize("missing", ["stdout", "stderr"])
def test_a_program_without_a_console_can_print_all_the_same(missing):
    code = f"import sys, runpy; sys.{missing} = None; runpy.run_path(sys.argv[1]); print('x', file=sys.{missing})"
    subprocess.run([sys.executable, "-c", code, FIRST], check=True)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has such a search path")
@pytest.mark.parametrize("before", [None, "/opt/theirs"])
def test_programs_that_the_app_opens_get_the_search_path_of_the_desktop(before):
    code = "import os, sys, runpy; runpy.run_path(sys.argv[1]); print(os.environ.get('LD_LIBRARY_PATH'))"
    own = {"LD_LIBRARY_PATH": "/the/app"} | ({} if before is None else {"LD_LIBRARY_PATH_ORIG": before})
    command = [sys.executable, "-c", code, FIRST]
    told = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, **own})
    assert told.stdout.strip() == str(before)
