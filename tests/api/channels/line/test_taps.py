"""Taps: an answer for the dialogue, further buttons at once, or a word that the button is an old one."""

from __future__ import annotations

from typing import Any

import pytest

from api.channels.line.postback import Kind, Tap, bound, write
from api.channels.line.taps import Postback, take
from bot.dialogue.incoming import NOT_OFFERED, Incoming
from bot.storage.models import Conversation
from tests.api.channels.line.outgoing import Outgoing
from tests.api.channels.line.rendering.test_choices import asked
from tests.line_stand_in.people import user_id

OLD = Incoming("m1", choice=NOT_OFFERED)


async def tapped(out: Outgoing, talk: str, tap: Tap | str, params: dict[str, Any] | None = None) -> Incoming | None:
    line = out.services.line
    assert line is not None
    data = tap if isinstance(tap, str) else write(tap, line.postback_key)
    async with out.database.transaction() as session:
        found = await session.get_one(Conversation, talk)
        postback = Postback(data, params or {})
        return await take(session, found, postback, key=line.postback_key, message_id="m1", at=out.clock())


@pytest.mark.parametrize(
    ("tap", "params", "incoming"),
    [
        (Tap(Kind.CHOICE, "true", "product_exists"), {}, Incoming("m1", choice="true", field="product_exists")),
        (Tap(Kind.CHOICE, "submit"), {}, Incoming("m1", choice="submit")),
        (Tap(Kind.CHOICE, "true", "product_exists", "", "99999999"), {}, OLD),
        ("{}", {}, OLD),
        (Tap(Kind.DATE, "", "target_timing"), {"date": "2027-03-01"}, Incoming("m1", text="2027年3月1日")),
        (Tap(Kind.DATE, "", "target_timing"), {}, OLD),
        (Tap(Kind.DATE, "", "founded_year"), {"date": "2027-03-01"}, OLD),
        (Tap(Kind.DECIDE, "3", "support_needs", "ない"), {}, OLD),
        (Tap(Kind.PAGE, "1", None, "ない"), {}, OLD),
    ],
)
async def test_押されたもの(out: Outgoing, tap: Tap | str, params: dict[str, Any], incoming: Incoming) -> None:
    talk = await out.talk("江口")
    async with out.database.transaction() as session:
        (await session.get_one(Conversation, talk)).progress = {"asking": "target_timing"}
    assert await tapped(out, talk, tap, params) == incoming


async def test_いくつも選んで決める(out: Outgoing) -> None:
    talk, user = await out.talk("江口"), user_id("江口")
    await out.bot_says(talk, asked(3, multiple=True, field="support_needs"))
    message = (await out.items())[0].payload["message_id"]
    await out.send()
    assert await tapped(out, talk, Tap(Kind.PICK, "5", "support_needs", message, bound(talk))) is None
    assert await tapped(out, talk, Tap(Kind.PICK, "5", "support_needs", message, bound(talk))) is None
    await out.send()
    told = out.line.received(user)[-1]
    assert told["text"] == "「選択肢1、選択肢3」ですね。ほかにもあれば、続けてお選びください。"
    assert [item["action"]["label"] for item in told["quickReply"]["items"]] == ["これで決める", "選択肢2"]
    assert len(out.line.received(user)) == 2, "the same event twice shows the same once"
    decided = await tapped(out, talk, Tap(Kind.DECIDE, "5", "support_needs", message, bound(talk)))
    assert decided == Incoming("m1", choice=("v1", "v3"), field="support_needs")
    out.in_order()


async def test_ほかの選択肢を見る(out: Outgoing) -> None:
    talk, user = await out.talk("江口"), user_id("江口")
    await out.bot_says(talk, asked(20))
    message = (await out.items())[0].payload["message_id"]
    await out.send()
    await out.hears("江口")
    assert await tapped(out, talk, Tap(Kind.PAGE, "1", "sme_class", message, bound(talk))) is None
    await out.send()
    told = out.line.received(user)[-1]
    assert told["text"] == "ほかの選択肢です。" and out.line.replies
    assert told["quickReply"]["items"][0]["action"]["label"] == "選択肢11"
    out.in_order()
