"""Changing packs: pure steps that keep every entry exactly once."""

import hypothesis.strategies as st
from hypothesis import given, settings

from linkwell.domain.pack import Pack, PackEntry, PackSection
from linkwell.packs import changes


def pack(*sections: tuple[str, ...]) -> Pack:
    made = (
        PackSection(f"S{at}", tuple(PackEntry(item, id=item) for item in items)) for at, items in enumerate(sections)
    )
    return Pack("p", "P", tuple(made))


def rows(made: Pack) -> list[list[str]]:
    return [[entry.id for entry in section.entries] for section in made.sections]


def test_added_entries_get_ids_of_their_own():
    made = changes.add(changes.add(Pack("p", "P", ()), PackEntry("fam-01")), PackEntry("fam-01"))
    assert rows(made) == [["fam-01.1", "fam-01.2"]]


def test_every_entry_of_a_recipe_gets_an_id():
    bare = Pack("p", "P", (PackSection("One", (PackEntry("a"), PackEntry("b"))), PackSection("Two", (PackEntry("a"),))))
    assert rows(changes.with_ids(bare)) == [["a.1", "b.1"], ["a.2"]]


def test_moving_goes_over_the_borders_of_sections_and_stops_at_the_ends():
    start = pack(("a", "b"), ("c",))
    assert rows(changes.move(start, "b", down=True)) == [["a"], ["b", "c"]]
    assert rows(changes.move(start, "c", down=False)) == [["a", "b", "c"], []]
    assert changes.move(start, "a", down=False) == start
    assert changes.move(start, "c", down=True) == start


def test_a_removed_section_leaves_its_entries_to_its_neighbour():
    start = pack(("a",), ("b", "c"))
    assert rows(changes.remove_section(start, 1)) == [["a", "b", "c"]]
    assert rows(changes.remove_section(start, 0)) == [["a", "b", "c"]]


def test_an_edit_can_be_made_and_taken_back():
    start = pack(("a",))
    edited = changes.set_edit(start, "a", "facts.outcome", "New words")
    assert changes.find(edited, "a").edits == {"facts.outcome": "New words"}
    assert changes.set_edit(edited, "a", "facts.outcome", None) == start
    assert changes.revert_entry(edited, "a") == start


def test_all_wording_can_be_set_at_once():
    own = {"facts.outcome": "Ours", "step.1.minutes": "7"}
    edited = changes.set_edits(pack(("a", "b")), "a", own)
    assert [entry.edits for entry in edited.entries()] == [own, {}]


def test_changing_the_first_paragraph_keeps_those_after_it():
    start = changes.set_edit(pack(("a",)), "a", "x.1", "One\n- two\n- three")
    assert (
        changes.find(changes.set_first_line(start, "a", "x.1", "Our one"), "a").edits["x.1"]
        == "Our one\n- two\n- three"
    )
    assert changes.find(changes.set_first_line(start, "a", "x.2", "New"), "a").edits["x.2"] == "New"


def test_copies_follow_the_class_again_when_reset():
    start = pack(("a",))
    assert changes.set_copies(changes.set_copies(start, "a", "S1", 5), "a", "S1", None) == start


IDS = ["a", "b", "c", "d", "e"]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("move"), st.sampled_from(IDS), st.booleans()),
        st.tuples(st.just("place"), st.sampled_from(IDS), st.tuples(st.integers(-1, 4), st.integers(-3, 9))),
        st.tuples(st.just("drop-section"), st.integers(0, 3), st.none()),
        st.tuples(st.just("add-section"), st.none(), st.none()),
    ),
    max_size=20,
)


@given(STEPS)
@settings(max_examples=200)
def test_no_change_of_order_loses_or_doubles_an_entry(steps):
    made = pack(("a", "b"), (), ("c", "d", "e"))
    for name, first, second in steps:
        match name:
            case "move":
                made = changes.move(made, first, down=second)
            case "place":
                made = changes.place_at(made, first, *second)
            case "drop-section":
                made = changes.remove_section(made, first)
            case _:
                made = changes.add_section(made, "More")
    assert sorted(entry.id for entry in made.entries()) == IDS
