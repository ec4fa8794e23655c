"""One visit to one portal, in a process of its own: `python -m crawler.run`, options as JSON
on standard input. Exit code 0: visited; 10: the visit failed (the run's record says why);
11: the store cannot be used (standard error says why); anything else: this process failed."""

from __future__ import annotations

import sys
from typing import Any

from crawler.addresses import Gate
from crawler.options import Options
from crawler.pipeline import VISIT, Visit
from crawler.portal import Portal
from crawler.visit_log import VisitLog
from store import PortalRecord, Store, StoreError

MEMORY_MB = 1024
VISIT_FAILED = 10
STORE_FAILED = 11


def main() -> int:
    """Read the options, visit, and record the run."""
    options = Options.model_validate_json(sys.stdin.buffer.read())
    try:
        return _visit(options)
    except StoreError as error:
        sys.stderr.write(f"{error}\n")
        return STORE_FAILED


def _visit(options: Options) -> int:
    with Store.open(options.store) as store, store.stage("visit", options.portal.id):
        declare(store, options)
        context = {"family": options.portal.family, "user_agent": options.user_agent}
        run = store.runs.start("visit", options.at, portal=options.portal.id, context=context)
        log = VisitLog()
        gate = Gate(hosts=options.portal.hosts, allow_private=options.allow_private)
        crawl(Visit(options, store, run, log, gate))
        log.conclude(options.portal.expected)
        store.runs.finish(run, options.now(), "failed" if log.broken else "done", log.summary())
        return VISIT_FAILED if log.broken else 0


def declare(store: Store, options: Options) -> None:
    """Put the portal and its roster into the store, as their files have them now."""
    portal = options.portal
    declared = portal.model_dump(mode="json", exclude={"id", "name", "home", "region_code"})
    agencies = options.roster.agencies if options.roster else ()
    with store.atomic():
        store.roster.put_portal(
            PortalRecord(portal.id, portal.name, portal.home, portal.region_code, declared)
        )
        store.roster.replace(portal.id, [agency.record() for agency in agencies])


def crawl(visit: Visit) -> None:
    """Run the family's spider to its end; what it meets is in the visit's log."""
    from scrapy.crawler import AsyncCrawlerProcess

    from crawler.spiders import spider_for

    process = AsyncCrawlerProcess(settings(visit))
    process.crawl(spider_for(visit.options.portal.family))
    process.start()


def settings(visit: Visit) -> dict[str, Any]:
    """Scrapy's settings for one visit: polite, guarded, with nothing else listening."""
    options, portal = visit.options, visit.options.portal
    polite = portal.politeness
    most = polite.max_megabytes << 20
    return {
        VISIT: visit,
        "BOT_NAME": "gouji",
        "USER_AGENT": options.user_agent,
        "DEFAULT_REQUEST_HEADERS": _headers(options, portal),
        "ITEM_PIPELINES": {"crawler.pipeline.ArchivePipeline": 100},
        "DOWNLOADER_MIDDLEWARES": {"crawler.guard.GuardMiddleware": 10},
        "TWISTED_DNS_RESOLVER": "crawler.guard.GuardedResolver",
        # http and https only; nothing that opens a port or reads files
        "DOWNLOAD_HANDLERS": {"data": None, "file": None, "ftp": None, "s3": None},
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "HTTPPROXY_ENABLED": False,
        "METAREFRESH_ENABLED": False,
        "COOKIES_ENABLED": False,
        "ROBOTSTXT_OBEY": True,
        "DOWNLOAD_VERIFY_CERTIFICATES": portal.tls == "verified",
        "DOWNLOAD_DELAY": polite.delay,
        "CONCURRENT_REQUESTS": polite.concurrency,
        "CONCURRENT_REQUESTS_PER_DOMAIN": polite.concurrency,
        "AUTOTHROTTLE_ENABLED": True,
        "AUTOTHROTTLE_START_DELAY": polite.delay,
        "AUTOTHROTTLE_TARGET_CONCURRENCY": float(polite.concurrency),
        # In the order of the lists: the newest first, if the visit is cut short.
        "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",
        "DOWNLOAD_TIMEOUT": polite.timeout,
        # Of the body as sent and as unpacked alike: a small bomb is stopped on unpacking.
        "DOWNLOAD_MAXSIZE": most,
        "DOWNLOAD_WARNSIZE": 0,
        "REDIRECT_MAX_TIMES": 5,
        "RETRY_TIMES": 2,
        # All statuses come to the spider, which tells what they mean.
        "HTTPERROR_ALLOW_ALL": True,
        "CLOSESPIDER_TIMEOUT": options.seconds,
        "MEMUSAGE_LIMIT_MB": MEMORY_MB,
        "LOG_LEVEL": "WARNING",
        "LOGSTATS_INTERVAL": 0,
        "URLLENGTH_LIMIT": 2083,
    }


def _headers(options: Options, portal: Portal) -> dict[str, str]:
    headers = {
        "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
        "Accept-Language": "zh-CN,zh;q=0.9",
    }
    return headers | ({"From": options.contact} if options.contact else {})


if __name__ == "__main__":
    sys.exit(main())
