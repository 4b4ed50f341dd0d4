"""Corrections: at any time, in any form; what they make void is said and asked again."""

from __future__ import annotations

from typing import Any

import pytest
from httpx import AsyncClient

from tests.e2e.visitor import Visitor


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("資本金は5000万円に訂正します", "capital_yen", 50_000_000),
        ("すみません、従業員は40人でした", "employees", 40),
        ("従業員は35人じゃなくて30人です", "employees", 30),
        ("従業員数を50人に直してください", "employees", 50),
        ("さっきの資本金、2000万円の間違いです", "capital_yen", 20_000_000),
    ],
)
async def test_by_words_at_any_time(client: AsyncClient, words: str, field: str, value: Any) -> None:
    visitor = await (await Visitor(client).start()).answer_until("founded_year")
    before = await visitor.value(field)
    await visitor.say(words)
    record = await visitor.record(field)
    assert record is not None and record["value"] == value
    assert [past["value"] for past in record["history"]] == [before]
    assert record["source"]["text"] in words
    assert "→" in visitor.text
    assert visitor.asking == "founded_year"


@pytest.mark.parametrize(
    "words", ["30人じゃなくて35人", "30人じゃなくて35人です", "いや、35人です", "あ、間違えた。35人でした"]
)
async def test_of_the_answer_just_given_needs_no_name(client: AsyncClient, words: str) -> None:
    visitor = await (await Visitor(client).start()).answer_until("founded_year", employees="30人")
    await visitor.say(words)
    assert await visitor.value("employees") == 35
    assert visitor.asking == "founded_year"
    assert await visitor.status("founded_year") is None


async def test_said_once_more_unchanged_is_acknowledged(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("founded_year")
    await visitor.say("従業員は35人です")
    assert "35名" in visitor.text and "→" not in visitor.text
    record = await visitor.record("employees")
    assert record is not None and record["history"] == []


async def test_of_the_target_voids_what_was_said_of_it_and_asks_again(client: AsyncClient) -> None:
    of_taiwan = {"existing_export": "台湾へはまだです", "existing_base": "台湾にはありません"}
    visitor = await (await Visitor(client).start()).answer_until("motive", **of_taiwan)
    await visitor.say("輸出先をベトナムに変えます")
    assert "あとでもう一度伺います" in visitor.text and "適法性" in visitor.text
    assert visitor.asking == "motive"
    values = await visitor.values()
    assert values["target_countries"] == ["VN"]
    assert {"existing_export", "existing_base", "product_lawful"}.isdisjoint(values)
    await visitor.say("国内の市場が小さくなってきたので")
    assert visitor.asking == "product_lawful"
    assert "まず、商品" not in visitor.text, "a part of the intake is announced once"
    await visitor.say("問題ないです")
    assert visitor.asking == "existing_export"


async def test_from_the_summary_by_the_edit_button(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until(None)
    await visitor.choose("edit:employees")
    assert visitor.asking == "employees" and "35名" in visitor.text
    assert "keep" in visitor.offered
    await visitor.say("40人")
    assert visitor.asking is None
    assert visitor.types[-2:] == ["summary", "choices"]
    shown = {item["field"]: item for section in visitor.replies[-2]["sections"] for item in section["items"]}
    assert shown["employees"]["display"] == "40名"


async def test_edit_of_the_target_asks_what_depends_on_it_before_the_summary_comes_back(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until(None)
    await visitor.choose("edit:target_countries")
    await visitor.say("中国")
    assert visitor.asking == "product_lawful"
    await visitor.answer_until(None)
    assert "summary" in visitor.types
    assert await visitor.value("target_countries") == ["CN"]


async def test_keep_leaves_an_edited_field_as_it_was(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until(None)
    await visitor.choose("edit:capital_yen")
    await visitor.choose("keep", field="capital_yen")
    assert visitor.asking is None
    record = await visitor.record("capital_yen")
    assert record is not None and record["value"] == 30_000_000 and record["history"] == []


async def test_a_field_named_without_a_value_is_asked(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("founded_year")
    await visitor.say("資本金が間違ってます")
    assert visitor.asking == "capital_yen"
    await visitor.say("4000万")
    assert await visitor.value("capital_yen") == 40_000_000
    assert visitor.asking == "founded_year"


async def test_a_correction_that_cannot_be_read_asks_that_field(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("founded_year")
    await visitor.say("資本金は50000ドルです")
    assert visitor.asking == "capital_yen"
    assert "日本円" in visitor.text
    await visitor.say("700万円")
    assert await visitor.value("capital_yen") == 7_000_000
    assert visitor.asking == "founded_year"


async def test_no_to_the_summary_asks_what_to_change(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until(None)
    await visitor.say("いいえ")
    assert "直す" in visitor.text
    assert visitor.state == "bot"
    await visitor.say("やっぱり資本金は2000万円で")
    assert await visitor.value("capital_yen") == 20_000_000
    assert "summary" in visitor.types


async def test_after_the_handoff_a_correction_reaches_the_desk(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until(None)
    await visitor.choose("submit")
    await visitor.say("従業員は50人でした")
    assert "相談員にお渡しした内容にも反映" in visitor.text
    brief = await visitor.get("/summary")
    assert "50" in str(brief["official_form"])


async def test_of_the_entity_type_drops_what_is_not_asked_of_it(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("founded_year")
    await visitor.choose("sole_proprietor", field="entity_type")
    assert "不要になりました" in visitor.text
    values = await visitor.values()
    assert "capital_yen" not in values and "corporate_number" not in values


async def test_a_country_taken_back_leaves_the_others(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("existing_export", target_countries="韓国と台湾です")
    await visitor.say("韓国はやめときます")
    assert await visitor.value("target_countries") == ["TW"]
    assert visitor.asking == "existing_export"


async def test_what_is_added_comes_on_top(client: AsyncClient) -> None:
    needs = "どの国がいいか選ぶのを手伝ってほしいです"
    visitor = await (await Visitor(client).start()).answer_until("overseas_travel_possible", support_needs=needs)
    await visitor.say("あと海外向けのネットショップの支援も追加でお願いします")
    assert await visitor.value("support_needs") == ["market_selection", "ecommerce"]
    await visitor.say("国はベトナムも追加してください")
    assert (await visitor.value("target_countries"))[-1] == "VN"


@pytest.mark.parametrize(
    ("words", "kept"),
    [("海外に輸出したことは一度もありません", True), ("まだです", True), ("台湾への輸出はまだです", False)],
)
async def test_only_what_was_said_of_abroad_in_general_holds_for_another_target(
    client: AsyncClient, words: str, kept: bool
) -> None:
    visitor = Visitor(client)
    await (await visitor.start()).answer_until("motive", target_countries="台湾です", existing_export=words)
    await visitor.say("やっぱり国は台湾をやめてインドネシアにします")
    assert await visitor.value("target_countries") == ["ID"]
    assert await visitor.value("existing_export") == ("none" if kept else None)


async def test_a_country_in_passing_changes_nothing(client: AsyncClient) -> None:
    countries = "台湾とアメリカとドイツです"
    visitor = await (await Visitor(client).start()).answer_until("motive", target_countries=countries)
    await visitor.say("米国向けが関税で採算が合わなくなり、売り先を分散したい")
    assert await visitor.value("target_countries") == ["TW", "US", "DE"]
    assert await visitor.value("motive") == "米国向けが関税で採算が合わなくなり、売り先を分散したい"


async def test_one_country_for_another_leaves_the_rest(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("motive", target_countries="イタリアとアメリカ")
    await visitor.say("さっきの国、アメリカじゃなくてイギリスでした")
    assert await visitor.value("target_countries") == ["IT", "GB"]
    assert await visitor.status("motive") is None


async def test_of_several_countries_the_first_target_counts(client: AsyncClient) -> None:
    visitor = Visitor(client)
    await (await visitor.start()).answer_until(
        "existing_base",
        target_countries="台湾とアメリカ",
        existing_export="台湾には10年前に一度だけ、米国は毎年出してます",
    )
    assert await visitor.value("existing_export") == "trial"


@pytest.mark.parametrize(
    ("field", "standing", "words", "value"),
    [
        ("product_name", "だし醤油", "商品変えてもいいですか、だし醤油じゃなくてゆずぽん酢にします", "ゆずぽん酢"),
        ("company_name", "湊商店", "湊商店やなくて港屋商店です", "港屋商店"),
    ],
)
async def test_an_answer_in_words_by_what_it_is_not(
    client: AsyncClient, field: str, standing: str, words: str, value: str
) -> None:
    visitor = await (await Visitor(client).start()).answer_until("management_approval", **{field: standing})
    await visitor.say(words)
    assert await visitor.value(field) == value
    assert visitor.asking == "management_approval"


async def test_the_last_digits_of_a_number(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("contact_preference", contact_phone="090-3456-7812")
    await visitor.say("あっ電話の下4桁、7812じゃなくて7821でした")
    assert await visitor.value("contact_phone") == "+819034567821"
    assert visitor.asking == "contact_preference"


async def test_the_order_the_other_way_round(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("existing_base", target_countries="台湾と香港")
    await visitor.say("すみません、順番が逆でした")
    assert await visitor.value("target_countries") == ["HK", "TW"]


@pytest.mark.parametrize(
    ("asked", "words", "field", "value"),
    [
        ("target_timing", "忘れてた、去年台湾に一回だけお試しで送ってました", "existing_export", "trial"),
        ("support_needs", "出張なんですけど、若い者が代わりに行けます", "overseas_travel_possible", True),
        (
            "business_model",
            "すみません、仕入れではなくて、うちはサービスを提供する側です",
            "supply_role",
            "service_provider",
        ),
    ],
)
async def test_of_an_earlier_choice_without_its_name(
    client: AsyncClient, asked: str, words: str, field: str, value: Any
) -> None:
    visitor = await (await Visitor(client).start()).answer_until(
        asked,
        existing_export="まだありません",
        overseas_travel_possible="行けません",
        supply_role="仕入れて売っています",
    )
    await visitor.say(words)
    assert await visitor.value(field) == value
    assert await visitor.status(asked) is None
