"""What `check --deploy` says about a server whose values are still those of a laptop."""

from typing import Any

from django.core.checks import Tags, Warning, register  # noqa: A004

from peerportal.settings import environment


@register(Tags.security, deploy=True)
def check_values_of_a_laptop(**_options: Any) -> list[Warning]:
    """Return a warning for each variable that a server needs and that has its default."""
    return [
        Warning(
            f"{variable.name} has its default, {variable.default}, which is meant for laptops.",
            hint=f"Set the environment variable {variable.name}. {variable.meaning}",
            id="peerportal.W001",
        )
        for variable in environment.VARIABLES
        if variable.differs_on_servers and variable.read() == variable.default
    ]
