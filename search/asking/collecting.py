"""Documents instead of a page of results: for those who take along what a search finds."""

from collections.abc import Sequence
from dataclasses import replace

from search import lexicon
from search.asking.passes import Passes, chosen
from search.asking.showing import shown
from search.catalogue.document import CatalogueDocument
from search.contract import Query
from search.engines.base import Ask, Engine, Hit, Order
from search.engines.tree import Node, Where
from search.indexing import healing
from search.synonyms.table import current as current_synonyms


def documents(query: Query, *, only: Node, order: Order, most: int) -> list[CatalogueDocument]:
    """Return what the search page finds for `query`, as far as `only` finds it too: the first `most` in `order`.

    The passes are made as for the page, so that a narrower answer never makes the search wider than it is there.
    What anybody may not see now is left out. Raises `EngineError` when no engine answers.
    """
    query = replace(query, page=1, page_size=1)
    words, table = lexicon.current(), current_synonyms(query.locale)

    def ask(engine: Engine) -> Sequence[Hit]:
        outcome = Passes(query, find=engine.find, lexicon=words, synonyms=table).run()
        if outcome.node is None or not outcome.found.total:
            return ()
        return engine.find(Ask(Where(outcome.node, (only,)), chosen=chosen(query), size=most, order=order)).hits

    return [document for _hit, document in shown(healing.first_to_answer(ask))]
