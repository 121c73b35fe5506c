"""`linkwell compare`: what it prints, what it takes, and its exit codes."""

import json
from contextlib import closing
from functools import partial
from pathlib import Path

import docx
import pytest

from linkwell.cli.main import main
from linkwell.domain.pack import Pack, PackEntry, PackSection
from linkwell.domain.progress import silent
from linkwell.packs import changes
from linkwell.paths import default_paths
from linkwell.store.opening import open_database
from linkwell.workspace import building
from linkwell.workspace.desk import Desk
from linkwell.workspace.workspace import SAMPLE_LINK, Workspace

OLD, NEW = "Please keep the flaps folded", "Please keep the flaps shut"


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    """A data folder with one pack, and its Word file with one sentence changed beside it."""
    folder = tmp_path_factory.mktemp("compare")
    workspace = Workspace(default_paths(folder / "data"))
    with closing(open_database(folder / "data").database) as database:
        desk = Desk(workspace, database)
        desk.links.save(workspace.link(SAMPLE_LINK))
        sections = (PackSection("Lesson", (PackEntry("ide-lks2-01", ("S8",)),)),)
        pack = desk.packs.create(changes.with_ids(Pack("mine", "Mine", sections, link_id=SAMPLE_LINK)))
        wanted = building.Export(desk.document(pack), "standard", folder, ("docx",))
        file = building.write(workspace, wanted, silent)[0]
    word = docx.Document(str(file))
    for paragraph in word.paragraphs:
        if paragraph.text.startswith(OLD):
            paragraph.runs[0].text = paragraph.runs[0].text.replace(OLD, NEW)
            break
    word.save(str(folder / "edited.docx"))
    return folder


@pytest.fixture
def command(data, capsys):
    def call(*arguments: str):
        code = main(["--data-dir", str(data / "data"), *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def run(command):
    return partial(command, "compare")


def test_it_shows_each_change_with_old_and_new_words(run, data):
    code, out, _ = run(str(data / "edited.docx"))
    assert code == 0
    assert "1 block changed." in out
    assert f"old: {OLD}" in out
    assert f"new: {NEW}" in out


def test_json_has_every_change(run, data):
    code, out, _ = run(str(data / "edited.docx"), "--json")
    found = json.loads(out)
    assert code == 0
    assert found["pack"] == "mine"
    assert [(change["new"].startswith(NEW), change["taken"]) for change in found["changes"]] == [(True, False)]


@pytest.mark.parametrize("wanted", ["2", "0", "one", ",", "1,9", "-1", "00000000199", "1" * 5000])
def test_numbers_that_it_has_not_are_refused_and_nothing_is_taken(run, data, wanted):
    code, _, err = run(str(data / "edited.docx"), f"--take={wanted}")
    assert code == 2
    assert "U-TAKE" in err
    assert "1 block changed." in run(str(data / "edited.docx"))[1]


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (("no-such-file.docx",), 1, "D-OPEN"),
        ((__file__,), 1, "D-FORM"),
        (("{edited}", "--pack", "nothing"), 2, "U-PACK"),
    ],
)
def test_what_cannot_be_compared_is_told_without_a_traceback(run, data, arguments, code, word):
    found = run(*(one.format(edited=data / "edited.docx") for one in arguments))
    assert found[0] == code
    assert word in found[2]
    assert "Traceback" not in found[2]


def test_taking_changes_the_pack_and_leaves_the_file(run, data):
    before = (data / "edited.docx").read_bytes()
    code, _, err = run(str(data / "edited.docx"), "--take", "1")
    assert code == 0
    assert "Taken into “Mine”: 1 change." in err
    assert "No wording was changed." in run(str(data / "edited.docx"))[1]
    assert (data / "edited.docx").read_bytes() == before


def test_what_was_taken_can_be_built_without_the_window(run, command, data, tmp_path):
    assert run(str(data / "edited.docx"), "--take")[0] == 0
    code, out, _ = command("packs")
    assert code == 0
    assert out.startswith("mine: Mine\n    Kestrels and Herons")
    assert json.loads(command("packs", "--json")[1])[0]["id"] == "mine"
    code, out, _ = command("build", "--pack", "mine", "--format", "txt", "--out", str(tmp_path))
    assert code == 0
    assert NEW in Path(out.strip()).read_text(encoding="utf-8")
    code, _, err = command("build", "--pack", "mine", "--recipe", "small-link")
    assert (code, "U-WHAT" in err) == (2, True)
    assert command("build", "--pack", "nobody's")[0] == 2


def test_the_word_file_of_a_pack_file_says_where_its_words_belong(run, command, tmp_path):
    (tmp_path / "own.toml").write_text(
        'title = "Own file"\n[[section]]\ntitle = "One"\n[[section.entry]]\nitem = "chk-01"\nwhy = "Begin."\n'
    )
    made = command("build", str(tmp_path / "own.toml"), "--format", "docx", "--out", str(tmp_path))
    code, _, err = run(made[1].strip())
    assert code == 1
    assert "D-OTHER" in err
    assert "change the pack file" in err
