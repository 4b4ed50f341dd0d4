"""The letters in which a name is written, said beside it: 「ひらがなではなく漢字で「湊の茶」」「社名は英語で、株式会社…」."""

from __future__ import annotations

import re

_SCRIPT = r"(?:漢字|ひらがな|平仮名|カタカナ|片仮名|かな|カナ|仮名|英語|英字|英文字?|ローマ字|アルファベット|横文字|大文字|小文字|旧字体?|旧漢字)(?:表記|書き)?"
WRITTEN_IN = re.compile(
    rf"(?<![」』]は)(?<![」』]は、)(?:(?<![一-龥ァ-ヺ])|(?<=商品名)|(?<=会社名)|(?<=社名))(?:{_SCRIPT}(?:では|じゃ|で)なく(?:て|って)?、?)?{_SCRIPT}"
    r"(?:で(?:書く|書いて|表記する|表記して|綴る)?、?|の(?=[「『]))(?=[「『]|(?:株式|有限|合同|合資|合名)会社|[A-Za-z]{2,}|(?<=ナで)[ァ-ヺー]{2,})"
)
_ONLY = re.compile(
    rf"(?:(?:株式|有限|合同)会社)?(?:(?:すべて|全部|全て)?{_SCRIPT}|(?:前|後|あと)株)(?:(?:株式|有限|合同)会社)?"
)


def says_script(name: str) -> bool:
    """「前株」 of 「社名は前株で、株式会社…」: how it is written, no name."""
    return _ONLY.fullmatch(name) is not None
