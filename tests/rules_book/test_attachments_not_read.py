"""What stands in an attachment that could not be read is unknown, never missing."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from report import read
from report.model import Document, Report
from rules import judge, load_packs
from rules.model import Context, Judgement
from samples.agencies import EDUCATION
from samples.make import make_report
from samples.render_html import render_html

BROKEN = b"%PDF-1.7 nothing of a PDF"


def packed(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def judged(name: str, content: bytes, *, complete: bool = False) -> tuple[Report, Judgement]:
    """A report without tables that names an attachment, and that attachment."""
    sample = make_report(EDUCATION, 2024)
    page = render_html(sample).content.decode()
    while "<table" in page:
        start, end = page.index("<table"), page.index("</table>") + len("</table>")
        page = page[:start] + page[end:]
    page = page.replace("</body>", f"<p>附件：{name}</p></body>")
    documents = [Document(page.encode(), "p.html"), Document(content, name, role="attachment")]
    (report,) = read(documents)
    assert isinstance(report, Report)
    context = Context(as_of=date(2025, 4, 1), complete=complete)
    return report, judge(report, context, load_packs())


@pytest.mark.parametrize("complete", [False, True])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("2024年统计表.pdf", BROKEN),
        ("2024年统计表.zip", packed(**{"说明.txt": "见统计表".encode() * 20, "表.pdf": BROKEN})),
    ],
)
def test_tables_that_may_stand_in_it_are_unknown(name: str, content: bytes, complete: bool) -> None:
    _, judgement = judged(name, content, complete=complete)
    tables = [o for o in judgement.outcomes if o.rule.startswith("T21-table-")]
    assert {o.verdict for o in tables} == {"unknown"}


def test_the_rule_of_attachments_says_why() -> None:
    report, judgement = judged("2024年统计表.pdf", BROKEN)
    rules = {r.id for r in load_packs().rules if r.check == "attachments-open"}
    told = [o for o in judgement.outcomes if o.rule in rules and o.verdict == "unknown"]
    assert told
    for outcome in told:
        assert "PDF损坏或不完整" in outcome.message.zh
        assert "the PDF is damaged or not whole" in outcome.message.en
        assert "尚未取得" not in outcome.message.zh
    assert not report.attachments[-1].read
