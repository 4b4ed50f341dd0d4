"""The channel itself: the bot's information, its webhook, and what users sent as files."""

from __future__ import annotations

from tests.line_stand_in.asking import Answer, Asked, refused
from tests.line_stand_in.webhooks import Webhooks
from tests.line_stand_in.world import World

_REASONS = {200: "OK"}


def bot_info(world: World, asked: Asked) -> Answer:
    return Answer(
        200,
        {
            "userId": world.bot_user_id,
            "basicId": "@216minato",
            "displayName": world.bot_name,
            "chatMode": world.chat_mode,
            "markAsReadMode": "manual" if world.chat_mode == "chat" else "auto",
        },
    )


def webhook(world: World, asked: Asked) -> Answer:
    if world.webhook is None:
        return refused(404, "Webhook endpoint not found")
    return Answer(200, {"endpoint": world.webhook, "active": world.webhook_active})


def set_webhook(world: World, asked: Asked) -> Answer:
    world.webhook = asked.body["endpoint"]
    return Answer()


async def test_webhook(world: World, asked: Asked, webhooks: Webhooks) -> Answer:
    """LINE sends a request without events, signed, and tells what it met."""
    address = (asked.body or {}).get("endpoint", world.webhook)
    if address is None:
        return refused(400, "No webhook endpoint")
    path = "/" + address.removeprefix("https://").partition("/")[2]
    status, reason = None, "COULD_NOT_CONNECT"
    if webhooks.http is not None:
        status, reason = await webhooks.send(webhooks.body_of(()), webhooks.http, path)
    return Answer(
        200,
        {
            "success": status == 200,
            "timestamp": world.clock().isoformat(),
            "statusCode": status or 0,
            "reason": reason or "OK",
            "detail": str(status) if status else f"{reason}: {address}",
        },
    )


def verify_token(world: World, token: str | None) -> Answer:
    """Of LINE's OAuth, which messaging-api.yml does not describe: whether a channel access token is good."""
    if token != world.access_token:
        return Answer(400, {"error": "invalid_request", "error_description": "access token expired"})
    return Answer(200, {"client_id": "1656000000", "expires_in": 2_592_000, "scope": "P CM"})


def content(world: World, asked: Asked) -> Answer:
    """202 while LINE still makes it ready."""
    found = world.contents.get(asked.path["messageId"])
    if found is None or found.failed:
        return refused(404, "Not found")
    if found.not_ready_for > 0:
        found.not_ready_for -= 1
        return Answer(202)
    return Answer(200, found.data, media_type=found.media_type)


def transcoding(world: World, asked: Asked) -> Answer:
    found = world.contents.get(asked.path["messageId"])
    if found is None:
        return refused(404, "Not found")
    ready = "processing" if found.not_ready_for > 0 else "succeeded"
    found.not_ready_for = max(0, found.not_ready_for - 1)
    return Answer(200, {"status": "failed" if found.failed else ready})


HANDLERS = {
    "getBotInfo": bot_info,
    "getWebhookEndpoint": webhook,
    "setWebhookEndpoint": set_webhook,
    "getMessageContent": content,
    "getMessageContentPreview": content,
    "getMessageContentTranscodingByMessageId": transcoding,
}
