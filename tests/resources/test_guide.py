import re
from pathlib import PurePosixPath

import pytest

from reader_app.cli.commands import COMMANDS as COMMANDS_OF_THE_TERMINAL
from reader_app.model.colour import COLOUR_NAMES, MEANINGS
from reader_app.resources import resource
from reader_app.search.filters import FILTER_FIELDS, HAS, IS
from reader_app.search.lexer import FIELD_NAMES
from reader_app.ui.actions import COMMANDS
from reader_app.ui.dialogs.keys import CHART_KEYS, LIST_KEYS, NOTE_KEYS, PDF_KEYS, READING_KEYS, SIDEBAR_KEYS

PAGES = (
    "index.md",
    "getting-started.md",
    "importing.md",
    "pdf-files.md",
    "list-and-search.md",
    "reading-and-highlights.md",
    "reading-pdfs.md",
    "marking-pdfs.md",
    "reading-comfort.md",
    "other-programs.md",
    "notes.md",
    "tags.md",
    "trends.md",
    "command-line.md",
    "keyboard.md",
    "your-data.md",
)
EACH = pytest.mark.parametrize("name", PAGES)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")


def page(name: str) -> str:
    return resource("guide", name).read_text(encoding="utf-8")


def links(text: str) -> list[str]:
    """Return where the links of a page lead, those in examples of code left out."""
    without_fences = FENCED.sub("", text)
    linked_code = re.sub(r"\[`([^`]*)`\]", r"[\1]", without_fences)
    return LINK.findall(CODE.sub("", linked_code))


def test_the_guide_has_these_pages_and_no_others() -> None:
    assert sorted(entry.name for entry in resource("guide").iterdir()) == sorted(PAGES)


def test_the_contents_lead_to_every_page() -> None:
    assert set(links(page("index.md"))) == set(PAGES) - {"index.md"}


@EACH
def test_links_lead_to_pages_of_the_guide(name: str) -> None:
    assert [link for link in links(page(name)) if PurePosixPath(link).name != link or link not in PAGES] == []


@EACH
def test_a_page_begins_with_its_only_title(name: str) -> None:
    text = FENCED.sub("", page(name))
    assert text.startswith("# ")
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1


@EACH
def test_code_and_tables_are_closed(name: str) -> None:
    text = page(name)
    assert text.count("```") % 2 == 0
    for rows in re.findall(r"(?:^\|.*\n)+", FENCED.sub("", text), re.MULTILINE):
        widths = {len(re.findall(r"(?<!\\)\|", row)) for row in rows.splitlines()}
        assert len(widths) == 1, rows


def test_every_colour_is_explained_with_its_digit_and_meaning() -> None:
    text = page("reading-and-highlights.md")
    for digit, colour in enumerate(COLOUR_NAMES, start=1):
        assert f"| {digit} | {colour} | {MEANINGS[colour]} |" in text
        assert f"| {digit} | highlight in {colour} |" in page("keyboard.md")


def test_the_keys_of_the_guide_are_those_of_the_window() -> None:
    assert keys_of_the_guide() == keys_of_the_window()


def keys_of_the_guide() -> set[str]:
    """Return the keys of the tables of the page; "1 to 9" stands for the digits between."""
    cells = re.findall(r"^\| (?!Key|---)(.+?) \|", page("keyboard.md"), re.MULTILINE)
    return {key for cell in cells for part in cell.split(" or ") for key in digits(*part.split(" to "))}


def keys_of_the_window() -> set[str]:
    """Return the keys of the commands, and those that the window lists beside them."""
    listed = (*LIST_KEYS, *SIDEBAR_KEYS, *READING_KEYS, *NOTE_KEYS, *PDF_KEYS, *CHART_KEYS)
    named = {key for _, keys in listed for part in keys.split(", ") for key in digits(*part.split(" – "))}
    return named | {key for command in COMMANDS for key in command.keys}


def digits(first: str, last: str = "") -> list[str]:
    return [str(digit) for digit in range(int(first), int(last) + 1)] if last else [first]


@pytest.mark.parametrize(
    "field", ["title", "abstract", "author", "venue", "keyword", "note", "highlight", *FILTER_FIELDS]
)
def test_every_field_of_a_search_is_explained(field: str) -> None:
    assert field in FIELD_NAMES
    assert f"`{field}:" in page("list-and-search.md")


@pytest.mark.parametrize("value", [*(f"is:{name}" for name in IS), *(f"has:{name}" for name in HAS)])
def test_every_state_that_can_be_searched_for_is_named(value: str) -> None:
    assert f"`{value}`" in page("list-and-search.md")


@pytest.mark.parametrize("command", [command.name for command in COMMANDS_OF_THE_TERMINAL])
def test_every_command_is_explained(command: str) -> None:
    assert re.search(rf"^\| `{command}\b", page("command-line.md"), re.MULTILINE)
