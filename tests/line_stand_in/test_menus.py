"""Rich menus are refused where LINE refuses them, and shown as LINE shows them."""

from __future__ import annotations

import io
from typing import Any

import httpx
import pytest
from PIL import Image

from tests.line_stand_in import LineStandIn
from tests.line_stand_in.conftest import Bot

AREA = {
    "bounds": {"x": 0, "y": 0, "width": 2500, "height": 843},
    "action": {"type": "postback", "label": "相談を始める", "data": "start", "displayText": "相談を始める"},
}
MENU: dict[str, Any] = {
    "size": {"width": 2500, "height": 843},
    "selected": True,
    "name": "ミナト",
    "chatBarText": "メニュー",
    "areas": [AREA],
}


def _image(size: tuple[int, int] = (2500, 843), kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("what", "place"),
    [
        ({"size": {"width": 2501, "height": 843}}, "size"),
        ({"size": {"width": 799, "height": 400}}, "size"),
        ({"size": {"width": 1000, "height": 700}}, "size"),
        ({"chatBarText": "あ" * 15}, ".chatBarText"),
        ({"name": "あ" * 301}, "name"),
        ({"areas": [AREA] * 21}, ".areas"),
        ({"areas": [{**AREA, "bounds": {"x": 1, "y": 0, "width": 2500, "height": 843}}]}, "areas[0].bounds"),
        ({"areas": [{**AREA, "action": {**AREA["action"], "label": "あ" * 21}}]}, "areas[0].action.label"),
        ({"areas": [{**AREA, "action": {"type": "camera", "label": "x"}}]}, "areas[0].action.type"),
    ],
)
async def test_作れないメニュー(what: dict[str, Any], place: str, line: LineStandIn, api: httpx.AsyncClient) -> None:
    answer = await api.post("/v2/bot/richmenu", json=MENU | what)
    assert answer.status_code == 400
    assert place in [detail["property"] for detail in answer.json()["details"]]


async def test_足りないメニューは作れない(line: LineStandIn, api: httpx.AsyncClient) -> None:
    for missing in MENU:
        assert (await api.post("/v2/bot/richmenu", json={key: MENU[key] for key in MENU if key != missing})).status_code == 400  # fmt: skip


async def test_メニューの一生(line: LineStandIn, bot: Bot, api: httpx.AsyncClient, sato: str) -> None:
    menu_id = (await api.post("/v2/bot/richmenu", json=MENU)).json()["richMenuId"]
    content, everybody = f"/v2/bot/richmenu/{menu_id}/content", f"/v2/bot/user/all/richmenu/{menu_id}"
    assert (await api.post(everybody)).status_code == 400  # no image yet
    png = {"Content-Type": "image/png"}
    assert (await api.post(content, content=_image(), headers={"Content-Type": "image/gif"})).status_code == 415
    assert (await api.post(content, content=_image((2500, 1686)), headers=png)).status_code == 400
    assert (await api.post(content, content=_image(kind="JPEG"), headers=png)).status_code == 400
    assert (await api.post(content, content=b"x" * (1024 * 1024 + 1), headers=png)).status_code == 413
    assert (await api.post(content, content=_image(), headers=png)).status_code == 200
    assert (await api.post(content, content=_image(), headers=png)).status_code == 400  # once only
    assert (await api.post(everybody)).status_code == 200
    assert (await api.get("/v2/bot/user/all/richmenu")).json() == {"richMenuId": menu_id}
    await line.taps(sato, "相談を始める")
    assert b'"data":"start"' in bot.heard[-1][1]
    assert (await api.get(content)).content == _image()
    assert [menu["name"] for menu in (await api.get("/v2/bot/richmenu/list")).json()["richmenus"]] == ["ミナト"]
    assert (await api.delete(f"/v2/bot/richmenu/{menu_id}")).status_code == 200
    assert (await api.get("/v2/bot/user/all/richmenu")).status_code == 404
