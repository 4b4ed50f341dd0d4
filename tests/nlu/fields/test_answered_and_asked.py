"""An answer and a question back in one sentence, thoughts before a choice, and what tells of another matter."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from nlu.fields import read

AS_OF = date(2026, 11, 21)


def taken(text: str, asking: str | None) -> dict[str, Any]:
    return {one.field: one.value for one in read(text, asking, AS_OF).values}


@pytest.mark.parametrize(("asking", "text", "value"), [
    ("capital_yen", "800万、でもこれって少ないと不利ですか", 8_000_000), ("employees", "9人、でもアルバイトも数えるんですか", 9),
    ("prefecture", "富山、でもなんで場所を聞くんですか", "富山県"), ("contact_name", "三宅、下の名前も要りますか", "三宅"),
    ("target_countries", "カナダ、ただ国って後で変えられるんですか", ["CA"]), ("product_name", "柿酢、でも調味料だと別の窓口ですか", "柿酢"),
])  # fmt: skip
def test_答えたあとに聞き返す(asking: str, text: str, value: Any) -> None:
    assert taken(text, asking).get(asking) == value


@pytest.mark.parametrize(("asking", "text"), [
    ("capital_yen", "500万以上ないと、だめなんですか"), ("target_countries", "タイ、ベトナムはだめですか"),
    ("product_name", "写真、これって送れますか"), ("prefecture", "富山、石川どっちで書けばいいですか"),
    ("employees", "家族、数えるんですか"),
])  # fmt: skip
def test_聞いているだけなら答えではない(asking: str, text: str) -> None:
    assert asking not in taken(text, asking)


@pytest.mark.parametrize(("text", "value"), [
    ("スペイン…は無謀か笑 タイで", ["TH"]), ("インド…いやインドは今むりか。台湾で", ["TW"]), ("カナダは高望みかな、韓国で", ["KR"]),
    ("マカオは遠いけどマカオで", ["MO"]), ("香港は難しいかもしれないけど、香港と台湾でお願いします", ["HK", "TW"]),
])  # fmt: skip
def test_独り言で退けた国は入れない(text: str, value: list[str]) -> None:
    assert taken(text, "target_countries")["target_countries"] == value


@pytest.mark.parametrize(("text", "name"), [
    ("矢部がやります", "矢部"), ("担当決まりました、服部がやります", "服部"), ("総務の… 柏木といいます", "柏木"), ("営業部 … 大谷", "大谷"),
])  # fmt: skip
def test_担当の名前(text: str, name: str) -> None:
    assert taken(text, "contact_name")["contact_name"] == name


@pytest.mark.parametrize("text", ["総務がやります", "全部うちでやります", "製造部がやります"])
def test_部署や自分たちは担当の名前ではない(text: str) -> None:
    assert "contact_name" not in taken(text, "contact_name")


def test_銀行や商工会は担当者ではない() -> None:
    assert "contact_name" not in taken("商工会が窓口になりました", None)


@pytest.mark.parametrize(
    "text", ["境港で揚がった蟹をほぐした缶詰です", "有田で焼いた磁器に漆を塗った椀です", "八女で摘んだ茶葉の抹茶です"]
)
def test_材料の産地は会社の所在地ではない(text: str) -> None:
    assert not {"city", "prefecture"} & set(taken(text, "product_description"))


@pytest.mark.parametrize(("asking", "text"), [
    ("financial_statements", "去年作った会社で、決算はまだ一度もしてません"), ("overseas_travel_possible", "出張はまだ一度もしたことがないですが行けます"),
    ("employees", "採用はまだ一度もしてません。私だけです"),
])  # fmt: skip
def test_していないのが輸出とは限らない(asking: str, text: str) -> None:
    assert "existing_export" not in taken(text, asking)


def test_輸出をしていないことは決算の答えではない() -> None:
    assert taken("輸出はまだ一度もしてません", "financial_statements") == {"existing_export": "none"}


@pytest.mark.parametrize(("text", "team"), [
    ("社長じゃなくて専務と私が進めます", "専務と私"), ("私だけではなく妻と息子も", "私だけではなく妻と息子も"),
])  # fmt: skip
def test_体制はそうでない人を除く(text: str, team: str) -> None:
    assert taken(text, "implementation_team")["implementation_team"] == team
