"""``minato line setup``: from a new account to a ready one, twice, and what it says when something is wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.channels.line import rich_menu
from api.channels.line.menu_api import Trial
from api.channels.line.postback import Kind, Tap, key_of, read
from api.channels.line.setup import Finding, Mark, of_trial
from api.commands.line import findings_of, run
from api.settings import Settings
from bot.intake.command_choices import COMMANDS
from tests.line_stand_in import Failure, LineStandIn, line_stand_in

PUBLIC = "https://minato.example"


@pytest.fixture
def answers() -> list[int]:
    """What the service's webhook answers to LINE's trial."""
    return [200]


@pytest.fixture
async def line(answers: list[int]) -> AsyncIterator[LineStandIn]:
    async def webhook(request: Request) -> Response:
        return Response(status_code=answers[0])

    app = Starlette(routes=[Route("/channels/line/webhook", webhook, methods=["POST"])])
    async with (
        line_stand_in() as found,
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=PUBLIC) as http,
    ):
        found.talks_to(http)
        yield found


def settings_of(line: LineStandIn, **more: Any) -> Settings:
    given = {
        "line_channel_secret": line.world.channel_secret,
        "line_channel_access_token": line.world.access_token,
        "line_api_base": line.base,
        "line_data_base": line.base,
        "public_url": PUBLIC,
    }
    return Settings(**given | more)


def wrong(findings: list[Finding]) -> list[str]:
    return [finding.words for finding in findings if finding.mark is Mark.BAD]


async def test_新しいアカウントが使えるようになる(line: LineStandIn) -> None:
    assert wrong(await findings_of(settings_of(line))) == []
    assert line.world.webhook == f"{PUBLIC}/channels/line/webhook"
    ((menu_id, made),) = line.world.menus.items()
    assert line.world.default_menu == menu_id and made.image == rich_menu.IMAGE.read_bytes()
    line.assert_no_violation()


async def test_二度実行してもメニューは一つ(line: LineStandIn) -> None:
    await findings_of(settings_of(line))
    (before,) = line.world.menus
    findings = await findings_of(settings_of(line))
    assert list(line.world.menus) == [before] and wrong(findings) == []
    assert "リッチメニューは、すでに最新です。" in [finding.words for finding in findings]


@pytest.mark.parametrize("on", ["setRichMenuImage", "setDefaultRichMenu"])
async def test_途中で止まっても次の回で整う(line: LineStandIn, on: str) -> None:
    line.fails(Failure.SERVER_ERROR, on)
    assert "障害" in wrong(await findings_of(settings_of(line)))[0]
    assert wrong(await findings_of(settings_of(line))) == []
    (menu_id,) = line.world.menus
    assert line.world.default_menu == menu_id and line.world.menus[menu_id].image


async def test_古いメニューは消え_よその物は残る(line: LineStandIn) -> None:
    await findings_of(settings_of(line))
    (ours,) = line.world.menus
    line.world.menus[ours].menu["name"] = "ミナト 前の版"
    wanted = rich_menu.menu(b"x") | {"name": "春のキャンペーン"}
    line.world.menus["richmenu-other"] = type(line.world.menus[ours])(wanted, b"png", "image/png")
    line.world.default_menu = "richmenu-other"
    findings = await findings_of(settings_of(line))
    assert ours not in line.world.menus and "richmenu-other" in line.world.menus and len(line.world.menus) == 2
    assert any("入れ替えました" in finding.words for finding in findings)


async def test_checkは何も変えない(line: LineStandIn) -> None:
    found = wrong(await findings_of(settings_of(line), check=True))
    assert ["Webhook URLが違います" in found[0], "リッチメニュー" in found[1]] == [True, True]
    assert line.world.webhook is None and line.world.menus == {}
    reading = ("get", "test")
    assert all(call.operation.startswith(reading) for call in line.calls)
    await findings_of(settings_of(line))
    assert wrong(await findings_of(settings_of(line), check=True)) == []


async def test_removeはミナトのメニューだけを消す(line: LineStandIn) -> None:
    await findings_of(settings_of(line))
    line.world.menus["richmenu-other"] = type(next(iter(line.world.menus.values())))(
        rich_menu.menu(b"x") | {"name": "別"}
    )
    await findings_of(settings_of(line), remove=True)
    assert list(line.world.menus) == ["richmenu-other"] and line.world.default_menu is None
    assert wrong(await findings_of(settings_of(line), remove=True)) == []


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"line_channel_secret": None}, "MINATO_LINE_CHANNEL_SECRET"),
        ({"line_channel_access_token": None}, "MINATO_LINE_CHANNEL_ACCESS_TOKEN"),
        ({"line_channel_access_token": "old"}, "アクセストークンが正しくないか、期限が切れています"),
        ({"public_url": None}, "MINATO_PUBLIC_URL がありません"),
        ({"public_url": "http://minato.example"}, "https ではありません"),
        ({"line_api_base": "http://127.0.0.1:9"}, "LINEにつながりません"),
    ],
)
async def test_設定の間違いを言う(line: LineStandIn, settings: dict[str, Any], words: str) -> None:
    assert words in wrong(await findings_of(settings_of(line, **settings)))[0]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "MINATO_LINE_CHANNEL_SECRET"),
        (404, "LINEの入口がありません"),
        (302, "転送"),
        (503, "エラー（503）"),
        (403, "断りました"),
    ],
)
async def test_webhookの答えの意味を言う(line: LineStandIn, answers: list[int], status: int, words: str) -> None:
    answers[0] = status
    (found,) = wrong(await findings_of(settings_of(line)))
    assert words in found


@pytest.mark.parametrize(
    ("reason", "words"),
    [("COULD_NOT_CONNECT", "つながりません"), ("REQUEST_TIMEOUT", "2秒以内"), ("UNCLASSIFIED", "分かりません")],
)
def test_届かないわけを言う(reason: str, words: str) -> None:
    finding = of_trial(Trial(False, 0, reason, "TLS handshake failure"), PUBLIC)
    assert words in finding.words and "TLS handshake failure" in finding.words


async def test_応答設定を言う(line: LineStandIn) -> None:
    line.world.chat_mode, line.world.webhook_active, line.world.quota = "chat", False, 0
    findings = await findings_of(settings_of(line))
    notes = "".join(finding.words for finding in findings if finding.mark is Mark.NOTE)
    assert "「チャット」がオン" in notes and "応答メッセージ" in notes
    assert ["上限" in wrong(findings)[0], "Webhookの利用" in wrong(findings)[1]] == [True, True]


@pytest.mark.parametrize(
    ("failure", "words"),
    [(Failure.FORBIDDEN, "使えない操作"), (Failure.TOO_MANY, "数分おいて"), (Failure.CUT, "つながりません")],
)
async def test_LINEの断りを言う(line: LineStandIn, failure: Failure, words: str) -> None:
    line.fails(failure, "getBotInfo", times=None)  # a cut call is tried twice by the SDK itself
    assert words in wrong(await findings_of(settings_of(line)))[0]


def test_端末の言葉と終了コード(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(Settings(line_channel_secret=None, line_channel_access_token=None), check=True, remove=False)
    assert stopped.value.code == 1 and "直すところが2つあります" in capsys.readouterr().out


async def test_メニューのボタンはミナトに通じる(line: LineStandIn) -> None:
    key = key_of(line.world.channel_secret)
    actions = [area["action"] for area in rich_menu.menu(key)["areas"]]
    assert [action["label"] for action in actions] == [
        "相談を始める",
        "続きから",
        "よくある質問",
        "担当者に相談",
        "入力内容",
    ]
    taps = [read(action["data"], key) for action in actions if action["type"] == "postback"]
    assert taps == [Tap(Kind.CHOICE, name) for name in ("start", "person", "summary")]
    assert {"start", "person", "summary"} <= COMMANDS.keys()


def test_絵は描かれたとおりに押せる() -> None:
    """The cards tile the picture, and the picture is what LINE takes."""
    image = Image.open(rich_menu.IMAGE)
    assert image.size == rich_menu.SIZE and image.format == "PNG" and rich_menu.IMAGE.stat().st_size < 1_000_000
    assert sum(card.width * card.height for card in rich_menu.CARDS) == rich_menu.SIZE[0] * rich_menu.SIZE[1]


@pytest.mark.parametrize(
    ("more", "good", "notes"),
    [
        ({}, "chat です", ["MINATO_PRIVACY_URL"]),
        ({"line_pii": "link"}, "link です", ["MINATO_LINE_BASIC_ID", "MINATO_PRIVACY_URL"]),
        ({"line_pii": "link", "line_basic_id": "@minato", "privacy_url": f"{PUBLIC}/privacy"}, "link です", []),
    ],
)
async def test_個人情報の伺い方がどちらか_何を意味するかを言う(
    line: LineStandIn, more: dict[str, str], good: str, notes: list[str]
) -> None:
    findings = await findings_of(settings_of(line, **more))
    (mode,) = [finding.words for finding in findings if "個人情報の伺い方" in finding.words]
    assert good in mode and "LINE" in mode and wrong(findings) == []
    told = [each.words for each in findings[findings.index(Finding(Mark.GOOD, mode)) + 1 :]]
    assert len(told) == len(notes) and all(name in words for name, words in zip(notes, told, strict=True))
