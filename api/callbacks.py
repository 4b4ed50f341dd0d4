"""The job that tells visitors whose case nobody takes that it takes longer, and offers them a callback."""

from __future__ import annotations

from datetime import timedelta

from api import live
from api.services import Services
from api.telling import tell
from bot.dialogue import leading
from bot.dialogue.away import tell_of_absence
from bot.dialogue.callback import Why, offer_callback
from bot.storage.calendar import hours_with_days
from bot.storage.waiting import left_waiting


async def offer_callbacks(services: Services) -> None:
    """Offer a callback to everybody who has waited for the set opening time; nobody is told twice."""
    at, waited = services.clock(), timedelta(minutes=services.settings.callback_after_minutes)
    told: list[str] = []
    async with services.database.transaction() as session:
        hours = await hours_with_days(session, services.hours)
        if not hours.is_open(at):
            return
        for ticket, conversation in await left_waiting(session, at, waited):
            if hours.business_time_between(ticket.created_at, at) >= waited:
                words = services.dialogue.words
                await offer_callback(session, conversation, at=at, hours=hours, words=words, why=Why.NOT_TAKEN)
                told.append(conversation.id)
    for conversation_id in told:
        await services.live.publish(live.conversation(conversation_id))
    if told:
        await services.live.publish(live.DESK)


async def tell_those_who_wait(services: Services) -> None:
    """Tell visitors whom the person they talk to leaves unanswered, and offer them a callback too."""
    limit = timedelta(minutes=services.settings.reply_limit_minutes)
    database, words, at = services.database, services.dialogue.words, services.clock()
    for conversation_id in await tell_of_absence(database, words, at, limit, services.hours):
        await tell(services.live, conversation_id, on_the_desk=True)


async def tell_who_leads(services: Services) -> None:
    """Tell visitors of cases that were taken or given back in another way than from the conversation itself."""
    for conversation_id in await leading.tell_who_leads(services.database, services.dialogue, services.clock()):
        await tell(services.live, conversation_id, on_the_desk=True)
