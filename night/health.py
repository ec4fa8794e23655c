"""Is everything here that gouji needs? Each check gives one line; none changes anything but
what opening a store that is there does."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rules.model import Text

if TYPE_CHECKING:
    from pathlib import Path

    from night.settings import Settings
    from rules.packs.load import Packs

State = Literal["good", "lacking", "bad"]
LEAST_SQLITE = (3, 38)
"""JSON functions built in, `RETURNING`, `STRICT`."""
LEAST_FREE = 1 << 30


@dataclass(frozen=True, slots=True)
class Health:
    """One line: `lacking` for what gouji can do without, `bad` for what it cannot."""

    what: Text
    state: State
    said: Text


@dataclass(frozen=True, slots=True)
class Ailing(Exception):  # noqa: N818 not always an error
    """Raised by a check that has something to tell."""

    said: Text
    state: State = "bad"


def examine(settings: Settings, load: Callable[[], Packs]) -> Iterator[Health]:
    """Every check in turn; what one raises is its own line."""
    checks: list[tuple[Text, Callable[[], Text]]] = [
        (Text("Python", "Python"), _python),
        (Text("SQLite", "SQLite"), _sqlite),
        (Text("数据目录", "var folder"), lambda: _var(settings.var)),
        (Text("数据库", "database"), lambda: _database(settings)),
        (Text("推理引擎", "rule engine"), _engine),
        (Text("规则包", "rule packs"), lambda: _packs(load)),
        (Text("豁免清单", "waivers"), lambda: _waivers(settings)),
        (Text("门户", "portals"), lambda: _portals(settings)),
        (Text("读取限制", "limits on readers"), _limits),
        (Text("邮件", "mail"), lambda: _mail(settings)),
        (Text("中文字体", "Chinese fonts"), _fonts),
        (Text("antiword", "antiword"), lambda: _program("antiword")),
        (Text("LibreOffice", "LibreOffice"), lambda: _program("soffice", "libreoffice")),
        (Text("Datasette", "Datasette"), lambda: _program("datasette")),
    ]
    for what, check in checks:
        try:
            yield Health(what, "good", check())
        except Ailing as found:
            yield Health(what, found.state, found.said)
        except Exception as error:
            told = " ".join(f"{type(error).__name__}: {error}".split())
            yield Health(what, "bad", Text(told, told))


def _same(text: str) -> Text:
    return Text(text, text)


def _python() -> Text:
    return _same(sys.version.split()[0])


def _sqlite() -> Text:
    import sqlite3

    if sqlite3.sqlite_version_info < LEAST_SQLITE:
        least = ".".join(map(str, LEAST_SQLITE))
        raise Ailing(
            Text(
                f"{sqlite3.sqlite_version}，需要 {least} 或更新的版本",
                f"{sqlite3.sqlite_version}; {least} or newer is needed",
            )
        )
    with sqlite3.connect(":memory:") as db:
        db.execute("CREATE VIRTUAL TABLE t USING fts5(words)")
    return _same(sqlite3.sqlite_version)


def _var(var: Path) -> Text:
    import os
    import stat

    near = next(p for p in (var, *var.absolute().parents) if p.exists())
    if not os.access(near, os.W_OK):
        raise Ailing(Text(f"{near} 不可写", f"{near} cannot be written to"))
    free = shutil.disk_usage(near).free
    if free < LEAST_FREE:
        raise Ailing(
            Text(f"{near}：剩余空间 {free >> 20} MB", f"{near}: {free >> 20} MB free"), "lacking"
        )
    if var.exists() and stat.S_IMODE(var.stat().st_mode) & 0o077:
        raise Ailing(
            Text(f"{var}：其他人可读，应为 0700", f"{var}: others can read it; say chmod 700")
        )
    return Text(f"{var}：剩余 {free >> 30} GB", f"{var}: {free >> 30} GB free")


def _database(settings: Settings) -> Text:
    from store import Store

    path = settings.database
    if not path.exists():
        raise Ailing(Text(f"{path}：尚未建立", f"{path}: not there yet"), "lacking")
    with Store.open(path) as store:
        found = store.db.execute("PRAGMA quick_check(1)").fetchone()[0]
        count = sum(1 for _ in store.reports.select())
    if found != "ok":
        raise Ailing(Text(f"{path}：已损坏：{found}", f"{path}: damaged: {found}"))
    return Text(f"{path}：报告 {count} 份", f"{path}: {count} reports")


def _engine() -> Text:
    """Of two facts one fires the one rule: durable-rules is there and works."""
    from importlib.metadata import version

    from rules.engine import RuleSet

    rule = {"found": ([{"m": {"kind": "sought"}}], ["m.id"])}
    fired = RuleSet("doctor", rule).infer([{"kind": "other"}, {"kind": "sought"}])
    if fired != [("found", (2,))]:
        raise Ailing(Text(f"推理结果有误：{fired}", f"a wrong answer: {fired}"))
    return _same(f"durable_rules {version('durable_rules')}")


def _packs(load: Callable[[], Packs]) -> Text:
    packs = load()
    return Text(
        f"规则 {len(packs.rules)} 条，规则包 {len(packs.packs)} 个",
        f"{len(packs.rules)} rules in {len(packs.packs)} packs",
    )


def _waivers(settings: Settings) -> Text:
    from night.waivers import load_waivers

    count = len(load_waivers(settings.waivers_file))
    return Text(f"{count} 条", f"{count}")


def _portals(settings: Settings) -> Text:
    from crawler.files import DeclarationError
    from crawler.portal import load_portals
    from crawler.roster import load_roster

    declared = load_portals(settings.folders.portals)
    wrong = [str(one) for one in declared.values() if isinstance(one, DeclarationError)]
    for one in declared.values():
        if not isinstance(one, DeclarationError) and one.roster:
            try:
                load_roster(one.roster, settings.folders.rosters)
            except DeclarationError as error:
                wrong.append(str(error))
    if wrong:
        raise Ailing(_same("; ".join(wrong)))
    if not declared:
        raise Ailing(Text("尚未声明", "none declared yet"), "lacking")
    return Text(f"{len(declared)} 个", f"{len(declared)}")


def _limits() -> Text:
    import importlib.util

    if importlib.util.find_spec("resource") is None:
        raise Ailing(
            Text("此系统不能限制子进程的内存", "this system cannot limit a child's memory"),
            "lacking",
        )
    return Text("可用", "available")


def _mail(settings: Settings) -> Text:
    digest = settings.digest
    if digest.transport == "file":
        return Text("写入文件，不发送", "written to files, not sent")
    if not digest.recipients:
        raise Ailing(Text("没有收件人", "no recipients"))
    if digest.smtp.user and not digest.smtp.secret():
        raise Ailing(
            Text(
                "没有密码：设置 GOUJI_DIGEST__SMTP__PASSWORD 或 password_file",
                "no password: set GOUJI_DIGEST__SMTP__PASSWORD or password_file",
            )
        )
    return Text(
        f"{digest.smtp.host}:{digest.smtp.port}，收件人 {len(digest.recipients)} 名（未试发）",
        f"{digest.smtp.host}:{digest.smtp.port}, {len(digest.recipients)} recipients (not tried)",
    )


def _fonts() -> Text:
    import subprocess

    program = shutil.which("fc-list")
    if program is None:
        raise Ailing(Text("无法查看（没有 fc-list）", "cannot tell (no fc-list)"), "lacking")
    found = subprocess.run(  # noqa: S603 a program of the system, fixed arguments
        [program, ":lang=zh", "family"], capture_output=True, text=True, timeout=20, check=False
    )
    count = len(set(found.stdout.splitlines()))
    if not count:
        raise Ailing(
            Text("没有中文字体，公文转换为 PDF 时会缺字", "none: letters lack signs as PDF"),
            "lacking",
        )
    return Text(f"{count} 种", f"{count}")


def _program(*names: str) -> Text:
    for name in names:
        if path := shutil.which(name):
            return _same(path)
    raise Ailing(Text("未安装（可选）", "not installed (optional)"), "lacking")
