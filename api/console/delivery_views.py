"""What the page on notices shows, worked out before the template sees it. It names no visitor and no address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.notifications.outcome import REAL, Kind
from api.settings import Settings, addresses_in
from bot.handoff.notices import EVENT_LABELS, Event
from bot.storage import outbox, webhooks
from bot.storage.models import OutboxItem, Ticket, User, WebhookEndpoint
from bot.storage.tickets import ticket_of

DEAD_SHOWN = 100

# What a finished operation is told by, after the redirect.
MESSAGES = {
    "on": "送り先を再開しました。",
    "off": "送り先を停止しました。",
    "deleted": "送り先を削除しました。",
    "webhook-ok": "テスト送信が届きました。",
    "webhook-failed": "テスト送信が届きませんでした。送り先の「最近の結果」をご確認ください。",
    "mail-ok": "テストのメールを送りました。受信箱をご確認ください。",
    "mail-failed": "テストのメールを送れませんでした。「最近の結果」をご確認ください。",
    "mail-off": "メールの設定がありません。",
    "mail-nobody": "ご自分のアカウントにメールアドレスがありません。「アカウント」で登録してください。",
    "retried": "もう一度送ります。数秒後に、この一覧を開き直してご確認ください。",
    "dropped": "一覧から削除しました。",
}
_MAILS = (Kind.EMAIL.value, Kind.EMAIL_TEST.value)
_WEBHOOKS = (Kind.WEBHOOK.value, Kind.WEBHOOK_TEST.value)
_LINE_LABELS = {
    "bot": "お客様へのミナトの返事",
    "concierge": "お客様への相談員の返事",
    "system": "お客様へのお知らせ",
}
_TLS_WORDS = {"starttls": "STARTTLS", "tls": "TLS", "none": "暗号化なし"}


@dataclass(frozen=True)
class Attempt:
    """How the last attempt went. ``error`` is empty for one that arrived; ``again_at``: it is tried again then."""

    at: datetime
    error: str
    test: bool
    again_at: datetime | None


@dataclass(frozen=True)
class EndpointView:
    id: int
    url: str
    active: bool
    events: str
    last: Attempt | None


@dataclass(frozen=True)
class DeadLetter:
    """``receiver`` is an endpoint's number, an account's name or a channel; ``number`` of a ticket, if there is one."""

    id: int
    label: str
    number: str | None
    receiver: str
    error: str
    created_at: datetime
    failed_at: datetime
    attempts: int


@dataclass(frozen=True)
class MailState:
    """``server`` is empty while no e-mail is sent; ``reachable`` counts the accounts that get any."""

    server: str
    sender: str
    reachable: int
    fixed: int
    mine: bool
    last: Attempt | None


@dataclass(frozen=True)
class Overview:
    endpoints: list[EndpointView]
    mail: MailState
    dead: list[DeadLetter]
    dead_count: int
    waiting: int
    public_url: str | None
    private_allowed: bool


async def load_overview(session: AsyncSession, settings: Settings, user_id: int) -> Overview:
    endpoints = await webhooks.list_endpoints(session)
    items = await outbox.dead_letters(session, DEAD_SHOWN, REAL)
    return Overview(
        endpoints=[await _endpoint_view(session, endpoint) for endpoint in endpoints],
        mail=await _mail_state(session, settings, user_id),
        dead=[await _dead_letter(session, item) for item in items],
        dead_count=await outbox.count_dead_letters(session, REAL),
        waiting=(await outbox.waiting(session)).count,
        public_url=settings.public_url,
        private_allowed=settings.webhook_allow_private,
    )


async def _endpoint_view(session: AsyncSession, endpoint: WebhookEndpoint) -> EndpointView:
    last = await outbox.last_attempt(session, _WEBHOOKS, webhooks.to_endpoint(endpoint.id))
    labels = [label for event, label in EVENT_LABELS.items() if event.value in endpoint.events]
    return EndpointView(endpoint.id, endpoint.url, endpoint.active, "、".join(labels), _attempt(last))


def _attempt(item: OutboxItem | None) -> Attempt | None:
    if item is None:
        return None
    ended_at = item.delivered_at or item.failed_at
    return Attempt(
        at=ended_at or item.created_at,
        error=item.last_error or "",
        test=item.kind in (Kind.EMAIL_TEST, Kind.WEBHOOK_TEST),
        again_at=None if ended_at else item.next_attempt_at,
    )


async def _mail_state(session: AsyncSession, settings: Settings, user_id: int) -> MailState:
    reachable = select(User.id).where(
        User.active.is_(True), User.available.is_(True), User.email.is_not(None), User.email != ""
    )
    people = set((await session.execute(reachable)).scalars())
    mine = await session.scalar(select(User.email).where(User.id == user_id))
    server = f"{settings.smtp_host}:{settings.smtp_port}（{_TLS_WORDS[settings.smtp_tls]}）"
    return MailState(
        server=server if settings.smtp_host else "",
        sender=settings.smtp_from or "",
        reachable=len(people),
        fixed=len(addresses_in(settings.notify_to or "")),
        mine=bool(mine),
        last=_attempt(await outbox.last_attempt(session, _MAILS)),
    )


async def _dead_letter(session: AsyncSession, item: OutboxItem) -> DeadLetter:
    ticket = await _ticket(session, item)
    assert item.failed_at is not None
    return DeadLetter(
        id=item.id,
        label=_label(item),
        number=None if ticket is None else ticket.number,
        receiver=await _receiver(session, item),
        error=item.last_error or "",
        created_at=item.created_at,
        failed_at=item.failed_at,
        attempts=item.attempts,
    )


async def _ticket(session: AsyncSession, item: OutboxItem) -> Ticket | None:
    """What it is about; a message on LINE may be of a conversation that has none."""
    if item.kind != Kind.LINE:
        return await session.get(Ticket, item.payload.get("ticket_id", 0))
    if not item.payload or item.conversation_id is None:
        return None
    return await ticket_of(session, item.conversation_id)


def _label(item: OutboxItem) -> str:
    """What it was; of what was erased, only its kind."""
    if item.kind == Kind.LINE:
        return _LINE_LABELS.get(item.payload.get("role", ""), "消去された会話のメッセージ")
    event = item.payload.get("event")
    return EVENT_LABELS[Event(event)] if event else "消去された受付の通知"


async def _receiver(session: AsyncSession, item: OutboxItem) -> str:
    if item.kind == Kind.LINE:
        return "LINE"
    if item.kind == Kind.WEBHOOK:
        return f"Webhook {item.payload.get('endpoint_id', '')}"
    if "address" in item.payload:
        return "メール（MINATO_NOTIFY_TO の宛先）"
    user = await session.get(User, item.payload.get("user_id", 0))
    return "メール（削除されたアカウント）" if user is None else f"メール（{user.display_name or user.name}さん）"
