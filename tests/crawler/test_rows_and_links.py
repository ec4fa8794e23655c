"""Rows of lists, titles of reports, attachments of pages."""

from datetime import date

import pytest
from parsel import Selector

from crawler.links import attachments_of
from crawler.portal import Titles
from crawler.rows import TitleFilter, listed_on, rows_in

BASE = "http://www.a.gov.cn/zwgk/nb/index.html"


@pytest.mark.parametrize(
    "title",
    [
        "云溪市教育局2023年政府信息公开工作年度报告",
        "2023年度政府信息公开年报",
        "听泉街道2017年度信息公开工作年度报告",
        "鹿鸣谷镇2019年度政府信息公开年度工作报告",
        "云溪市住房和城乡建设局2023年政府信息公开工作年...",
        "关于公布2023年政府信息公开工作年度报告的通知",
    ],
)
def test_reports_are_told_by_their_titles(title: str) -> None:
    assert TitleFilter(Titles())(title)


@pytest.mark.parametrize(
    "title",
    [
        "2023年政府网站工作年度报表",
        "云溪市政府信息公开指南",
        "关于做好2023年政府信息公开工作年度报告编制工作的通知",
        "云溪市教育局2023年部门决算",
        "政务公开培训班圆满结束...",
    ],
)
def test_what_stands_beside_them_is_not(title: str) -> None:
    assert not TitleFilter(Titles())(title)


def test_a_row_is_its_first_real_link_whole_title_and_day() -> None:
    page = Selector(
        text='<ul><li><a href="javascript:top()">置顶</a><a href="./t1.html#top"'
        ' title="云溪市教育局2023年政府信息公开工作年度报告">云溪市教育局2023年...</a>'
        "<span>[2024-01-15]</span></li></ul>"
    )
    (row,) = rows_in(page.css("li"), BASE)
    assert row.url == "http://www.a.gov.cn/zwgk/nb/t1.html"
    assert row.title == "云溪市教育局2023年政府信息公开工作年度报告"
    assert row.listed_on == date(2024, 1, 15)


@pytest.mark.parametrize(
    ("text", "url", "day"),
    [
        ("2024-01-15", "/x.html", date(2024, 1, 15)),
        ("发布时间：2024年1月5日", "/x.html", date(2024, 1, 5)),
        ("2024/01/15 10:20", "/x.html", date(2024, 1, 15)),
        ("01-15", "/202401/t20240116_123.html", date(2024, 1, 15)),
        ("01-15", "/art/2024/1/16/art_1_2.html", date(2024, 1, 15)),
        # imported in another month: the address says nothing of the year
        ("01-15", "/202409/t20240903_123.html", None),
        ("01-15", "/x.html", None),
        ("2024-13-45", "/x.html", None),
        ("共10页", "/x.html", None),
    ],
)
def test_days_beside_rows(text: str, url: str, day: date | None) -> None:
    assert listed_on(text, url) == day


def test_attachments_are_looked_for_in_the_articles_text() -> None:
    page = Selector(
        text='<div id="zoom"><a href="./P01.xlsx">统计表</a><a href="P01.xlsx">again</a>'
        '<a href="/module/download/downfile.jsp?classid=0&filename=ab.pdf">年报.pdf</a>'
        '<a href="/system/_content/download.jsp?wbfileid=1">附件1：统计表</a>'
        '<a href="next.html">下一篇</a></div><div class="foot"><a href="/guide.pdf">指南</a></div>'
    )
    found = [
        (a.url.removeprefix("http://www.a.gov.cn"), a.name) for a in attachments_of(page, BASE)
    ]
    assert found == [
        ("/zwgk/nb/P01.xlsx", "统计表.xlsx"),
        ("/module/download/downfile.jsp?classid=0&filename=ab.pdf", "年报.pdf"),
        ("/system/_content/download.jsp?wbfileid=1", "附件1:统计表"),
    ]


def test_without_a_known_body_the_whole_page_is_searched() -> None:
    page = Selector(text='<p><a href="http://[x/y.pdf">?</a><a href="%E5%B9%B4%E6%8A%A5.pdf"></a>')
    assert [a.name for a in attachments_of(page, BASE)] == ["年报.pdf"]
