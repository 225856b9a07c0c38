from reader_app.trends.candidates import Candidate, Words, candidates_in


def found(papers: list[Words]) -> dict[str, Candidate]:
    return {candidate.key: candidate for candidate in candidates_in(papers)}


def test_a_phrase_of_one_paper_among_many_is_no_candidate() -> None:
    papers = [Words("Pruning"), Words("Pruning"), Words("Quantization"), Words("Distillation")]
    assert set(found(papers)) == {"pruning"}


def test_among_very_few_papers_each_phrase_is_one() -> None:
    assert set(found([Words("Pruning"), Words("Quantization")])) == {"pruning", "quantization"}


def test_papers_that_name_it_in_title_or_keywords_are_known() -> None:
    papers = [Words("Pruning"), Words("On size", "We use pruning."), Words("On speed", "", ("pruning",)), Words("", "")]
    pruning = found(papers)["pruning"]
    assert (pruning.papers, pruning.named_in) == ({0, 1, 2}, {0, 2})


def test_a_keyword_counts_as_a_whole_only() -> None:
    papers = [Words("", "", ("protein folding",)), Words("", "", ("protein folding",))]
    assert set(found(papers)) >= {"protein folding"}
    assert "folding" not in found(papers)


def test_phrases_that_differ_in_an_ending_are_joined() -> None:
    papers = [Words("", "We quantize it."), Words("", "We quantize. Quantizing, quantizing, quantizing is all.")] * 2
    joined = found(papers)
    assert joined["quantizing"].papers == {0, 1, 2, 3}
    assert "quantize" not in joined


def test_an_acronym_and_its_long_form_are_one_candidate() -> None:
    papers = [Words("", "graph neural networks (GNNs)"), Words("", "a GNN is"), Words("", "graph neural networks")]
    assert found(papers)["graph neural network"].papers == {0, 1, 2}


def test_running_text_tells_how_a_phrase_is_written() -> None:
    papers = [Words("Pruning Of BERT"), Words("", "We prune BERT.")]
    bert = found(papers)["bert"]
    assert bert.surfaces == {"BERT": 1}
    assert bert.name_surfaces == {"bert": 1}
