"""The workflows every site has: written here, with the states, transitions and rights that Plone's users know."""

from workflows.definitions.shipped.community import COMMUNITY
from workflows.definitions.shipped.intranet import INTRANET
from workflows.definitions.shipped.one_state import ONE_STATE
from workflows.definitions.shipped.simple_publication import SIMPLE_PUBLICATION

SHIPPED = (SIMPLE_PUBLICATION, ONE_STATE, INTRANET, COMMUNITY)
