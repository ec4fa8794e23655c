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


def scan() -> bytes:
    """A PDF of one page that is a picture."""
    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", (400, 560), "white").save(stream, "PDF")
    return stream.getvalue()


def conduct(documents: list[Document]) -> dict[str, tuple[str, str]]:
    (report,) = read(documents)
    assert isinstance(report, Report)
    judgement = judge(report, Context(as_of=date(2025, 4, 1)), load_packs())
    findings = {
        o.rule: (o.severity, o.message.zh)
        for o in judgement.outcomes
        if o.verdict == "fail" and o.suppressed_by is None
    }
    assert findings.keys() <= {"not-a-picture", "tables-not-pictures"}
    return findings


def test_a_cover_with_a_scan_of_the_report_is_a_report_published_as_a_picture() -> None:
    title = make_report(EDUCATION, 2024).title
    cover = f"<html><body><h1>{title}</h1><p><a href='a.pdf'>{title}</a></p></body></html>"
    page = Document(cover.encode(), "p.html")
    found = conduct([page, Document(scan(), "a.pdf", role="attachment")])
    assert found["not-a-picture"] == (
        "warning",
        "报告以图片发布（1张），文字和数据无法检索、复制和核对，其他各项因此无法判定。",
    )


def test_a_scanned_table_beside_words_is_told_for_information() -> None:
    report, judgement = judged("2024年统计表.pdf", scan())
    (told,) = [o for o in judgement.outcomes if o.verdict == "fail" and o.suppressed_by is None]
    assert (told.rule, told.severity) == ("tables-not-pictures", "info")
    assert [e.quote for e in told.evidence] == ["2024年统计表.pdf"]
    assert not report.attachments[-1].read


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
