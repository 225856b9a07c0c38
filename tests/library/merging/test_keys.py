from reader_app.library.merging.keys import with_own_keys
from tests.library.merging.tables import key, paper


def test_a_key_that_one_library_has_twice_stays_as_it_is() -> None:
    ours = {key(number): paper(number, citation_key="x") for number in (1, 2)}
    assert with_own_keys(ours, ours, {}) == (ours, ())


def test_a_new_key_is_one_that_no_paper_has() -> None:
    ours = {key(1): paper(1, citation_key="x"), key(2): paper(2, citation_key="xa")}
    theirs = {key(3): paper(3, "Kites", citation_key="x")}
    made, changed = with_own_keys(ours | theirs, ours, theirs)
    assert made == ours | {key(3): paper(3, "Kites", citation_key="xb")}
    assert changed == (("Kites", "x", "xb"),)


def test_papers_without_a_key_share_none() -> None:
    ours, theirs = {key(1): paper(1)}, {key(2): paper(2, citation_key="")}
    assert with_own_keys(ours | theirs, ours, theirs) == (ours | theirs, ())
