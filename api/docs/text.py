"""What the API page says before its routes."""

from __future__ import annotations

DESCRIPTION = """\
輸出支援の相談窓口「ミナト」のAPIです。項目・単位・判定の約束は docs/contract.md にあります。

- `POST /v1/conversations` で会話を始め、返ってきた `token` を、ほかの呼び出しで `Authorization: Bearer …` として送ります。
- 時刻は RFC 3339（時差つき）です。
- エラーは RFC 9457 の problem document（`application/problem+json`）で、`detail` はそのまま画面に出せる日本語です。
- 新しいメッセージは `WS /v1/conversations/{conversation_id}/stream` でも受け取れます。鍵はURLではなく、\
最初のフレーム `{"token": "…", "after": "最後に受け取ったmessage_id（省略可）"}` で送ります。届くのは \
`{"type": "message", …}` と `{"type": "state", "state": …, "progress": …}` です。鍵が違うと 4401 で閉じます。
"""

TAGS = [
    {"name": "conversations", "description": "来訪者の会話。"},
    {"name": "operations", "description": "運用：生きているか、使えるか、どれだけ動いたか。"},
]
