from reader_app.model.tag import Tag
from reader_app.ui.library.tag_choices import Choice, Held, choices, matching, toggled

TAGS = (Tag("agents", "green"), Tag("method", "blue"), Tag("method/rl", "purple"), Tag("to read", "red"))


def test_tags_tell_whether_all_papers_have_them_or_some() -> None:
    shown = choices(TAGS, [("method", "To Read"), ("method",)])
    assert [(choice.name, choice.held) for choice in shown] == [
        ("method", Held.ALL),
        ("to read", Held.SOME),
        ("agents", Held.NONE),
        ("method/rl", Held.NONE),
    ]


def test_typing_narrows_down_best_first_and_offers_a_new_tag() -> None:
    found = matching(choices(TAGS, [()]), "re")
    assert [(choice.name, choice.is_new) for choice in found] == [("to read", False), ("re", True)]
    assert [choice.name for choice in matching(choices(TAGS, [()]), "rl")] == ["method/rl", "rl"]
    assert [choice.name for choice in matching(choices(TAGS, [()]), "ethod")] == ["method", "method/rl", "ethod"]


def test_a_tag_that_exists_is_not_offered_as_new() -> None:
    assert [choice.is_new for choice in matching(choices(TAGS, [()]), " #Method ")] == [False, False]
    assert matching(choices(TAGS, [()]), "method")[0].name == "method"


def test_a_new_tag_is_written_as_it_will_be_kept() -> None:
    assert matching((), " method // new ")[-1].name == "method/new"


def test_what_is_no_tag_shows_all() -> None:
    assert len(matching(choices(TAGS, [()]), " / ")) == len(TAGS)


def test_what_some_have_all_get_first() -> None:
    some = Choice("a", "red", Held.SOME)
    assert toggled(some).held is Held.ALL
    assert toggled(toggled(some)).held is Held.NONE
    assert not toggled(Choice("a", "red", Held.NONE, is_new=True)).is_new
