from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name, String

from reader_app.pdf.document import open_document
from reader_app.pdf.recognition import Recognised, recognise
from reader_app.pdf.recognition.title import joined
from tests.pdf.sheets import Words, lines, new_pdf

TITLE = "Folding Maps by Walking Backwards"
BODY = lines(
    60,
    560,
    "In this paper we fold maps, and we say how they are folded by those who walk backwards,",
    "which nobody did before us. The maps are large and the people are small, so it is not easy.",
    "We walk for hours and find that the folds are straight, that they are many, and all alike.",
)
HEAD = [Words(120, 700, TITLE, 18, font="F2"), Words(200, 660, "Ada Crane, Bo Fold, and Cy de la Dale", 12)]
ABSTRACT = Words(280, 600, "Abstract", 11, font="F2")


def recognised(path: Path, *pages: list[Words], info: dict[str, str] | None = None, xmp: str = "") -> Recognised:
    pdf = new_pdf(pages)
    if info:
        pdf.trailer.Info = pdf.make_indirect(Dictionary({f"/{key}": String(value) for key, value in info.items()}))
    if xmp:
        pdf.Root.Metadata = pdf.make_stream(xmp.encode(), Dictionary(Type=Name.Metadata, Subtype=Name.XML))
    pdf.save(path / "a.pdf", fix_metadata_version=False)
    with open_document(path / "a.pdf") as document:
        return recognise(document)


def packet(inside: str) -> str:
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">'
        f'{inside}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )


def test_the_largest_lines_are_the_title_and_the_names_below_the_authors(tmp_path: Path) -> None:
    found = recognised(tmp_path, [*HEAD, ABSTRACT, *BODY])
    assert found.title == TITLE
    assert found.authors == ("Ada Crane", "Bo Fold", "Cy de la Dale")


def test_a_title_over_two_lines_is_joined(tmp_path: Path) -> None:
    head = [Words(120, 700, "Folding Maps by Walk-", 18, font="F2"), Words(120, 678, "ing Backwards", 18, font="F2")]
    assert recognised(tmp_path, [*head, ABSTRACT, *BODY]).title == TITLE


def test_the_name_of_a_journal_above_is_not_the_title(tmp_path: Path) -> None:
    banner = Words(60, 750, "International Journal of Paper", 24)
    assert recognised(tmp_path, [banner, *HEAD, ABSTRACT, *BODY]).title == TITLE


def test_a_title_no_larger_than_the_text_is_found_by_its_weight(tmp_path: Path) -> None:
    head = [Words(120, 700, TITLE, 10, font="F2"), Words(200, 670, "Ada Crane", 10)]
    found = recognised(tmp_path, [*head, *BODY])
    assert (found.title, found.authors) == (TITLE, ("Ada Crane",))


@pytest.mark.parametrize(
    "said",
    [
        "Microsoft Word - maps_final2.doc",
        "maps.dvi",
        "untitled",
        "Formatting Instructions for Authors of Maps",
        "main_v2_final",
        "Another Paper of Mine Entirely",
        "Title",
        "PII: S0140-6736(05)00001-1",
    ],
)
def test_what_the_file_says_is_not_believed_where_it_is_a_file_name_a_template_or_another_paper(
    tmp_path: Path, said: str
) -> None:
    assert recognised(tmp_path, [*HEAD, ABSTRACT, *BODY], info={"Title": said}).title == TITLE


def test_the_way_the_file_writes_the_title_is_taken_where_the_page_has_it_too(tmp_path: Path) -> None:
    capitals = Words(120, 700, TITLE.upper(), 18, font="F2")
    assert recognised(tmp_path, [capitals, ABSTRACT, *BODY], info={"Title": TITLE}).title == TITLE


def test_a_title_in_a_script_without_blanks_is_found(tmp_path: Path) -> None:
    said = recognised(tmp_path, [], info={"Title": "折纸地图的方法研究"})
    assert said.title == "折纸地图的方法研究"
    assert joined(["折纸地图的", "方法研究"]) == "折纸地图的方法研究"


def test_a_scan_is_known_by_what_the_file_says(tmp_path: Path) -> None:
    found = recognised(tmp_path, [], info={"Title": TITLE, "Author": "Crane, Ada; Fold, Bo"})
    assert (found.title, found.authors) == (TITLE, ("Ada Crane", "Bo Fold"))


def test_a_scan_called_by_its_scanner_has_no_title(tmp_path: Path) -> None:
    assert recognised(tmp_path, [], info={"Title": "Scan0001.pdf", "Author": "admin"}) == Recognised()


def test_a_cover_without_text_is_skipped(tmp_path: Path) -> None:
    found = recognised(tmp_path, [], [*HEAD, ABSTRACT, *BODY])
    assert (found.title, len(found.authors)) == (TITLE, 3)


def test_institutions_between_names_are_no_authors(tmp_path: Path) -> None:
    head = [
        Words(120, 700, TITLE, 18, font="F2"),
        Words(120, 670, "Ada Crane", 12),
        Words(120, 656, "University of Paper, Folding"),
        Words(120, 644, "ada@paper.example"),
        Words(120, 628, "Bo Fold and Cy Dale", 12),
        Words(120, 614, "Institute of Kites"),
    ]
    assert recognised(tmp_path, [*head, ABSTRACT, *BODY]).authors == ("Ada Crane", "Bo Fold", "Cy Dale")


def test_marks_after_names_are_left_out(tmp_path: Path) -> None:
    head = [
        Words(120, 700, TITLE, 18, font="F2"),
        Words(120, 670, "Ada Crane", 12),
        Words(177, 675, "1,2", 7),
        Words(190, 670, ", Bo Fold", 12),
        Words(240, 675, "2", 7),
    ]
    assert recognised(tmp_path, [*head, ABSTRACT, *BODY]).authors == ("Ada Crane", "Bo Fold")


@pytest.mark.parametrize(
    "line",
    ["doi:10.1000/maps.17", "https://doi.org/10.1000/Maps.17", "DOI 10.1000/maps.17.", "10.1000/maps.17"],
)
def test_the_doi_at_the_foot_of_the_page_is_the_papers(tmp_path: Path, line: str) -> None:
    assert recognised(tmp_path, [*HEAD, *BODY, Words(60, 40, line, 8)]).doi == "10.1000/maps.17"


def test_the_doi_of_a_cited_work_is_not_the_papers(tmp_path: Path) -> None:
    references = [
        Words(60, 400, "References", 12, font="F2"),
        Words(60, 380, "[1] E. Lder. On kites. Journal of Wind, 3:1-9, 1999."),
        Words(60, 368, "doi:10.1000/kites.3"),
    ]
    assert recognised(tmp_path, [*HEAD, *BODY, *references]).doi == ""
    foot = Words(60, 30, "https://doi.org/10.1000/maps.17", 8)
    assert recognised(tmp_path, [*HEAD, *BODY, *references, foot]).doi == "10.1000/maps.17"


def test_a_doi_over_two_lines_is_joined(tmp_path: Path) -> None:
    foot = lines(60, 52, "Copyright by the authors. https://doi.org/10.1000/", "maps.17", size=8, leading=9)
    assert recognised(tmp_path, [*HEAD, *BODY, *foot]).doi == "10.1000/maps.17"


@pytest.mark.parametrize("doi", ["10.1145/nnnnnnn.nnnnnnn", "10.18637/jss.v000.i00", "10.1145/1122445.1122456"])
def test_the_doi_of_a_template_is_none(tmp_path: Path, doi: str) -> None:
    assert recognised(tmp_path, [*HEAD, *BODY, Words(60, 40, f"https://doi.org/{doi}", 8)]).doi == ""


def test_the_stamp_of_arxiv_gives_its_id_and_year(tmp_path: Path) -> None:
    stamp = Words(30, 250, "arXiv:2103.01234v2 [cs.CL] 5 Mar 2021", 20, turn=90)
    found = recognised(tmp_path, [stamp, *HEAD, ABSTRACT, *BODY])
    assert (found.arxiv, found.year, found.title) == ("2103.01234", 2021, TITLE)


def test_a_cited_preprint_is_not_the_paper(tmp_path: Path) -> None:
    cited = Words(60, 400, "as E. Lder has shown in a preprint, arXiv:1706.03762, which we build on")
    assert recognised(tmp_path, [*HEAD, *BODY, cited]).arxiv == ""


def test_older_ids_of_arxiv_are_read(tmp_path: Path) -> None:
    stamp = Words(30, 250, "arXiv:hep-th/9711200v3  22 Jan 1998", 20, turn=90)
    assert recognised(tmp_path, [stamp, *HEAD, *BODY]).arxiv == "hep-th/9711200"


def test_the_publishers_metadata_give_doi_authors_and_year(tmp_path: Path) -> None:
    xmp = packet(
        f"<dc:title><rdf:Alt><rdf:li>{TITLE}</rdf:li></rdf:Alt></dc:title>"
        "<dc:creator><rdf:Seq><rdf:li>Ada Crane</rdf:li><rdf:li>Bo Fold</rdf:li><rdf:li>Cy de la Dale</rdf:li>"
        "</rdf:Seq></dc:creator><prism:doi>10.1000/maps.17</prism:doi><prism:publicationDate>2019-03-01</prism:publicationDate>"
    )
    found = recognised(tmp_path, [*HEAD, ABSTRACT, *BODY], xmp=xmp)
    assert found == Recognised(TITLE, ("Ada Crane", "Bo Fold", "Cy de la Dale"), "10.1000/maps.17", "", 2019)


def test_metadata_with_a_document_type_are_not_read(tmp_path: Path) -> None:
    xmp = '<!DOCTYPE x [<!ENTITY e "10.1000/evil">]>' + packet("<prism:doi>&e;</prism:doi>")
    assert recognised(tmp_path, [*HEAD, *BODY], xmp=xmp).doi == ""


def test_metadata_are_read_where_the_file_is_encrypted(tmp_path: Path) -> None:
    pdf = new_pdf([[*HEAD, *BODY]])
    pdf.trailer.Info = pdf.make_indirect(Dictionary(doi=String("10.1000/maps.17")))
    pdf.save(tmp_path / "a.pdf", encryption=pikepdf.Encryption(user="me", owner="boss"))
    with open_document(tmp_path / "a.pdf", "me") as document:
        assert recognise(document).doi == "10.1000/maps.17"
