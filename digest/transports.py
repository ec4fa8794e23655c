"""How a composed message leaves the house: into files, or to a mail server."""

from __future__ import annotations

import contextlib
import hashlib
import os
import smtplib
import ssl
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Literal, Protocol


class DeliveryError(Exception):
    """A message was not accepted. `lasting`: trying again later will not help."""

    def __init__(self, why: str, *, lasting: bool = False) -> None:
        super().__init__(why)
        self.lasting = lasting


class Transport(Protocol):
    def deliver(self, message: bytes) -> str:
        """Hand one whole message over; the reply to keep. Raises DeliveryError."""


def parse(message: bytes) -> EmailMessage:
    return message_from_bytes(message, policy=SMTP)


@dataclass(frozen=True, slots=True)
class FileTransport:
    """Writes an `.eml` and an `.html` into a folder; delivering again changes nothing."""

    folder: Path

    def deliver(self, message: bytes) -> str:
        mail = parse(message)
        mark = hashlib.sha256(mail["Message-ID"].encode()).hexdigest()[:8]
        day = mail["Date"].datetime.strftime("%Y-%m-%d")
        to = "".join(
            c if c.isalnum() or c in ".-" else "_" for c in mail["To"].addresses[0].username
        )
        target = self.folder / f"{day}-{to}-{mark}.eml"
        page = mail.get_body(("html",))
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if page is not None:
                _write(target.with_suffix(".html"), page.get_content().encode())
            _write(target, message)
        except OSError as error:
            raise DeliveryError(f"{target}: {error.strerror or error}") from error
        return str(target)


def _write(target: Path, content: bytes) -> None:
    """All of it or nothing: a half-written mail is never seen under its name."""
    part = target.with_name(target.name + ".part")
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(target)


@dataclass(frozen=True, slots=True)
class SmtpTransport:
    """Sends through a mail server, encrypted unless it stands on this machine."""

    host: str
    port: int
    security: Literal["starttls", "ssl", "none"] = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    ca_file: Path | None = None
    seconds: float = 30

    def deliver(self, message: bytes) -> str:
        mail = parse(message)
        try:
            server = self._connect()
            try:
                refused = server.send_message(mail)
            finally:
                # The server has the message once it said 250: how it says goodbye is no matter.
                with contextlib.suppress(smtplib.SMTPException, OSError):
                    server.quit()
        except smtplib.SMTPRecipientsRefused as error:
            code, text = next(iter(error.recipients.values()))
            raise DeliveryError(_said(code, text), lasting=code >= 500) from error
        except smtplib.SMTPAuthenticationError as error:
            raise DeliveryError(
                f"log-in refused: {_said(error.smtp_code, error.smtp_error)}"
            ) from (error)
        except smtplib.SMTPResponseException as error:
            raise DeliveryError(
                _said(error.smtp_code, error.smtp_error), lasting=error.smtp_code >= 500
            ) from error
        except (smtplib.SMTPException, OSError) as error:
            raise DeliveryError(f"{self.host}:{self.port}: {error}") from error
        return f"250 {self.host}" if not refused else str(refused)

    def _connect(self) -> smtplib.SMTP:
        context = ssl.create_default_context(cafile=self.ca_file)
        server: smtplib.SMTP
        if self.security == "ssl":
            server = smtplib.SMTP_SSL(self.host, self.port, timeout=self.seconds, context=context)
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=self.seconds)
        try:
            if self.security == "starttls":
                server.starttls(context=context)
            if self.user:
                server.login(self.user, self.password)
        except BaseException:
            server.close()
            raise
        return server


def _said(code: int, text: bytes | str) -> str:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return f"{code} {words}"
