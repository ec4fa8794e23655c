"""Visiting a portal that behaves: lists, pages, articles, attachments, re-visits."""


from datetime import date

from crawler.roster import Roster


def test_a_list_is_walked_to_its_end_and_its_reports_are_archived(web, visit, pages) -> None:
    web.html("/nb/", pages.listing(("a.html", pages.title("云溪市教育局")), after='<a href="p2.html">下一页</a>'))
    web.html("/nb/p2.html", pages.listing(("b.html", pages.title("云溪市水利局"))))
    web.html("/nb/a.html", "<h1>a</h1>")
    web.html("/nb/b.html", "<h1>b</h1>")
    run = visit()
    assert run.status == "done", run.summary
    assert run.summary["listed"] == 2
    with visit.store() as store:
        items = list(store.archive.items("demo"))
        assert [i.url for i in items] == [web.url("/nb/a.html"), web.url("/nb/b.html")]
        assert [i.listed_on for i in items] == [date(2024, 1, 15)] * 2
        stored = store.archive.documents(items[0].id)[0]
        assert store.archive.content(stored.sha256) == b"<h1>a</h1>"
        visits = store.sightings.visits("demo", web.url("/nb/"))
        assert [(complete, n) for _, complete, n in visits] == [(True, 2)]
