"""Visiting a portal that behaves: lists, pages, articles, attachments, re-visits."""

import time
from datetime import date

from crawler.roster import Roster

ROSTER = Roster.model_validate(
    {
        "agencies": [
            {"id": "a-1", "name": "云溪市教育局", "kind": "department", "level": "prefecture"},
            {"id": "a-2", "name": "云溪市水利局", "kind": "department", "level": "prefecture"},
        ]
    }
)


def test_a_list_is_walked_to_its_end_and_its_reports_are_archived(web, visit, pages) -> None:
    after = '<a href="p2.html">下一页</a>'
    web.html("/nb/", pages.listing(("a.html", pages.title("云溪市教育局")), after=after))
    web.html(
        "/nb/p2.html",
        pages.listing(
            ("b.html", pages.title("云溪市水利局")),
            ("news.html", "我市召开政务公开工作会议"),
            ("web.html", "云溪市2023年政府网站工作年度报表"),
        ),
    )
    web.html("/nb/a.html", "<h1>a</h1>")
    web.html("/nb/b.html", "<h1>b</h1>")
    run = visit(ROSTER)
    assert run.status == "done", run.summary
    assert (run.summary["listed"], run.summary["new"]) == (2, 2)
    assert not {"/nb/news.html", "/nb/web.html"} & set(web.paths())
    with visit.store() as store:
        items = list(store.archive.items("demo"))
        assert [i.url for i in items] == [web.url("/nb/a.html"), web.url("/nb/b.html")]
        assert [i.agency_id for i in items] == ["a-1", "a-2"]
        assert [i.listed_on for i in items] == [date(2024, 1, 15)] * 2
        assert (
            store.archive.content(store.archive.documents(items[0].id)[0].sha256) == b"<h1>a</h1>"
        )
        seen = store.sightings.visits("demo", web.url("/nb/"))
        assert [(complete, n) for _, complete, n in seen] == [(True, 2)]
        assert [p.name for p in store.roster.portals()] == ["示例门户"]


def test_a_second_visit_asks_only_for_what_has_changed(web, visit, pages) -> None:
    web.html("/nb/", pages.listing(("a.html", pages.title()), ("b.html", pages.title(year=2022))))
    web.html("/nb/a.html", '<div id="zoom"><a href="t.xls">附表</a></div>', ETag='"1"')
    web.html("/nb/b.html", "<h1>b</h1>", ETag='"7"')
    web.pages["/nb/t.xls"] = web.page(b"table", headers={"ETag": '"2"'}, type="application/x")
    assert visit().summary["new"] == 3
    web.asked.clear()
    web.html("/nb/b.html", "<h1>b, corrected</h1>", ETag='"8"')
    again = visit()
    assert (again.summary["new"], again.summary["same"]) == (1, 2)
    sent = {path: headers.get("if-none-match") for path, headers in web.asked}
    assert (sent["/nb/a.html"], sent["/nb/t.xls"], sent["/nb/b.html"]) == ('"1"', '"2"', '"7"')
    with visit.store() as store:
        first, second = store.archive.items("demo")
        roles = [(d.role, d.name, d.visits) for d in store.archive.documents(first.id)]
        assert roles == [("page", "a.html", 2), ("attachment", "附表.xls", 2)]
        page = store.archive.documents(second.id)[0]
        assert store.archive.content(page.sha256) == b"<h1>b, corrected</h1>"


def test_a_visit_whose_clock_is_behind_the_last_ones_still_brings_the_newer_page(
    web, visit, pages
) -> None:
    """The first visit was a slow one; the second began at the same instant, and was quick."""

    def slow(handler) -> None:
        time.sleep(1.5)
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.wfile.write(b"<h1>a</h1>")

    web.html("/nb/", pages.listing(("a.html", pages.title())))
    web.pages["/nb/a.html"] = slow
    visit()
    web.html("/nb/a.html", "<h1>a, corrected</h1>")
    visit()
    with visit.store() as store:
        (item,) = store.archive.items("demo")
        page = store.archive.documents(item.id)[0]
        assert store.archive.content(page.sha256) == b"<h1>a, corrected</h1>"


def test_what_the_lists_lead_to_decides_where_a_visit_goes(web, visit, pages) -> None:
    """Folders of further lists, lists of one agency, selectors of the portal's file."""
    web.html("/nb/", '<div class="years"><a href="2023/">2023</a><a href="2022/">2022</a></div>')
    for year in (2023, 2022):
        web.html(f"/nb/{year}/", pages.listing((f"{year}.html", pages.title(year=year))))
        web.html(f"/nb/{year}/{year}.html", f"<h1>{year}</h1>")
    boxes = f'<div class="box"><a href="x.html">{pages.title("水利局")}</a></div>'
    web.html("/water/", boxes + '<a class="more" href="2.html">more</a>')
    web.html("/water/2.html", boxes.replace("x.html", "y.html"))
    for name in "xy":
        web.html(f"/water/{name}.html", f"<h1>{name}</h1>")
    run = visit(
        ROSTER,
        lists=[
            {"url": web.url("/nb/"), "folders": ".years a"},
            {"url": web.url("/water/"), "agency": "a-2"},
        ],
        selectors={"item": "div.box, li", "next": "a.more"},
        expected={"min": 4, "max": 4},
    )
    assert run.status == "done", run.summary
    with visit.store() as store:
        owners = {i.url.removeprefix(web.url("")): i.agency_id for i in store.archive.items("demo")}
    assert owners == {
        "/nb/2022/2022.html": "a-1",
        "/nb/2023/2023.html": "a-1",
        "/water/x.html": "a-2",
        "/water/y.html": "a-2",
    }


def test_pages_that_claim_a_wrong_charset_are_read_as_the_portal_file_says(
    web, visit, pages
) -> None:
    text = pages.listing(("a.html", pages.title()))
    web.pages["/nb/"] = web.page(text.encode("gb18030"), type="text/html; charset=iso-8859-1")
    web.html("/nb/a.html", "<h1>a</h1>")
    assert visit(charset="gb18030").summary["listed"] == 1


def test_robots_txt_is_obeyed(web, visit, pages) -> None:
    web.pages["/robots.txt"] = web.page(b"User-agent: *\nDisallow: /nb/b", type="text/plain")
    web.html("/nb/", pages.listing(("a.html", pages.title()), ("b.html", pages.title(year=2022))))
    web.html("/nb/a.html", "<h1>a</h1>")
    run = visit()
    assert "/nb/b.html" not in web.paths()
    assert "robots.txt forbids" in run.summary["why"]


def test_a_robots_txt_that_refuses_or_breaks_forbids_everything(web, visit, pages) -> None:
    for status in (403, 500):
        web.pages["/robots.txt"] = web.page(b"no", status)
        web.html("/nb/", pages.listing(("a.html", pages.title())))
        web.asked.clear()
        run = visit()
        assert run.status == "failed"
        assert "robots.txt forbids the visit" in run.summary["why"]
        assert set(web.paths()) == {"/robots.txt"}


def test_a_robots_txt_that_nobody_answers_for_forbids_everything_and_says_why(
    web, visit, pages
) -> None:
    def hangs_up(handler) -> None:
        handler.close_connection = True

    def is_slow(handler) -> None:
        time.sleep(1)

    for answer, why in ((hangs_up, "failed"), (is_slow, "does not answer in time")):
        web.pages["/robots.txt"] = answer
        web.html("/nb/", pages.listing(("a.html", pages.title())))
        web.asked.clear()
        run = visit(politeness={"delay": 0, "timeout": 0.5})
        assert run.status == "failed"
        assert "robots.txt cannot be had, which forbids the visit" in run.summary["why"]
        assert why in run.summary["why"]
        assert set(web.paths()) == {"/robots.txt"}
