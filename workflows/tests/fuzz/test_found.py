"""What the random acts have found, each as a test of its own."""

import pytest
from wagtail.models import Page

from workflows import api
from workflows.models import PageState
from workflows.tests.bare.pages.models import ArticlePage
from workflows.tests.fuzz import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site(db):
    with world.Definitions.closing():
        world.build()
        world.commit()
        yield


def article(number: int = 0) -> Page:
    """Return one of the two articles, as it is now."""
    return ArticlePage.objects.order_by("pk")[number]


def test_an_alias_follows_its_source_into_another_workflow():
    source, (_, other, plain) = article(), world.sections()
    alias = source.create_alias(parent=other)
    source.move(plain, pos="last-child")
    assert PageState.objects.get(pk=source.pk).workflow == "simple_publication"
    assert PageState.objects.get(pk=alias.pk).workflow == "simple_publication"
    assert api.explain(alias, world.someone("mia"))[0].code == "alias"
