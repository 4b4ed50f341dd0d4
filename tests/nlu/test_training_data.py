"""The training examples and FAQ answers under nlu/data: complete, unambiguous, and true to their sources.

The repository stands alone, so the facts that an answer may state are listed here with the section of the
2026年度 申込要領 (「新輸出大国コンソーシアム」専門家による海外展開支援) that says so.
`運用` marks Minato's own defaults.
"""

from __future__ import annotations

import importlib
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

DATA = Path(__file__).resolve().parents[2] / "nlu" / "data"

CONVERSATION_INTENTS = (
    "greet", "inform", "affirm", "deny", "skip", "unknown_answer", "postpone", "correct", "go_back",
    "show_summary", "pause", "resume", "restart", "request_human", "goodbye", "thank", "complain",
    "out_of_scope",
)  # fmt: skip
FAQ_TOPICS = (
    "cost", "eligibility", "documents", "deadline", "selection", "schedule", "support_content",
    "support_period", "countries", "experts", "application_method", "form_timeout", "after_registration",
    "contact", "privacy", "difference_of_programmes", "travel_cost", "withdrawal", "agri_food",
    "result_reason",
)  # fmt: skip
MINIMUM = {"inform": 300} | {f"faq/{topic}": 40 for topic in FAQ_TOPICS}
MINIMUM_ELSEWHERE = 60

MAX_ANSWER_CHARACTERS = 300  # one screen of a phone

FACTS = {
    "2,000人以下": "Ⅲ.1.(1)",
    "2027年2月28日": "Ⅲ.6",
    "原則1つ": "Ⅲ.4.(1)",
    "最大2カ国": "Ⅲ.4.(1)",
    "3カ国まで": "Ⅲ.4.(1)",
    "2回目以降": "Ⅱ.4",
    "直近3カ年度": "Ⅳ.1",
    "3カ年度分": "Ⅳ.1",
    "10MB以下": "Ⅳ.1",
    "https://www.jetro.go.jp/customer/act?actId=B0086507C": "Ⅳ.2.(1)",
    "2時間": "Ⅳ.2.(1)",
    "2週間から1カ月程度": "Ⅴ.1.(2)①",
    "2カ月程度": "Ⅴ.1.(2)①",
    "2026年4月上旬以降": "Ⅴ.1.(2)",
    "odb-pt-apply@jetro.go.jp": "Ⅵ",
    "03-3582-8333": "Ⅵ",
    "9:00～12:00": "Ⅵ",
    "13:00～17:00": "Ⅵ",
    "https://www.jetro.go.jp/jetro/japan/list.html": "表紙",
    "引き継いだものが2年": "運用",
    "途中で終わったものが30日": "運用",
    "30日で削除": "運用",
}

# What each section of the 申込要領 is divided into, as far as an answer may name it.
SECTIONS = {
    "表紙", "Ⅰ", "Ⅱ", "Ⅱ.1", "Ⅱ.2", "Ⅱ.3", "Ⅱ.4", "Ⅱ.4.(3)", "Ⅱ.4.(4)", "Ⅱ.4.(5)", "Ⅱ.4.(6)",
    "Ⅲ", "Ⅲ.1", "Ⅲ.1.(1)", "Ⅲ.1.(1)①", "Ⅲ.1.(1)②", "Ⅲ.1.(2)", "Ⅲ.1.(3)", "Ⅲ.1.(4)", "Ⅲ.2", "Ⅲ.3",
    "Ⅲ.3.(1)", *(f"Ⅲ.3.(1){n}" for n in "①②③④⑤⑥"), "Ⅲ.3.(2)", *(f"Ⅲ.3.(2){n}" for n in "①②③④"),
    "Ⅲ.4", "Ⅲ.4.(1)", "Ⅲ.4.(2)", "Ⅲ.5", "Ⅲ.5.(1)", "Ⅲ.5.(2)", "Ⅲ.6", *(f"Ⅲ.6.({n})" for n in range(1, 9)),
    "Ⅲ.7", "Ⅲ.7.(1)", "Ⅲ.7.(2)", "Ⅲ.7.(3)",
    "Ⅳ", "Ⅳ.1", "Ⅳ.2", "Ⅳ.2.(1)", "Ⅳ.2.(1)①", "Ⅳ.2.(1)②", "Ⅳ.2.(2)", *(f"Ⅳ.2.(2){n}" for n in "①②③④⑤"), "Ⅳ.3",
    "Ⅴ", "Ⅴ.1", "Ⅴ.1.(1)", *(f"Ⅴ.1.(1){n}" for n in "①②③④⑤⑥⑦⑧⑨⑩"),
    "Ⅴ.1.(2)", *(f"Ⅴ.1.(2){n}" for n in "①②③④⑤⑥⑦"), "Ⅴ.2", "Ⅵ",
}  # fmt: skip

CITATION = re.compile(r"（((?:申込要領|同|プログラム概要)[^（）]*(?:\(\d\)[^（）]*)*)）")
LABEL = re.compile(r"表紙|[Ⅰ-Ⅵ](?:\.\d)?(?:\.\(\d\))?[①-⑩]?")
PROGRAMME_NAME = re.compile(r"(?:新規輸出)?1万者支援プログラム")
MARKUP = re.compile(r"^/|[\[\]{}]")
INTERROGATIVE = re.compile(r"[?？]|ですか|ますか|かな|でしょうか")


def load_files() -> dict[Path, dict[str, Any]]:
    return {path: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(DATA.rglob("*.yml"))}


def load_examples() -> dict[str, list[str]]:
    examples: dict[str, list[str]] = defaultdict(list)
    for content in load_files().values():
        for block in content["nlu"]:
            examples[block["intent"]] += [line.removeprefix("- ") for line in block["examples"].splitlines()]
    return dict(examples)


def load_answers() -> dict[str, str]:
    return {
        name.removeprefix("utter_faq/"): variants[0]["text"].strip()
        for content in load_files().values()
        for name, variants in content.get("responses", {}).items()
    }


def normalise(text: str) -> str:
    """An example without what does not count: width, case, punctuation, spaces. Symbols (emoji) do count."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if unicodedata.category(c)[0] not in "PZC") or folded


def cited_labels(answer: str) -> set[str]:
    return {label for citation in CITATION.findall(answer) for label in LABEL.findall(citation)}


EXAMPLES = load_examples()
ANSWERS = load_answers()


def test_契約のインテントだけがそろっている() -> None:
    assert set(EXAMPLES) == {*CONVERSATION_INTENTS, *(f"faq/{topic}" for topic in FAQ_TOPICS)}


@pytest.mark.parametrize("intent", sorted(EXAMPLES))
def test_例文の数が足りている(intent: str) -> None:
    assert len({normalise(e) for e in EXAMPLES[intent]}) >= MINIMUM.get(intent, MINIMUM_ELSEWHERE)


def test_ファイル名はインテント名か話題名と同じ() -> None:
    for path, content in load_files().items():
        expected = f"faq/{path.stem}" if path.parent.name == "faq" else path.stem
        assert {block["intent"] for block in content["nlu"]} == {expected}
        assert content["version"] == "3.1"


def test_同じ例文が二つのインテントに現れない() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for intent, examples in EXAMPLES.items():
        for example in examples:
            owners[normalise(example)].add(intent)
    assert {text: intents for text, intents in owners.items() if len(intents) > 1} == {}


@pytest.mark.parametrize("intent", sorted(EXAMPLES))
def test_一字一句同じ例文を重ねない(intent: str) -> None:
    assert [e for e, times in Counter(EXAMPLES[intent]).items() if times > 1] == []


@pytest.mark.parametrize("intent", sorted(EXAMPLES))
def test_Rasaの注釈や命令に読まれる書き方がない(intent: str) -> None:
    assert [e for e in EXAMPLES[intent] if MARKUP.search(e) or not e.strip()] == []


@pytest.mark.parametrize("topic", FAQ_TOPICS)
def test_質問の例文に疑問の形と間接の形の両方がある(topic: str) -> None:
    asks = [bool(INTERROGATIVE.search(e)) for e in EXAMPLES[f"faq/{topic}"]]
    assert any(asks) and not all(asks)


def test_Rasaで読み込める() -> None:
    data = importlib.import_module("rasa.shared.nlu.training_data.loading").load_data(str(DATA))
    assert len(data.intent_examples) == sum(len(examples) for examples in EXAMPLES.values())
    assert set(data.responses) == {f"utter_faq/{topic}" for topic in FAQ_TOPICS}
    assert data.entity_examples == []


def test_どの話題にも答えがある() -> None:
    assert set(ANSWERS) == set(FAQ_TOPICS)


@pytest.mark.parametrize("topic", FAQ_TOPICS)
def test_答えは二文から四文で短い(topic: str) -> None:
    answer = ANSWERS[topic]
    assert answer.endswith("。")
    assert 2 <= answer.count("。") <= 4
    assert len(answer) <= MAX_ANSWER_CHARACTERS


@pytest.mark.parametrize("topic", FAQ_TOPICS)
def test_答えは実在する条項を挙げる(topic: str) -> None:
    citations = CITATION.findall(ANSWERS[topic])
    assert citations and not citations[0].startswith("同")
    assert cited_labels(ANSWERS[topic]) <= SECTIONS
    assert cited_labels(ANSWERS[topic]) or any(re.fullmatch(r"プログラム概要[①②]+", c) for c in citations)


@pytest.mark.parametrize("topic", FAQ_TOPICS)
def test_答えの数字や連絡先は出典にあるものだけ(topic: str) -> None:
    rest = PROGRAMME_NAME.sub("", CITATION.sub("", ANSWERS[topic]))
    for fact in sorted(FACTS, key=len, reverse=True):
        rest = rest.replace(fact, "")
    assert re.findall(r"\S*(?:[0-9０-９]|@|://)\S*", rest) == []


@pytest.mark.parametrize("topic", FAQ_TOPICS)
def test_答えは数字の出典の条項を挙げる(topic: str) -> None:
    labels = cited_labels(ANSWERS[topic])
    for fact, section in FACTS.items():
        if fact in ANSWERS[topic] and section != "運用":
            assert any(section.startswith(label) or label.startswith(section) for label in labels), fact


def test_出典の一覧に使われない事実がない() -> None:
    assert [fact for fact in FACTS if not any(fact in answer for answer in ANSWERS.values())] == []
