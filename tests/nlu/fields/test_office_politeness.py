"""What clerks write in humble words: consent not had yet, wishes of the head, how a name is written, where the firm is now."""

from __future__ import annotations

from typing import Any

import pytest

from tests.nlu.fields.reading import fields


@pytest.mark.parametrize("field", ["supplier_consent", "management_approval"])
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("まだいただいておりません。", False),
        ("まだ頂戴しておりません。", False),
        ("まだいただいていないとのことでした。", False),
        ("いただけませんでした。", False),
        ("取得できておりません。", False),
        ("すでにいただいております。", True),
        ("頂戴いたしました。", True),
    ],
)
def test_謙譲語の有無も_平たい言葉と同じ(field: str, text: str, value: bool) -> None:
    assert fields(text, field)[field] is value


@pytest.mark.parametrize(
    ("asking", "text", "value"),
    [
        ("management_approval", "代表の許可をもらって書いております。", True),
        ("management_approval", "社長の承認を受けて回答しています。", True),
        ("management_approval", "社長の了承を得てから入力します。", None),
        ("management_approval", "社長の承認を受けていません。", False),
        ("city", "窓口は田村にしてほしいと社長が申しております。", None),
        ("city", "支援の希望に市場調査も追加でお願いします。社長がぜひにと申しております。", None),
        ("target_countries", "社長がタイがいいと言っております。", None),
        (None, "海外進出はぜひやりたいと社長が申しております。", True),
        ("employees", "社長から進めてくれと言われています。従業員は20名です。", True),
    ],
)
def test_社長の承認は_ほかの答えへの希望ではない(asking: str | None, text: str, value: Any) -> None:
    assert fields(text, asking).get("management_approval") is value


def test_国内だけの了承は_輸出の了承ではない() -> None:
    said = "仕入先様の許可は国内の分だけで、輸出の分はまだいただいておりません。"
    assert fields(said, "supplier_consent")["supplier_consent"] is False
    assert fields(said)["supplier_consent"] is False


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("社名は後株で、北斗食品株式会社と申します。", "北斗食品株式会社"),
        ("社名は漢字で、株式会社海山堂でございます。", "株式会社海山堂"),
        ("前株で北斗食品です。", "株式会社北斗食品"),
        ("北斗食品、後株になります。", "北斗食品株式会社"),
    ],
)
def test_書き方は_社名ではない(text: str, name: str) -> None:
    assert fields(text, "company_name")["company_name"] == name


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("北斗食品株式会社の営業、佐野です。よろしくお願いします。", "佐野", "営業"),
        ("株式会社青葉の総務担当、長谷川です。", "長谷川", "総務"),
        ("建材の販売をしております問屋です。", None, None),
        ("家具の卸をしております商社でございます。", None, None),
        ("木工品の製造をしております工房です。", None, None),
    ],
)
def test_会社の係と名字(text: str, name: str | None, office: str | None) -> None:
    found = fields(text, "industry" if name is None else "company_name")
    assert (found.get("contact_name"), found.get("contact_department")) == (name, office)
    assert name is not None or "company_name" not in found


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("本社が移りまして、今は千葉県船橋市にございます。", "船橋市"),
        ("去年引っ越しておりまして、今は戸田市でした。", "戸田市"),
        ("取引先が移転しまして、今は東京都北区でございます。", None),
        ("来年の春に東京都北区へ移転する予定です。", None),
    ],
)
def test_移った先が今の所在地(text: str, city: str | None) -> None:
    assert fields(text, "employees").get("city") == city


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("trade_fair_plan", "検討中ですが、いったんなしでお願いいたします。", "なし"),
        ("trade_fair_plan", "未定ですので、なしとさせていただきます。", "なし"),
        ("trade_fair_plan", "予定なしとするか、検討中です。", None),
        ("implementation_team", "専務と私の2名で対応してまいります。", "専務と私の2名"),
        ("implementation_team", "開発課の3名で取り組ませていただきます。", "開発課の3名"),
        ("founded_year", "登記を見ましたら、平成20年でした。", 2008),
    ],
)
def test_丁寧な結びは_答えに入らない(field: str, text: str, value: Any) -> None:
    assert fields(text, field).get(field) == value


def test_登記を見た年は_設立の年と限らない() -> None:
    assert "founded_year" not in fields("登記を見ましたら、平成20年に株式会社に変わっておりました。", "employees")


def test_形を答える相談ごとは_希望する支援ではない() -> None:
    assert fields("海外に工場を建てる件でご相談したく存じます。", "project_type") == {"project_type": "overseas_base"}
