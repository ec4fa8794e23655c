"""How a digest leaves the house: against real files and a real mail server."""

import datetime as dt
import ipaddress
import socket
import ssl
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from digest.message import message
from digest.model import Digest, Done
from digest.render import render
from digest.transports import DeliveryError, FileTransport, SmtpTransport, parse

DIGEST = Digest(
    recipient="王主任",
    lang="zh",
    day=date(2025, 4, 2),
    composed_at=datetime(2025, 4, 1, 23, 30, tzinfo=UTC),
    done=Done(portals=1),
)


def compose(name: str = "王主任", subject: str = "") -> bytes:
    rendered = render(DIGEST)
    rendered = replace(rendered, subject=subject or rendered.subject)
    return message(
        rendered,
        sender="gouji@example.gov.cn",
        name=name,
        address="wang@example.gov.cn",
        message_id="2025-04-02.1@gouji",
        composed_at=DIGEST.composed_at,
    ).as_bytes()


class Inbox:
    """A mail server's memory, and how it is told to answer."""

    def __init__(self) -> None:
        self.received: list[bytes] = []
        self.answer = "250 OK"
        self.to_recipient = "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.to_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.to_recipient

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.answer.startswith("250"):
            self.received.append(envelope.content or b"")
        return self.answer


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False
        )
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


def authenticate(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
) -> AuthResult:
    good = isinstance(data, LoginPassword) and (data.login, data.password) == (b"gouji", b"secret")
    return AuthResult(success=good, handled=good)


class HeldController(Controller):
    """On a port that is ours from the beginning, so that nobody can come between."""

    def __init__(self, inbox: Inbox, **more: Any) -> None:
        self.held = socket.create_server(("127.0.0.1", 0))
        super().__init__(inbox, "127.0.0.1", self.held.getsockname()[1], **more)

    def _create_server(self) -> Any:
        return self.loop.create_server(self._factory_invoker, sock=self.held)


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def server(inbox: Inbox, certificate: Path) -> Iterator[tuple[str, int]]:
    """A mail server on loopback that wants STARTTLS and a log-in."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    controller = HeldController(
        inbox,
        tls_context=context,
        require_starttls=True,
        authenticator=authenticate,
        auth_required=True,
    )
    controller.start()
    yield controller.hostname, controller.port
    controller.stop()


@pytest.fixture
def smtp(server: tuple[str, int], certificate: Path) -> SmtpTransport:
    return SmtpTransport(*server, user="gouji", password="secret", ca_file=certificate, seconds=5)


def test_a_digest_arrives_whole_over_starttls_with_log_in(
    smtp: SmtpTransport, inbox: Inbox
) -> None:
    assert smtp.deliver(compose()).startswith("250")
    (received,) = inbox.received
    mail = parse(received)
    assert mail["Subject"] == render(DIGEST).subject
    assert mail["To"].addresses[0].display_name == "王主任"
    text, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None
    assert html is not None
    assert "一切平静" in text.get_content()
    assert "一切平静" in html.get_content()


def test_a_wrong_password_is_worth_another_try_and_sends_nothing(
    smtp: SmtpTransport, inbox: Inbox
) -> None:
    with pytest.raises(DeliveryError, match="log-in refused") as refused:
        replace(smtp, password="wrong").deliver(compose())
    assert not refused.value.lasting
    assert not inbox.received


def test_a_certificate_nobody_vouches_for_is_refused(smtp: SmtpTransport, inbox: Inbox) -> None:
    with pytest.raises(DeliveryError, match="certificate"):
        replace(smtp, ca_file=None).deliver(compose())
    assert not inbox.received


@pytest.mark.parametrize(
    ("answer", "lasting"), [("451 try again later", False), ("552 mailbox full", True)]
)
def test_what_the_server_refuses_is_told_with_its_words(
    smtp: SmtpTransport, inbox: Inbox, answer: str, lasting: bool
) -> None:
    inbox.answer = answer
    with pytest.raises(DeliveryError, match=answer) as refused:
        smtp.deliver(compose())
    assert refused.value.lasting is lasting


def test_an_unknown_recipient_is_a_lasting_refusal(smtp: SmtpTransport, inbox: Inbox) -> None:
    inbox.to_recipient = "550 no such user"
    with pytest.raises(DeliveryError, match="no such user") as refused:
        smtp.deliver(compose())
    assert refused.value.lasting


def test_a_server_that_is_not_there_is_worth_another_try() -> None:
    with pytest.raises(DeliveryError, match=r"127\.0\.0\.1:1") as refused:
        SmtpTransport("127.0.0.1", 1, security="none", seconds=1).deliver(compose())
    assert not refused.value.lasting


def test_files_hold_the_mail_and_its_page_and_are_the_owners_alone(tmp_path: Path) -> None:
    reply = FileTransport(tmp_path / "mail").deliver(compose())
    eml = Path(reply)
    assert eml.read_bytes() == compose()
    assert "一切平静" in eml.with_suffix(".html").read_text("utf-8")
    assert {stat.S_IMODE(p.stat().st_mode) for p in eml.parent.iterdir()} == {0o600}


def test_delivering_into_files_twice_leaves_one(tmp_path: Path) -> None:
    transport = FileTransport(tmp_path)
    assert transport.deliver(compose()) == transport.deliver(compose())
    assert len(list(tmp_path.glob("*.eml"))) == 1


@pytest.mark.parametrize("words", ["王\r\nBcc: all@example.com", "x\nSubject: y", "a\x00b\u2028c"])
def test_no_text_can_add_a_header(words: str) -> None:
    mail = parse(compose(name=words, subject=words))
    assert "Bcc" not in mail
    assert len(mail.get_all("Subject", [])) == 1
    assert len(mail["To"].addresses) == 1
