"""What an officer reads in the morning."""

import dataclasses
from datetime import UTC, date, datetime

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Digest, Done, Due, Told, Trouble, Visit
from digest.render import one_line, render

FINDING = Told(
    ref="17",
    agency="清河县交通运输局",
    year=2024,
    severity="error",
    rule="T21-3c",
    message="新收加上年结转为 68，办理结果加结转下年度为 67，相差 1。",
    cite="国办公开办函〔2021〕30号表三",
    quote="66 | 0 | 66",
    where="表三 · 总计（第 41 行）",
    url="https://www.example.gov.cn/a/1.html",
)
QUIET = Digest(
    recipient="王主任",
    lang="zh",
    day=date(2025, 4, 2),
    composed_at=datetime(2025, 4, 1, 23, 30, tzinfo=UTC),
    done=Done(portals=3, documents=14, reports=12, stored=40, clean=31),
)
FULL = dataclasses.replace(
    QUIET,
    new=[FINDING],
    resolved=[dataclasses.replace(FINDING, ref="9", message="表四合计与分项不符。")],
    standing=[dataclasses.replace(FINDING, ref="5", agency="清河县水利局", severity="warning")],
    overdue=[Due("清河县审计局", 2024, "missing", date(2025, 1, 31))],
    unvisited=[Visit("清河县人民政府门户", "HTTP 503", date(2025, 3, 31))],
    troubles=[Trouble("t20250110_99.pdf", "读取超过 60 秒，已搁置")],
)


def visible(html: str) -> str:
    return lxml.html.document_fromstring(html).text_content()


def test_a_quiet_morning_says_so_and_what_was_looked_at() -> None:
    mail = render(QUIET)
    assert mail.subject == "勾稽晨报 2025-04-02 无新问题"
    for part in (mail.text, visible(mail.html)):
        assert "一切平静" in part
        assert "核查报告 12 份" in part
        assert "31 份无待处理问题" in part


@pytest.mark.parametrize(
    "words",
    [
        FINDING.message,
        FINDING.quote,
        FINDING.where,
        FINDING.cite,
        "表四合计与分项不符。",
        "清河县水利局",
        "清河县审计局",
        "HTTP 503",
        "读取超过 60 秒，已搁置",
    ],
)
def test_both_parts_tell_everything_that_happened(words: str) -> None:
    mail = render(FULL)
    assert words in mail.text
    assert words in visible(mail.html)


def test_the_subject_counts_what_asks_for_attention() -> None:
    subject = render(FULL).subject
    assert subject == "勾稽晨报 2025-04-02 新发现 1 · 逾期或未发布 1 · 未能访问的门户 1 · 已消除 1"


def test_an_unvisited_portal_is_never_a_quiet_morning() -> None:
    mail = render(dataclasses.replace(QUIET, unvisited=FULL.unvisited))
    assert "一切平静" not in mail.text


def test_the_english_digest_has_no_chinese_of_its_own() -> None:
    mail = render(dataclasses.replace(QUIET, lang="en", recipient="Ms Wang"))
    assert not any("\u4e00" <= c <= "\u9fff" for c in mail.subject + mail.text + mail.html)


def test_styles_are_inlined_so_that_mail_programs_keep_them() -> None:
    html = render(FULL).html
    assert "<style" not in html
    assert 'style="' in html


def test_more_findings_than_the_limit_are_counted_not_listed() -> None:
    many = [dataclasses.replace(FINDING, ref=str(n), message=f"第 {n} 项。") for n in range(60)]
    text = render(dataclasses.replace(QUIET, new=many, limit=50)).text
    assert "第 49 项。" in text
    assert "第 50 项。" not in text
    assert "另有 10 项" in text


def test_only_web_addresses_become_links() -> None:
    for url in ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"):
        bad = dataclasses.replace(FINDING, url=url)
        mail = render(dataclasses.replace(QUIET, new=[bad]))
        assert url not in mail.html
        assert url not in mail.text


@given(st.text(min_size=1, max_size=40))
def test_nothing_from_a_report_becomes_markup(words: str) -> None:
    hostile = f'<script>"{words}</td><img src=x onerror=1>'
    told = dataclasses.replace(FINDING, message=hostile, quote=hostile, agency=hostile)
    tree = lxml.html.document_fromstring(render(dataclasses.replace(QUIET, new=[told])).html)
    assert not tree.xpath("//script|//img")


@given(st.text(max_size=80))
def test_a_header_is_always_one_printable_line(words: str) -> None:
    line = one_line(words)
    assert line.isprintable()
    assert line == line.strip()
