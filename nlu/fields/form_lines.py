"""Forms that visitors write themselves: a label and its value on a line, with a space or a slash between them."""

from __future__ import annotations

import re

_ITEM = r"(?:\([0-9]{1,2}\)|[0-9]{1,2}(?:[.)、]|(?=\s))|[・■●◆○◇▪▶*-])"
_LABEL = (
    r"(?:主な?|取扱い?|取り扱い)?(?:商品|製品|品目|サービス)(?:名)?|品名|(?:作|売|扱)って(?:い)?るもの|販売先|売り先|売る相手|お?客(?:さん|様|層)|取引先|(?:輸出)?希望国|国(?:名)?|行き先|対象国|輸出(?:希望)?先|(?:行きたい|狙い(?:たい)?)国"
    r"|展示会|見本市|業種|業態|(?:商品)?(?:分類|区分|カテゴリー?|ジャンル|分野)|創業|設立|開業|人数|従業員(?:数)?|社員(?:数)?|形態|種別|法人格|名称|屋号|社名|会社(?:名)?|団体名|代表(?:者)?(?:名)?|担当(?:者)?(?:名)?|窓口|氏名|お?名前|所在地|本社|住所|場所|県|市"
    r"|資本金|出資金|年商|売上(?:高)?|年間売上|時期|目標(?:時期)?|支援|希望(?:する)?支援|電話(?:番号)?|TEL|携帯|メール(?:アドレス)?|希望(?:時間帯?|連絡時間)|連絡(?:時間帯?|希望)|承認|社内承認|経営者承認|決算(?:書)?|出張|海外出張|拠点|海外拠点|輸出(?:経験|実績)?"
    r"|動機|体制|部署|所属|役職|HP|ホームページ|サイト|URL|法人番号|分野|製造|他の支援|他機関の支援|関税"
)
NAMED_SO = re.compile(rf"(?:{_LABEL})", re.IGNORECASE)
_OF_GOODS = re.compile(r".*(?:商品|製品|品目|サービス|品名|もの).*|名称|名前")
_LABELLED = re.compile(r"\s*(?P<label>[^、。:\s]{1,10}):")
_LINE = re.compile(rf"(?:(?<=[。；、])|^)\s*{_ITEM}?\s*(?:{_LABEL})(?P<gap> ?[/ →] ?)(?=[^\s/:→])", re.IGNORECASE)
_FEW = 2  # lines of this kind make a form
_NEXT_ITEM = re.compile(rf"\s*{_ITEM}\s*\S")
_OPENS_LIST = re.compile(rf"(?::|{_ITEM}[^。；:]{{1,30}})$")


def labels_with_colons(text: str) -> str:
    """``text`` with a colon after each label, where it is a form; as long as before."""
    lines = list(_LINE.finditer(text))
    if len(lines) < _FEW:
        return text
    chars = list(text)
    for line in lines:
        start, end = line.span("gap")
        chars[start:end] = ":" + " " * (end - start - 1)
    return "".join(chars)


def goes_on(before: str, text: str, at: int) -> bool:
    """Whether the line of ``text`` that begins at ``at`` is the next item of the list that ``before`` is, so far."""
    return bool(_NEXT_ITEM.match(text, at) and ":" in before and _OPENS_LIST.search(before))


def opens_with_label(said: str) -> bool:
    """「場所:宮城県気仙沼市」: a line of a form, of something else than the goods."""
    line = _LABELLED.match(said)
    return bool(line and NAMED_SO.fullmatch(line["label"]) and not _OF_GOODS.fullmatch(line["label"]))
