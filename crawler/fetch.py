"""One page and its attachments for `gouji check URL`: the only place that uses httpx.

The same gate as the crawl's: http and https, the page's own host, no private network unless
the operator allows it. A host is resolved once and the very address that was checked is
connected to, so that a name cannot change its mind in between.
"""

from __future__ import annotations

import socket
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag, urljoin, urlsplit

from crawler.addresses import DEFAULT_PORTS, Gate
from crawler.answers import classify
from crawler.decoding import decoded, selector
from crawler.errors import broken, silent, unknown
from crawler.links import AttachmentLink, attachments_of, file_name
from crawler.said import Said
from crawler.stand_ins import stands_in
from report.model import Document

if TYPE_CHECKING:
    import httpx

LARGEST = 48 << 20
"""Bytes of one answer, unpacked."""
REDIRECTS = 5
TRIES = 3
SECONDS = 30.0
PASSING = (500, 502, 503, 504)
"""Answers that may be better the next time."""


class FetchError(OSError):
    """The page cannot be had: one clear line, in English; `said` has both languages."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.en)
        self.said = said


@dataclass(frozen=True, slots=True)
class _Got:
    url: str
    status: int
    headers: dict[str, str]
    body: bytes


class _PassingError(Exception):
    """Worth another try."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.en)
        self.said = said


def fetch(
    url: str,
    *,
    allow_private: Sequence[str] = (),
    user_agent: str = "gouji (annual report checks)",
    pause: float = 1.0,
) -> list[Document]:
    """The page, then the attachments it links to on its own host; those that cannot be had
    are left out, so that the report counts as not read whole.

    `pause` is the first wait, in seconds, before another try. Raises FetchError.
    """
    import httpx

    url = urldefrag(url).url
    gate = Gate(_own_hosts(url), allow_private)
    headers = {"User-Agent": user_agent, "Accept-Language": "zh-CN,zh;q=0.9"}
    with httpx.Client(headers=headers, timeout=SECONDS, trust_env=False) as client:
        get = partial(_patiently, client, gate, pause)
        page = get(url)
        documents = [_document(page, file_name(page.url), "page")]
        if "html" in documents[0].media_type:
            for link in _attachments(page):
                try:
                    got = get(link.url)
                except FetchError:
                    continue
                document = _document(got, link.name, "attachment", link.url)
                if not stands_in(document.content, document.media_type, page.body):
                    documents.append(document)
    return documents


def _own_hosts(url: str) -> tuple[str, ...]:
    """The host asked for, with and without `www.`, on its own and on the usual ports."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    bare = host.removeprefix("www.")
    try:
        own = f"{host}:{parts.port}" if parts.port else host
    except ValueError:
        own = host
    return (own,) if own != host else (bare, f"www.{bare}")


def _attachments(page: _Got) -> list[AttachmentLink]:
    text = decoded(page.body, page.headers.get("content-type", ""))
    return attachments_of(selector(text), page.url)


def _patiently(client: httpx.Client, gate: Gate, pause: float, url: str) -> _Got:
    """Follow redirects hop by hop; try again what may pass."""
    from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential

    tries = Retrying(
        retry=retry_if_exception_type(_PassingError),
        stop=stop_after_attempt(TRIES),
        wait=wait_exponential(pause, max=20),
        reraise=True,
    )
    try:
        got = tries(_follow, client, gate, url)
    except _PassingError as error:
        raise FetchError(error.said.after(url)) from error
    answer = classify(got.status, got.headers, got.body, got.url, url)
    if answer.kind != "page":
        raise FetchError(answer.why.after(url))
    return got


def _follow(client: httpx.Client, gate: Gate, url: str) -> _Got:
    for _ in range(REDIRECTS + 1):
        refusal = gate.refusal(url)
        if refusal:
            raise FetchError(refusal.after(url))
        got = _get(client, gate, url)
        target = got.headers.get("location", "")
        if not (300 <= got.status < 400 and target):
            return got
        url = urldefrag(urljoin(url, target)).url
    raise FetchError(Said("跳转次数过多", "too many redirects").after(url))


def _get(client: httpx.Client, gate: Gate, url: str) -> _Got:
    import httpx

    parts = urlsplit(url)
    host = _ascii(parts.hostname or "")
    port = parts.port or DEFAULT_PORTS[parts.scheme]
    ip = _resolved(gate, host, port)
    pinned = parts._replace(netloc=f"[{ip}]:{port}" if ":" in ip else f"{ip}:{port}").geturl()
    request = client.build_request(
        "GET", pinned, headers={"Host": parts.netloc}, extensions={"sni_hostname": host}
    )
    try:
        response = client.send(request, stream=True)
        try:
            body = _capped(response, url)
        finally:
            response.close()
    except httpx.TimeoutException as error:
        raise _PassingError(silent(host)) from error
    except httpx.HTTPError as error:
        text = str(error) or type(error).__name__
        raise _PassingError(broken(host, text)) from error
    headers = {name.lower(): value for name, value in response.headers.items()}
    if response.status_code in PASSING:
        raise _PassingError(classify(response.status_code, headers, body, url, url).why)
    return _Got(url, response.status_code, headers, body)


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode()
    except UnicodeError as error:
        raise FetchError(Said(f"{host} 不是有效的主机名", f"{host} is no host name")) from error


def _resolved(gate: Gate, host: str, port: int) -> str:
    """The first address of the host that may be visited."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise _PassingError(unknown(host)) from error
    addresses = [str(entry[4][0]) for entry in found]
    refusals = [gate.refuses_ip(host, ip, port) for ip in addresses]
    for ip, refusal in zip(addresses, refusals, strict=True):
        if refusal is None:
            return ip
    raise FetchError(refusals[0] or Said("没有地址", "no address"))


def _capped(response: httpx.Response, url: str) -> bytes:
    body = bytearray()
    for chunk in response.iter_bytes():
        body += chunk
        if len(body) > LARGEST:
            said = Said(
                f"应答超过 {LARGEST >> 20} MB，不是年度报告",
                f"the answer is larger than {LARGEST >> 20} MB; no report is",
            )
            raise FetchError(said.after(url))
    return bytes(body)


def _document(got: _Got, name: str, role: Any, url: str = "") -> Document:
    media_type, _, rest = got.headers.get("content-type", "").partition(";")
    return Document(
        content=got.body,
        name=name,
        media_type=media_type.strip().lower(),
        charset=rest.partition("charset=")[2].partition(";")[0].strip(" \"'"),
        url=url or got.url,
        role=role,
    )
