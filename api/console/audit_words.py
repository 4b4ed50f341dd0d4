"""How the audit log is read by people: actions and details in Japanese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api.console.service import UNKNOWN
from bot.handoff.tickets import REASON_LABELS, STATE_LABELS
from bot.storage.audit import SYSTEM, Action

ACTION_LABELS: dict[str, str] = {
    Action.LOGGED_IN: "ログイン",
    Action.LOGIN_FAILED: "ログイン失敗",
    Action.LOGGED_OUT: "ログアウト",
    Action.VIEWED: "閲覧",
    Action.SEARCHED: "検索",
    Action.DOWNLOADED: "ファイルの取得",
    Action.EXPORTED: "書き出し",
    Action.CLAIMED: "担当になった",
    Action.ASSIGNED: "担当を決めた",
    Action.RELEASED: "担当を外れた",
    Action.MOVED: "状態の変更",
    Action.WROTE: "返信",
    Action.NOTED: "メモ",
    Action.CHANGED: "変更",
    Action.CORRECTED: "回答の訂正",
    Action.ERASED: "個人情報の消去",
    Action.PURGED: "期限による消去",
    Action.ACCOUNT_CHANGED: "アカウントの変更",
    Action.SETTING_CHANGED: "設定の変更",
}
NAMES = {SYSTEM: "システム", UNKNOWN: "（登録のない名前）"}

_KEYS = {
    "page": "ページ", "address": "接続元", "by": "方法", "why": "理由", "what": "内容", "role": "役割", "fields": "項目",
    "transcript": "会話の記録", "state": "区分", "count": "件数", "files": "ファイル", "messages": "言葉の数",
    "first": "期間のはじめ", "last": "期間の終わり", "format": "形式", "contacts": "連絡先", "setting": "設定", "day": "日",
    "to": "変更後", "note": "メモ", "reply": "定型文の番号", "change": "変更", "length": "文字数", "reason": "理由",
    "host": "宛先", "available": "受付中",
}  # fmt: skip
_VALUES = {
    "password": "パスワード", "code": "確認コード", "password+code": "パスワードと確認コード",
    "password+recovery_code": "パスワードと予備のコード", "oidc": "組織のアカウント",
    "created": "作成", "details": "役割・連絡先", "switched_on": "再開", "switched_off": "停止",
    "password_reset": "パスワードのリセット", "second_factor_begun": "二段階認証の設定開始",
    "second_factor_on": "二段階認証オン", "second_factor_off": "二段階認証オフ",
    "second_factor_reset": "二段階認証のリセット", "recovery_codes": "予備のコードの作り直し",
    "oidc_linked": "組織のアカウントと接続", "oidc_created": "組織のアカウントから作成", "other_browsers": "ほかの端末",
    "concierge": "相談員", "admin": "管理者", "abandoned": "途中でおやめになった会話", "done": "完了した受付",
    "open": "未完了の受付", "audit": "この記録", "display_name": "表示名", "email": "メール",
    "calendar": "窓口の日程", "added": "追加", "changed": "書き換え", "deleted": "削除", "moved": "並べ替え",
    "endpoint_added": "送り先の追加", "endpoint_on": "送り先の再開", "endpoint_off": "送り先の停止",
    "endpoint_deleted": "送り先の削除", "endpoint_tested": "送り先のテスト", "email_tested": "メールのテスト",
    "dead_letters_retried": "届かなかった通知の送り直し", "dead_letter_retried": "届かなかった通知の送り直し",
    "dead_letter_deleted": "届かなかった通知の削除",
    **{reason.value: label for reason, label in REASON_LABELS.items()},
}  # fmt: skip
# What something was changed to: states of a ticket, and of a day of the calendar.
_CHANGED_TO = {
    **{state.value: label for state, label in STATE_LABELS.items()},
    "reopened": "再開", "open": "開ける", "closed": "休み", "by_calendar": "暦のとおり",
}  # fmt: skip


# What a page without a ticket's number is called, by its address.
_PAGES = {
    "/console/tickets": "受付一覧", "/console/accounts": "アカウントの一覧", "/console/audit": "この記録",
    "/console/deliveries": "通知", "unheard": "聞き取れなかった言葉", "figures": "数字", "tickets": "受付の一覧",
    "email": "メール", "outbox": "通知",
}  # fmt: skip
# The beginning of a name with a number after it.
_NUMBERED = {"/console/accounts/": "アカウント", "webhook:": "Webhook", "outbox:": "通知"}
# A ticket's pages, by the end of their address; its own page is told by the number alone.
_OF_A_TICKET = {
    "print": "印刷用", "brief.txt": "テキスト", "brief.json": "JSON", "replies": "定型文", "erase": "消去の手続き",
    "callback": "折り返しの確認", "stream": "会話", "messages": "会話",
}  # fmt: skip


def action_label(action: str) -> str:
    return ACTION_LABELS.get(action, action)


def person_label(name: str) -> str:
    return NAMES.get(name, name)


def subject_label(subject: str | None) -> str:
    subject = subject or ""
    for beginning, label in _NUMBERED.items():
        if subject.startswith(beginning):
            return f"{label} {subject.removeprefix(beginning)}"
    return _PAGES.get(subject, subject)


def describe(detail: Mapping[str, Any]) -> str:
    """``方法：パスワード、接続元：192.0.2.1``."""
    told = {key: _value(key, value) for key, value in detail.items() if value not in ("", None)}
    return "、".join(f"{_KEYS.get(key, key)}：{words}" for key, words in told.items() if words)


def _page(path: str) -> str:
    """A page in words; nothing for one that the subject tells already."""
    match path.strip("/").split("/"):
        case ["tickets", _]:
            return ""
        case ["tickets", _, *_, last]:
            return _OF_A_TICKET.get(last, last)
    return "" if f"/console{path}" in _PAGES or f"/console{path}".startswith(tuple(_NUMBERED)) else path


def _value(key: str, value: object) -> str:
    if key == "page":
        return _page(str(value))
    if key == "to" and str(value) in _CHANGED_TO:
        return _CHANGED_TO[str(value)]
    if isinstance(value, bool):
        return "あり" if value else "なし"
    if isinstance(value, list):
        return "・".join(_value(key, one) for one in value)
    return _VALUES.get(str(value), str(value))
