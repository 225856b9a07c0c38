from dataclasses import replace

from reader_app.formats.marks_entry import by_paper
from reader_app.model.address import address_from
from reader_app.model.ids import PaperId
from reader_app.model.paper import Paper
from reader_app.model.row import Row
from tests.formats.marks_making import ABSTRACT, BOX, FILE, MARK, PAPER, WORDS, entry


def test_lines_of_a_page_are_joined_to_paragraphs() -> None:
    assert entry().words == "the dominant models\n\nare complex"
    assert entry(replace(WORDS, exact="深層\n学習")).words == "深層学習"
    assert entry(BOX).words == ""


def test_lines_of_an_abstract_stay_as_they_are() -> None:
    assert entry(replace(ABSTRACT, exact="one\ntwo")).words == "one\ntwo"


def test_the_link_leads_to_the_mark() -> None:
    address = address_from(entry().link)
    assert (address.paper, address.attachment, address.page, address.mark) == (PAPER, FILE, 7, MARK)


def test_the_place_is_said_in_the_words_given_or_by_the_page() -> None:
    assert entry(place="p. vii").where == "p. vii"
    assert entry().where == "p. 7"
    assert entry(ABSTRACT).where == "abstract"


def test_the_file_is_that_of_the_mark() -> None:
    found = entry().file
    assert found is not None
    assert found.name == "Lee_2017.pdf"
    assert entry(ABSTRACT).file is None


def test_papers_come_in_the_order_of_their_first_marks() -> None:
    other = Row(Paper(id=PaperId("other"), title="Other"))
    found = by_paper([entry(), entry(row=other), entry(BOX)])
    assert [(row.paper.title, len(entries)) for row, entries in found] == [("Attention & <Need>", 2), ("Other", 1)]
