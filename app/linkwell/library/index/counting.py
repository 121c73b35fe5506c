"""How many of the items found have each value of each facet.

The counts of a facet are made as if nothing had been chosen in that facet itself, so that the other values stay on
offer; values that nothing has are left out.
"""

from collections.abc import Mapping

from linkwell.domain.query import FacetCount
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.index.facets import FACETS, MINUTES
from linkwell.library.index.snapshot import Snapshot


def narrowed(docs: int, chosen: Mapping[str, int], but: str = "") -> int:
    """The documents that every choice lets through, or every one `but` that of one facet."""
    for name, allowed in chosen.items():
        if name != but:
            docs &= allowed
    return docs


def facet_counts(
    snapshot: Snapshot, vocabulary: Vocabulary, docs: int, chosen: Mapping[str, int]
) -> dict[str, tuple[FacetCount, ...]]:
    """Counts for every facet, in the order of the vocabulary; minutes in rising order."""
    known = {facet.name: tuple(facet.known(vocabulary)) for facet in FACETS}
    known[MINUTES] = tuple(sorted(snapshot.values(MINUTES), key=int))
    found = {}
    for name, values in known.items():
        among = narrowed(docs, chosen, but=name)
        counts = ((value, (snapshot.facet(name, value) & among).bit_count()) for value in values)
        found[name] = tuple(FacetCount(value, count) for value, count in counts if count)
    return {name: counts for name, counts in found.items() if counts}
