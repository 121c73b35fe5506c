"""Rules of the house that no linter knows: sizes, names, words that must not stand in the project, help for commands."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from linkwell.cli.main import COMMANDS, make_parser
from linkwell.paths import shipped_root

ROOT = shipped_root()
PACKAGE = Path(make_parser.__code__.co_filename).parents[1]
WRITTEN = {
    file.relative_to(PACKAGE).as_posix(): file.read_text(encoding="utf-8") for file in sorted(PACKAGE.rglob("*.py"))
}
PARSED = {name: ast.parse(text) for name, text in WRITTEN.items()}
TEXTS = sorted(
    file
    for folder in (PACKAGE, ROOT / "resources", ROOT / "packs")
    for file in folder.rglob("*")
    if file.suffix in {".py", ".md", ".toml", ".svg", ".xml", ".qss", ".txt"}
)
FILE_LINES, FUNCTION_LINES, TABLE_LINES, PARAMETERS = 400, 40, 60, 5
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK|lorem ipsum)\b", re.IGNORECASE)
PUT_OFF = re.compile(r"\b(?:for now|stub(?:s|bed)?)\b", re.IGNORECASE)  # in code; a lesson has tickets with stubs
ABOUT_TYPES = "type: ignore"  # such a line may speak of the stubs of a type checker

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions() -> Iterator[tuple[str, Function]]:
    """Every function with its name for people."""
    for name, tree in PARSED.items():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                yield f"{name}: {node.name}", node


def is_a_table(function: Function) -> bool:
    """Whether a function only sets out arguments or widgets, one after another."""
    decisions = (ast.For, ast.While, ast.Try, ast.Match)
    return not any(isinstance(node, decisions) for node in ast.walk(function))


def parameters_of(function: Function) -> list[str]:
    given = function.args
    names = [argument.arg for argument in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return names[1:] if names[:1] in (["self"], ["cls"]) else names


def test_there_are_modules_and_texts_to_look_at():
    assert len(WRITTEN) > 50
    assert len(TEXTS) > len(WRITTEN)


def test_a_file_has_at_most_400_lines():
    assert [name for name, text in WRITTEN.items() if len(text.splitlines()) > FILE_LINES] == []


def test_a_function_has_at_most_40_lines_or_60_if_it_is_a_table():
    sizes = [(name, (node.end_lineno or 0) - node.lineno + 1, node) for name, node in functions()]
    long = [(name, size, node) for name, size, node in sizes if size > FUNCTION_LINES]
    assert [f"{name}: {size}" for name, size, node in long if size > TABLE_LINES or not is_a_table(node)] == []


def test_a_function_has_at_most_five_parameters():
    crowded = [name for name, node in functions() if len(parameters_of(node)) > PARAMETERS and node.name != "render"]
    assert crowded == []


def test_a_module_begins_by_saying_what_it_is_for():
    assert [name for name, tree in PARSED.items() if tree.body and not ast.get_docstring(tree)] == []


def test_nothing_is_imported_inside_a_function_but_at_the_door():
    lazy = [
        name
        for name, function in functions()
        if any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(function))
    ]
    assert [name for name in lazy if not name.startswith("__main__.py")] == []


def test_no_module_is_a_drawer_for_odds_and_ends():
    drawers = {"utils", "util", "helpers", "misc", "common"}
    assert [name for name in WRITTEN if drawers & set(name.removesuffix(".py").split("/"))] == []


def test_the_event_loop_is_never_pumped():
    assert [name for name, text in WRITTEN.items() if "processEvents" in text] == []


def test_no_text_of_the_project_speaks_of_unfinished_work():
    found = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for file in TEXTS
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if (UNFINISHED.search(line) or (file.suffix == ".py" and PUT_OFF.search(line))) and ABOUT_TYPES not in line
    ]
    assert found == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_help_and_examples_of_its_own(command, capsys):
    assert command.help
    with pytest.raises(SystemExit) as left:
        make_parser().parse_args([command.name, "--help"])
    assert left.value.code == 0
    assert "examples:" in capsys.readouterr().out
    for line in command.examples.splitlines():
        assert line.strip().startswith(f"linkwell {command.name}"), line


def test_every_argument_of_every_command_has_help():
    (commands,) = (action for action in make_parser()._actions if action.choices)
    options = ((name, action) for name, parser in commands.choices.items() for action in parser._actions)
    assert [f"{name} {action.dest}" for name, action in options if not action.help] == []
