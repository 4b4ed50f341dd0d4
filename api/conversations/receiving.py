"""One file from a visitor's page: may it come, is it what it should be, and what the conversation says of it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from fastapi import Request

from api.conversations import attachments
from api.conversations.attachments import Gone, NotAccepted, NotSafe, TooLarge, file_id_of
from api.conversations.pdf import REFUSED
from api.conversations.uploads import Upload, read_upload
from api.problems import Problem
from api.services import Services
from api.telling import tell
from bot.dialogue.messages import POLLED
from bot.dialogue.noting import Note, take_note
from bot.dialogue.results import UnknownConversation
from bot.storage.desk import attachments_of
from bot.storage.models import Attachment, Conversation

FILES_AT_MOST = 30  # of one conversation

_NO_CONSENT = "ファイルは、個人情報の取り扱いに同意をいただいてからお預かりします。まだお預かりしていません。"
_TOO_MANY = f"お預かりできるファイルは、{FILES_AT_MOST}件までです。ほかの資料は、相談員にご相談ください。"
_TOO_LARGE = "ファイルは10MBまでです。小さくして、もう一度お送りください。"
_NOT_ACCEPTED = "お送りいただけるのは、PDF・JPEG・PNGのファイルです。"
_TAKEN = "「{name}」をお預かりしました。ご相談の資料として、相談員にお渡しします。"


def shown_as(name: str) -> str:
    """What the transcript has in place of words."""
    return f"（添付ファイル：{name}）"


async def receive(used: Services, conversation: Conversation, request: Request) -> dict[str, Any]:
    """Check and store one file and say so in the conversation, once for its ``message_id``; what a visitor is told.

    Raises:
        Problem: 401 the conversation was erased meanwhile, 409 without consent or one file too many, 413 over 10 MB,
            415 not a PDF, JPEG or PNG, or a PDF with more in it than can be read.
    """
    if not conversation.consented:  # before a byte of it is read
        raise Problem(409, _NO_CONSENT)
    async with used.database.reading() as session:
        if len(await attachments_of(session, conversation.id)) >= FILES_AT_MOST:
            raise Problem(409, _TOO_MANY)
    try:
        upload = await read_upload(request)
        row = await _keep_and_say(used, conversation.id, upload)
    except TooLarge as error:
        raise Problem(413, _TOO_LARGE) from error
    except NotSafe as error:
        raise Problem(415, REFUSED[error.why]) from error
    except NotAccepted as error:
        raise Problem(415, _NOT_ACCEPTED) from error
    except (Gone, UnknownConversation) as error:
        raise Problem(401) from error
    return {
        "attachment_id": row.id, "filename": row.filename, "content_type": row.content_type, "size": row.size,
    }  # fmt: skip


async def _keep_and_say(used: Services, conversation_id: str, upload: Upload) -> Attachment:
    message_id = str(upload.message_id or uuid4())
    file_id = file_id_of(conversation_id, message_id)
    row = await attachments.keep(used, conversation_id, upload.name, attachments.whole(upload.data), file_id)
    answer = _TAKEN.format(name=row.filename)
    note = Note(message_id, shown_as(row.filename), answer, asks_again=False, channel=POLLED)
    state = await take_note(used.database, used.dialogue, used.hours, conversation_id, note, used.clock())
    await tell(used.live, conversation_id, on_the_desk=state != "bot")
    return row
