"""`gouji browse`: everything stored, in a web browser, through Datasette."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path

import click

from commands.references import lang_option
from commands.session import Session, talk

LOOPBACK = "127.0.0.1"
MISSING = 2


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True)
@click.option("--print", "only_print", is_flag=True, help="Print the command, start nothing.")
@lang_option
@click.pass_obj
def command(session: Session, port: int, only_print: bool, lang: str | None) -> int:
    """Look at everything stored in a web browser, read-only.

    Starts Datasette, on this machine only, until stopped. Datasette does not come with gouji:
    without it this says how to install it, prints the command, and ends with exit code 2.
    Recipients and mail are in another database and are not shown.

    \b
    Examples:
      gouji browse
      gouji browse --port 8080 --print
    """
    from commands.words import words

    with session.store(must_exist=True):
        pass  # A database that cannot be used is told by us, in one line.
    w = words("browse", lang or session.settings.lang)
    found = _datasette()
    line = [
        found or "datasette", "serve", str(session.settings.database.absolute()),
        "--host", LOOPBACK, "--port", str(port), "--setting", "allow_download", "off",
    ]  # fmt: skip
    if only_print:
        click.echo(shlex.join(line))
        return 0
    if found is None:
        talk(w["no_datasette"])
        click.echo(shlex.join(line))
        return MISSING
    talk(w["browsing"].format(f"http://{LOOPBACK}:{port}/"))
    sys.stdout.flush()
    return os.execv(found, line)  # noqa: S606 no shell, our own arguments


def _datasette() -> str | None:
    """Beside our own Python first, then on the path."""
    beside = Path(sys.executable).with_name("datasette")
    return str(beside) if beside.is_file() else shutil.which("datasette")
