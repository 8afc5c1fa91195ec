"""A mail server that cannot be found."""

import socket
from typing import Any

from django.core.mail.backends.base import BaseEmailBackend


class UnknownHostBackend(BaseEmailBackend):
    """Fails as smtplib does when the server's name is unknown, which is no ConnectionError."""

    def open(self) -> bool:
        raise socket.gaierror(-2, "Name or service not known")

    def send_messages(self, email_messages: Any) -> int:
        raise socket.gaierror(-2, "Name or service not known")
