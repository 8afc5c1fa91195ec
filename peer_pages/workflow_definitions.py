"""The workflows of the catalogue; the plugin looks for this module in every app."""

from peer_pages.workflow import predicates
from peer_pages.workflow.definition import PEER_PUBLICATION
from workflows.definitions.registry import register

register(PEER_PUBLICATION)

__all__ = ["predicates"]
