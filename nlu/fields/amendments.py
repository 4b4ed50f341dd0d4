"""What a message does to an answer that already stands: adds to a list, strikes a country, speaks of another field."""

from __future__ import annotations

import re

from nlu.fields.cues import mention_spans
from nlu.values.countries import find_countries
from nlu.values.normal import normalize

_ADDS = re.compile(
    r"追加|付け加え|つけ加え|加えて|足して|プラス|(?:^|[、。\s])(?:あと|それと|それから|さらに|ほかに)"
    r"|も(?:お願い|希望|ほしい|欲しい|頼|入れて|含めて|受けたい|いい(?:です|でしょう)?か|考えて)"
)
_TOPIC = re.compile(
    r"(?:の(?:件|こと|質問|ところ|数字|金額|項目|欄))?(?:は|も|について|に関して|だけ|なん?(?:です|だ)|です(?:が|けど)|、)"
)


def adds(text: str) -> bool:
    """Whether what the text names comes on top of what was said: 「あと展示会も追加で」「シンガポールもお願いします」."""
    return bool(_ADDS.search(normalize(text).text))


def struck_countries(text: str) -> tuple[str, ...]:
    """ISO codes of the countries that the text takes back: 「韓国はやめときます」."""
    found = find_countries(normalize(text))
    return tuple(dict.fromkeys(str(one.value) for one in found if one.detail.get("negated") and one.value))


def topic(text: str) -> str | None:
    """The one field that the text makes its topic (「資本金は後で」「売上ですが、…」), None for none or several."""
    words = normalize(text).text
    named = {field for field, end in mention_spans(words) if _TOPIC.match(words, end)}
    return named.pop() if len(named) == 1 else None
