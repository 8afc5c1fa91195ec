"""Places that a query names, offered as a filter: "unge fredericia" may mean what is in Fredericia alone."""

from collections.abc import Mapping

from search.asking.reading import Reading
from search.contract import Place, Query
from search.places import MUNICIPALITY, REGION
from search.vocabulary import Vocabulary


def places_in(
    reading: Reading, counts: Mapping[str, Mapping[str, int]], query: Query, vocabulary: Vocabulary
) -> tuple[Place, ...]:
    """Return the municipalities and regions that `reading` names, with how much of what was found is there.

    One that is chosen already, or where nothing is, is not offered.
    """
    if any(query.filters.of(name) for name in (MUNICIPALITY, REGION)) or not reading.text:
        return ()
    return tuple(
        Place(place.kind, place.code, place.name, count)
        for place in vocabulary.places.named_in(reading.text)
        if (count := counts.get(place.kind, {}).get(place.code, 0))
    )
