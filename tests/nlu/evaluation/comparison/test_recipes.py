"""Recipes learn, rank and cross-validate; the shipped one is the shipped one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from rasa.shared.nlu.training_data.message import Message

from api.settings import ROOT
from nlu.components.tokenizer import JapaneseTokenizer
from nlu.evaluation.comparison.candidates import FIELD_PIPELINES, INTENT_PIPELINES, variants
from nlu.evaluation.comparison.classifier import Recipe, train
from nlu.evaluation.comparison.cross_validation import cross_validate, cut, splits
from nlu.evaluation.comparison.estimators import EstimatorName
from nlu.evaluation.comparison.examples import Example, near_duplicate_groups, read_examples
from nlu.evaluation.comparison.features import Features, reader
from nlu.evaluation.comparison.recipes import COMPARED, compared, recipe_from, shipped
from nlu.evaluation.comparison.words import segmenter

WORDINGS = {
    "affirm": ["はい", "はい、そうです", "ええ", "そうです", "うん", "その通りです"],
    "deny": ["いいえ", "違います", "いいえ、違います", "いや", "違うよ", "ないです"],
    "faq/cost": ["費用はいくらですか", "料金はかかりますか", "無料ですか", "費用を教えて", "いくらかかるの", "料金は"],
}
EXAMPLES = [Example(text, intent) for intent, texts in WORDINGS.items() for text in texts]


def learned(recipe: Recipe) -> dict[str, str]:
    read = reader(recipe.features)
    model = train(recipe, [read(example.text) for example in EXAMPLES], [example.intent for example in EXAMPLES])
    return {text: model.rank(read(text))[0].intent for text in ("はい", "違います", "費用はかかりますか")}


@pytest.mark.parametrize(
    ("estimator", "strength"),
    [("ovr_lr", 20.0), ("multinomial_lr", 20.0), ("svm", 0.5), ("sgd", 1e-4), ("complement_nb", 0.3), ("nb_lr", 1.0)],
)
def test_every_estimator_learns_what_it_is_shown(estimator: EstimatorName, strength: float) -> None:
    recipe = Recipe(estimator=estimator, strength=strength)
    assert learned(recipe) == {"はい": "affirm", "違います": "deny", "費用はかかりますか": "faq/cost"}


def test_probabilities_sum_to_one_and_fall() -> None:
    read = reader(Features())
    labels = [example.intent for example in EXAMPLES]
    model = train(Recipe(), [read(example.text) for example in EXAMPLES], labels)
    chances = [ranked.confidence for ranked in model.rank(read("知らない言葉"))]
    assert sum(chances) == pytest.approx(1, abs=1e-5)
    assert chances == sorted(chances, reverse=True)


def test_the_words_are_those_of_the_shipped_tokenizer() -> None:
    tokenizer = JapaneseTokenizer({**JapaneseTokenizer.get_default_config(), "split_mode": "A"})
    words = segmenter("A", "normalized", user_words=False).words
    for text in ("費用はいくらかかりますか", "打合せは ﾒｰﾙ で御願い致します", "ベトナムとタイに輸出したい"):
        tokens = tokenizer.tokenize(Message({"text": text}), "text")
        assert reader(Features())(text).words == [token.lemma.lower() for token in tokens if token.text.strip()]
    assert words("御願い致します") != segmenter("A", "surface", user_words=False).words("御願い致します")


def test_own_words_are_one_unit_in_every_mode() -> None:
    assert segmenter("A", "normalized", user_words=True).words("越境ECの仕向地") == ["越境ec", "の", "輸出先"]
    assert "越境ec" not in segmenter("A", "normalized", user_words=False).words("越境ECの仕向地")


def test_near_duplicates_share_a_group() -> None:
    first, comma, polite, other = near_duplicate_groups(
        ["費用はかかりますか", "費用は、かかりますか？", "費用はかかりますかね", "担当の方と話したい"]
    )
    assert first == comma == polite != other


def test_no_group_is_on_both_sides_of_a_fold() -> None:
    groups = [index // 2 for index in range(len(EXAMPLES))]
    tested: list[int] = []
    for train_on, test_on in splits(EXAMPLES, groups, 3):
        assert not {groups[at] for at in train_on} & {groups[at] for at in test_on}
        tested += test_on
    assert sorted(tested) == list(range(len(EXAMPLES)))


def test_every_example_is_predicted_once() -> None:
    cross = cross_validate(Recipe(), EXAMPLES, cut(EXAMPLES, 2))
    assert len(cross.got) == len(EXAMPLES) == sum(cross.score.pairs.values())
    assert np.isfinite(cross.deviation)


def test_the_shipped_recipe_is_read_from_the_configuration() -> None:
    recipe = shipped(ROOT / "config.yml")
    assert recipe.estimator == "ovr_lr"
    assert recipe.features.split_mode == "A"
    assert next(iter(variants(recipe).values())) == recipe


def test_options_that_are_not_given_are_the_defaults() -> None:
    assert recipe_from({}) == Recipe()
    assert recipe_from({"words": None, "strength": 2}) == Recipe(replace(Features(), words=None), strength=2.0)


def test_every_pipeline_of_the_comparison_has_its_file() -> None:
    folder = ROOT / "nlu" / "evaluation" / "pipelines"
    named = {pipeline.file for pipeline in (*INTENT_PIPELINES, *FIELD_PIPELINES)}
    assert {path.stem for path in folder.glob("*.yml")} == named
    for path in folder.glob("*.yml"):
        assert (compared(path) is not None) == (COMPARED in path.read_text(encoding="utf-8"))


def test_the_examples_are_all_of_the_training_data() -> None:
    examples = read_examples(ROOT / "nlu" / "data")
    assert len(examples) > 5_000
    assert all(example.text and example.intent for example in examples)
    assert {example.intent.split("/")[0] for example in examples} >= {"inform", "faq", "affirm"}
