"""Writes docs/cli.md, docs/settings.md and docs/rules from the code (`make docs`); tests keep
them fresh."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import click  # noqa: E402
from pydantic import BaseModel  # noqa: E402

from commands.root import cli  # noqa: E402
from night.settings import Settings  # noqa: E402


def cli_page() -> str:
    """Every command's own help."""
    parts = [
        "# The command line\n\nWritten from `--help` by `make docs`; not edited by hand.\n\n"
        "Exit codes: 0 done and nothing to look at; 1 something to look at (findings, a portal "
        "that could not be visited, a document set aside, a mail that was not taken); "
        "2 unusable input or settings; 3 something crashed.\n"
    ]
    for name, command, context in _commands(cli, "gouji", None):
        parts.append(f"## {name}\n\n```text\n{command.get_help(context).strip()}\n```\n")
    return "\n".join(parts)


def _commands(
    command: click.Command, name: str, parent: click.Context | None
) -> Iterator[tuple[str, click.Command, click.Context]]:
    context = click.Context(
        command,
        info_name=name.rsplit(maxsplit=1)[-1],
        parent=parent,
        terminal_width=88,
        **command.context_settings,
    )
    yield name, command, context
    if isinstance(command, click.Group):
        for sub in command.list_commands(context):
            found = command.get_command(context, sub)
            assert found is not None
            yield from _commands(found, f"{name} {sub}", context)


def settings_page() -> str:
    """Every setting with its default."""
    return (
        "# Settings\n\nWritten from `night/settings.py` by `make docs`; not edited by hand.\n\n"
        + inspect.cleandoc(inspect.getmodule(Settings).__doc__ or "")  # type: ignore[union-attr]
        + "\n\nFolders in the file are taken from where the file stands.\n\n"
        + "\n".join(_table(Settings, "", "In front"))
        + _EXAMPLE
    )


def _table(model: type[BaseModel], prefix: str, title: str) -> Iterator[str]:
    yield f"## {title}\n\n{inspect.cleandoc(model.__doc__ or '')}\n"
    yield "| setting | default | what it is |\n|---|---|---|"
    deeper: list[tuple[type[BaseModel], str]] = []
    for name, field in model.model_fields.items():
        part = _part(field.annotation)
        if part is None:
            default = (
                "" if field.is_required() else _shown(field.get_default(call_default_factory=True))
            )
            yield f"| `{prefix}{name}` | {default} | {field.description} |"
        else:
            deeper.append((part, f"{prefix}{name}"))
    yield ""
    for part, path in deeper:
        yield from _table(part, f"{path}.", f"[{path}]")


def _part(annotation: Any) -> type[BaseModel] | None:
    for kind in (annotation, *getattr(annotation, "__args__", ())):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind
    return None


def _shown(value: Any) -> str:
    text = str(value) if isinstance(value, (str, Path)) else repr(value)
    return "" if text in ("", "()", "None", "SecretStr('')") else f"`{text}`"


_EXAMPLE = """
## An example

```toml
var = "/var/lib/gouji"

[folders]
portals = ["portals"]
rosters = ["rosters"]
calendars = ["calendars"]

[digest]
transport = "smtp"
sender = "gouji@example.gov.cn"

[[digest.recipients]]
name = "王主任"
address = "wang@example.gov.cn"
portals = ["qinghe"]

[digest.smtp]
host = "mail.example.gov.cn"
user = "gouji"
password_file = "smtp-password"
```
"""

PAGES = {"cli.md": cli_page, "settings.md": settings_page}


def rule_pages() -> dict[str, str]:
    """File name in docs/rules → page; examples are executed for it."""
    from outputs.rule_pages import rule_pages as pages
    from rules.packs.load import load_packs

    return dict(pages(load_packs()))


def main() -> None:
    """Write every page whose text has changed."""
    os.environ.pop("COLUMNS", None)
    for name, page in PAGES.items():
        text = page()
        if not (HERE / name).exists() or (HERE / name).read_text("utf-8") != text:
            (HERE / name).write_text(text, "utf-8")
            print(f"docs/{name}")
    write_rules()


def write_rules() -> None:
    """Write docs/rules anew; pages of rules that are no more go."""
    folder = HERE / "rules"
    folder.mkdir(exist_ok=True)
    pages = rule_pages()
    for old in folder.glob("*.md"):
        if old.name not in pages:
            old.unlink()
            print(f"docs/rules/{old.name} is gone")
    for name, text in pages.items():
        path = folder / name
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            print(f"docs/rules/{name}")


if __name__ == "__main__":
    main()
