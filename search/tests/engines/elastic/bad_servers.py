"""Servers that answer badly or not at all, on real sockets."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Behave = Callable[[socket.socket], None]

HEAD = "HTTP/1.1 {}\r\nContent-Type: {}\r\nX-Elastic-Product: Elasticsearch\r\nContent-Length: {}\r\n\r\n"
JSON = "application/json"
FOREVER = 30


def answer(status: str, text: str | bytes, media: str = JSON) -> Behave:
    """Return what answers each request with the same."""
    return lambda connection: connection.sendall(whole(status, text, media))


def whole(status: str, text: str | bytes, media: str = JSON) -> bytes:
    """Return one answer as it is sent."""
    content = text.encode() if isinstance(text, str) else text
    return HEAD.format(status, media, len(content)).encode() + content


def silence(connection: socket.socket) -> None:
    """Take the request and say nothing."""
    time.sleep(FOREVER)


def half(connection: socket.socket) -> None:
    """Send half of an answer and hang up."""
    connection.sendall(whole("200 OK", '{"took": 1}')[:-5])


def half_then_silence(connection: socket.socket) -> None:
    """Send half of an answer and say no more."""
    half(connection)
    time.sleep(FOREVER)


def trickle(connection: socket.socket) -> None:
    """Send a good answer so slowly that no single wait is long."""
    for byte in whole("200 OK", '{"took": 1}' + " " * 500):
        connection.sendall(bytes([byte]))
        time.sleep(0.05)


def late(connection: socket.socket) -> None:
    """Send an answer when nobody waits for it any more."""
    time.sleep(3)
    connection.sendall(whole("200 OK", "{}"))


def hang_up(connection: socket.socket) -> None:
    """End the connection without a word."""


MISSING = '{"error": {"type": "index_not_found_exception", "reason": "no such index"}, "status": 404}'
REJECTED = '{"error": {"type": "es_rejected_execution_exception", "reason": "queue full"}, "status": 429}'
BEHAVIOURS: dict[str, Behave] = {
    "503": answer("503 Service Unavailable", '{"error": "no master"}'),
    "503 page": answer("503 Service Unavailable", "<h1>Down</h1>", "text/html"),
    "502 empty": answer("502 Bad Gateway", "", "text/plain"),
    "500": answer("500 Internal Server Error", '{"error": {"type": "x", "reason": "boom"}}'),
    "429": answer("429 Too Many Requests", REJECTED),
    "401": answer("401 Unauthorized", '{"error": {"type": "security_exception", "reason": "missing"}}'),
    "400": answer("400 Bad Request", '{"error": {"root_cause": []}}'),
    "redirect": answer("302 Found", ""),
    "page": answer("200 OK", "<h1>Welcome</h1>", "text/html"),
    "broken JSON": answer("200 OK", '{"hits": '),
    "no text": answer("200 OK", b"\xff\xfe{}"),
    "nothing": answer("200 OK", ""),
    "other JSON": answer("200 OK", '{"hello": 1}'),
    "list": answer("200 OK", "[]"),
    "no words": answer("200 OK", '{"hits": null, "items": 3, "errors": true}'),
    "not HTTP": lambda connection: connection.sendall(b"SSH-2.0-OpenSSH_9.2\r\n"),
    "half": half,
    "half, then silence": half_then_silence,
    "trickle": trickle,
    "late": late,
    "silence": silence,
    "hangs up": hang_up,
}


@contextmanager
def serving(behave: Behave) -> Iterator[str]:
    """Yield the URL of a server that behaves like that with every connection."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=accept, args=(listening, behave), daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        # Closing alone does not wake the thread that waits for a connection.
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)


def accept(listening: socket.socket, behave: Behave) -> None:
    """Give each connection a thread of its own, until the socket is closed."""
    with suppress(OSError):
        while True:
            connection, _ = listening.accept()
            threading.Thread(target=serve, args=(connection, behave), daemon=True).start()


def serve(connection: socket.socket, behave: Behave) -> None:
    """Read one request and behave."""
    with connection, suppress(OSError):
        received = b""
        while b"\r\n\r\n" not in received:
            received += connection.recv(65536) or b"\r\n\r\n"
        behave(connection)
