"""Examples for the API page, with a firm of our own invention."""

from __future__ import annotations

from typing import Any

_ID = "0b1c7f0e-5c0e-4b6a-9a55-6b7d1f3f2a11"
_MESSAGE_ID = "6f1c2a34-7d5b-4c1e-8f90-2b3c4d5e6f70"

START: dict[str, Any] = {"channel": "web"}
MESSAGE: dict[str, Any] = {"message_id": _MESSAGE_ID, "text": "まず台湾、次にタイ"}

_PROGRESS = {"section": "market", "title": "海外展開の計画", "answered": 11, "total": 38, "asking": "existing_export"}
_ASK = {
    "type": "choices",
    "text": "第一希望の国へ、これまでに輸出したことはありますか。",
    "choices": [
        {"label": "まだない", "value": "none", "kind": "answer"},
        {"label": "何度か試した", "value": "trial", "kind": "answer"},
        {"label": "継続して輸出している", "value": "continuous", "kind": "answer"},
        {"label": "わからない", "value": "unknown", "kind": "meta"},
        {"label": "あとで答える", "value": "later", "kind": "meta"},
    ],
    "field": "existing_export",
}
TURN: dict[str, Any] = {
    "replies": [{"type": "text", "text": "承知しました。対象の国・地域「台湾、タイ」ですね。"}, _ASK],
    "state": "bot",
    "progress": _PROGRESS,
}
STARTED: dict[str, Any] = {
    "replies": [
        {"type": "text", "text": "はじめまして。輸出のご相談窓口「ミナト」です。"},
        {
            "type": "choices",
            "text": "この取扱いに同意いただけますか。",
            "choices": [
                {"label": "同意する", "value": "true", "kind": "answer"},
                {"label": "同意しない", "value": "false", "kind": "answer"},
            ],
            "field": "consent_privacy",
        },
    ],
    "state": "bot",
    "progress": {"section": "consent", "title": "同意", "answered": 0, "total": 38, "asking": "consent_privacy"},
    "conversation_id": _ID,
    "token": "qLJ3…（43文字）",
}
LINK_REQUEST: dict[str, Any] = {"purpose": "resume"}
LINK: dict[str, Any] = {
    "url": "https://minato.example.jp/chat#go=…（43文字）",
    "code": "AC3F-9HJK",
    "expires_at": "2026-11-21T21:00:00+09:00",
    "code_expires_at": "2026-11-21T20:15:00+09:00",
    "qr": "data:image/svg+xml;…",
    "line_url": "https://line.me/R/oaMessage/%40minato/?AC3F-9HJK",
    "mail": {"address": "tanaka@minato-hamono.example.jp"},
}
MAIL: dict[str, Any] = {"address": "tanaka@minato-hamono.example.jp"}
MAILED: dict[str, Any] = {"expires_at": "2026-11-28T20:00:00+09:00"}
OPEN: dict[str, Any] = {"code": "AC3F-9HJK"}
OPENED: dict[str, Any] = {
    "conversation_id": _ID,
    "token": "Yx0c…（43文字）",
    "replies": [],
    "state": "bot",
    "progress": _PROGRESS,
    "purpose": "resume",
    "fields": [],
    "return_url": None,
}
CONVERSATION: dict[str, Any] = {
    "conversation_id": _ID,
    "state": "bot",
    "progress": _PROGRESS,
    "messages": [
        {
            "message_id": _MESSAGE_ID,
            "role": "visitor",
            "text": "まず台湾、次にタイ",
            "at": "2026-11-21T20:00:00+09:00",
            "author": None,
            "replies": None,
        }
    ],
}
INTAKE: dict[str, Any] = {
    "fields": {
        "target_countries": {
            "value": ["TW", "TH"],
            "status": "answered",
            "source": {"message_id": _MESSAGE_ID, "text": "台湾、次にタイ", "start": 2, "end": 9},
            "confirmed": False,
            "history": [],
        }
    },
    "missing": ["existing_export", "existing_base"],
    "eligibility": {
        "programmes": {
            "handson_2026": {
                "title": "新輸出大国コンソーシアム ハンズオン支援 2026",
                "verdict": "needs_review",
                "findings": [
                    {
                        "rule": "country_count",
                        "finding": "met",
                        "clause": "Ⅲ.4.(1)",
                        "reason": "対象の国・地域は2つで、上限の2つまでに入ります。",
                        "missing": [],
                    }
                ],
            }
        },
        "ruleset": "2026.1",
        "as_of": "2026-11-21",
    },
}
ATTACHMENT: dict[str, Any] = {
    "attachment_id": "9d2f6c1a-3b7e-4f58-8c21-0a1b2c3d4e5f",
    "filename": "湊包丁カタログ.pdf",
    "content_type": "application/pdf",
    "size": 482133,
}

SUMMARY_RESPONSE: dict[str, Any] = {
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "description": "版は `version`。各項目は docs/contract.md にあります。",
                "required": ["version", "conversation", "header", "sections", "eligibility", "transcript"],
            },
            "example": {
                "version": "minato.brief/1",
                "ticket": {"number": "M-0001", "expected_reply_by": "2026-11-24T17:00:00+09:00"},
                "header": {"who": "湊刃物製作所（新潟県燕市、金属製品製造業、35名）", "where_to": "輸出：台湾、タイ"},
            },
        },
        "text/html": {"schema": {"type": "string"}},
        "text/plain": {"schema": {"type": "string"}},
    }
}
