"""From a recipe to a pack for one link: named items are taken as they are, rules find the best item for the stage."""

from collections.abc import Collection, Iterable, Mapping

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.errors import ContentError, UsageError
from linkwell.domain.item import Item
from linkwell.domain.pack import Choice, Pack, PackEntry, PackSection, Recipe
from linkwell.domain.vocabulary import Vocabulary


def from_recipe(recipe: Recipe, stages: tuple[str, ...], catalogue: Catalogue, vocabulary: Vocabulary) -> Pack:
    """The pack a recipe makes for classes of these stages (none given: the recipe's own).

    What could not be found, or only for another stage, is said in the pack's notes. Raises `UsageError`: P-STAGE if the
    recipe is not for these stages, P-NONE if it would be hollow: most of it is looked for, and nothing is there.
    """
    wanted = stages or recipe.stages or tuple(vocabulary.stages)
    if recipe.stages and not set(wanted) & set(recipe.stages):
        raise UsageError(
            "P-STAGE",
            f"The recipe “{recipe.title}” is for {vocabulary.stage_label(recipe.stages)}, "
            f"but this link teaches {vocabulary.stage_label(wanted)}.",
            "No file was written.",
            "Choose another recipe.",
        )
    search = _Search(wanted, catalogue, vocabulary)
    sections = []
    for section in recipe.sections:
        entries = [search.entry(choice) for choice in section.choices]
        sections.append(PackSection(section.title, tuple(entry for entry in entries if entry is not None)))
    if search.found_nothing:
        raise UsageError(
            "P-NONE",
            f"The recipe “{recipe.title}” is built on lessons, and the library has none of them for "
            f"{vocabulary.stage_label(wanted)}.",
            "No file was written.",
            "Choose another recipe.",
        )
    kept = tuple(section for section in sections if section.entries)
    notes = tuple(dict.fromkeys(search.notes))
    return Pack(recipe.id, recipe.title, kept, recipe.summary, recipe.for_whom, notes=notes)


def check_pack(pack: Pack, stages: tuple[str, ...], catalogue: Catalogue, vocabulary: Vocabulary) -> None:
    """Refuse a pack that cannot be made: unknown or repeated items (P-ITEMS), the wrong stage (P-STAGE), nothing
    in it (P-EMPTY). All faults of one kind are named at once."""
    entries = pack.entries()
    if not entries:
        raise ContentError(
            "P-EMPTY", f"The pack “{pack.title}” has nothing in it.", "No file was written.", "Add an item."
        )
    ids = [entry.item_id for entry in entries]
    unknown = [item_id for item_id in dict.fromkeys(ids) if item_id not in catalogue]
    twice = [item_id for item_id in dict.fromkeys(ids) if ids.count(item_id) > 1]
    if unknown or twice:
        told = [f"there is no item called {', '.join(unknown)}"] if unknown else []
        told += [f"{', '.join(twice)} is in it twice"] if twice else []
        raise ContentError(
            "P-ITEMS",
            f"The pack “{pack.title}” cannot be made: {' and '.join(told)}.",
            "No file was written.",
            "Mend the pack; find ids with: linkwell search WORDS.",
        )
    strange = [item for item in map(catalogue.get, ids) if is_strange(item, stages)]
    if strange:
        named = "; ".join(f"{item.id} is for {vocabulary.stage_label(item.place.stages)}" for item in strange)
        raise UsageError(
            "P-STAGE",
            f"This link teaches {vocabulary.stage_label(stages)}, but {named}.",
            "No file was written.",
            "Take them out, or say --any-stage if you want them all the same.",
        )


def is_strange(item: Item, stages: Collection[str]) -> bool:
    """Whether an item is made for none of these stages; a link without any takes all."""
    return bool(stages) and not set(item.place.stages) & set(stages)


class _Search:
    """Finds items for one link, never the same one twice, and notes what had to be done without."""

    def __init__(self, stages: tuple[str, ...], catalogue: Catalogue, vocabulary: Vocabulary) -> None:
        self.notes: list[str] = []
        self._stages = stages
        self._catalogue = catalogue
        self._vocabulary = vocabulary
        self._used: set[str] = set()
        self._looked = self._found = self._named = 0

    @property
    def found_nothing(self) -> bool:
        """Whether most of the recipe was to be looked for, and not one was found."""
        return self._looked > self._named and not self._found

    def entry(self, choice: Choice) -> PackEntry | None:
        """The entry for one line of a recipe, or None if nothing fits."""
        if choice.item_id:
            self._used.add(choice.item_id)
            self._named += 1
            self._note_strange(choice.item_id)
            return PackEntry(choice.item_id, choice.sheets, choice.why)
        self._looked += 1
        fitting = (item for item in self._catalogue if item.id not in self._used and _fits(item, choice.find))
        found = _best(fitting, self._stages, self._vocabulary)
        described = " ".join(value for name, value in choice.find.items() if name in {"theme", "kind"})
        asked = self._vocabulary.stage_label(self._stages)
        if found is None:
            self.notes.append(f"No {described} was found for {asked}.")
            return None
        if not set(found.place.stages) & set(self._stages):
            own = self._vocabulary.stage_label(found.place.stages)
            self.notes.append(f"The nearest {described} to {asked} is for {own}: “{found.title}”.")
        self._found += 1
        self._used.add(found.id)
        return PackEntry(found.id, choice.sheets, choice.why)

    def _note_strange(self, item_id: str) -> None:
        item = self._catalogue.items.get(item_id)
        if item is not None and is_strange(item, self._stages):
            own = self._vocabulary.stage_label(item.place.stages)
            self.notes.append(f"“{item.title}” is made for {own}; the nearest wording is used.")


def _fits(item: Item, rule: Mapping[str, str]) -> bool:
    values = {
        "kind": (item.kind,),
        "theme": (item.place.theme,),
        "phase": (str(item.place.phase),),
        "step": item.place.year_steps,
    }
    return all(wanted in values[name] for name, wanted in rule.items())


def _best(items: Iterable[Item], stages: tuple[str, ...], vocabulary: Vocabulary) -> Item | None:
    """The item nearest in age; only the same or a neighbouring stage will do."""

    def distance(item: Item) -> int:
        return vocabulary.stages_apart(item.place.stages, stages)

    near = [item for item in items if distance(item) <= 1]
    return min(near, key=lambda item: (distance(item), item.id), default=None)
