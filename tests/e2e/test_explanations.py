"""The assistant explains its own questions: what is meant, why, and whether an answer is needed."""

from __future__ import annotations

import pytest
from httpx import AsyncClient

from tests.e2e.visitor import Visitor


@pytest.mark.parametrize(
    ("field", "words", "told"),
    [
        ("parallel_support", "どういう意味？", "同じ時期に"),
        ("financial_statements", "なにそれ", "決算の書類"),
        ("contact_phone", "なんで電話番号いるんですか", "お返事を差し上げる番号"),
        ("annual_sales_yen", "言わないとだめですか？", "「飛ばす」で進めます"),
        ("corporate_number", "法人番号って何ですか", "13桁の番号"),
        ("motive", "なんでそんなこと聞くんですか", "選考でも"),
        ("consent_privacy", "どういうことですか", "お預かりしてよいか"),
    ],
)
async def test_it_is_explained_and_the_same_question_stands(
    client: AsyncClient, field: str, words: str, told: str
) -> None:
    visitor = await (await Visitor(client).start()).answer_until(field)
    before = await visitor.values()
    await visitor.say(words)
    assert told in visitor.replies[0]["text"]
    assert visitor.asking == field and visitor.replies[-1]["field"] == field
    assert await visitor.status(field) is None and await visitor.values() == before


async def test_after_the_explanation_the_answer_is_taken(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("parallel_support")
    await visitor.say("どういう意味？")
    await visitor.say("受けていません")
    assert await visitor.value("parallel_support") is False


@pytest.mark.parametrize("words", ["続きはどうなりますか", "このあとどうなりますか"])
async def test_after_the_handing_over_it_tells_the_ticket_and_the_time(client: AsyncClient, words: str) -> None:
    visitor = await (await Visitor(client).start()).answer_until(None)
    await visitor.choose("submit")
    ticket = visitor.replies[0]["ticket"]
    await visitor.say(words)
    told = next(reply for reply in visitor.replies if reply["type"] == "handoff")
    assert told["ticket"] == ticket and "11月24日" in told["text"]
    assert "ここまでの内容は残しておきます" not in visitor.text and visitor.state == "queued"


async def test_every_retry_is_kind_and_repeats_the_question(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("employees")
    await visitor.say("むにゃむにゃ")
    assert "として" not in visitor.text and "従業員は何人" in visitor.text and "（例：12人）" in visitor.text
    await visitor.say("むにゃむにゃ")
    assert "中小企業" in visitor.replies[0]["text"], "whoever misses it twice is told why it is asked"


async def test_no_motive_yet_is_no_mistake(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("motive")
    await visitor.say("特になし")
    assert "特になし、と承りました" in visitor.text
    assert await visitor.status("motive") == "unknown"


async def test_progress_is_not_full_while_something_is_asked(client: AsyncClient) -> None:
    later = {"employees": "あとで", "motive": "あとで"}
    visitor = await (await Visitor(client).start()).answer_until("employees", **later)
    await visitor.say("あとで")
    while visitor.asking:
        assert visitor.progress["answered"] < visitor.progress["total"], visitor.asking
        await visitor.answer_until(None, **later) if visitor.asking not in later else await visitor.say("あとで")
    assert visitor.progress["answered"] == visitor.progress["total"]
