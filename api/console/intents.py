"""What a visitor can mean, by its Japanese name, in the order in which it is offered."""

from __future__ import annotations

OUT_OF_SCOPE = "out_of_scope"

ACTS: dict[str, str] = {
    "inform": "質問への答え・情報を伝える",
    "affirm": "はい",
    "deny": "いいえ",
    "unknown_answer": "わからない",
    "postpone": "あとで答える",
    "skip": "答えずに進む",
    "correct": "答えを直す",
    "go_back": "前の質問に戻る",
    "ask_explanation": "質問の意味を聞く",
    "show_summary": "入力内容を見る",
    "pause": "中断する",
    "resume": "再開する",
    "restart": "最初からやり直す",
    "request_human": "担当者と話したい",
    "complain": "不満・苦情",
    "greet": "あいさつ",
    "thank": "お礼",
    "goodbye": "終わりのあいさつ",
}

TOPICS: dict[str, str] = {
    "faq/cost": "費用",
    "faq/eligibility": "対象になるか",
    "faq/documents": "必要な書類",
    "faq/deadline": "締め切り",
    "faq/selection": "審査・採択",
    "faq/schedule": "申込み後の日程",
    "faq/support_content": "支援の内容",
    "faq/support_period": "支援の期間",
    "faq/countries": "対象の国・地域",
    "faq/experts": "専門家",
    "faq/application_method": "申込みの方法",
    "faq/form_timeout": "フォームの時間切れ",
    "faq/after_registration": "登録のあと",
    "faq/contact": "窓口・受付時間",
    "faq/privacy": "個人情報の扱い",
    "faq/difference_of_programmes": "制度の違い",
    "faq/travel_cost": "出張の費用",
    "faq/withdrawal": "辞退・取り下げ",
    "faq/agri_food": "農林水産物・食品の窓口",
    "faq/result_reason": "結果の理由",
}

NOTHING: dict[str, str] = {OUT_OF_SCOPE: "対象外（どれでもない）"}

INTENTS: dict[str, str] = {**ACTS, **TOPICS, **NOTHING}
GROUPS: tuple[tuple[str, dict[str, str]], ...] = (("質問", TOPICS), ("返事・操作", ACTS), ("そのほか", NOTHING))


def intent_label(intent: str | None) -> str:
    """``質問：費用``; the name itself for one that has no label."""
    if intent in TOPICS:
        return f"質問：{TOPICS[intent]}"
    return INTENTS.get(intent or "", intent or "")
