"""How the audit log is read by people: actions and details in Japanese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api.console.service import UNKNOWN
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
    "transcript": "会話の記録", "state": "区分", "count": "件数", "files": "ファイル",
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
}  # fmt: skip


# What a page without a ticket's number is called, by its address.
_PAGES = {
    "/console/tickets": "受付一覧", "/console/accounts": "アカウントの一覧", "/console/audit": "この記録",
    "/console/deliveries": "通知",
}  # fmt: skip


def action_label(action: str) -> str:
    return ACTION_LABELS.get(action, action)


def person_label(name: str) -> str:
    return NAMES.get(name, name)


def subject_label(subject: str | None) -> str:
    return _PAGES.get(subject or "", subject or "")


def describe(detail: Mapping[str, Any]) -> str:
    """``方法：パスワード、接続元：192.0.2.1``."""
    return "、".join(
        f"{_KEYS.get(key, key)}：{_value(value)}" for key, value in detail.items() if value not in ("", None)
    )


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "あり" if value else "なし"
    if isinstance(value, list):
        return "・".join(_value(one) for one in value)
    return _VALUES.get(str(value), str(value))
