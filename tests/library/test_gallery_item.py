"""The picture book of worksheet parts shows all of them, and every symbol, with the line that makes each."""

import re
from pathlib import Path

from linkwell.library.part_call import split_line
from linkwell.library.worksheet_parts import PARTS

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "resources" / "programme" / "guides" / "gui-01.md").read_text(encoding="utf-8")
MANUAL = (ROOT / "resources" / "README.md").read_text(encoding="utf-8")


def test_every_part_is_printed_in_the_gallery():
    lines = [split_line(line) for line in GUIDE.splitlines()]
    assert {line[0] for line in lines if line is not None} >= set(PARTS)


def test_every_part_has_its_line_shown_and_is_in_the_manual():
    shown = set(re.findall(r"\*\*`@([a-z-]+)", GUIDE))
    assert shown == set(PARTS) - {"page"}
    assert set(re.findall(r"^\| `@([a-z-]+)", MANUAL, re.MULTILINE)) >= set(PARTS)


def test_every_symbol_is_in_the_gallery():
    written = "|".join(line for line in GUIDE.splitlines() if line.startswith("@symbols"))
    files = {file.stem for file in (ROOT / "resources" / "symbols").glob("*.svg")}
    assert set(re.findall(r"\| ([a-z0-9-]+):", written)) == files
