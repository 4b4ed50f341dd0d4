"""An answer taken back in the same breath, or said with a small word: the one that holds, in the field that was asked."""

from __future__ import annotations

from typing import Any

import pytest

from tests.nlu.fields.reading import fields

TAKEN_BACK: list[tuple[str, str, Any]] = [
    ("employees", "15人です。あ、間違えました、16人です", 16),
    ("employees", "20人、いや、22人ですね", 22),
    ("capital_yen", "1000万円です…すみません、1500万円でした", 15_000_000),
    ("prefecture", "新潟県です。あっ、富山県です", "富山県"),
    ("founded_year", "平成10年です。あ、10年じゃなくて11年でした", 1999),
    ("target_countries", "タイです。あ、やっぱりベトナムにします", ["VN"]),
    ("contact_email", "info@a.example.jp です。失礼、正しくは sales@a.example.jp です", "sales@a.example.jp"),
    ("company_name", "有限会社ふじ屋です。あ、株式会社ふじ屋でした", "株式会社ふじ屋"),
    ("existing_base", "あります。すみません、ありませんでした", False),
    ("contact_name", "佐々木です、もとい佐藤です", "佐藤"),
    ("product_name", "柚子こしょうです。あ、青柚子こしょうです", "青柚子こしょう"),
]
ADDED_OR_ASKED: list[tuple[str, str, Any]] = [
    ("employees", "15人です。あと、パートが3人います", 15),
    ("target_countries", "タイです。あ、ベトナムもです", ["TH", "VN"]),
    ("employees", "16人です。すみません、これはパートも入れていいですか？", 16),
    ("company_name", "社名は株式会社みなと屋､個人ではなく法人です", "株式会社みなと屋"),
    ("employees", "従業員は25名ほどおります\n大手ほどはいませんが大丈夫ですか？", 25),
]
WITH_SMALL_WORDS: list[tuple[str, str, Any]] = [
    ("management_approval", "まだもらってませんよ", False),
    ("management_approval", "はい、もうもらいましたよ", True),
    ("overseas_travel_possible", "もちろん行けますよ", True),
    ("overseas_travel_possible", "英語は話せませんが、行けます", True),
    ("existing_base", "特にないです、はい", False),
    ("existing_base", "今のところありませんね", False),
]
NAMES_LIKE_GRAMMAR = ["やまだ米店", "はまだ水産", "ひので工房", "豆の匠さわだ", "パン工房こむぎの丘"]
IN_FULL = [
    ("広報の三浦です。三浦由紀", "三浦由紀"),
    ("村上です、村上千尋", "村上千尋"),
    ("総務の木村です。木村拓也と書きます", "木村拓也"),
    ("山本です。山本商店の", "山本"),
]
BEFORE_A_QUESTION: list[tuple[str, str, Any]] = [
    ("contact_email", "taro@minato.example.jp 返事は何日くらいで来ますか？", "taro@minato.example.jp"),
    ("employees", "12人 これはパートも入りますか？", 12),
    ("prefecture", "石川県 個人事業主でも大丈夫ですか", "石川県"),
]
GUESSED_KIND = [
    ("織物です、繊維の製造になるのかな", "E11"),
    ("繊維の製造になるんですかね", "E11"),
    ("うちは対象になるのかな", None),
    ("どれに入るのかな", None),
]


@pytest.mark.parametrize(
    ("asking", "text", "expected"), [*TAKEN_BACK, *ADDED_OR_ASKED, *WITH_SMALL_WORDS, *BEFORE_A_QUESTION]
)
def test_the_answer_that_holds_is_taken(asking: str, text: str, expected: Any) -> None:
    assert fields(text, asking).get(asking) == expected


@pytest.mark.parametrize("name", NAMES_LIKE_GRAMMAR)
@pytest.mark.parametrize("said", ["{}です", "{}と申します", "{}という店です"])
def test_a_name_that_sounds_like_grammar_is_kept_whole(name: str, said: str) -> None:
    assert fields(said.format(name), "company_name")["company_name"] == name


@pytest.mark.parametrize(("text", "expected"), IN_FULL)
def test_the_full_name_said_after_the_surname_is_taken(text: str, expected: str) -> None:
    assert fields(text, "contact_name")["contact_name"] == expected


@pytest.mark.parametrize(("text", "expected"), GUESSED_KIND)
def test_a_guess_at_the_kind_of_business_is_an_answer(text: str, expected: str | None) -> None:
    assert fields(text, "industry").get("industry") == expected
