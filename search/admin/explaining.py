"""Why a page ranks where it does for a query, or why it is not found, in plain words."""

import logging
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.coreutils import get_content_languages

from peer_pages.roles.adminpages import AdminAddress, AdminPage
from search.admin import wording
from search.admin.links import new_synonym
from search.admin.whereabouts import document_of, why_not_there
from search.asking.answering import answer
from search.asking.explaining import explain
from search.contract import Query, Results
from search.engines.base import EngineError

logger = logging.getLogger(__name__)
SHOWN = 20


class ExplainView(AdminPage):
    """A query, its first results, and an explanation of one of them or of any page whose address is given."""

    template_name = "search/admin/explain.html"
    page_title = _("Forklar")
    header_icon = "help"

    @cached_property
    def query(self) -> Query:
        """Return what is asked."""
        return asked(self.request)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the results and the explanation, as far as something was asked for."""
        pasted = self.request.GET.get("document", "").strip()
        context = super().get_context_data(
            query=self.query, pasted=pasted, languages=get_content_languages().items(), **kwargs
        )
        if not self.query.text:
            return context
        try:
            results = answer(self.query)
            return {**context, "results": results, **(_explained(self.query, results, pasted) if pasted else {})}
        except EngineError:
            logger.exception("No search engine answers")
            return {**context, "no_engine": True}


def asked(request: HttpRequest) -> Query:
    """Return the query of the address, in a language that the catalogue has."""
    locale = request.GET.get("locale", "")
    known = locale if locale in get_content_languages() else settings.LANGUAGE_CODE
    return Query(request.GET.get("q", ""), locale=known, page_size=SHOWN)


def _explained(query: Query, results: Results, pasted: str) -> dict[str, Any]:
    """Return the explanation of what was pasted, for the template."""
    document = document_of(pasted)
    if not document:
        return {"unknown": True}
    why = explain(replace(query, text=results.corrected or query.text), document)
    place = next((place for place, one in enumerate(results.results, start=1) if one.id == document), why.position)
    return {
        "document": document,
        "why": why,
        "place": place,
        "not_there": "" if why.document else why_not_there(document),
        "other_language": why.document is not None and why.document.locale != query.locale,
        "how": wording.HOW.get(results.how, ""),
        "words": wording.words(why),
        "freshness": wording.freshness(why.freshness),
        "missing": wording.missing(why),
        "new_synonym": new_synonym(why.missing[0], query.locale) if why.missing else "",
        "account": "\n".join(wording.account(why.engine)),
    }


class ExplainViewSet(AdminAddress):
    """The address of the explanation."""

    name = "search_explain"
    url_prefix = "soegning/forklar"
    icon = "help"
    menu_label = _("Forklar")
    view_class = ExplainView
