"""`gouji rules list`: what is in force, whence, and how its findings have held."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from commands.columns import columns
from commands.session import Session, talk

if TYPE_CHECKING:
    from rules.packs.model import Packs
    from rules.rule import Rule


@click.command("list")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of titles.")
@click.pass_obj
def command(session: Session, form: str, lang: str | None) -> None:
    """All rules in force: id, severity, basis, family, status, pack, reviews, title.

    Reviews are findings upheld and dismissed (`gouji review`): a rule with fewer than 95 %
    upheld after 20 is shown as preview. An office's own packs are shown with their file; what
    an office has changed or switched off is told with its reason.

    \b
    Example:
      gouji rules list --format json
    """
    from night.citing import in_lang

    language = lang or session.settings.lang
    packs = session.packs()
    precision = reviews_of(session)
    rows = [_row(rule, packs, precision, language) for rule in packs.rules]
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    click.echo(columns([_told(row, language) for row in rows]))
    for pack, file in sorted(packs.files.items()):
        if "/" in file or "\\" in file:
            talk(f"pack {pack}: {file}")
    for change in packs.changes:
        what = "off" if change.off else "changed"
        where = "" if change.where.everywhere else " (somewhere)"
        talk(f"{change.rule} {what}{where}: {change.reason}")
    for rule in packs.switched_off:
        talk(f"off: {rule.id}  {in_lang(rule.title, language)}")


def _told(row: dict[str, Any], lang: str) -> list[str]:
    """The row in the words of that language."""
    from outputs.wording import wording

    w = wording(lang)
    reviewed = row["upheld"] + row["dismissed"]
    return [
        row["id"],
        w[row["severity"]],
        w[row["basis"]],
        w[f"family_{row['family']}"],
        w[f"status_{row['status']}"],
        row["pack"],
        w["reviewed_short"].format(row["upheld"], row["dismissed"]) if reviewed else "–",
        row["title"],
    ]


def reviews_of(session: Session) -> dict[str, tuple[int, int]]:
    """By rule: findings upheld and dismissed; none where nothing is stored."""
    if not session.settings.database.exists():
        return {}
    with session.store() as store:
        return store.findings.precision()


def _row(
    rule: Rule, packs: Packs, precision: dict[str, tuple[int, int]], lang: str
) -> dict[str, Any]:
    from night.citing import in_lang
    from rules.precision import shown_status

    upheld, dismissed = precision.get(rule.id, (0, 0))
    pack = next((p.pack for p in packs.packs if any(r.id == rule.id for r in p.rules)), "")
    return {
        "id": rule.id,
        "title": in_lang(rule.title, lang),
        "severity": rule.severity,
        "basis": rule.basis,
        "family": rule.family,
        "weight": rule.weight,
        "status": shown_status(rule.status, upheld, dismissed),
        "version": rule.version,
        "pack": pack,
        "file": packs.files.get(pack, ""),
        "upheld": upheld,
        "dismissed": dismissed,
    }
