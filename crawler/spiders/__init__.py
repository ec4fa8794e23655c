"""One small spider class for each family of content management systems."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.portal import Family
    from crawler.spiders.base import PortalSpider

_CLASSES: dict[Family, tuple[str, str]] = {
    "plain": ("crawler.spiders.plain", "PlainSpider"),
    "trs": ("crawler.spiders.trs", "TrsSpider"),
    "hanweb": ("crawler.spiders.hanweb", "HanwebSpider"),
    "jpaas": ("crawler.spiders.jpaas", "JpaasSpider"),
    "ucap": ("crawler.spiders.ucap", "UcapSpider"),
    "vsb": ("crawler.spiders.vsb", "VsbSpider"),
    "nfcms": ("crawler.spiders.nfcms", "NfcmsSpider"),
}


def spider_for(family: Family) -> type[PortalSpider]:
    """The spider class of a family."""
    module, name = _CLASSES[family]
    spider: type[PortalSpider] = getattr(import_module(module), name)
    return spider
