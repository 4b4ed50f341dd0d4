"""The tables. Times are aware UTC datetimes; JSON columns hold what the contract shows as JSON."""

from bot.storage.models.accounts import AuditEntry, ConsoleSession, RecoveryCode, User
from bot.storage.models.base import NAMING, Base, UtcDateTime
from bot.storage.models.deliveries import OutboxItem, WebhookEndpoint
from bot.storage.models.desk import CalendarDay, CannedReply, Ticket, TicketNote
from bot.storage.models.dialogue import (
    Attachment,
    Conversation,
    DecisionRow,
    IntakeField,
    Message,
    QuestionStep,
    TrackerEvent,
)
from bot.storage.models.figures import FigureChange, FigureDay
from bot.storage.models.line import ConversationLink, LineEvent, LineUser
from bot.storage.models.search import TicketWords

__all__ = [
    "NAMING",
    "Attachment",
    "AuditEntry",
    "Base",
    "CalendarDay",
    "CannedReply",
    "ConsoleSession",
    "Conversation",
    "ConversationLink",
    "DecisionRow",
    "FigureChange",
    "FigureDay",
    "IntakeField",
    "LineEvent",
    "LineUser",
    "Message",
    "OutboxItem",
    "QuestionStep",
    "RecoveryCode",
    "Ticket",
    "TicketNote",
    "TicketWords",
    "TrackerEvent",
    "User",
    "UtcDateTime",
    "WebhookEndpoint",
]
