"""The brief and the form as plain text: for mail, for a terminal, for reading aloud."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Data = Mapping[str, Any]


def brief_text(brief: Data) -> str:
    """The whole brief of ``build_brief``, sections in its order."""
    parts = [
        _head(brief),
        _part("まず確認したいこと", [_open_question(x) for x in brief["open_questions"]], "ありません。"),
        _part("次にすること", [f"{n}. {step}" for n, step in enumerate(brief["next_steps"], start=1)]),
        *(_part(x["title"], [_answer(field) for field in x["fields"]]) for x in brief["sections"]),
        *(_part(f"判定：{x['title']}", list(_findings(x))) for x in brief["eligibility"]),
        _part("お客様にお伝えした判定", list(_told(brief["told"]))),
        _part("選考で評価される点", list(_factors(brief["preferred_factors"]))),
        _part("希望する支援", [f"・{x['label']}" for x in brief["support_needs"]], "まだ伺っていません。"),
        _part("用意する書類", [_document(x) for x in brief["documents"]]),
        _part("会話の記録", [f"{x['at_label']}　{x['role_label']}：{x['text']}" for x in brief["transcript"]]),
        f"判定の規則：{brief['ruleset']}（{brief['as_of']}時点）",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def official_form_text(form: Data) -> str:
    """The items of ``official_form``, each under its title and clause."""
    items = [f"■ {item['title']}（{item['clause']}）\n{_form_item(item)}" for item in form["items"]]
    remarks = [f"■ 連絡事項欄\n{remark}" for remark in form["remarks"]]
    return "\n\n".join([form["note"], *items, *remarks]) + "\n"


def _head(brief: Data) -> str:
    header, ticket = brief["header"], brief["ticket"]
    number = f"受付番号 {ticket['number']}（{ticket['created_at_label']}受付）" if ticket else "受付前"
    rows = [
        ("", f"{number}　{brief['conversation']['channel_label']}"),
        ("返信の期限", header["reply_by"]),
        ("会社", header["who"]),
        ("商品・サービス", header["what"]),
        ("海外展開", header["where_to"]),
        ("時期", header["when"]),
        ("連絡先", header["contact"]),
        ("連絡のご希望", header["contact_preference"]),
        *((row["title"], row["label"]) for row in header["verdicts"]),
        ("段階", header["stage"]["label"] if header["stage"] else ""),
    ]
    return "\n".join(f"{label}：{text}" if label else text for label, text in rows if text)


def _part(title: str, lines: Sequence[str], otherwise: str = "") -> str:
    body = [*lines] or ([otherwise] if otherwise else [])
    return "\n".join([f"【{title}】", *body]) if body else ""


def _open_question(question: Data) -> str:
    clauses = f"（{'、'.join(question['clauses'])}）" if question["clauses"] else ""
    note = f"「{question['note']}」" if question["note"] and question["field"] else question["note"]
    return f"・{question['label']}{clauses}：{question['why_label']}{f'　{note}' if note else ''}"


def _answer(field: Data) -> str:
    line = f"{field['label']}：{field['display'] or field['status_label']}"
    if field["words"] and field["words"] != field["display"]:
        line += f"　お言葉「{field['words']}」"
    if field["edited"]:
        line += f"　※{field['edited']['by']}さんが訂正（{field['edited']['at_label']}）"
    if field["corrected"]:
        before = "、".join(past["display"] for past in field["corrections"])
        line += f"　※前は{before}" if field["edited"] else f"　※訂正あり（前は{before}）"
    if field["void_note"]:
        line += f"　※{field['void_note']}"
    return line


def _findings(programme: Data) -> Iterator[str]:
    yield f"{programme['label']}"
    for found in programme["findings"]:
        clause = f"（{found['clause_words']}）" if found["clause_words"] else ""
        yield f"・{found['finding_label']}：{found['title']}{clause}　{found['reason']}"
    yield from programme["notes"]


def _told(told: Data | None) -> Iterator[str]:
    if told is None:
        return
    yield told["note"]
    yield from (f"・{row['title']}：{row['label']}" for row in told["verdicts"])
    for change in told["changes"]:
        clause = f"（{change['clause_words']}）" if change["clause_words"] else ""
        yield f"・{change['title']}{clause}：{change['told_label']} → {change['now_label']}"


def _factors(factors: Sequence[Data]) -> Iterator[str]:
    for factor in factors:
        yield f"・{factor['title']}（{factor['clause']}）：{factor['text']}"
        if factor["ask"]:
            yield f"　{'、'.join(factor['ask'])}"


def _document(document: Data) -> str:
    name = f"　ファイル名：{document['file_name']}" if document["file_name"] else ""
    return f"・{document['title']}（{document['clause']}）：{document['detail']}{name}"


def _form_item(item: Data) -> str:
    missing = [f"（{x['label']}：{x['status_label']}）" for x in item["open"]]
    return "\n".join([line for line in (item["text"], *missing) if line])
