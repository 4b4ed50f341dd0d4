"""What is compared. A whole pipeline is a file of nlu/evaluation/pipelines; a variant changes one thing of the shipped recipe."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nlu.evaluation.comparison.classifier import Recipe


@dataclass(frozen=True)
class Pipeline:
    """A file ``nlu/evaluation/pipelines/<file>.yml`` and its name in the table."""

    file: str
    name: str


INTENT_PIPELINES = (
    Pipeline("stock_diet", "stock: ja_ginza words and vectors, characters 1–4, DIET, response selector"),
    Pipeline("sudachi_diet", "Sudachi words, characters 1–4, DIET, response selector"),
    Pipeline("chars_lr", "characters 1–4, one-vs-rest regression"),
    Pipeline("chars_words_lr", "**characters 1–4, Sudachi words 1–3, one-vs-rest regression (as first shipped)**"),
    Pipeline("chars_words_vectors_lr", "the same and ja_ginza vectors"),
    Pipeline("chars3_words2_lr", "characters 1–3, Sudachi words 1–2, one-vs-rest regression"),
    Pipeline("chars3_words2_svm", "characters 1–3, Sudachi words 1–2, linear SVM, calibrated"),
)
FIELD_PIPELINES = (
    Pipeline("entities_rules", "**rules of `nlu/fields` (shipped)**"),
    Pipeline("entities_crf", "CRF, taught by the rules"),
    Pipeline("entities_diet", "DIET, taught by the rules"),
    Pipeline("entities_ginza", "ja_ginza NER, labels mapped to fields"),
)


def variants(shipped: Recipe) -> dict[str, Recipe]:
    """The shipped recipe first, then each with one thing changed, then pairs that looked worth it."""

    def features(**changes: object) -> Recipe:
        return replace(shipped, features=replace(shipped.features, **changes))  # type: ignore[arg-type]

    short = features(chars=(1, 3), words=(1, 2))
    return {
        "shipped": shipped,
        "words alone": features(chars=None),
        "characters alone": features(words=None),
        "characters 1–3": features(chars=(1, 3)),
        "characters 1–4": features(chars=(1, 4)),
        "characters 1–5": features(chars=(1, 5)),
        "characters 2–4": features(chars=(2, 4)),
        "words 1–2": features(words=(1, 2)),
        "words 1–3": features(words=(1, 3)),
        "split mode B": features(split_mode="B"),
        "split mode C": features(split_mode="C"),
        "surface form": features(form="surface"),
        "dictionary form": features(form="dictionary"),
        "own dictionary, mode A": features(user_words=True),
        "own dictionary, mode C": features(user_words=True, split_mode="C"),
        "C = 50": replace(shipped, strength=50.0),
        "SVM, C = 2": replace(shipped, estimator="svm", strength=2.0),
        "gradient descent": replace(shipped, estimator="sgd", strength=1e-5),
        "complement naive Bayes": replace(shipped, estimator="complement_nb", strength=0.3),
        "characters 1–3, words 1–2": short,
        "characters 1–3, words 1–2, C = 50": replace(short, strength=50.0),
        "characters 1–3, words 1–2, SVM, C = 0.5": replace(short, estimator="svm", strength=0.5),
        "regression on naive Bayes features": replace(shipped, estimator="nb_lr", strength=1.0),
        "ja_ginza vectors": features(vectors=True),
        "characters 1–3, words 1–2, ja_ginza vectors": replace(short, features=replace(short.features, vectors=True)),
        "multinomial regression": replace(shipped, estimator="multinomial_lr"),
    }
