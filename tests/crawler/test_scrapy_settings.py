"""What Scrapy is told for every visit."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from scrapy.crawler import Crawler

from crawler.addresses import Gate
from crawler.options import Options
from crawler.pipeline import VISIT, Visit
from crawler.portal import Portal
from crawler.run import settings
from crawler.spiders import spider_for
from crawler.visit_log import VisitLog
from store import Store


@pytest.fixture
def told(tmp_path: Path) -> Any:
    """The settings of a visit, as Scrapy takes them."""
    portal = Portal.model_validate(
        {
            "id": "x",
            "name": "x",
            "home": "http://www.a.gov.cn/",
            "hosts": ["www.a.gov.cn"],
            "lists": [{"url": "http://www.a.gov.cn/nb/"}],
            "expected": {"min": 1},
        }
    )
    at = datetime(2024, 2, 1, tzinfo=UTC)
    with Store.open(tmp_path / "gouji.db") as store:
        options = Options(
            portal=portal, store=store.path, at=at, user_agent="gouji/test", contact="a@b.cn"
        )
        visit = Visit(options, store, 1, VisitLog(), Gate(portal.hosts))
        yield Crawler(spider_for("plain"), settings(visit)).settings
    assert visit.options.now() >= at


def test_nothing_but_http_and_https_is_fetched(told: Any) -> None:
    handlers = told.getwithbase("DOWNLOAD_HANDLERS")
    assert {scheme for scheme, handler in handlers.items() if handler} == {"http", "https"}


def test_no_port_is_opened(told: Any) -> None:
    assert not told.getbool("TELNETCONSOLE_ENABLED")
    assert not told.getbool("REMOTE_CONTROL_ENABLED")


def test_visits_are_polite_and_say_who_they_are(told: Any) -> None:
    assert told.getbool("ROBOTSTXT_OBEY")
    assert told.getbool("AUTOTHROTTLE_ENABLED")
    assert told.getfloat("DOWNLOAD_DELAY") == 1.0
    assert told.getint("CONCURRENT_REQUESTS_PER_DOMAIN") == 1
    assert told["USER_AGENT"] == "gouji/test"
    assert told["DEFAULT_REQUEST_HEADERS"]["From"] == "a@b.cn"


def test_certificates_are_verified_and_proxies_are_not_used(told: Any) -> None:
    assert told.getbool("DOWNLOAD_VERIFY_CERTIFICATES")
    assert not told.getbool("HTTPPROXY_ENABLED")
    assert not told.getbool("COOKIES_ENABLED")


def test_the_guard_stands_before_all_other_middlewares(told: Any) -> None:
    order = told.getwithbase("DOWNLOADER_MIDDLEWARES")
    others = [place for name, place in order.items() if "guard" not in str(name)]
    assert order["crawler.guard.GuardMiddleware"] < min(p for p in others if p is not None)


def test_what_the_parts_share_is_not_copied(told: Any) -> None:
    assert told.copy()[VISIT] is told[VISIT]
