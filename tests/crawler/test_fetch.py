"""One page for `gouji check URL`, under the same guards as a crawl."""

import gzip
from http.server import BaseHTTPRequestHandler

import pytest

from crawler.fetch import LARGEST, FetchError, fetch


def get(web, path: str = "/a.html", allow: bool = True):
    return fetch(web.url(path), allow_private=[web.host] if allow else [], pause=0)


def test_a_page_comes_with_the_attachments_it_links_to(web) -> None:
    web.html("/a.html", '<h1>年报</h1><a href="files/t.xlsx">统计表</a><a href="gone.pdf">附件</a>')
    web.pages["/files/t.xlsx"] = web.page(b"PK..", type="application/octet-stream")
    page, table = get(web)
    assert (page.role, page.media_type, page.charset) == ("page", "text/html", "utf-8")
    assert (table.role, table.name, table.content) == ("attachment", "统计表.xlsx", b"PK..")
    assert table.url == web.url("/files/t.xlsx")


def test_a_file_is_one_document(web) -> None:
    web.pages["/r.pdf"] = web.page(b"%PDF-1.4 <a href='x.pdf'>", type="application/pdf")
    assert [d.name for d in get(web, "/r.pdf")] == ["r.pdf"]


def test_redirects_on_the_own_host_are_followed(web) -> None:
    web.pages["/old.html"] = web.page(status=301, headers={"Location": "/new.html"})
    web.html("/new.html", "<h1>年报</h1>")
    assert get(web, "/old.html")[0].url == web.url("/new.html")


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("http://elsewhere.example/", "none of the portal's own hosts"),
        ("http://127.0.0.1:1/", "none of the portal's own hosts"),
        ("file:///etc/passwd", "only http and https"),
    ],
)
def test_redirects_elsewhere_are_not(web, target: str, why: str) -> None:
    web.pages["/a.html"] = web.page(status=302, headers={"Location": target})
    with pytest.raises(FetchError, match=why):
        get(web)


def test_endless_redirects_end(web) -> None:
    web.pages["/a.html"] = web.page(status=302, headers={"Location": "/a.html"})
    with pytest.raises(FetchError, match="too many redirects"):
        get(web)


def test_private_addresses_need_the_operators_word(web) -> None:
    web.html("/a.html", "<h1>年报</h1>")
    with pytest.raises(FetchError, match="private network"):
        get(web, allow=False)
    assert web.asked == []


def test_a_name_that_resolves_to_a_private_address_is_refused_too(web) -> None:
    with pytest.raises(FetchError, match="localhost is on a private network"):
        fetch(f"http://localhost:{web.port}/a.html", pause=0)
    assert web.asked == []


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("ftp://a.example/x", "only http and https"),
        ("http:///x", "needs a host"),
        ("http://user:secret@a.example/", "no user or password"),
        ("http://a.example:99999/", "not an address"),
    ],
)
def test_odd_addresses_are_told(address: str, why: str) -> None:
    with pytest.raises(FetchError, match=why):
        fetch(address, pause=0)


def test_what_may_pass_is_tried_again(web) -> None:
    answers = [503, 502, 200]

    def flaky(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(answers.pop(0))
        handler.end_headers()
        handler.wfile.write(b"<h1>report</h1>")

    web.pages["/a.html"] = flaky
    assert get(web)[0].content == b"<h1>report</h1>"
    assert len(web.asked) == 3


@pytest.mark.parametrize(
    ("status", "why"),
    [(404, r"the page is gone \(404\)"), (403, "refuses the visit"), (500, "answers 500")],
)
def test_refusals_are_told_in_one_line(web, status: int, why: str) -> None:
    web.pages["/a.html"] = web.page(b"<h1>error</h1>", status)
    with pytest.raises(FetchError, match=why) as error:
        get(web)
    assert "\n" not in str(error.value)
    assert web.url("/a.html") in str(error.value)


def test_a_redirect_to_the_home_page_is_no_report(web) -> None:
    web.pages["/a.html"] = web.page(status=301, headers={"Location": "/"})
    web.html("/", "<h1>home</h1>")
    with pytest.raises(FetchError, match="home page"):
        get(web)


def test_a_small_answer_that_unpacks_to_a_huge_one_is_refused(web) -> None:
    bomb = gzip.compress(b" " * (LARGEST + 1))
    web.pages["/a.html"] = web.page(bomb, headers={"Content-Encoding": "gzip"})
    with pytest.raises(FetchError, match="larger than 48 MB"):
        get(web)


def test_nobody_answers(web) -> None:
    with pytest.raises(FetchError, match=r"connection to 127\.0\.0\.1 failed"):
        fetch("http://127.0.0.1:9/", allow_private=["127.0.0.1:9"], pause=0)
