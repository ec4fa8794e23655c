"""Portals that misbehave: one clear line each, the rest goes on, nothing stored is lost."""

import gzip
import time
from http.server import BaseHTTPRequestHandler

import pytest


def test_every_kind_of_bad_list_is_told_and_the_good_one_is_archived(web, visit, pages) -> None:
    web.html("/good/", pages.listing(("a.html", pages.title())))
    web.html("/good/a.html", "<h1>a</h1>")
    web.pages["/500/"] = web.page(b"oops", 500)
    web.html("/empty/", "")
    web.html("/nothing/", "<html><body><p>建设中</p></body></html>")
    web.pages["/away/"] = web.page(status=302, headers={"Location": "http://other.example/nb/"})
    web.pages["/inside/"] = web.page(status=302, headers={"Location": "http://10.0.0.1/nb/"})
    web.pages["/file/"] = web.page(status=302, headers={"Location": "file:///etc/passwd"})
    web.pages["/home/"] = web.page(status=301, headers={"Location": "/"})
    web.html("/", "<a href='/good/'>年报</a>")
    web.pages["/wall/"] = web.page(b"<script>document.cookie='__jsl_clearance=1'</script>", 521)
    web.pages["/garbage/"] = web.page(bytes(range(128, 256)) * 40)

    def breaks_off(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Length", "5000")
        handler.end_headers()
        handler.wfile.write(b"<ul><li>")

    web.pages["/cut/"] = breaks_off
    says = {
        "404": "the page is gone (404)",
        "500": "the portal answers 500",
        "empty": "the portal answers with an empty page",
        "nothing": "no entry of the list is recognised on its page",
        "away": "redirected to http://other.example/nb/: other.example:80 is none of the portal's",
        "inside": "redirected to http://10.0.0.1/nb/: 10.0.0.1:80 is none of the portal's",
        "file": "redirects to file:///etc/passwd, not followed",
        "home": "redirected to the home page: the page is gone",
        "wall": "blocked: the portal's protection asks for a browser (521)",
        "garbage": "no entry of the list is recognised on its page",
        "cut": "127.0.0.1 breaks off in the middle of its answer",
    }
    run = visit(lists=[{"url": web.url(f"/{name}/")} for name in (*says, "good")])
    assert run.status == "failed"
    lines = run.summary["why"].split("; ")
    for name, words in says.items():
        mine = [line for line in lines if line.startswith(web.url(f"/{name}/"))]
        assert len(mine) == 1, name
        assert words in mine[0]
    assert len(run.summary["why_zh"].split("；")) == len(lines)
    with visit.store() as store:
        (item,) = store.archive.items("demo")
        assert item.url == web.url("/good/a.html")
        assert store.archive.documents(item.id)
        complete = {url: store.sightings.visits("demo", web.url(f"/{url}/"))[0][1] for url in
                    (*says, "good")}  # fmt: skip
    assert [name for name, whole in complete.items() if whole] == ["good"]


def test_links_that_lead_away_are_never_visited_and_told(web, visit, pages) -> None:
    web.html(
        "/nb/",
        pages.listing(
            ("a.html", pages.title()),
            ("http://mirror.example/nb/b.html", pages.title(year=2022)),
            ("file:///etc/passwd", pages.title(year=2021)),
            ("http://169.254.169.254/latest", pages.title(year=2020)),
            ("javascript:open()", pages.title(year=2019)),
            ("http://[broken/", pages.title(year=2018)),
        ),
    )
    web.html("/nb/a.html", '<div id="zoom"><a href="http://cdn.example/t.pdf">附件</a></div>')
    run = visit()
    assert run.status == "done", run.summary
    assert (run.summary["listed"], run.summary["off_host"]) == (1, 4)
    told = "\n".join(run.summary["troubles"])
    assert "http://mirror.example/nb/b.html: mirror.example:80 is none of the portal's" in told
    assert "file:///etc/passwd: only http and https are visited, not file:" in told
    assert "http://169.254.169.254/latest" in told
    assert "http://cdn.example/t.pdf" in told


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_portal_on_a_private_network_needs_the_operators_word(web, visit, host: str) -> None:
    """Its own file cannot give it: neither by address nor by a name that leads there."""
    home = f"http://{host}:{web.port}/"
    run = visit(allow=False, home=home, hosts=[f"{host}:{web.port}"], lists=[{"url": f"{home}nb/"}])
    assert run.status == "failed"
    assert (
        f"{host} is on a private network, which only the operator's settings"
        in (run.summary["why"])
    )
    assert web.asked == []


def test_articles_that_fail_are_told_and_the_others_are_kept(web, visit, pages) -> None:
    def slow(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(1)

    entries = [(f"{n}.html", pages.title(year=n)) for n in range(2008, 2024)]
    web.html("/nb/", pages.listing(*entries))
    for name, _ in entries:
        web.html(f"/nb/{name}", f"<h1>{name}</h1>")
    web.pages["/nb/2008.html"] = web.page(b"gone", 404)
    web.pages["/nb/2009.html"] = slow
    web.html("/nb/2010.html", '<a href="t.pdf">附件</a><a href="u.doc">附表</a>')
    web.html("/nb/t.pdf", "<html>请登录</html>")
    run = visit(politeness={"delay": 0, "timeout": 0.5, "concurrency": 4})
    assert run.status == "done", run.summary
    assert (run.summary["new"], run.summary["gone"], run.summary["failed"]) == (14, 2, 1)
    told = "\n".join(run.summary["troubles"])
    assert "2008.html: the page is gone (404)" in told
    assert "2009.html: 127.0.0.1 does not answer in time" in told
    assert "t.pdf: a web page is served in place of the attachment" in told
    with visit.store() as store:
        assert store.archive.validators(web.url("/nb/2008.html")).dead_visits == 1
        assert store.archive.validators(web.url("/nb/2009.html")).dead_visits == 0


@pytest.mark.parametrize("packed", [False, True])
def test_a_huge_answer_is_cut_off(web, visit, pages, packed: bool) -> None:
    huge = b"<p>" + b" " * (2 << 20)
    web.html("/nb/", pages.listing(("a.html", pages.title())))
    headers = {"Content-Encoding": "gzip"} if packed else {}
    web.pages["/nb/a.html"] = web.page(gzip.compress(huge) if packed else huge, headers=headers)
    run = visit(politeness={"delay": 0, "max_megabytes": 1})
    assert run.status == "failed"
    assert "1 of 1 reports could not be fetched" in run.summary["why"]
    assert "the answer is larger than allowed" in run.summary["why"]


def test_fewer_or_more_reports_than_expected_are_a_failed_visit(web, visit, pages) -> None:
    web.html("/nb/", pages.listing(("a.html", pages.title()), ("b.html", pages.title(year=2022))))
    for name in "ab":
        web.html(f"/nb/{name}.html", "<h1>x</h1>")
    few = visit(expected={"min": 3})
    assert (few.status, few.summary["why"]) == (
        "failed",
        "the lists show 2 reports, at least 3 expected",
    )
    many = visit(expected={"min": 1, "max": 1})
    assert "at most 1 expected" in many.summary["why"]
    with visit.store() as store:
        assert len(list(store.archive.items("demo"))) == 2


def test_a_list_without_end_ends(web, visit, pages) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        n = int(handler.path.rpartition("=")[2] or 1)
        title = pages.title(year=2000 + n % 24)
        body = pages.listing((f"{n}.html", title), after=f'<a href="?p={n + 1}">下一页</a>')
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(body.encode())

    for n in range(1, 9):
        web.pages[f"/nb/?p={n}"] = endless
        web.html(f"/nb/{n}.html", "<h1>x</h1>")
    run = visit(lists=[{"url": web.url("/nb/?p=1")}], politeness={"delay": 0, "max_pages": 5})
    assert run.status == "failed"
    assert "longer than 5 pages: not seen to its end" in run.summary["why"]
    assert run.summary["listed"] == 5


def test_a_visit_that_takes_too_long_is_stopped_and_keeps_what_it_has(web, visit, pages) -> None:
    def slow(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(3)

    web.html("/nb/", pages.listing(("a.html", pages.title()), ("b.html", pages.title(year=2022))))
    web.html("/nb/a.html", "<h1>x</h1>")
    web.pages["/nb/b.html"] = slow
    run = visit(seconds=4, politeness={"delay": 0, "timeout": 2})
    assert run.status == "failed"
    assert "stopped after 4 seconds" in run.summary["why"]
    with visit.store() as store:
        assert store.archive.documents(next(store.archive.items("demo")).id)
