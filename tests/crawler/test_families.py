"""Each family of portals: how its rows and its next page are found, on pages made up from
the mechanics, and on real ones where they lie."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from parsel import Selector
from scrapy.http import HtmlResponse

from crawler.portal import Portal
from crawler.spiders import spider_for
from crawler.spiders.walk import Walk

HOME = "http://www.a.gov.cn/"


class Tried:
    """A family's spider, asked about pages without a network."""

    def __init__(self, family: str, url: str, **more: Any) -> None:
        self.portal = Portal.model_validate(
            {
                "id": "x",
                "name": "x",
                "home": HOME,
                "hosts": ["www.a.gov.cn"],
                "family": family,
                "lists": [{"url": url}],
                "expected": {"min": 1},
                **more,
            }
        )
        self.spider = spider_for(self.portal.family)()
        self.spider.portal = self.portal
        self.walk = Walk(self.portal.lists[0], url)
        self.url = url

    def page(self, text: str) -> tuple[list[tuple[str, date | None]], str | None]:
        """The titles and days on one page, and where it goes on."""
        response = HtmlResponse(self.url, body=text.encode(), encoding="utf-8")
        page = Selector(text=text)
        rows = list(self.spider.rows(page, response))
        self.walk.fresh(rows)
        following = self.spider.next_page(page, response, self.walk)
        assert following is None or isinstance(following, str)
        self.url = following or self.url
        return [(row.title, row.listed_on) for row in rows], following


def item(url: str, title: str, day: str = "2024-01-15") -> str:
    return f'<li><a href="{url}" title="{title}">{title[:9]}...</a><span>{day}</span></li>'


TITLE = "云溪市教育局2023年政府信息公开工作年度报告"


def test_trs_counts_its_pages_from_nought() -> None:
    tried = Tried("trs", f"{HOME}zfxxgknb/")
    pager = (
        "<script>function createPageHTML(_nPageCount, _nCurrIndex){}</script>"
        '<script>createPageHTML(2, 0, "t20240115_123", "html");</script>'
        '<script>createPageHTML(3, {}, "index", "html");</script>'
    )
    row = item("./202401/t20240115_1.html", TITLE, "01-15")
    menu = '<li><a href="../jgsz/">机构设置</a></li>'
    rows, following = tried.page(f"<ul>{menu}{row}</ul>{pager.replace('{}', '0')}")
    assert rows == [(TITLE, date(2024, 1, 15))]
    assert following == f"{HOME}zfxxgknb/index_1.html"
    row = item("./202301/t20230115_2.html", TITLE)
    assert tried.page(row + pager.replace("{}", "1"))[1] == f"{HOME}zfxxgknb/index_2.html"
    row = item("./202201/t20220115_3.html", TITLE)
    assert tried.page(row + pager.replace("{}", "2"))[1] is None


def test_trs_with_a_named_pager_counts_from_one() -> None:
    tried = Tried("trs", f"{HOME}nb/xlist.shtml")
    text = item("t20240115_1.shtml", TITLE) + "<script>{}</script>"
    pager = "createPageHTML('page_div',5,1,'xlist','shtml',85)"
    assert tried.page(text.replace("{}", pager))[1] == f"{HOME}nb/xlist_2.shtml"


def test_trs_with_a_count_in_a_variable() -> None:
    tried = Tried("trs", f"{HOME}nb/index.htm")
    text = item("t20240115_1.htm", TITLE) + "<script>var countPage = 2//共多少页</script>"
    assert tried.page(text)[1] == f"{HOME}nb/index_1.htm"


def test_trs_without_a_count_follows_the_link() -> None:
    tried = Tried("trs", f"{HOME}nb/")
    text = item("t20240115_1.html", TITLE) + '<a href="index_1.html">下一页</a>'
    assert tried.page(text)[1] == f"{HOME}nb/index_1.html"


def test_hanweb_asks_the_proxy_for_what_the_script_does_not_hold() -> None:
    tried = Tried("hanweb", f"{HOME}col/col12377/index.html")
    group = "/module/web/jpage/dataproxy.jsp?page=1&amp;columnid=12377&amp;unitid=38486&amp;path=/"

    def store(first: int, last: int) -> str:
        records = "".join(
            f"<record><![CDATA[{item(f'/art/2022/1/20/art_1_{n}.html', TITLE)}]]></record>"
            for n in range(first, last)
        )
        return (
            f'<datastore><nextgroup><![CDATA[<a href="{group}"></a>]]></nextgroup>'
            f"<recordset>{records}</recordset></datastore>"
        )

    shell = (
        f'<script type="text/xml">{store(0, 6)}</script>'
        "<script>$('#38486').jpage({totalRecord:8,perPage:2,url:'x'});</script>"
    )
    rows, following = tried.page(shell)
    assert rows == [(TITLE, date(2024, 1, 15))] * 6
    assert following == (
        f"{HOME}module/web/jpage/dataproxy.jsp?columnid=12377&unitid=38486&path=%2F"
        "&startrecord=7&endrecord=12&perpage=2"
    )
    assert tried.page(store(6, 8)) == ([(TITLE, date(2024, 1, 15))] * 2, None)
    assert (tried.walk.promised, tried.walk.shown) == (8, 8)


def test_jpaas_asks_the_service_that_the_page_names() -> None:
    tried = Tried("jpaas", f"{HOME}zwgk/nb/index.html")
    shell = (
        '<script id="4e" src="unitbuild.js" url="/api-gateway/front/page/build/unit"'
        " queryData=\"{'parseType':'bulidstatic','webId':'8d','tagId':'右侧内容'}\"></script>"
    )
    rows, following = tried.page(shell)
    assert rows == []
    assert following is not None
    assert following.startswith(
        f"{HOME}api-gateway/front/page/build/unit?parseType=bulidstatic&webId=8d"
    )
    assert "pageNo%22%3A+1%2C" in following
    html = (
        f"<ul>{item('/art/2024/art_ab.html', TITLE)}</ul>"
        '<div class="pagination" rows="1" count="2" pageNo="1"></div>'
    )
    answer = json.dumps({"success": True, "data": {"html": html}})
    rows, following = tried.page(answer)
    assert rows == [(TITLE, date(2024, 1, 15))]
    assert following is not None
    assert "pageNo%22%3A+2%2C" in following
    assert tried.page(answer.replace("art_ab", "art_cd"))[1] is None


def test_ucap_by_its_search_service() -> None:
    tried = Tried("ucap", f"{HOME}search/db96?_isJson=true&page=1")
    entry = {"title": TITLE, "url": "/a/c1/202401/ab.shtml", "publishedTimeStr": "2024-01-15 17:18"}
    rows, following = tried.page(json.dumps({"data": {"results": [entry]}}))
    assert rows == [(TITLE, date(2024, 1, 15))]
    assert following == f"{HOME}search/db96?_isJson=true&page=2"
    assert tried.page(json.dumps({"data": {"results": []}}))[0] == []


def test_ucap_by_a_list_in_the_pages_script_is_told_to_be_only_its_beginning() -> None:
    tried = Tried("ucap", f"{HOME}col/col42150/index.html")
    entry = {
        "title": TITLE,
        "pubDate": "2024-01-15 16:59",
        "urls": json.dumps({"pc": "/col/content/content_1.html"}),
    }
    text = f'<script>var c = {{"articleCount":44}}; articleList: [{json.dumps(entry)}], x</script>'
    assert tried.page(text) == ([(TITLE, date(2024, 1, 15))], None)
    assert (tried.walk.promised, tried.walk.shown) == (44, 1)


def test_ucap_by_static_pages() -> None:
    tried = Tried("ucap", f"{HOME}zfxxgk/gknb/list.shtml")
    text = item("/a/gknb/202401/ab.shtml", TITLE)
    pager = "<script>createPageHTML('page_div', 2, 1, 'list', 'shtml', 25)</script>"
    assert tried.page(text + pager)[1] == f"{HOME}zfxxgk/gknb/list_2.shtml"


def test_vsb_follows_its_links_downwards() -> None:
    tried = Tried("vsb", f"{HOME}xxgk/nb.htm")
    pager = (
        '<span class="p_pages"><span class="p_next p_fun"><a href="nb/3.htm">下页</a></span></span>'
    )
    rows, following = tried.page(f"<ul>{item('../info/1026/25139.htm', TITLE)}</ul>{pager}")
    assert rows == [(TITLE, date(2024, 1, 15))]
    assert following == f"{HOME}xxgk/nb/3.htm"


def test_nfcms_knows_that_its_lists_are_capped() -> None:
    tried = Tried("nfcms", f"{HOME}nb/index.html")
    pager = (
        '<a class="next" href="index_2.html">下一页</a>'
        "<script>var totalPage = Math.ceil(1071/20); var pages_limit=20;</script>"
    )
    rows, following = tried.page(f"{item(HOME + 'nb/content/post_496.html', TITLE)}{pager}")
    assert rows == [(TITLE, date(2024, 1, 15))]
    assert following == f"{HOME}nb/index_2.html"
    assert tried.walk.promised == 1071


REAL = [
    ("trs", "trs/ordos_egb_xxgknb_list.html", 10, "index_1.html"),
    ("trs", "trs/zhangshu_list_cut.html", 3, "index_1.html"),
    ("trs", "trs/guizhou_zrzy_list_cut.html", 3, "index_1.html"),
    ("hanweb", "hanweb/dingxi_datastore_cut.xml", 8, None),
    ("ucap", "hanweb/jxssthjt_col_list.html", 50, None),
    ("nfcms", "ucap/gd_drc_ywtz_list_cut.html", 2, "index_2.html"),
    ("vsb", "vsb/whit_list_cut.html", 3, None),
    ("ucap", "ucap/klmy_search_shape.json", 1, "page=2"),
]


@pytest.mark.parametrize(("family", "name", "count", "following"), REAL)
def test_real_pages(
    shared: Path, family: str, name: str, count: int, following: str | None
) -> None:
    tried = Tried(family, f"{HOME}nb/")
    rows, found = tried.page((shared / "pages" / name).read_text("utf-8"))
    assert len(rows) == count
    assert all(day for _, day in rows)
    assert (found or "").endswith(following or "")


def test_a_real_column_of_reports_holds_other_things_too(shared: Path) -> None:
    from crawler.rows import TitleFilter

    tried = Tried("trs", f"{HOME}nb/")
    rows, _ = tried.page((shared / "pages/trs/ordos_egb_xxgknb_list.html").read_text("utf-8"))
    reports = [title for title, _ in rows if TitleFilter(tried.portal.titles)(title)]
    assert len(reports) == 4
