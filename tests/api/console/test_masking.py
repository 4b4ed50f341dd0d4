"""Training data hold nothing that tells who wrote it, and Rasa reads them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.shared.nlu.training_data.loading import load_data

from api.console.intents import INTENTS
from api.console.likeness import likely
from api.console.masking import mask, one_line
from api.console.nlu_yaml import nlu_yaml

HELD = {
    "company_name": ["有明海苔本舗株式会社"],
    "contact_name": ["江口 海斗"],
    "product_name": ["海苔の佃煮「磯日和」"],
    "contact_email": ["kaito@ariake.example"],
}


@pytest.mark.parametrize(
    ("words", "masked"),
    [
        ("電話は0952-23-0000です", "電話は〈番号〉です"),
        ("０９５２（２３）００００に", "〈番号〉に"),
        ("kaito@ariake.example に送って", "〈メールアドレス〉 に送って"),
        ("ｋａｉｔｏ＠ariake.example", "〈メールアドレス〉"),
        ("法人番号は7000012050002", "法人番号は〈番号〉"),
        ("https://ariake.example/a?b=1 を見て", "〈URL〉 を見て"),
        ("ariake-nori.co.jpです", "〈URL〉です"),
        ("〒840-0801です", "〈番号〉です"),
        ("840-0801です", "〈番号〉です"),
        ("有明海苔本舗の江口です", "〈名前〉の〈名前〉です"),
        ("江口海斗さんはいますか", "〈名前〉さんはいますか"),
        ("磯日和は対象ですか", "〈名前〉は対象ですか"),
        ("（株）大黒屋の山田と申します", "〈名前〉の〈名前〉と申します"),
        ("資本金は1000万円です", "資本金は1000万円です"),
        ("2027年1月に始めたい", "2027年1月に始めたい"),
        ("費用は\nかかりますか", "費用は かかりますか"),
    ],
)
def test_伏せるもの(words: str, masked: str) -> None:
    assert mask(words, HELD) == masked


@pytest.mark.parametrize(
    ("name", "words", "masked"),
    [("森", "森です", "〈名前〉です"), ("森", "森林の仕事", "森林の仕事"), ("ABC商事", "abc商事の者", "〈名前〉の者")],
)
def test_短い名前とつづり(name: str, words: str, masked: str) -> None:
    assert mask(words, {"contact_name": [name]}) == masked


@given(st.text(max_size=60), st.integers(10_000, 10**15), st.sampled_from(["-", " ", "", "の", "ー", "."]))
def test_5桁以上の数は残らない(around: str, number: int, separator: str) -> None:
    masked = mask(f"{around}{separator.join(str(number))}{around}", {})
    assert not re.search(r"\d{5}", masked)


@given(st.text(max_size=80), st.text("森川有明ABC", min_size=2, max_size=8))
def test_聞き取った名前は残らない(around: str, name: str) -> None:
    assert name.lower() not in mask(f"{around} {name} {around}", {"company_name": [name]}).lower()


@given(st.lists(st.tuples(st.sampled_from(sorted(INTENTS)), st.text(max_size=60)), max_size=8))
def test_RasaがそのYAMLを読む(tmp_path_factory: pytest.TempPathFactory, examples: list[tuple[str, str]]) -> None:
    told = [(intent, one_line(words)) for intent, words in examples]
    page = tmp_path_factory.mktemp("nlu") / "nlu.yml"
    page.write_text(nlu_yaml(told), "utf-8")
    loaded = load_data(str(page))
    assert loaded.entities == set()
    expected = {(intent, words.replace("](", "］(")) for intent, words in told if words}
    assert len(loaded.intent_examples) == len({(intent, words) for intent, words in expected if words})


def test_書式と重なり() -> None:
    text = nlu_yaml([("faq/cost", "費用は？"), ("inform", "[包丁](product_name)です"), ("faq/cost", "費用は？")])
    assert text == (
        'version: "3.1"\nnlu:\n- intent: faq/cost\n  examples: |\n    - 費用は？\n'
        "- intent: inform\n  examples: |\n    - [包丁］(product_name)です\n"
    )


def test_意図の名前は会話モデルの全部にある() -> None:
    import yaml

    from api.settings import ROOT

    domain = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
    intents = {next(iter(one)) if isinstance(one, dict) else one for one in domain["intents"]} - {"faq"}
    topics = {f"faq/{page.stem}" for page in Path(ROOT, "nlu/data/faq").glob("*.yml")}
    assert set(INTENTS) == intents | topics


@pytest.mark.parametrize(
    ("words", "understood", "first"),
    [("お金はどれくらいかかるんでしょう", "out_of_scope", "faq/cost"), ("人と話したいです", "inform", "inform")],
)
def test_似た意図を先に出す(words: str, understood: str, first: str) -> None:
    offered = likely(words, understood)
    assert offered[0] == first and len(offered) == 3 == len(set(offered)) and "out_of_scope" not in offered


def test_担当者と話したい人には担当者が候補に入る() -> None:
    assert "request_human" in likely("人と話したいです", "inform")
