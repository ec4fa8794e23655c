"""Rooms that behave as a document's own words say, to try the workers and the night with.

A document is a few lines `key: value`:
    agency: 甲局        year: 2024      say: whatever the prose is
    fail: RULE subject  unknown: RULE subject   pass: RULE subject   (any number of each)
    figure: name 12     attach: 附件1.xlsx http://…      do: hang | die | eat | crash | …
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from night.child import Rooms
from report.model import (
    Agency,
    Attachment,
    DayRange,
    Document,
    Evidence,
    Hints,
    Layout,
    Line,
    Measure,
    NotAReport,
    Place,
    ReadResult,
    Report,
    TableRead,
    Unreadable,
)
from rules.model import Citation, Context, Judgement, Outcome, Score, Text


@dataclass(frozen=True)
class PretendRule:
    id: str


@dataclass(frozen=True)
class PretendPacks:
    """As much of the packs as the night looks at."""

    fingerprint: str = "packs-1"
    ids: tuple[str, ...] = ("R-1", "R-2", "R-3", "C-1", "S-1")

    calendars: tuple[object, ...] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)

    @property
    def rules(self) -> tuple[PretendRule, ...]:
        return tuple(PretendRule(id) for id in self.ids)


def told(text: str, key: str) -> list[str]:
    return [
        line.partition(":")[2].strip() for line in text.splitlines() if line.startswith(f"{key}:")
    ]


def read(documents: Sequence[Document], hints: Hints) -> list[ReadResult]:
    text = documents[0].content.decode()
    for deed in told(text, "do"):
        DEEDS[deed]()
    if "notice" in told(text, "kind"):
        return [NotAReport("a notice")]
    if "scan" in told(text, "kind"):
        return [Unreadable("a picture", "look at it yourself")]
    return [one(part, documents) for part in text.split("====\n")]


def one(text: str, documents: Sequence[Document]) -> Report:
    lines = tuple(
        Line(no, raw, raw) for no, raw in enumerate(text.splitlines(), 1) if "chrome" not in raw
    )
    year = told(text, "year")
    source = (told(text, "dated_by") or ["visible"])[0]
    published = [date.fromisoformat(day) for day in told(text, "published")]
    names = {document.url for document in documents}
    return Report(
        title=(told(text, "title") or ["政府信息公开工作年度报告"])[0],
        agency=Agency((told(text, "agency") or [""])[0], kind="department"),
        reporting_year=int(year[0]) if year else None,
        year_evidence=(),
        published=DayRange(published[0], published[0], source) if published else None,
        signed=None,
        form="annual-2021",
        layouts=(Layout(lines, "text/plain"),),
        attachments=tuple(
            Attachment(name, url, url in names, Place(1))
            for name, _, url in (
                told_attachment.partition(" ") for told_attachment in told(text, "attach")
            )
        ),
        tables=(TableRead("requests", "annual-2021", Place(1), whole=True),),
        measures={
            name: Measure(name, "written", Decimal(value), value, Place(1))
            for name, value in (figure.split() for figure in told(text, "figure"))
        },
    )


def judge(report: Report, context: Context, packs: PretendPacks) -> Judgement:
    text = "\n".join(line.raw for line in report.lines())
    outcomes = [
        outcome(*words.split(), verdict=verdict)
        for verdict in ("fail", "unknown", "pass")
        for words in told(text, verdict)
    ]
    if told(text, "carried_in") and context.prior is not None:
        before = context.prior.measures.get("carried_forward")
        same = str(before) == told(text, "carried_in")[0]
        outcomes.append(outcome("C-1", "carried_in", verdict="pass" if same else "fail"))
    if "attachment" in told(text, "needs") and report.unread_attachments():
        dead = all(a.name in context.dead_attachments for a in report.unread_attachments())
        outcomes.append(outcome("S-1", "table", verdict="fail" if dead else "unknown"))
    outcomes = [o for o in outcomes if o.rule in packs.ids]
    return Judgement(
        tuple(sorted(outcomes, key=lambda o: (o.rule, o.subject))),
        Score(100.0 - 10 * sum(o.verdict == "fail" for o in outcomes), 0.0),
        (),
        crashed=tuple(told(text, "crashed")),
    )


def outcome(rule: str, subject: str = "x", found: str = "", *, verdict: str = "fail") -> Outcome:
    return Outcome(
        rule=rule,
        verdict=verdict,
        severity="error",
        basis="form",
        family="arithmetic",
        subject=subject,
        message=Text(f"{subject} 不符 {found}", f"{subject} does not hold {found}"),
        cites=(Citation("国办公开办函〔2021〕30号", "表三"),),
        expected="1 = 1",
        found=found,
        evidence=(Evidence("原文", Place(3, table=1, row=2, column=1, label="表三")),),
        weight=6,
    )


def _read() -> object:
    return read


def _judge() -> object:
    return judge


ROOMS = Rooms(_read, _judge)


def sharper(documents: Sequence[Document], hints: Hints) -> list[ReadResult]:
    """Readers of a later version: they see what is marked as overlooked."""
    text = documents[0].content.decode()
    text = text.replace("overlooked: notice", "kind: notice").replace("overlooked:", "fail:")
    return read([Document(text.encode(), "a"), *documents[1:]], hints)


SHARPER_ROOMS = Rooms(lambda: sharper, _judge)


def _hang() -> None:
    while True:
        time.sleep(60)


def _spin() -> None:
    while True:
        pass


def _die() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def _eat() -> None:
    hoard = []
    while True:
        hoard.append(bytearray(64 * 1024 * 1024))


def _crash() -> None:
    raise ZeroDivisionError("a reader's mistake")


def _call() -> None:
    socket.create_connection(("127.0.0.1", 9), timeout=1)


def _look_up() -> None:
    socket.getaddrinfo("example.org", 80)


def _tell_secret() -> None:
    raise LookupError(f"secret={os.environ.get('GOUJI_SECRET')} environment={len(os.environ)}")


def _write() -> None:
    with open("/tmp/gouji-too-large", "wb") as file:  # unlinked at once: only its size counts
        os.unlink(file.name)
        for _ in range(100):
            file.write(bytes(1024 * 1024))


def _open() -> None:
    held = []
    while True:
        held.append(open(os.devnull))  # noqa: SIM115


def _breed() -> None:
    # As a converter of old formats would be started; its number is told in its own name.
    subprocess.Popen(["/bin/sleep", "4242"])
    _hang()


DEEDS = {
    "breed": _breed,
    "hang": _hang,
    "spin": _spin,
    "die": _die,
    "eat": _eat,
    "crash": _crash,
    "call": _call,
    "look_up": _look_up,
    "secret": _tell_secret,
    "write": _write,
    "open": _open,
}
