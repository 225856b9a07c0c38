from reader_app.formats.page_alternation import Joint, starts_of_blocks
from reader_app.formats.page_block import Block
from reader_app.formats.page_marks import Kind, Mark

ABSTRACT = (
    "We train a small model to translate for both, and study",
    "Transformer variants where it fails most. It suggests",
    "a number of flags that make programs faster on average.",
)
TITLE = ("Whispering to Compilers in a Calm and Friendly Voice",)


def starts(*texts: str, joint: Joint = Joint.OPEN, **other: Joint) -> tuple[int, ...]:
    lines = [Block(text, number, Mark(Kind.TEXT, text)) for number, text in enumerate(texts, start=1)]
    joints = [other.get(f"behind_{index}", joint) for index in range(len(lines) - 1)]
    return starts_of_blocks(lines, joints)


def test_titles_and_abstracts_take_turns_where_all_lines_are_full() -> None:
    assert starts(*TITLE, *ABSTRACT, *TITLE, *ABSTRACT) == (0, 1, 4, 5)


def test_a_page_may_begin_within_an_abstract() -> None:
    assert starts(*ABSTRACT, *TITLE, *ABSTRACT) == (0, 3, 4)


def test_a_title_over_two_lines_is_one() -> None:
    assert starts("Whispering to Compilers: A Comprehensive", "Study of Calm Voices", *ABSTRACT) == (0, 2)


def test_two_sentences_of_a_title_stay_together() -> None:
    assert starts("What Do Compilers Hear When We Whisper?", "A Calm Study", *ABSTRACT) == (0, 2)


def test_a_line_of_names_within_an_abstract_is_no_title() -> None:
    lines = (ABSTRACT[0], "Generative Pretrained Transformers and Long", *ABSTRACT[1:])
    assert starts(*TITLE, *lines) == (0, 1)


def test_lines_that_cannot_be_parted_are_not() -> None:
    assert starts(*TITLE, *ABSTRACT, joint=Joint.TOGETHER) == (0,)


def test_a_line_with_room_ends_its_paragraph() -> None:
    assert starts(*ABSTRACT, *ABSTRACT, joint=Joint.TOGETHER, behind_2=Joint.APART) == (0, 3)


def test_one_line_is_one_block() -> None:
    assert starts("Alone") == (0,)


def test_a_long_text_of_full_lines_is_cut_in_time_that_grows_with_its_length() -> None:
    assert starts(*ABSTRACT * 3000)[0] == 0
