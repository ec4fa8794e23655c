"""Pages that cannot rot: generated ones are fresh, links lead somewhere, every word is told."""

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import click
import pytest
from pydantic import BaseModel

from commands.root import COMMANDS, cli
from night.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_docs", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["cli.md", "settings.md"])
def test_generated_pages_are_fresh(generate: Any, name: str) -> None:
    written = (ROOT / "docs" / name).read_text("utf-8")
    assert written == generate.PAGES[name](), "say: make docs"


def commands(group: click.Command, name: str = "gouji") -> Iterator[tuple[str, click.Command]]:
    yield name, group
    if isinstance(group, click.Group):
        context = click.Context(group)
        for sub in group.list_commands(context):
            found = group.get_command(context, sub)
            assert found is not None
            yield from commands(found, f"{name} {sub}")


@pytest.mark.parametrize(
    ("name", "command"), [pytest.param(*each, id=each[0]) for each in commands(cli)]
)
def test_every_command_shows_an_example(name: str, command: click.Command) -> None:
    assert re.search(r"Examples?:\n +gouji ", command.help or ""), name


def test_the_short_help_of_each_command_is_the_first_line_of_its_own() -> None:
    for name, command in commands(cli):
        if name.count(" ") == 1:
            assert (command.help or "").splitlines()[0] == COMMANDS[name.removeprefix("gouji ")]


def leaves(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        inner = [
            kind
            for kind in (field.annotation, *getattr(field.annotation, "__args__", ()))
            if isinstance(kind, type) and issubclass(kind, BaseModel)
        ]
        if inner:
            yield from leaves(inner[0], f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"


def test_every_setting_is_documented_in_words() -> None:
    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    for name in leaves(Settings):
        (row,) = re.findall(rf"^\| `{re.escape(name)}` \|.*\| (.*) \|$", page, re.MULTILINE)
        assert len(row) > 5, name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text("utf-8")):
        assert "://" in target or (page.parent / target).exists(), target


def test_the_two_readmes_say_the_same_in_the_same_order() -> None:
    english, chinese = ((ROOT / name).read_text("utf-8") for name in ("README.md", "README.zh.md"))
    for pattern in (r"^## ", r"^```", r"gouji check", r"docs/[a-z-]+\.md"):
        assert len(re.findall(pattern, english, re.MULTILINE)) == len(
            re.findall(pattern, chinese, re.MULTILINE)
        ), pattern


def test_the_readme_names_the_commands_that_the_makefile_has() -> None:
    targets = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for page in PAGES:
        named = set(re.findall(r"`?make ([a-z-]+)", page.read_text("utf-8"))) - {"and"}
        assert named <= targets, page.name
