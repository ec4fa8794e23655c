"""From a rendered digest to a message (RFC 5322) that any mail program can show."""

from __future__ import annotations

import hashlib
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from digest.render import Rendered, one_line
from store.instants import CIVIL


def message(
    rendered: Rendered,
    *,
    sender: str,
    name: str,
    address: str,
    message_id: str,
    composed_at: datetime,
) -> EmailMessage:
    """One recipient's mail, text first and HTML as its alternative.

    The same `message_id` on a second delivery lets the receiving side drop the copy.
    Raises ValueError for an address that is none.
    """
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = one_line(rendered.subject)
    mail["From"] = Address("勾稽 Gouji", addr_spec=sender)
    mail["To"] = Address(one_line(name), addr_spec=address)
    mail["Date"] = format_datetime(composed_at.astimezone(CIVIL))
    mail["Message-ID"] = f"<{one_line(message_id)}>"
    # No out-of-office answers, please (RFC 3834).
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(rendered.text, charset="utf-8", cte="base64")
    mail.add_alternative(rendered.html, subtype="html", charset="utf-8", cte="base64")
    # Not random: the same digest is the same bytes.
    mail.set_boundary("=-" + hashlib.sha256(message_id.encode()).hexdigest()[:32])
    return mail
