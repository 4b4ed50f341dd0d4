"""Others' figures before one's own: 「大手みたいに何千人もいませんよ、12人です」「隣は100人いますけど、うちは12人です」."""

from __future__ import annotations

import re

from nlu.fields.cues import AMOUNT_KINDS
from nlu.values.dialect import replaced
from nlu.values.normal import Normalized

_OWN = r"(?:うち|弊社|当社|自社|私ども|わたしども|こちら|私|わし|俺)"
_NOT = r"(?:な(?:い|く|し)|ません|おらん|いん|あらへん|おらへん|へん|ねえ|ならず|及ば)"
_ENDS = r"(?:です|で|の)?(?:けれど|けど|けんど|ども|んで|ので|から|が|し|よ|わ|ね|も|な|て)*[、。!]\s*"
_LIKE_THEM = re.compile(
    rf"^\s*(?!{_OWN})[^、。!?]{{1,20}}?(?:(?:みたい|のよう)(?:に|な)|(?:と|に)(?:は|も)?(?:違って|比べ)|(?<![人名社円年])ほど(?=[^、。!?]*?{_NOT}))[^、。!?]{{0,20}}?(?:{_NOT})?{_ENDS}"
)
_THEIRS = re.compile(
    r"^\s*(?:隣|となり|大手|大企業|よそ|他所|他社|世間|普通|ふつう|同業|周り|まわり|友人|知り合い|知人|取引先|親会社|本家)"
    rf"(?:の[^、。はが]{{1,8}}?)?(?:さん|者|様|の会社|の店|の工場)?(?:は|が|だと|なら|の(?=[0-9一二三四五六七八九十百千万億])|とは)[^、。!?]{{2,30}}?(?:が|けど|けれど|けんど|し)、\s*(?={_OWN}|[0-9])"
)
_FIGURE = re.compile(r"[0-9一二三四五六七八九十百千万億]")


_AT_FIRST = re.compile(  # 「最初は中国と思ったんですが、…タイにします」
    r"^\s*(?:最初|はじめ|初め|当初|元々|もともと)は[^、。]{1,16}?(?:思っ|考え|検討し|狙っ|言っ|書い|答え|希望し|予定し|お伝えし|進め)[^、。]{0,12}(?:が|けど|けれど)、(?=[^。]*(?:に(?:し|決め|変え|絞|なり|切り替え)|で(?:す|お願い|いき)))"
)


def without_first_thoughts(n: Normalized, asking: str | None) -> Normalized:
    """``n`` without what was first thought of and given up for the answer behind it."""
    return replaced(n, _AT_FIRST, "") if asking in ("target_countries", "target_timing", "product_name") else n


def without_comparisons(n: Normalized, asking: str | None) -> Normalized:
    """``n`` without the clause on what others have, where a figure of one's own follows it."""
    if asking not in AMOUNT_KINDS:
        return n
    for pattern in (_LIKE_THEM, _THEIRS):
        n = replaced(n, pattern, lambda said: "" if _FIGURE.search(said.string, said.end()) else None)
    return n
