import pytest

from reader_app.cli.arguments import UsageError, command_parser, parsed, split, word


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ([], ([], "", [])),
        (["list"], ([], "list", [])),
        (["--json", "--library", "list", "show", "x"], (["--json", "--library", "list"], "show", ["x"])),
        (["--library=here", "list", "--json"], (["--library=here"], "list", ["--json"])),
        (["--library"], (["--library"], "", [])),
    ],
)
def test_the_command_is_the_first_word_that_is_no_option(
    typed: list[str], parts: tuple[list[str], str, list[str]]
) -> None:
    assert split(typed) == parts


def words(*typed: str) -> list[str]:
    parser = command_parser("try", "Try something.")
    parser.add_argument("words", nargs="*", type=word)
    parser.add_argument("--text", type=word)
    options = parsed(parser, typed, has_dashed_words=True)
    return [*options.words, *([options.text] if options.text else [])]


def test_dashed_words_are_words_wherever_they_stand() -> None:
    assert words("-a", "b", "--text", "-c", "-d e", "-", "-1") == ["-a", "b", "-d e", "-", "-1", "-c"]


def test_after_two_dashes_everything_is_a_word() -> None:
    assert words("a", "--", "-b") == ["a", "-b"]


def test_an_unknown_long_option_is_no_word() -> None:
    with pytest.raises(UsageError, match="--texts"):
        words("a", "--texts")
    with pytest.raises(UsageError):
        words("a", "--tex", "b")
