"""How the columns of a table share its width when the item says in what proportion, whatever the units."""

from collections.abc import Sequence


def with_whole_words(shares: Sequence[float], least: Sequence[float], width: float) -> list[float]:
    """Widths in proportion to `shares`, but no column narrower than its `least` while the others can spare room."""
    if sum(least) >= width:
        return [width * need / sum(least) for need in least]
    narrow = set[int]()
    while True:
        rest = width - sum(least[at] for at in narrow)
        free = sum(share for at, share in enumerate(shares) if at not in narrow)
        widths = [least[at] if at in narrow else rest * share / free for at, share in enumerate(shares)]
        short = {at for at, found in enumerate(widths) if found < least[at] - 1e-6} - narrow
        if not short:
            return widths
        narrow |= short
