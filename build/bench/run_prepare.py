"""Reads the shipped library and writes the benchmark's content for every tool into a folder; one process, once.

Its own times are printed as JSON, because Linkwell's are measured from the document in memory and the peers' from
markup: what reading our item files costs has to be told beside them.
"""

import json
import pickle
import shutil
import sys
import time
from pathlib import Path

import content
from html_markup import HtmlMarkup
from markup import Look, Markup
from pandoc_markup import PandocMarkup
from typst_markup import TypstMarkup

from linkwell.domain.style import Style
from linkwell.paths import default_paths
from linkwell.render import fonts
from linkwell.render.text import reading
from linkwell.workspace.workspace import Workspace

LANGUAGES: tuple[type[Markup], ...] = (TypstMarkup, HtmlMarkup, PandocMarkup)


def main(folder: Path) -> None:
    """Fill `folder`, which must be empty."""
    workspace = Workspace(default_paths(folder / "data"))
    started = time.perf_counter()
    source = content.Source(workspace.catalogue, workspace.vocabulary)
    library_seconds = time.perf_counter() - started
    document = content.make(source)
    style = workspace.style()
    look = _look(style, folder / "fonts")
    after = content.changed(document)
    for name, versions in (("first", (document,)), ("again", (document, after))):
        job = (versions, style, workspace.paths.symbols)
        (folder / f"{name}.pickle").write_bytes(pickle.dumps(job))
    for language in LANGUAGES:
        for name, version in (("document", document), ("changed", after)):
            (folder / f"{name}.{language.suffix}").write_text(language(look).write(version), encoding="utf-8")
    (folder / "document.txt").write_text(reading(document, descriptions=False), encoding="utf-8")
    told = {
        "items": len(source.catalogue),
        "library_seconds": library_seconds,
        "lessons": content.LESSONS,
        "words": content.count(document),
        "blocks": content.make_up(document),
        "wanted_words": content.WORDS,
        "unread_items": len(source.catalogue.problems),
        "margins": [style.margin_top, style.margin_bottom],
    }
    print(json.dumps(told))


def _look(style: Style, folder: Path) -> Look:
    """The typeface in files that peers can be pointed at: a folder with nothing else in it."""
    typeface = style.typeface("teacher")
    family = fonts.family(typeface.text)
    folder.mkdir()
    copies = [Path(shutil.copy(file, folder)) for file in (family.regular, family.bold)]
    return Look(style, typeface, family.name, (copies[0], copies[1]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
