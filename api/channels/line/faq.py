"""「よくある質問」 of the rich menu: what can be asked, in words that are understood when they are written so."""

from __future__ import annotations

import re

WORDS = "よくある質問"
# Each with the topic that answers it (contract §3).
QUESTIONS = {
    "費用はかかりますか": "cost",
    "うちの会社でも申し込めますか": "eligibility",
    "どんな支援を受けられますか": "support_content",
    "支援の期間はどのくらいですか": "support_period",
    "必要な書類は何ですか": "documents",
    "締切はいつですか": "deadline",
    "申し込んだあとはどうなりますか": "after_registration",
    "入力した内容はどう扱われますか": "privacy",
}
ANSWER = "\n".join(
    [
        "こんなご質問をよくいただきます。",
        *(f"・{question}" for question in QUESTIONS),
        "知りたいことを、そのままお書きください。ほかのことでも、どうぞ。",
    ]
)
_ASKS = re.compile(rf"\s*{WORDS}(?:(?:を|が)?(?:見たい|見せて|知りたい|教えて)\S*)?[。？?\s]*")


def asks_for_list(words: str) -> bool:
    """Whether the words are the menu's, or the same typed by hand."""
    return _ASKS.fullmatch(words) is not None
