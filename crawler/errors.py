"""Download errors in words for an officer."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.said import Said

if TYPE_CHECKING:
    from crawler.addresses import Gate

ROBOTS = "Forbidden by robots.txt"
"""What Scrapy's robots middleware says."""


def unknown(host: str) -> Said:
    """The name does not resolve."""
    return Said(f"{host} 无法解析为地址", f"{host} has no address: the name is unknown")


def silent(host: str) -> Said:
    """Nobody answers in the time given."""
    return Said(f"{host} 未在限定时间内应答", f"{host} does not answer in time")


def broken(host: str, text: str) -> Said:
    """The connection failed for a reason that only the library knows."""
    if "certificate" in text.lower():
        return Said(f"{host} 的证书无法验证", f"the certificate of {host} cannot be verified")
    return Said(f"与 {host} 的连接失败（{text}）", f"the connection to {host} failed ({text})")


TOO_LARGE = Said("应答超过允许的大小", "the answer is larger than allowed")


def explain(error: BaseException, url: str, gate: Gate) -> Said:
    """What hindered the download, without the address."""
    from scrapy import exceptions as known

    from crawler.guard import Refused

    host = urlsplit(url).hostname or ""
    text = " ".join(str(error).split()) or type(error).__name__
    match error:
        case Refused():
            return error.why
        case known.IgnoreRequest() if text == ROBOTS and (
            lost := gate.unasked.get(urlsplit(url).netloc)
        ):
            return Said(
                f"robots.txt 无法取得，视为不允许访问：{lost.zh}",
                f"robots.txt cannot be had, which forbids the visit: {lost.en}",
            )
        case known.IgnoreRequest() if text == ROBOTS:
            return Said(
                "门户的 robots.txt 不允许访问（或拒绝读取）",
                "the portal's robots.txt forbids the visit (or refuses to be read)",
            )
        case known.IgnoreRequest() if "MAXSIZE" in text:
            return TOO_LARGE
        case known.IgnoreRequest():
            return Said(f"未访问（{text}）", f"not visited ({text})")
        case known.CannotResolveHostError():
            return gate.refused.get(host, unknown(host))
        case known.DownloadConnectionRefusedError():
            return Said(
                f"{host} 拒绝连接，没有网站应答",
                f"{host} refuses the connection: no web server answers there",
            )
        case known.DownloadTimeoutError():
            return silent(host)
        case known.DownloadCancelledError():
            return TOO_LARGE
        case known.ResponseDataLossError():
            return Said(f"{host} 的应答中途断开", f"{host} breaks off in the middle of its answer")
    return broken(host, text)
