"""The tokenizer keeps nothing of a message once it is cut into tokens."""

from __future__ import annotations

import spacy

from nlu.components.tokenizer import LeanTokenizer


def test_no_morphological_features_that_the_vocabulary_would_keep() -> None:
    nlp = spacy.blank("ja")
    nlp.tokenizer = LeanTokenizer(nlp.vocab, "A")
    doc = nlp.make_doc("ミナトナイフを毎月輸出しています")
    assert [token.text for token in doc if token.text == "輸出"] == ["輸出"]
    assert {str(token.morph) for token in doc} == {""}


def test_tags_and_normal_forms_are_there() -> None:
    nlp = spacy.blank("ja")
    nlp.tokenizer = LeanTokenizer(nlp.vocab, "A")
    first = nlp.make_doc("附属品を送る")[0]
    assert (first.tag_.split("-")[0], first.norm_) == ("名詞", "付属")


def test_words_never_seen_before_leave_the_strings_as_they_were() -> None:
    nlp = spacy.blank("ja")
    nlp.tokenizer = LeanTokenizer(nlp.vocab, "A")
    nlp.make_doc("これは最初の文です")
    before = len(nlp.vocab.strings)
    for number in range(200):
        with nlp.memory_zone():
            nlp.make_doc(f"ミナトーイ{number}号を{number}個だけ出荷した")
    assert len(nlp.vocab.strings) == before
