"""Reads `resources/vocabulary/` into a `Vocabulary`.

A fault there is a fault of the installation, not of an author, so it raises at once instead of collecting Problems.
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from linkwell.domain.errors import ContentError
from linkwell.domain.vocabulary import (
    FieldName,
    Framework,
    Kind,
    Language,
    Phase,
    Programme,
    Stage,
    StageInNation,
    Term,
    Theme,
    Vocabulary,
    WordRule,
    YearStep,
)

Record = Mapping[str, Any]


def load(resources: Path) -> Vocabulary:
    """Read every vocabulary file under `resources`. Raises `ContentError` (V-FILE) if one is missing or broken."""
    folder = resources / "vocabulary"
    symbols = _read(resources / "symbols", "symbols")
    stages = _read(folder, "stages")
    programmes = _read(folder, "programmes")
    kinds = _read(folder, "kinds")
    inclusive = _read(folder, "inclusive")
    synonyms = _read(folder, "synonyms")
    languages = _read(folder, "languages")
    try:
        return Vocabulary(
            themes={entry["id"]: _theme(entry) for entry in _read(folder, "themes")["theme"]},
            stages={entry["id"]: _stage(entry) for entry in stages["stage"]},
            stage_groups={entry["id"]: tuple(entry["stages"]) for entry in stages["group"]},
            steps={entry["id"]: _step(entry) for entry in programmes["step"]},
            programmes={entry["id"]: _programme(entry) for entry in programmes["programme"]},
            default_programme=programmes["default"],
            kinds={entry["id"]: _kind(entry) for entry in kinds["kind"]},
            plain_colour=kinds["colour"],
            plain_fill=kinds["fill"],
            common_fields=tuple(kinds["common"]),
            frameworks={e["id"]: _framework(e) for e in _read(folder, "frameworks")["framework"]},
            subjects=_titles(_read(folder, "subjects")["subject"]),
            lists={name: _titles(entries) for name, entries in _read(folder, "terms").items()},
            fields={e["name"]: _field(e) for e in _read(folder, "fields")["field"]},
            symbols={entry["name"]: entry["alt"] for entry in symbols["symbol"]},
            inclusive_version=inclusive["version"],
            banned=tuple(_rule(entry) for entry in inclusive["rule"]),
            private=tuple(_rule(entry) for entry in inclusive["private"]),
            synonyms=tuple(tuple(entry["words"]) for entry in synonyms["group"]),
            languages={e["tag"]: Language(e["tag"], e["name"], e["own"]) for e in languages["language"]},
            expansions={entry["word"]: tuple(entry["to"]) for entry in synonyms.get("expand", [])},
        )
    except (KeyError, TypeError, ValueError, AttributeError, re.error) as fault:
        raise _broken(folder, f"An entry is not as expected: {fault}.") from fault


def _read(folder: Path, name: str) -> dict[str, Any]:
    file = folder / f"{name}.toml"
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as fault:
        raise _broken(file, "It is not in its place.") from fault
    except OSError as fault:
        raise _broken(file, f"The disk says: {fault.strerror}.") from fault
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise _broken(file, f"{fault}.") from fault


def _broken(place: Path, detail: str) -> ContentError:
    return ContentError(
        "V-FILE",
        f"The word list {place.name} could not be read. {detail}",
        "Your own work is not touched.",
        "Mend that file, or install Linkwell again.",
    )


def _theme(entry: Record) -> Theme:
    names = ("id", "title", "key_question", "symbol", "colour", "fill", "summary")
    return Theme(*(entry[name] for name in names))


def _stage(entry: Record) -> Stage:
    return Stage(
        id=entry["id"],
        title=entry["title"],
        short=entry["short"],
        age_min=entry["age_min"],
        age_max=entry["age_max"],
        years=tuple(entry["years"]),
        pupil_type=entry["pupil_type"],
        line_mm=entry["line_mm"],
        reading_age_max=entry["reading_age_max"],
        nations={nation: StageInNation(**words) for nation, words in entry.get("nations", {}).items()},
    )


def _step(entry: Record) -> YearStep:
    names = ("id", "title", "summary", "in_class", "virtual", "face_to_face")
    return YearStep(**{name: entry[name] for name in names}, items=tuple(entry["items"]))


def _programme(entry: Record) -> Programme:
    phases = tuple(
        Phase(phase["number"], phase["title"], phase.get("terms", ""), tuple(phase["steps"]))
        for phase in entry["phase"]
    )
    source, confirmed = entry.get("source", ""), bool(entry["confirmed"])
    return Programme(entry["id"], entry["title"], entry["summary"], source, confirmed, phases)


def _kind(entry: Record) -> Kind:
    return Kind(
        id=entry["id"],
        title=entry["title"],
        plural=entry["plural"],
        folder=entry["folder"],
        id_pattern=re.compile(entry["id_pattern"]),
        required=tuple(entry["required"]),
        sections=tuple(entry["sections"]),
        theme_needed=bool(entry["theme_needed"]),
        symbol=entry["symbol"],
    )


def _framework(entry: Record) -> Framework:
    terms = (Term(term["code"], term["label"], bool(term["confirmed"])) for term in entry.get("term", []))
    return Framework(
        id=entry["id"],
        title=entry["title"],
        edition=entry["edition"],
        status=entry["status"],
        effective_from=str(entry["effective_from"]),
        as_of=entry["as_of"],
        confirmed=bool(entry["confirmed"]),
        source=entry["source"],
        terms={term.code: term for term in terms},
        nations=tuple(entry.get("nations", ())),
    )


def _field(entry: Record) -> FieldName:
    return FieldName(entry["name"], entry["title"], float(entry["gap_mm"]))


def _rule(entry: Record) -> WordRule:
    written = entry["pattern"]
    patterns = [written] if isinstance(written, str) else written
    flags = re.IGNORECASE if "why" in entry else 0
    compiled = tuple(re.compile(pattern, flags) for pattern in patterns)
    return WordRule(entry["id"], entry["title"], entry.get("why", ""), compiled)


def _titles(entries: list[Record]) -> dict[str, str]:
    return {str(entry["id"]): entry["title"] for entry in entries}
