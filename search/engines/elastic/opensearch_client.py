"""Over OpenSearch's own client."""

from typing import Any
from urllib.parse import unquote

from opensearchpy import OpenSearch
from opensearchpy.exceptions import OpenSearchException, TransportError

from search.engines.elastic.client import Access, Body


class OpenSearchClient:
    """OpenSearch 2 and 3."""

    def __init__(self, client: OpenSearch) -> None:
        self._transport = client.transport

    def send(self, method: str, path: str, body: Body, seconds: float) -> tuple[int, Any]:
        """Send one request, once."""
        lines = isinstance(body, list)
        headers = {"content-type": "application/x-ndjson" if lines else "application/json"}
        text = "".join(f"{line}\n" for line in body) if isinstance(body, list) else body
        try:
            return 200, self._transport.perform_request(method, path, body=text, timeout=seconds, headers=headers)
        except TransportError as error:
            if isinstance(error.status_code, int):
                return error.status_code, error.info
            raise OSError(str(error.error)) from error
        except OpenSearchException as error:
            raise OSError(str(error)) from error


def connect(access: Access) -> OpenSearchClient:
    """Return a client that neither retries nor looks for other servers."""
    if access.api_key:
        raise ValueError("OpenSearch knows no API keys; put user and password into the URL: https://user:word@host.")
    parts = access.parts
    options: dict[str, Any] = {"use_ssl": parts.scheme == "https", "url_prefix": parts.path}
    if parts.scheme == "https":
        options |= {"ca_certs": access.ca_file or None, "verify_certs": access.verify, "ssl_show_warn": access.verify}
    if parts.username:
        options["http_auth"] = (unquote(parts.username), unquote(parts.password or ""))
    host = {"host": parts.hostname, "port": access.port}
    return OpenSearchClient(OpenSearch([host], max_retries=0, retry_on_timeout=False, pool_maxsize=10, **options))
