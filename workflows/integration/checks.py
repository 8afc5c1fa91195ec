"""System checks of how the plugin is put into a site."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.utils.module_loading import import_string

MIDDLEWARE = "workflows.integration.doors.middleware.WorkflowDoorsMiddleware"
FINISH = "workflows.finish.finish_workflow_state"


@register("workflows")
def check_middleware(**_options: Any) -> list[CheckMessage]:
    """Ask for the middleware: without it, views of Wagtail's that forget to ask show other people's pages."""
    from workflows.integration.doors.middleware import WorkflowDoorsMiddleware  # noqa: PLC0415 - needs the URLs' views
    from workflows.integration.types import workflow_models  # noqa: PLC0415 - needs all models

    if not workflow_models():
        return []
    loaded = [import_string(name) for name in settings.MIDDLEWARE]
    if any(isinstance(one, type) and issubclass(one, WorkflowDoorsMiddleware) for one in loaded):
        return []
    text = "Addresses of the admin are not asked who may use them."
    return [Error(text, hint=f"Add {MIDDLEWARE!r} to MIDDLEWARE, after the authentication.", id="workflows.E020")]


@register("workflows")
def check_finish_action(**_options: Any) -> list[CheckMessage]:
    """Ask for the setting without which Wagtail publishes what a removed task has let go of."""
    from workflows.integration.types import workflow_models  # noqa: PLC0415 - needs all models

    if not workflow_models() or getattr(settings, "WAGTAIL_FINISH_WORKFLOW_ACTION", "") == FINISH:
        return []
    text = "When a review ends, Wagtail publishes the page by itself."
    return [Error(text, hint=f"Set WAGTAIL_FINISH_WORKFLOW_ACTION = {FINISH!r}.", id="workflows.E021")]


@register("workflows")
def check_viewsets(**_options: Any) -> list[CheckMessage]:
    """Ask that a site's own viewset of a type that follows a workflow is made of ours."""
    from workflows.integration.types import workflow_models  # noqa: PLC0415 - the admin's views need all models
    from workflows.integration.viewset import WorkflowPageViewSet, registered_for  # noqa: PLC0415

    found = [(model, registered_for(model)) for model in workflow_models()]
    wrong = [(model, own) for model, own in found if own is not None and not isinstance(own, WorkflowPageViewSet)]
    hint = "Derive it from workflows.integration.viewset.WorkflowPageViewSet, or build its views with our mixins."
    return [
        Error(
            f"{type(own).__name__} lets pages be published past the workflow.",
            hint=hint,
            obj=model,
            id="workflows.E022",
        )
        for model, own in wrong
    ]
