"""Calls that only the setup needs: who we are at LINE, the webhook's address, rich menus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from linebot.v3.messaging import RichMenuRequest, SetWebhookEndpointRequest, TestWebhookEndpointRequest

from api.channels.line.client import TIMEOUT, LineClient
from api.channels.line.content import TIMEOUT as FILE_TIMEOUT
from api.channels.line.errors import LineError

NOT_FOUND = 404


@dataclass(frozen=True)
class Bot:
    """``chats``: チャット is on in the account's 応答設定, so that people answer by hand beside us."""

    name: str
    basic_id: str
    chats: bool


@dataclass(frozen=True)
class Endpoint:
    """``address`` None: none is set. ``active``: Webhookの利用."""

    address: str | None
    active: bool


@dataclass(frozen=True)
class Trial:
    """What LINE met when it called our webhook. ``status`` 0 or less: no answer."""

    success: bool
    status: int
    reason: str
    detail: str


class SetupClient(LineClient):
    """Every method raises ``LineError``."""

    async def bot(self) -> Bot:
        found = await self._call(lambda: self.messaging.get_bot_info(_request_timeout=TIMEOUT))
        return Bot(found.display_name, found.basic_id, found.chat_mode == "chat")

    async def endpoint(self) -> Endpoint:
        try:
            found = await self._call(lambda: self.messaging.get_webhook_endpoint(_request_timeout=TIMEOUT))
        except LineError as error:
            if error.status == NOT_FOUND:
                return Endpoint(None, False)
            raise
        return Endpoint(found.endpoint or None, found.active)

    async def set_endpoint(self, address: str) -> None:
        body = SetWebhookEndpointRequest(endpoint=address)
        await self._call(lambda: self.messaging.set_webhook_endpoint(body, _request_timeout=TIMEOUT))

    async def try_endpoint(self, address: str) -> Trial:
        """Let LINE send its trial request, signed and without events."""
        body = TestWebhookEndpointRequest(endpoint=address)
        found = await self._call(lambda: self.messaging.test_webhook_endpoint(body, _request_timeout=TIMEOUT))
        return Trial(bool(found.success), found.status_code, found.reason, found.detail)

    async def menus(self) -> dict[str, str]:
        """The names of all rich menus made by the API, by id."""
        found = await self._call(lambda: self.messaging.get_rich_menu_list(_request_timeout=TIMEOUT))
        return {menu.rich_menu_id: menu.name for menu in found.richmenus}

    async def create_menu(self, menu: dict[str, Any]) -> str:
        body = RichMenuRequest.from_dict(menu)
        found = await self._call(lambda: self.messaging.create_rich_menu(body, _request_timeout=TIMEOUT))
        return str(found.rich_menu_id)

    async def has_image(self, menu_id: str) -> bool:
        try:
            await self._call(lambda: self.blob.get_rich_menu_image(menu_id, _request_timeout=FILE_TIMEOUT))
        except LineError as error:
            if error.status == NOT_FOUND:
                return False
            raise
        return True

    async def set_image(self, menu_id: str, png: bytes) -> None:
        await self._call(
            lambda: self.blob.set_rich_menu_image(
                menu_id, png, _headers={"Content-Type": "image/png"}, _request_timeout=FILE_TIMEOUT
            )
        )

    async def default_menu(self) -> str | None:
        try:
            found = await self._call(lambda: self.messaging.get_default_rich_menu_id(_request_timeout=TIMEOUT))
        except LineError as error:
            if error.status == NOT_FOUND:
                return None
            raise
        return str(found.rich_menu_id)

    async def set_default_menu(self, menu_id: str) -> None:
        await self._call(lambda: self.messaging.set_default_rich_menu(menu_id, _request_timeout=TIMEOUT))

    async def delete_menu(self, menu_id: str) -> None:
        await self._call(lambda: self.messaging.delete_rich_menu(menu_id, _request_timeout=TIMEOUT))
