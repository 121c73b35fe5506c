"""Kill a saving program again and again; what it was told was saved must be there. Prints what was counted, as JSON.

Run as a program of its own, so that it may fork: a fresh interpreter for each of some hundred kills takes too long.
"""

import json
import os
import random
import signal
import sys
from dataclasses import replace
from pathlib import Path

from linkwell.domain.pack import Pack, PackEntry, PackSection
from linkwell.store import backups, transfer
from linkwell.store.database import is_sound
from linkwell.store.opening import open_database
from linkwell.store.packs import PackStore

ENTRIES = tuple(PackEntry(f"item-{n}", ("pupil",), "because", f"e{n}", edits={"b1": "words " * 20}) for n in range(6))
PACK = Pack("kept", "0", (PackSection("Items", ENTRIES),))


def save_for_ever(folder: Path, acknowledge: int, chance: random.Random) -> None:
    """Save, say so, save again; now and then a backup, an import of the own export, or an undo and redo."""
    database = open_database(folder).database
    packs = PackStore(database)
    number = int(packs.load("kept").title)
    while True:
        number += 1
        packs.save("kept", replace(PACK, title=str(number)), f"Save {number}")
        os.write(acknowledge, b"%d\n" % number)
        match chance.randrange(40):
            case 0:
                backups.make(database, "asked")
            case 1:
                file = transfer.export_everything(database, folder / "all.linkwell")
                transfer.import_everything(database, file)
            case 2 | 3 | 4:
                packs.undo("kept")
                packs.redo("kept")
            case _:
                pass


def kill_once(folder: Path, chance: random.Random) -> int:
    """Let a child save, kill it at a random moment; gives the last number it said was saved."""
    seed = chance.random()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        save_for_ever(folder, writing, random.Random(seed))
    os.close(writing)
    with os.fdopen(reading) as told:
        last = 0
        for _ in range(chance.randrange(1, 12)):
            last = int(told.readline())
        for _ in range(chance.randrange(30_000)):
            pass
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        rest = told.read().splitlines()
    return int(rest[-1]) if rest else last


def check(folder: Path, acknowledged: int, counts: dict[str, int]) -> None:
    opened = open_database(folder)
    packs = PackStore(opened.database)
    found = int(packs.load("kept").title)
    if packs.can_redo("kept"):  # killed between undo and redo
        found = int(packs.redo("kept").pack.title)
    counts["kills"] += 1
    counts["notices"] += len(opened.notices)
    counts["unsound"] += not is_sound(opened.database.connection, thoroughly=True)
    counts["lost"] += found < acknowledged
    counts["invented"] += found > acknowledged + 1
    counts["saved"] = found
    undone = packs.undo("kept")
    counts["undo failed"] += (undone.label, undone.pack.title) != (f"Save {found}", str(found - 1))
    packs.redo("kept")
    opened.database.close()
    counts["left over"] += sum(1 for left in folder.glob(".~*"))


def main() -> None:
    folder, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(seed)
    database = open_database(folder).database
    PackStore(database).create(PACK)
    database.close()
    names = ("kills", "notices", "unsound", "lost", "invented", "saved", "undo failed", "left over")
    counts = dict.fromkeys(names, 0)
    for _ in range(kills):
        check(folder, kill_once(folder, chance), counts)
    sys.stdout.write(json.dumps(counts))


if __name__ == "__main__":
    main()
