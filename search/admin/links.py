"""Links from one of the staff's pages to another."""

from urllib.parse import urlencode

from django.urls import reverse


def new_synonym(words: str, locale: str) -> str:
    """Return the address of a new group that begins with `words`."""
    given = {"words": f"{words}\n", "locale": locale}
    return f"{reverse('search_synonyms:add')}?{urlencode(given)}"


def explanation(text: str, locale: str) -> str:
    """Return the address at which the results of a query are explained."""
    return f"{reverse('search_explain:index')}?{urlencode({'q': text, 'locale': locale})}"
