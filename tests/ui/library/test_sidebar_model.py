import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QApplication

from reader_app.library.papers import Counts
from reader_app.model.ids import SearchId
from reader_app.model.saved_search import SavedSearch
from reader_app.model.tag import Tag
from reader_app.ui.library.sidebar_entries import Contents, entries
from reader_app.ui.library.sidebar_model import SidebarModel

CONTENTS = Contents(
    Counts(all=3),
    (Tag("a", "red", 5), Tag("a/b", "blue", 3)),
    (SavedSearch(SearchId("s1"), "RL", "tag:rl"),),
)


@pytest.fixture
def model(qapp: QApplication) -> SidebarModel:
    model = SidebarModel()
    model.show_entries(entries(CONTENTS))
    return model


def test_the_model_keeps_to_the_rules_of_models(qapp: QApplication) -> None:
    model = SidebarModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_entries(entries(CONTENTS))
    model.show_entries(entries(Contents()))
    assert tester.model() is model


def test_tags_are_found_below_their_ancestors(model: SidebarModel) -> None:
    index = model.find(base='tag:"a/b"')
    assert model.entry(index).title == "b"
    assert model.entry(model.parent(index)).title == "a"
    assert (model.depth(index), model.depth(model.parent(index))) == (1, 0)
    assert not model.find(base="nowhere").isValid()
    assert model.parent(model.find(key="inbox")) == QModelIndex()


def test_new_counts_are_told_without_a_reset(model: SidebarModel) -> None:
    reset, changed = QSignalSpy(model.modelReset), QSignalSpy(model.dataChanged)
    other = Contents(Counts(all=4), (Tag("a", "red", 6), Tag("a/b", "green", 3)), CONTENTS.searches)
    assert not model.show_entries(entries(other))
    assert reset.count() == 0
    assert changed.count() == 3
    assert model.entry(model.find(base='tag:"a/b"')).colour == "green"
    assert not model.show_entries(entries(other))
    assert changed.count() == 3


def test_another_tree_resets(model: SidebarModel) -> None:
    assert model.show_entries(entries(Contents(Counts(all=3), (Tag("a", "red", 5),))))


def test_counts_are_spoken(model: SidebarModel) -> None:
    index = model.find(key="all")
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "All papers, 3 papers"
    assert model.data(index) == "All papers"


def test_a_tag_is_renamed_by_its_whole_path_and_a_search_by_its_name(model: SidebarModel) -> None:
    renamed: list[tuple[str, str]] = []
    model.renamed.connect(lambda entry, text: renamed.append((entry.key, text)))
    tag, search = model.find(base='tag:"a/b"'), model.find(base="tag:rl")
    assert model.data(tag, Qt.ItemDataRole.EditRole) == "a/b"
    assert model.data(search, Qt.ItemDataRole.EditRole) == "RL"
    assert model.setData(tag, " a/c ")
    assert not model.setData(tag, "a/b")
    assert not model.setData(tag, "  ")
    assert renamed == [("tag:a/b", "a/c")]
    assert model.entry(tag).title == "b"


def test_only_tags_and_searches_can_be_renamed(model: SidebarModel) -> None:
    editable = {model.entry(index).key for index in model.indexes() if model.flags(index) & Qt.ItemFlag.ItemIsEditable}
    assert editable == {"tag:a", "tag:a/b", "search:s1"}
