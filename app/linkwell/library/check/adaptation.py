"""What there is to say about a teacher's own words: the reading age of a part, and private details."""

from collections.abc import Iterable
from dataclasses import dataclass

from linkwell.domain.item import Audience
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.check.reading import FAMILY_READING_AGE
from linkwell.library.check.wording import kinds_found
from linkwell.library.readability import measure

ENOUGH_TO_TELL = 8
_LEEWAY_YEARS = 1.0


@dataclass(frozen=True, slots=True)
class Reading:
    """`age` in years, 0 if there are too few words to tell; `limit` is the highest age wanted, 0 for any."""

    age: float = 0.0
    limit: int = 0

    @property
    def too_hard(self) -> bool:
        """Whether it clearly lies above what is wanted."""
        return bool(self.limit) and self.age > self.limit + _LEEWAY_YEARS


def reading(words: str, audience: Audience, stages: Iterable[str], vocabulary: Vocabulary) -> Reading:
    """The reading age of a part for those who read it; the youngest of the stages counts for pupils."""
    found = measure(words)
    age = found.age if found.words >= ENOUGH_TO_TELL else 0.0
    limits = [vocabulary.stages[stage].reading_age_max for stage in stages if stage in vocabulary.stages]
    limit = {"teacher": 0, "family": FAMILY_READING_AGE, "pupil": min(limits, default=0)}[audience]
    return Reading(age, limit)


def private_details(wordings: Iterable[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The kinds of private details in any of some wordings, each once."""
    found = (kind for words in wordings for kind in kinds_found(words, vocabulary))
    return tuple(dict.fromkeys(found))
