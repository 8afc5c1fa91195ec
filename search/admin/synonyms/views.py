"""Making and changing a group; a second button shows what it would do."""

import logging
from typing import Any

from django.contrib import messages
from django.forms import ModelForm
from django.http import HttpResponse
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import generic

from search.engines.base import EngineError
from search.models import SynonymChange, SynonymGroup
from search.synonyms import changing
from search.synonyms.conflicts import conflicts
from search.synonyms.effect import effect

logger = logging.getLogger(__name__)
PREVIEW = "preview"


class Saving:
    """Saves through the one way that keeps the earlier state, or only shows the effect."""

    request: Any
    form: Any

    def save_instance(self) -> SynonymGroup:
        """Save the group and warn of words that other groups have too."""
        group: SynonymGroup = self.form.instance
        changing.save(group, by=self.request.user)
        for warning in warnings(group):
            messages.warning(self.request, warning)
        return group

    def form_valid(self, form: "ModelForm[SynonymGroup]") -> HttpResponse:
        """Save, or show the form again with what it would do."""
        if PREVIEW not in self.request.POST:
            return super().form_valid(form)  # type: ignore[misc]
        self.form = form
        context = self.get_context_data(**effect_of(form), warnings=warnings(form.instance))  # type: ignore[attr-defined]
        return self.render_to_response(context)  # type: ignore[attr-defined]


def effect_of(form: "ModelForm[SynonymGroup]") -> dict[str, Any]:
    """Return the effect for the template, or that no engine answers."""
    try:
        return {"effect": effect(form.instance, form.cleaned_data["tried"])}
    except EngineError:
        logger.exception("No search engine answers")
        return {"no_engine": True}


def warnings(group: SynonymGroup) -> list[str]:
    """Return what staff should know of the group before and after it is saved."""
    said = now("“%(word)s” er også i en anden gruppe: %(other)s. Søgningen bruger begge.")
    return [said % {"word": one.word, "other": one.other} for one in conflicts(group)]


class AddView(Saving, generic.CreateView):
    """A new group; `?words=` fills it in, as the reports' links do."""

    template_name = "search/admin/synonyms/form.html"
    page_title = _("Nye synonymer")

    def get_initial(self) -> dict[str, Any]:
        """Return what the address fills in."""
        given = self.request.GET
        return {name: given[name][:200] for name in ("locale", "kind", "source", "words") if given.get(name)}


class EditView(Saving, generic.EditView):
    """A group that is there."""

    template_name = "search/admin/synonyms/form.html"


class IndexView(generic.IndexView):
    """All groups, and the last change with the way back."""

    template_name = "search/admin/synonyms/index.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the context with the last change of all."""
        last = SynonymChange.objects.select_related("group", "by").first()
        return super().get_context_data(last=last, **kwargs)
