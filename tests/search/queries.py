"""Texts that somebody might type into the search box, sensible or not."""

from hypothesis import strategies as st

WORDS = (
    "plan", "planning", "plans", "graph", "graphs", "neural", "net", "nets", "network", "in", "context", "in-context",
    "pretraining", "pre-training", "GPT-4", "gpt4", "Le", "Cun", "LeCun", "Bayes'", "don't", "C++", "C", "3D", "x^2",
    "transfomer~", "grpahs~", "net~1", "pre-trainning~",
    "学習", "深層学習", "学", "naïve", "naive", "α", "2017", "a", "t", "transformer", "transforme", "happy",
)  # fmt: skip
FIELDS = ("title:", "abstract:", "author:", "venue:", "keyword:", "note:", "mark:")
FILTERS = (
    "is:starred", "is:inbox", "is:unread", "is:trashed", "is:summary", "is:untagged", "is:foo", "has:note", "has:tag",
    "has:highlights", "has:comment", "has:doi", "has:year", "tag:method", "tag:method/rl", "tag:=method", "tag:me*",
    "year:2019", "year:2017..2020", "year:>2018", "before:2018", "after:2017-06", "added:7d", "added:2026-03",
    "seen:2026", "doi:10.1/x", "arxiv:1706.03762", "feed:daily", "foo:bar", "12:30", "1706.03762",
)  # fmt: skip
SIGNS = ("OR", "AND", "NOT", "|", "(", ")", '"', "“", "-", "*", ":", "=", ">", "..", "\\", ",", "")


def query_texts() -> st.SearchStrategy[str]:
    piece = st.one_of(
        st.sampled_from(WORDS),
        st.sampled_from(WORDS).map(lambda word: word + "*"),
        st.sampled_from(FIELDS),
        st.sampled_from(FILTERS),
        st.sampled_from(SIGNS),
        st.builds(lambda one, other: f'"{one} {other}"', st.sampled_from(WORDS), st.sampled_from(WORDS)),
        st.builds(lambda field, word: field + word, st.sampled_from(FIELDS), st.sampled_from(WORDS)),
    )
    # What stands together without a blank matters as much: "-(" or "author:".
    joined = st.lists(st.tuples(piece, st.sampled_from(["", " ", " ", " "])), max_size=8)
    return joined.map(lambda pieces: "".join(text + blank for text, blank in pieces))
