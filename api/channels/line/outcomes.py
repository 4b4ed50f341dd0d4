"""What LINE's answers mean for a delivery, in words for the console."""

from __future__ import annotations

from datetime import datetime

from api.channels.line.errors import LineError
from api.notifications.outcome import Outcome, again, dead
from api.notifications.webhooks import retry_at

_MONTHLY = "monthly limit"
# With which LINE tells (among other things) that a user is not there for us.
_GONE = ("failed to send messages", "not found", "the property, 'to'")


def is_used_up(error: LineError) -> bool:
    """Whether the month's quota is spent."""
    return error.status == 429 and _MONTHLY in error.message.lower()


def may_be_gone(error: LineError) -> bool:
    """Whether the user may have blocked us or left; ``LineClient.knows`` tells."""
    return error.status in (403, 404) or (
        error.status == 400 and any(words in error.message.lower() for words in _GONE)
    )


def is_settled(error: LineError) -> bool:
    """Whether the call surely sent nothing, so that another one may be made in its place."""
    return not error.sent or (error.status is not None and 400 <= error.status < 500)


def judge(error: LineError, at: datetime) -> Outcome:
    """What an error means: no answer, 408, 429 and 5xx may pass, the rest will not."""
    status = error.status
    if status is None:
        return again("LINEから返事がありませんでした。" if error.sent else "LINEにつながりませんでした。")
    if is_used_up(error):
        return again(
            "LINEの今月の送信数を使い切りました。料金プランを変えるか、来月になると送れます。",
            retry_at(error.retry_after, at),
        )
    if status == 429:
        return again("LINEへの送信が混み合っています（429）。", retry_at(error.retry_after, at))
    if status == 408 or status >= 500:
        return again(f"LINEが、いまは受け取れないと返事をしました（{status}）。", retry_at(error.retry_after, at))
    if status == 401:
        return dead(
            "LINEのアクセストークンが正しくありません（401）。MINATO_LINE_CHANNEL_ACCESS_TOKEN を確かめて、起動し直してください。"
        )
    if status == 403:
        return dead(
            "LINEに、この送信は許されていないと断られました（403）。LINE公式アカウントの契約と権限をご確認ください。"
        )
    return dead(
        f"LINEに断られました（{status}）。内容か宛先を、LINEが受け付けませんでした。記録（ログ）に詳細があります。"
    )
