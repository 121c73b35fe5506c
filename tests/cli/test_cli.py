"""The command line as a person or a script uses it: results, messages, exit codes."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from linkwell.cli.main import COMMANDS, main, make_parser


def test_every_command_has_help_and_examples(capsys):
    for command in COMMANDS:
        assert command.help
        assert f"linkwell {command.name}" in command.examples
        with pytest.raises(SystemExit) as stopped:
            make_parser().parse_args([command.name, "--help"])
        assert stopped.value.code == 0
        assert "examples:" in capsys.readouterr().out


def test_search_finds_the_map_lesson_for_key_stage_2(run):
    code, out, _ = run("search", "belonging", "--stage", "ks2")
    assert code == 0
    assert "com-lks2-01  The Map of What Matters" in out


def test_search_json_is_a_list_of_objects(run):
    code, out, _ = run("search", "bridge", "--json")
    found = json.loads(out)
    assert code == 0
    assert found
    for hit in found:
        assert {"id", "title", "kind", "score", "snippet"} <= set(hit)
    assert [hit["score"] for hit in found] == sorted((hit["score"] for hit in found), reverse=True)


@pytest.mark.parametrize("facet", ["stage", "theme", "phase", "step", "kind", "mode", "subject"])
def test_an_unknown_filter_word_lists_the_known_ones(run, facet):
    code, out, err = run("search", f"--{facet}", "no-such-thing")
    assert (code, out) == (2, "")
    assert "U-FILTER" in err
    assert "Use:" in err


def test_words_after_a_minus_leave_results_out(run):
    wanted = {"map": "hit", "theme:community": "narrowed"}
    every = {hit["id"] for hit in json.loads(run("search", *wanted, "--json")[1])}
    fewer = {hit["id"] for hit in json.loads(run("search", "-hands", *wanted, "-owl", "--json")[1])}
    assert fewer < every
    assert "com-lks2-01" in every - fewer


@pytest.mark.parametrize("arguments", [("search", "map", "--surprise"), ("recipes", "-x"), ("search", "--limit", "-3")])
def test_options_that_are_not_there_are_refused(arguments, run, capsys):
    with pytest.raises(SystemExit) as stopped:
        run(*arguments)
    assert stopped.value.code == 2
    assert "error:" in capsys.readouterr().err


def test_nothing_found_says_so_and_succeeds(run):
    code, out, _ = run("search", "xylophonequartet")
    assert code == 0
    assert "Nothing found" in out


def test_show_reads_one_part(run):
    code, out, _ = run("show", "com-lks2-01", "--sheet", "plan")
    assert code == 0
    assert "The Map of What Matters" in out
    assert "Step by step" in out


def test_show_json_gives_the_facts(run):
    code, out, _ = run("show", "com-lks2-01", "--json")
    assert code == 0
    assert json.loads(out)["theme"] == "community"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("show", "no-such"), 2, "U-ITEM"),
        (("show", "fam-01", "--sheet", "S99"), 2, "U-SHEET"),
        (("build", "--recipe", "no-such"), 2, "U-RECIPE"),
        (("build", "--recipe", "small-link", "--format", "odt"), 2, "R-FORMAT"),
        (("build", "--recipe", "small-link", "--format", ","), 2, "U-FORMAT"),
        (("build",), 2, "U-WHAT"),
        (("build", "no-such.toml"), 3, "P-FILE"),
        (("check", "no-such-place"), 2, "U-PLACE"),
    ],
)
def test_failures_have_a_code_and_no_traceback(run, arguments, code, told):
    got, out, err = run(*arguments)
    assert (got, out) == (code, "")
    assert told in err
    assert "Traceback" not in err


def test_build_prints_the_files_it_wrote(run, tmp_path):
    code, out, _ = run(
        "build", "--recipe", "small-link", "--link", "kestrels-herons", "--format", "pdf,docx", "--out", str(tmp_path)
    )
    files = [Path(line) for line in out.splitlines()]
    assert code == 0
    assert [file.suffix for file in files] == [".pdf", ".docx"]
    assert all(file.is_file() for file in files)


def test_build_without_a_link_leaves_lines_to_write_on(run, tmp_path):
    code, out, _ = run("build", "--recipe", "cpd-1-new", "--format", "txt", "--out", str(tmp_path))
    text = Path(out.strip()).read_text(encoding="utf-8")
    assert code == 0
    assert "____" in text
    assert "{{" not in text


def test_links_and_recipes_are_listed(run):
    assert "kestrels-herons (sample)" in run("links")[1]
    assert "phase-1-starter" in run("recipes")[1]
    assert {link["id"] for link in json.loads(run("links", "--json")[1])} >= {"kestrels-herons"}
    assert {recipe["id"] for recipe in json.loads(run("recipes", "--json")[1])} >= {"small-link"}


def test_a_users_own_link_is_found_by_id(run, tmp_path):
    own = tmp_path / "data" / "links"
    own.mkdir(parents=True)
    (own / "otters.toml").write_text('title = "Otters and Wrens"\nstage = ["lks2"]\n[a]\nclass = "Otters"\n')
    assert "otters: Otters and Wrens" in run("links")[1]
    code, out, _ = run("build", "--recipe", "small-link", "--link", "otters", "--format", "txt", "--out", str(tmp_path))
    assert code == 0
    assert "Otters" in Path(out.strip()).read_text(encoding="utf-8")


def test_check_of_the_library_is_clean_and_shows_coverage(run):
    code, out, _ = run("check")
    assert code == 0
    assert "0 errors" in out
    assert "Identity" in out


def test_check_of_a_bad_file_names_each_fault_with_its_line(run, tmp_path):
    file = tmp_path / "ide-ks1-09.md"
    file.write_text('+++\nid = "ide-ks1-09"\nkind = "lessom"\nphase = "one"\n+++\n\n<b>bold</b>\n')
    code, out, _ = run("check", str(file))
    assert code == 3
    assert "ide-ks1-09.md:3: error F-WORD" in out
    assert "Did you mean “lesson”?" in out
    assert "ide-ks1-09.md:4: error F-TYPE" in out
    assert "ide-ks1-09.md:7: warning M-HTML" in out


def test_check_json_is_a_list_of_problems(run, tmp_path):
    file = tmp_path / "x.md"
    file.write_text("no fence")
    code, out, _ = run("check", "--json", str(file))
    assert code == 3
    assert json.loads(out)[0]["code"] == "I-FENCE"


def test_self_test_passes(run):
    code, out, _ = run("self-test")
    assert code == 0
    assert out.count("ok") >= 3


def test_usage_errors_exit_with_2(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["no-such-command"])
    assert stopped.value.code == 2


def process(*arguments: str, data: Path, **more):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "LINKWELL_DATA_DIR": str(data)}
    command = [sys.executable, "-m", "linkwell", *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)


def test_no_qt_is_loaded_by_the_command_line(tmp_path):
    code = "import sys, linkwell.cli.main; print([m for m in sys.modules if m.startswith(('PySide6', 'reportlab', 'docx'))])"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    said = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert "PySide6" not in said.stdout


@pytest.mark.skipif(os.name != "posix", reason="SIGINT")
def test_ctrl_c_stops_with_130_and_leaves_no_half_file(tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    running = process("build", "--recipe", "phase-1-starter", "--format", "pdf,docx", "--out", str(out), data=tmp_path)
    while running.poll() is None and not any(out.iterdir()):
        pass
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    if running.returncode == 0:
        pytest.skip("finished before it could be stopped")
    assert running.returncode == 130
    assert "C-STOP" in err
    assert "Traceback" not in err
    assert not [file for file in out.iterdir() if file.name.startswith(".~")]


def test_a_closed_pipe_is_no_traceback(tmp_path):
    running = process("show", "com-lks2-01", data=tmp_path)
    running.stdout.close()
    err = running.stderr.read()
    running.stderr.close()
    running.wait(timeout=60)
    assert "Traceback" not in err


def test_build_for_the_copier_writes_a_folder_of_jobs_with_the_list_first(run, tmp_path):
    code, out, _ = run(
        "build",
        "--recipe",
        "small-link",
        "--link",
        "kestrels-herons",
        "--copier",
        "--one-sided",
        "--out",
        str(tmp_path / "o"),
    )
    files = [Path(line) for line in out.splitlines()]
    assert code == 0
    assert files[0].name == "00 Print list.pdf"
    assert files[1].name == "01 Kestrels teacher copy - 1 copy, one-sided, black and white.pdf"
    assert all(file.is_file() for file in files)
    assert sorted(files) == sorted(files[0].parent.iterdir())
