"""From a query string to a `Query`, and back."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.translation import gettext

from search.contract import FILTERS, MAX_PAGE, MAX_PAGE_SIZE, MAX_VALUES, PAGE_SIZE, SORTS, YES, Filters, Query
from search.text import clean
from search.vocabulary import Vocabulary, locales
from search.vocabulary import current as current_vocabulary

FLAGS = {"online", "free"}
_TRUE, _FALSE = {"1", "true", "ja", "yes", "on"}, {"", "0", "false", "nej", "no"}
_NUMBER = re.compile(r"[0-9]{1,9}")
_SHOWN_IN_REASON = 50


@dataclass(frozen=True)
class BadParameter:
    """A parameter whose value means nothing, and why."""

    parameter: str
    reason: str


def read(given: QueryDict, *, locale: str = "da") -> tuple[Query, list[BadParameter]]:
    """Return the query that `given` asks for, leaving out what makes no sense, and what that was.

    The language is the parameter `locale`, or `locale` when there is none.
    """
    wrong: list[BadParameter] = []
    locale = _one_of("locale", given, locales(), locale, wrong) if "locale" in given else locale
    vocabulary = current_vocabulary(locale)
    query = Query(
        text=given.get("q", ""),
        filters=Filters(**{name: tuple(_values(name, given, vocabulary, wrong)) for name in FILTERS}),
        locale=locale,
        sort=_one_of("sort", given, SORTS, SORTS[0], wrong),
        page=_number("page", given, 1, MAX_PAGE, wrong),
        page_size=_number("page_size", given, PAGE_SIZE, MAX_PAGE_SIZE, wrong),
    )
    return query, wrong


def _values(name: str, given: QueryDict, vocabulary: Vocabulary, wrong: list[BadParameter]) -> Iterator[str]:
    """Yield the values of one filter that mean something."""
    values = [clean(value) for value in given.getlist(name) if value.strip()]
    if len(values) > MAX_VALUES:
        reason = gettext("Der kan højst vælges %(most)s værdier.") % {"most": MAX_VALUES}
        wrong.append(BadParameter(name, reason))
    for value in values[:MAX_VALUES]:
        if name in FLAGS and value.lower() in _FALSE:
            continue
        known = YES if name in FLAGS and value.lower() in _TRUE else vocabulary.resolve(name, value)
        if known is not None:
            yield known
        else:
            wrong.append(_unknown(name, value))


def _one_of(
    name: str,
    given: QueryDict,
    allowed: Mapping[str, object] | list[str] | tuple[str, ...],
    default: str,
    wrong: list[BadParameter],
) -> str:
    value = given.get(name, "")
    if value in allowed:
        return value
    if value:
        wrong.append(_unknown(name, clean(value)))
    return default


def _number(name: str, given: QueryDict, default: int, most: int, wrong: list[BadParameter]) -> int:
    value = given.get(name, "").strip()
    if not value:
        return default
    if _NUMBER.fullmatch(value) and 1 <= int(value) <= most:
        return int(value)
    reason = gettext("Skriv et helt tal fra 1 til %(most)s.") % {"most": most}
    wrong.append(BadParameter(name, reason))
    return most if _NUMBER.fullmatch(value) and int(value) > most else default


def _unknown(name: str, value: str) -> BadParameter:
    return BadParameter(name, gettext("Værdien “%(value)s” findes ikke.") % {"value": value[:_SHOWN_IN_REASON]})


def address(query: Query, *, page: int = 1) -> str:
    """Return the query string that asks for `query` again, at `page`; "" when it asks for everything.

    The language is left out: it is in the path of the page that the address belongs to.
    """
    string = QueryDict(mutable=True)
    if query.text:
        string["q"] = query.text
    for name, value in query.filters.chosen():
        string.appendlist(name, value)
    if query.sort != SORTS[0]:
        string["sort"] = query.sort
    if page > 1:
        string["page"] = str(page)
    return f"?{string.urlencode()}" if string else ""


def without(query: Query, name: str, value: str) -> Query:
    """Return `query` without one value of one filter."""
    rest = tuple(one for one in query.filters.of(name) if one != value)
    return replace(query, page=1, filters=replace(query.filters, **{name: rest}))
