"""`gouji evidence`: all that proves a finding, in one zip."""

from __future__ import annotations

from pathlib import Path

import click

from commands.references import finding_of, lang_option
from commands.session import Session, talk


@click.command()
@click.argument("ref", metavar="FINDING")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write (default: FINDING.zip here).",
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@lang_option
@click.pass_obj
def command(session: Session, ref: str, output: Path | None, force: bool, lang: str | None) -> None:
    """All that proves a finding, in one zip.

    The documents byte for byte with their hashes, response headers and capture times, the
    lists that showed the report, a readable extract, the finding with its law and words, and
    the rule packs and day of the judgement. A manifest holds the hash of every file.

    \b
    Example:
      gouji evidence F17 -o F17.zip
    """
    from commands.words import words
    from letters.evidence import EvidenceError, evidence_zip
    from store.evidence import proof

    w = words("decisions", lang or session.settings.lang)
    with session.store(must_exist=True) as store:
        finding = finding_of(store, ref)
        try:
            proved = proof(store, finding.id)
            content = evidence_zip(proved)
        except KeyError:
            raise click.UsageError(f"the report of {ref} is not there any more") from None
        except EvidenceError as error:
            raise click.UsageError(str(error)) from error
    path = output or Path(f"F{finding.id}.zip")
    if path.exists() and not force:
        raise click.UsageError(f"{path} is there already; say --force to write over it")
    path.touch(mode=0o600)
    path.write_bytes(content)
    talk(w["evidence_written"].format(path, len(proved.documents)))
