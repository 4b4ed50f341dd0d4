"""Pictures and files: fetched from LINE, judged and kept as those from the web, acknowledged in the talk."""

from __future__ import annotations

from http import HTTPStatus

from api.channels.line.errors import LineError
from api.channels.line.events.talk import Talk
from api.conversations import attachments
from api.conversations.attachments import MAX_BYTES, NotAccepted, NotSafe, TooLarge
from api.conversations.pdf import REFUSED
from bot.dialogue.results import UnknownConversation
from bot.storage.models import Conversation

_TAKEN = "{name}を受け取りました。ご相談の資料として、相談員にお渡しします。"
_TAKEN_SEVERAL = "写真を{total}枚受け取りました。ご相談の資料として、相談員にお渡しします。"
_TOO_LARGE = "お預かりできるファイルは、10MBまでです。小さくして、もう一度お送りください。"
_NOT_ACCEPTED = "お預かりできるのは、PDF・JPEG・PNGのファイルです。"
_GONE = "ファイルを受け取れませんでした。お手数ですが、もう一度お送りください。"
_NOT_CONSENTED = "同意をいただいていないため、ファイルはお預かりしていません。"
_GONE_FOR_GOOD = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.GONE})


async def take_file(talk: Talk) -> None:
    """Take a file under its own name."""
    name, size = talk.part("message").get("fileName"), talk.part("message").get("fileSize")
    name = attachments.name_of(name) if isinstance(name, str) else ""
    too_large = isinstance(size, int) and size > MAX_BYTES  # without fetching it
    await _take(talk, name, f"「{name}」" if name else "ファイル", _TOO_LARGE if too_large else None)


async def take_image(talk: Talk) -> None:
    """Take a picture. Of several that were sent together, the last is answered for all."""
    message = talk.part("message")
    provider = message.get("contentProvider")
    elsewhere = isinstance(provider, dict) and provider.get("type") == "external"  # an address that anybody may choose
    await _take(talk, "", "写真", _GONE if elsewhere else None)


async def _take(talk: Talk, name: str, called: str, problem: str | None) -> None:
    conversation_id = await talk.conversation()
    if await talk.is_known(conversation_id):  # answered at an earlier attempt, or unsent before it came
        return
    problem = problem or await _without_consent(talk, conversation_id)
    if problem is None:
        problem = await _fetch_and_keep(talk, conversation_id, name)
    shown = f"（{called}）" if problem is None else f"（{called}：お預かりしていません）"
    answer = problem or _acknowledgement(talk, called)
    await talk.note(shown, answer, always=problem is not None)


async def _without_consent(talk: Talk, conversation_id: str) -> str | None:
    """Of somebody who has not consented nothing is kept, and nothing fetched."""
    async with talk.services.database.reading() as session:
        conversation = await session.get(Conversation, conversation_id)
        return _NOT_CONSENTED if conversation is not None and not conversation.consented else None


async def _fetch_and_keep(talk: Talk, conversation_id: str, name: str) -> str | None:
    """Why it could not be kept, for the user; None when it is.

    Raises:
        LineError: LINE did not give it just now; it may later.
        UnknownConversation: the conversation was erased meanwhile.
    """
    connection = talk.services.line
    assert connection is not None
    try:
        async with connection.client.content(str(talk.part("message").get("id"))) as parts:
            await attachments.keep(talk.services, conversation_id, name, parts, talk.message_id)
    except LineError as error:
        if error.status in _GONE_FOR_GOOD:
            return _GONE
        raise
    except TooLarge:
        return _TOO_LARGE
    except NotSafe as error:
        return REFUSED[error.why]
    except NotAccepted:
        return _NOT_ACCEPTED
    except attachments.Gone as error:
        raise UnknownConversation(conversation_id) from error
    return None


def _acknowledgement(talk: Talk, called: str) -> str | None:
    pictures = talk.part("message").get("imageSet")
    index, total = (pictures.get("index"), pictures.get("total")) if isinstance(pictures, dict) else (None, None)
    if isinstance(index, int) and isinstance(total, int) and total > 1:
        return _TAKEN_SEVERAL.format(total=total) if index == total else None
    return _TAKEN.format(name=called)
