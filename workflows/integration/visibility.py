"""Who may read the public version of a page."""

from wagtail.models import Page

from workflows import api
from workflows.vocabulary import Visibility


def visibility_of(page: Page) -> Visibility:
    """Return who may read the public version; nobody where the state or the whole definition is gone."""
    definition, record = api.workflow_for(page), api.record_of(page)
    if definition is None or record is None or not definition.has_state(record.state):
        return Visibility.PRIVATE
    return definition.visibility(record.state)
