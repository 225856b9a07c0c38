import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.formats import write
from reader_app.formats.latex import braces_balance
from reader_app.model.row import Row
from tests.formats.making import FULL, row

FULL_ENTRY = r"""@article{lee2020tiny,
  title = {Tiny Clocks for Long Context},
  author = {Lee, Ann and van Beethoven, Ludwig and Davis, Jr., Sammy and OpenAI},
  journal = {Journal of Clocks},
  year = {2020},
  month = mar,
  doi = {10.1000/ab_c},
  eprint = {2003.00001},
  archivePrefix = {arXiv},
  primaryClass = {cs.LG},
  url = {https://example.org/a_b?c=1%20&d},
  keywords = {clocks, context, method/time},
  abstract = {We keep 94.5\% of $x_1$ \& more.},
  annote = {Read *twice*.},
  volume = {3},
  x-y = {z},
}
"""


def bibtex(*rows: Row) -> str:
    return write("bibtex", rows, {})


def field(name: str, row: Row) -> str:
    found = re.search(rf"^  {name} = \{{(.*)\}},$", bibtex(row), re.MULTILINE | re.DOTALL)
    return found[1].split("},\n")[0] if found else ""


def test_a_paper_is_an_entry_with_all_that_is_known() -> None:
    assert bibtex(FULL) == FULL_ENTRY


def test_what_is_not_known_is_left_out() -> None:
    assert bibtex(row("A Title")) == "@misc{title,\n  title = {A Title},\n}\n"


@pytest.mark.parametrize(
    ("venue", "kind", "name"),
    [
        ("Journal of Clocks", "article", "journal"),
        ("Nature", "article", "journal"),
        ("JMLR", "article", "journal"),
        ("Proceedings of the Clock Makers", "inproceedings", "booktitle"),
        ("NeurIPS", "inproceedings", "booktitle"),
        ("ICRA 2020", "inproceedings", "booktitle"),
        ("3DV", "inproceedings", "booktitle"),
        ("arXiv", "misc", "howpublished"),
    ],
)
def test_the_type_follows_the_venue(venue: str, kind: str, name: str) -> None:
    paper = row(venue=venue)
    assert bibtex(paper).startswith(f"@{kind}{{")
    assert field(name, paper) == venue


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Attention Is All You Need", "Attention Is All You Need"),
        ("BERT: Pre-training of Deep Transformers", "{BERT}: Pre-training of Deep Transformers"),
        ("Scaling GPT-3 (LLMs), Twice", "Scaling {GPT-3} ({LLMs}), Twice"),
        ("On the life of Ada Lovelace: Her letters", "On the life of {Ada} {Lovelace}: Her letters"),
        ("Learning $O(n)$ Bounds", "{Learning $O(n)$ Bounds}"),
        ("R&D at 100% of A_B #1", r"{R\&D} at 100\% of {A\_B} \#1"),
        ("Costs of $5 and $6", r"{Costs of \$5 and \$6}"),
    ],
)
def test_capitals_of_a_title_are_kept_where_a_style_would_lose_them(title: str, kept: str) -> None:
    assert field("title", row(title)) == kept


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (r"We use \emph{this} and {\em that}.", r"We use \emph{this} and {\em that}."),
        ("50% of R&D #1 a_b", r"50\% of R\&D \#1 a\_b"),
        ("$a_b$ and $$c_d$$", "$a_b$ and $$c_d$$"),
        (r"already \% and \_", r"already \% and \_"),
        ("a ~ b ^ c", r"a \textasciitilde{} b \textasciicircum{} c"),
        ("C:\\1", r"C:\textbackslash{}1"),
        ("an open { brace", r"an open \textbraceleft  brace"),
        ("Zürich, 東京", "Zürich, 東京"),
    ],
)
def test_special_characters_are_escaped_outside_formulas(text: str, written: str) -> None:
    assert field("abstract", row(abstract=text)) == written


def test_keys_are_kept_where_pinned_and_never_doubled() -> None:
    papers = (row(year=2020), row(year=2020, citation_key="2020tinyclockslong"), row(year=2020))
    assert re.findall(r"@misc\{(.*),", bibtex(*papers)) == [f"2020tinyclockslong{letter}" for letter in ("a", "", "b")]


def test_extra_fields_never_double_a_field() -> None:
    text = bibtex(row(doi="10.1000/a", extra=(("DOI", "10.1000/b"), ("1st", "x"))))
    assert text.count("doi = ") == 1
    assert "1st" not in text


@given(st.text(min_size=1), st.text(), st.lists(st.text(min_size=1), max_size=3), st.text())
def test_braces_balance_whatever_the_text(title: str, abstract: str, authors: list[str], url: str) -> None:
    text = bibtex(row(title, abstract=abstract, authors=tuple(authors), url=url, venue=abstract, note=title))
    assert braces_balance(text)
