"""Into the store: a list or an article at a time, each in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crawler.said import Said
from crawler.taken import ListSeen, Taken
from store.errors import StoreError

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.addresses import Gate
    from crawler.options import Options
    from crawler.visit_log import VisitLog
    from store import Store

VISIT = "GOUJI_VISIT"
"""The setting that holds the crawl's `Visit`."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What spider, pipeline and guard of one crawl share."""

    options: Options
    store: Store
    run: int
    log: VisitLog
    gate: Gate

    def __deepcopy__(self, memo: dict[int, Any]) -> Visit:
        """Scrapy copies its settings deeply; what is shared must stay one."""
        return self


class ArchivePipeline:
    def __init__(self, visit: Visit) -> None:
        self._visit = visit

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ArchivePipeline:
        return cls(crawler.settings[VISIT])

    def process_item(self, item: Any) -> Any:
        try:
            if isinstance(item, ListSeen):
                self._visit.store.sightings.record(item.visit, item.sightings, self._visit.run)
            elif isinstance(item, Taken):
                self._archive(item)
        except StoreError as error:
            self._visit.log.break_(Said(f"存储失败：{error}", f"not stored: {error}"))
        return item

    def _archive(self, item: Taken) -> None:
        store, run, log = self._visit.store, self._visit.run, self._visit.log
        now = self._visit.options.now()
        with store.atomic():
            new = [store.archive.keep(capture, run).new for capture in item.captures]
            for url in item.unchanged:
                store.archive.unchanged(url, now, run)
            for missed in item.missed:
                store.archive.failed(
                    missed.url,
                    now,
                    status=missed.status,
                    error=missed.why,
                    gone=missed.gone,
                    run=run,
                )
        log.new += sum(new)
        log.same += len(item.unchanged) + len(new) - sum(new)
