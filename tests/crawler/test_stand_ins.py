"""Web pages served where an attachment should be, and tables that only look like one."""

import pytest

from crawler.fetch import fetch
from crawler.stand_ins import stands_in

PAGE = "<html><body><h1>年报</h1><table><tr><td>本年新收</td></tr></table></body></html>".encode()
TABLE = (
    "<html xmlns:x='urn:schemas-microsoft-com:office:excel'><body><table>"
    "<tr><td>一、本年新收政府信息公开申请数量</td><td>8</td></tr></table></body></html>"
).encode()
LOGIN = "<html><body><table><tr><td>请登录后下载</td></tr></table></body></html>".encode()
NOTICE = "<html><body><p>文件正在整理</p></body></html>".encode()


@pytest.mark.parametrize(
    ("body", "media_type", "is_page"),
    [
        (TABLE, "application/vnd.ms-excel", False),
        (TABLE, "text/html", False),
        (TABLE.decode().encode("gb18030"), "application/msword", False),
        (PAGE, "application/vnd.ms-excel", True),
        (LOGIN, "application/vnd.ms-excel", True),
        (NOTICE, "text/html", True),
        (NOTICE, "application/msword", False),
        (b"%PDF-1.7 <html>", "application/pdf", False),
    ],
)
def test_what_is_taken_for_a_page(body: bytes, media_type: str, is_page: bool) -> None:
    assert stands_in(body, media_type, PAGE) is is_page


def test_an_excel_table_served_as_html_is_archived(web, visit, pages) -> None:
    web.html("/nb/", pages.listing(("a.html", pages.title())))
    web.html("/nb/a.html", '<p>年报</p><a href="t.xls">附件</a><a href="u.xls">附表</a>')
    web.pages["/nb/t.xls"] = web.page(TABLE, type="application/vnd.ms-excel")
    web.pages["/nb/u.xls"] = web.page(LOGIN, type="application/vnd.ms-excel")
    run = visit()
    told = "\n".join(run.summary["troubles"])
    assert "u.xls: a web page is served in place of the attachment" in told
    assert "t.xls" not in told
    with visit.store() as store:
        (item,) = store.archive.items("demo")
        assert {d.url for d in store.archive.documents(item.id)} == {
            web.url("/nb/a.html"),
            web.url("/nb/t.xls"),
        }


def test_a_login_page_is_no_attachment_of_a_fetched_report(web) -> None:
    web.html("/a.html", '<h1>年报</h1><a href="t.xls">附件</a><a href="u.xls">附表</a>')
    web.pages["/t.xls"] = web.page(TABLE, type="application/vnd.ms-excel")
    web.pages["/u.xls"] = web.page(LOGIN, type="application/vnd.ms-excel")
    found = fetch(web.url("/a.html"), allow_private=[web.host], pause=0)
    assert [d.content for d in found[1:]] == [TABLE]
