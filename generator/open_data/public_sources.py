"""Sources as they are published: of one that editors keep anonymous neither name nor link comes out, only who speaks in it."""

from collections.abc import Mapping

from generator.model import Source
from generator.vocabulary import Sensitivity


def public_keys(sources: Mapping[str, Source]) -> Mapping[str, str]:
    """The key of each source of a review as it is published: its own, or a number where the key itself could name an anonymised source.

    No key that people write has a full stop in it, so that the two cannot meet.
    """
    hidden = [key for key, source in sources.items() if source.sensitivity is Sensitivity.ANONYMISED]
    return {key: key for key in sources} | {key: f"anonymised.{number}" for number, key in enumerate(hidden, start=1)}


def as_published(source: Source) -> Source:
    """The source, of an anonymised one its type alone."""
    if source.sensitivity is Sensitivity.ANONYMISED:
        return Source.model_construct(type=source.type, sensitivity=Sensitivity.ANONYMISED)
    return source
