"""Properties that every finder keeps."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from nlu.values.normal import Normalized, normalize
from nlu.values.types import Found

_PIECES = [
    "資本金", "3000万円", "三千万", "1億2千万", "約", "くらい", "〜", "、", "。", "従業員", "20名", "二、三人",
    "数十", "正社員", "パート", "除いて", "うち", "社長ひとり", "平成12年", "H12", "昭和70年", "2010年4月1日",
    "創業", "50年", "前", "今年", "来年3月", "まで", "1年以内", "なるべく早く", "03-3582-8333", "(内線12)",
    "+81", "info@example.co.jp", "@", "あっと", "ドット", "www.example.com", "https://", "法人番号",
    "7000012050002", "T", "-", "ー", "$", "元", "ドル", "￥", "＠", "㍻", "㈱", "ｶﾞ", "万", "億", "千", "百",
    "十", "〇", "0", "1", "2", "9", ",", ".", "/", ":", "(", ")", "\n", "\t", "\u3000",
]  # fmt: skip

#: Any Unicode, and texts of pieces that finders care about, in any order.
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(_PIECES), max_size=25).map("".join),
    st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=3)), max_size=25).map("".join),
)


def check(text: str, find: Callable[[Normalized], list[Found]]) -> None:
    """Spans are in the text, in order, without overlap; value or problem; the original words are rebuilt."""
    n = normalize(text)
    end = 0
    for found in find(n):
        assert end <= found.start < found.end <= len(n.text)
        end = found.end
        assert (found.value is None) == (found.problem is not None)
        assert n.text[found.start : found.end].strip() in normalize(n.source(found.start, found.end)).text
        if found.problem is not None:
            assert all(isinstance(word, str) for word in found.problem.detail.values())


def values(find: Callable[[Normalized], list[Found]], text: str) -> list[object]:
    """Values, or codes of problems, in order."""
    return [found.problem.code if found.problem else found.value for found in find(normalize(text))]
