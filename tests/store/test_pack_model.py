"""Any sequence of actions on packs, with restarts in between, behaves like a plain list of states."""

import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule

from linkwell.domain.errors import UsageError
from linkwell.domain.pack import Pack
from linkwell.store import backups, transfer
from linkwell.store.opening import open_database
from linkwell.store.packs import HISTORY_LIMIT, PackStore
from store import samples

LABELS = st.sampled_from(["Type", "Add", "Move"])


@dataclass
class Model:
    """One pack as a plain program would keep it."""

    states: list[tuple[str, Pack]]
    at: int = 0
    versions: dict[str, Pack] = field(default_factory=dict)
    deleted: int = 0

    def save(self, pack, label, merge):
        if pack == self.states[self.at][1]:
            return
        del self.states[self.at + 1 :]
        if merge and self.at and self.states[self.at][0] == label:
            self.states[self.at] = (label, pack)
        else:
            self.states.append((label, pack))
        del self.states[:-HISTORY_LIMIT]
        self.at = len(self.states) - 1


class PackActions(RuleBasedStateMachine):
    packs = Bundle("packs")

    @initialize()
    def start(self):
        self.home = tempfile.TemporaryDirectory(dir=samples.IN_MEMORY)
        self.folder = Path(self.home.name) / "data"
        self.database = open_database(self.folder).database
        self.models: dict[str, Model] = {}
        self.deletions = 0

    def teardown(self):
        self.database.close()
        self.home.cleanup()

    @property
    def store(self):
        return PackStore(self.database)

    def keep(self, pack, label):
        assert pack.id not in self.models
        self.models[pack.id] = Model([(label, pack)])
        return pack.id

    @rule(target=packs, pack=samples.PACKS, label=LABELS)
    def create(self, pack, label):
        made = self.store.create(pack, label)
        assert replace(made, id=pack.id) == pack
        return self.keep(made, label)

    @rule(target=packs, pack_id=packs, title=samples.WORDS)
    def duplicate(self, pack_id, title):
        return self.keep(self.store.duplicate(pack_id, title), "Make a copy")

    @rule(pack_id=packs, pack=samples.PACKS, label=LABELS, merge=st.booleans())
    def save(self, pack_id, pack, label, merge):
        self.store.save(pack_id, pack, label, merge=merge)
        self.models[pack_id].save(replace(pack, id=pack_id), label, merge)

    @rule(pack_id=packs, count=st.integers(1, 60))
    def save_often(self, pack_id, count):
        with self.database.transaction():
            for number in range(count):
                pack = replace(self.models[pack_id].states[-1][1], title=f"{number}")
                self.store.save(pack_id, pack, "Type")
                self.models[pack_id].save(pack, "Type", merge=False)

    @rule(pack_id=packs, steps=st.integers(1, 4))
    def undo(self, pack_id, steps):
        model = self.models[pack_id]
        for _ in range(min(steps, model.at)):
            step = self.store.undo(pack_id)
            assert step.label == model.states[model.at][0]
            model.at -= 1
            assert step.pack == model.states[model.at][1]

    @rule(pack_id=packs, steps=st.integers(1, 4))
    def redo(self, pack_id, steps):
        model = self.models[pack_id]
        for _ in range(min(steps, len(model.states) - 1 - model.at)):
            model.at += 1
            step = self.store.redo(pack_id)
            assert (step.label, step.pack) == model.states[model.at]

    @rule(pack_id=packs, name=st.sampled_from(["Spring", "Summer"]))
    def keep_or_restore_version(self, pack_id, name):
        model = self.models[pack_id]
        if name in model.versions:
            assert self.store.restore_version(pack_id, name) == model.versions[name]
            model.states[model.at + 1 :] = [(f"Go back to “{name}”", model.versions[name])]
            del model.states[:-HISTORY_LIMIT]
            model.at = len(model.states) - 1
        else:
            self.store.keep_version(pack_id, name)
            model.versions[name] = model.states[model.at][1]

    @rule(pack_id=consumes(packs))
    def delete(self, pack_id):
        self.store.delete(pack_id)
        self.deletions += 1
        self.models[pack_id].deleted = self.deletions
        with pytest.raises(UsageError):
            self.store.load(pack_id)

    @rule(target=packs)
    def undelete(self):
        trash = sorted((model.deleted, pack_id) for pack_id, model in self.models.items() if model.deleted)
        found = self.store.undelete_last()
        assert found == (trash[-1][1] if trash else None)
        if found is None:
            return multiple()
        self.models[found].deleted = 0
        return found

    @rule()
    def purge(self):
        trash = [pack_id for pack_id, model in self.models.items() if model.deleted]
        assert self.store.purge() == len(trash)
        for pack_id in trash:
            del self.models[pack_id]

    @rule()
    def restart(self):
        self.database.close()
        opened = open_database(self.folder)
        assert opened.notices == ()
        self.database = opened.database

    @rule()
    def move_to_another_computer(self):
        file = transfer.export_everything(self.database, self.folder / "all.linkwell")
        self.database.close()
        self.folder = Path(tempfile.mkdtemp(dir=self.home.name))
        self.database = open_database(self.folder).database
        transfer.import_everything(self.database, file)

    @rule()
    def lose_the_file_after_a_backup(self):
        backups.make(self.database, "asked")
        self.database.close()
        (self.folder / "linkwell.sqlite3").write_bytes(b"gone")
        opened = open_database(self.folder)
        assert opened.notices
        self.database = opened.database

    @invariant()
    def all_is_as_in_the_model(self):
        if not hasattr(self, "models"):
            return
        present = {pack_id: model for pack_id, model in self.models.items() if not model.deleted}
        assert {line.id for line in self.store.list()} == set(present)
        for pack_id, model in present.items():
            labels = [label for label, _ in model.states]
            assert self.store.load(pack_id) == model.states[model.at][1]
            assert self.store.can_undo(pack_id) == (labels[model.at] if model.at else "")
            assert self.store.can_redo(pack_id) == next(iter(labels[model.at + 1 :]), "")
            assert {version.name for version in self.store.versions(pack_id)} == set(model.versions)


TestPackActions = PackActions.TestCase
TestPackActions.settings = settings(samples.UNHURRIED, max_examples=25, stateful_step_count=25)
