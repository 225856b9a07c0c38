"""Phrases that several papers share, with what tells a topic from a mere habit of speech."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reader_app.trends.acronyms import acronyms_in
from reader_app.trends.phrases import Lexicon, Phrase, Word, compounds_in, phrases

# A phrase of one paper is no topic, unless these few papers are all there are.
FEW_PAPERS = 4
_ENDINGS = ("ing", "ed", "ers", "er", "es", "s", "e")


@dataclass(frozen=True, slots=True)
class Words:
    """What of a paper is read for its topics."""

    title: str
    abstract: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(slots=True)
class Candidate:
    """A phrase in all its spellings; papers are numbers of the row they were given in."""

    key: str
    papers: set[int] = field(default_factory=set)
    named_in: set[int] = field(default_factory=set)
    """The papers with the phrase in their title or keywords."""
    uses: int = 0
    final_uses: int = 0
    """Uses behind which the phrase does not go on."""
    alone_uses: int = 0
    """Uses that are no part of a longer phrase."""
    surfaces: Counter[str] = field(default_factory=Counter)
    name_surfaces: Counter[str] = field(default_factory=Counter)
    """How titles and keywords write it, in lower case: they have capitals of their own."""

    def count(self, phrase: Phrase, paper: int, *, is_name: bool) -> None:
        """Count one more use, as a name in a title or among keywords, or in running text."""
        self.papers.add(paper)
        self.uses += 1
        self.final_uses += not phrase.goes_on
        self.alone_uses += phrase.is_alone
        if is_name:
            self.named_in.add(paper)
            self.name_surfaces[phrase.surface.lower()] += 1
        else:
            self.surfaces[phrase.surface] += 1

    def join(self, other: "Candidate") -> None:
        """Take over the uses of another spelling."""
        self.papers |= other.papers
        self.named_in |= other.named_in
        self.uses += other.uses
        self.final_uses += other.final_uses
        self.alone_uses += other.alone_uses
        self.surfaces += other.surfaces
        self.name_surfaces += other.name_surfaces


def candidates_in(papers: Sequence[Words]) -> list[Candidate]:
    """Return the phrases that more than one paper uses, joined where only an ending differs ("fine-tune")."""
    texts = [f"{paper.title}. {paper.abstract}" for paper in papers]
    closed = compounds_in(texts)
    lexicon = Lexicon(acronyms_in(texts, closed), closed)
    read = [_read(paper, lexicon) for paper in papers]
    # Nearly all phrases are used by one paper only: counting their keys first keeps candidates few.
    shared: Counter[str] = Counter()
    for parts in read:
        shared.update({phrase.key for runs in parts for phrase in _phrases(runs)})
    least = 1 if len(papers) < FEW_PAPERS else 2
    found = {key: Candidate(key) for key, papers_using in shared.items() if papers_using >= least}
    for number, parts in enumerate(read):
        _count_paper(found, number, *parts)
    return _joined(candidate for candidate in found.values() if candidate.uses)


def stem(key: str) -> str:
    """Return a key with the commonest endings of its words cut off."""
    return " ".join(_stem_of_word(word) for word in key.split())


_Runs = list[list[Word]]


def _read(paper: Words, lexicon: Lexicon) -> tuple[_Runs, _Runs, _Runs]:
    """Return the runs of the title, the abstract and the keywords."""
    keywords = [run for keyword in paper.keywords for run in lexicon.runs(keyword)]
    return list(lexicon.runs(paper.title)), list(lexicon.runs(paper.abstract)), keywords


def _phrases(runs: _Runs) -> Iterable[Phrase]:
    return (phrase for run in runs for phrase in phrases(run))


def _count_paper(found: dict[str, Candidate], number: int, title: _Runs, abstract: _Runs, keywords: _Runs) -> None:
    for phrase in _phrases(title):
        if candidate := found.get(phrase.key):
            candidate.count(phrase, number, is_name=True)
    for phrase in _phrases(abstract):
        if candidate := found.get(phrase.key):
            candidate.count(phrase, number, is_name=False)
    for phrase in _phrases(keywords):
        if phrase.is_alone and (candidate := found.get(phrase.key)):
            candidate.count(phrase, number, is_name=True)


def _joined(found: Iterable[Candidate]) -> list[Candidate]:
    """Join the phrases of one stem, as searching does, under the key that is used most."""
    by_stem: dict[str, Candidate] = {}
    for candidate in sorted(found, key=lambda candidate: (-candidate.uses, candidate.key)):
        first = by_stem.setdefault(stem(candidate.key), candidate)
        if first is not candidate:
            first.join(candidate)
    return list(by_stem.values())


def _stem_of_word(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
