"""What changed, in sentences."""

import pytest

from linkwell.ui.views.edit.wording import compare


@pytest.mark.parametrize(
    ("original", "mine", "told"),
    [
        ("Look again.", "Look again. And listen.", "Added: And listen."),
        ("Look. Listen.", "Look. Wait. Listen.", "Added: Wait."),
        ("Look again.", "Look twice.", "“again” is now “twice”"),
        ("Look now.", "Look.", "Removed: now"),
    ],
)
def test_a_change_is_told_without_the_stop_before_it(original, mine, told):
    found = compare(original, mine)
    assert found.sentences == (told,)
    for start, end in found.added:
        assert mine[start:end] == mine[start:end].strip()
        assert mine[start:end] in told
