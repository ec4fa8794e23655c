"""`gouji` itself: which commands there are, and what becomes of an error.

Commands are imported when called, so that none pays for another's libraries.
"""

from __future__ import annotations

import errno
import gc
import os
import re
import sys
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from commands.session import Session

CLEAN, FINDINGS, UNUSABLE, CRASHED = range(4)

_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO})
"""Errors of writing that come without the name of a file."""
ADVICE = "check the path, its folder, your rights there and the space on the disk"

COMMANDS = {
    "browse": "Look at everything stored in a web browser, read-only.",
    "check": "Check reports: files, folders, addresses, or - for standard input.",
    "crawl": "Visit portals and archive what is new or changed.",
    "digest": "Compose the morning's digests and show or send them.",
    "doctor": "Is everything here that gouji needs, and does it work?",
    "evidence": "All that proves a finding, in one zip.",
    "export": "Registers, rankings and tables, out of the office.",
    "judge": "Read and judge what is stored and not yet judged.",
    "ledger": "Who was due when, and who published: on time, late, or not at all.",
    "notice": "Draft a letter of rectification from upheld findings.",
    "portals": "Declared portals: list, test, make, visit.",
    "review": "Uphold or dismiss findings.",
    "rules": "What is checked, and by which article.",
    "run": "The nightly job once: visit, judge, tell.",
    "schedule": "Run the nightly job every night, until stopped.",
    "show": "One stored report, or one finding with all its proof.",
    "waive": "Waive a finding: it stands, but nobody is told until the day named.",
}
"""Name → short help, as `gouji --help` shows it; the module is `commands.NAME`."""


class Commands(click.Group):
    """Looks a command's module up only when it is called (or its help is asked for)."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        from importlib.metadata import version

        click.echo(f"gouji {version('gouji')}")
        ctx.exit()


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Settings file (default: gouji.toml here, or ~/.config/gouji/gouji.toml).",
)
@click.option(
    "--var",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of database, archive and mail (default: var).",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version.",
)
@click.pass_context
def cli(ctx: click.Context, config: Path | None, var: Path | None) -> None:
    """Checks the annual open-government-information reports of administrative organs.

    Every night gouji visits the portals, reads and judges what is new, and tells officers
    what is wrong, by which article, and where. At any time it checks a file, a folder or
    an address.

    \b
    Example:
      gouji check 2024-annual-report.html
    """
    ctx.obj = Session(config=config, var=var)
    if os.environ.get("NO_COLOR"):
        ctx.color = False


def main(args: list[str] | None = None) -> None:
    """Run a command and leave with its exit code; no error ends in a bare traceback."""
    sys.exit(run(args))


def run(args: list[str] | None = None) -> int:
    # Importing makes half a million objects that all stay: looking through them again and
    # again for garbage would be a tenth of the time of a short command.
    gc.set_threshold(100_000, 50, 50)
    try:
        result: Any = cli.main(args, prog_name="gouji", standalone_mode=False)
    except click.Abort:
        click.echo("stopped", err=True)
        return 130
    except click.ClickException as error:
        click.echo(_complaint(error), err=True)
        return UNUSABLE
    except BrokenPipeError:
        # Whoever read our output has seen enough: `gouji … | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except Exception as error:
        if isinstance(error, _unusable()):
            click.echo(f"gouji: {error}", err=True)
            return UNUSABLE
        if isinstance(error, OSError) and (error.filename or error.errno in _DISK):
            where = f"{os.fspath(error.filename)!s}: " if error.filename else ""
            what = error.strerror or type(error).__name__
            click.echo(f"gouji: {where}{what}; {ADVICE}", err=True)
            return UNUSABLE
        import traceback

        traceback.print_exc()
        click.echo("gouji: this is a fault of gouji's own; please report it", err=True)
        return CRASHED
    return result if isinstance(result, int) else CLEAN


def _complaint(error: click.ClickException) -> str:
    """One line that says what is wrong, and for a wrong call one that says where help is."""
    context = getattr(error, "ctx", None)
    name = context.command_path if context else "gouji"
    message = error.format_message()
    if isinstance(error, click.UsageError) and context:
        if context.command is cli and (wrong := _wrong_command(message)):
            near = get_close_matches(wrong, COMMANDS, n=1)
            message += f" Nearest: {near[0]}." if near else ""
        return f"{name}: {message}\n{name} --help tells how it is called"
    return f"{name}: {message}"


def _wrong_command(message: str) -> str:
    found = re.search(r"No such command '(.+?)'", message)
    return found[1] if found else ""


def _unusable() -> tuple[type[Exception], ...]:
    """Errors of the input or the settings, each one clear line; imported only when needed."""
    from night.settings import SettingsError
    from rules.packs.load import PackError
    from store.errors import StoreError

    return SettingsError, StoreError, PackError
