"""Over the official client; it refuses what is not Elasticsearch."""

from typing import Any
from urllib.parse import unquote

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch, UnsupportedProductError

from search.engines.elastic.client import Access, Body

# Version 9 of the client asks for version 9's answers unless told otherwise, and version 8 of the server has none.
MEDIA = "application/vnd.elasticsearch+{}; compatible-with=8"
JSON, LINES = MEDIA.format("json"), MEDIA.format("x-ndjson")


class OfficialClient:
    """Elasticsearch 8 and 9."""

    def __init__(self, client: Elasticsearch) -> None:
        self._client = client

    def send(self, method: str, path: str, body: Body, seconds: float) -> tuple[int, Any]:
        """Send one request, once."""
        headers = {"accept": JSON, "content-type": LINES if isinstance(body, list) else JSON}
        client = self._client.options(request_timeout=seconds)
        try:
            answer = client.perform_request(method, path, headers=headers, body=body)
        except UnsupportedProductError as error:
            raise OSError("it is no Elasticsearch; for OpenSearch, set SEARCH_ENGINE=opensearch") from error
        except ApiError as error:
            return error.meta.status, error.body
        except TransportError as error:
            raise OSError(error.message) from error
        return answer.meta.status, answer.body


def connect(access: Access) -> OfficialClient:
    """Return a client that neither retries nor looks for other servers."""
    secure: dict[str, Any] = {}
    if access.parts.scheme == "https":
        secure = {"ca_certs": access.ca_file or None, "verify_certs": access.verify, "ssl_show_warn": access.verify}
        secure = {key: value for key, value in secure.items() if value is not None}
    if access.api_key:
        secure["api_key"] = access.api_key
    elif access.parts.username:
        secure["basic_auth"] = (unquote(access.parts.username), unquote(access.parts.password or ""))
    return OfficialClient(Elasticsearch(access.shown, max_retries=0, retry_on_timeout=False, **secure))
