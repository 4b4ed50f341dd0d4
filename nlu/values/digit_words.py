"""Words that count the digits of a figure and are none: 「資本金の0がひとつ足りなかった」."""

from __future__ import annotations

import re

_SOME = r"(?:ひとつ|一つ|1つ|ふたつ|二つ|2つ|一個|1個|二個|2個|1桁|一桁|ひと桁)(?:ほど|だけ|分)?"
_MISSED = r"(?:足り|足ら|抜け|抜か|落ち|落と|飛ば|忘れ|欠け)"
_WRONG = rf"(?:{_MISSED}|多[いかすく]|少な|余[分計っ]|よけい|付け|つけ|増え|減|違[いうえっ]|ちが[いうえっ])"
DIGITS_WRONG = (
    rf"(?:(?<![0-9.,])0|ゼロ|零)(?:の(?:数|桁))?(?:が|を|は|も)?(?:{_SOME}(?:が|を|も)?{_WRONG}|{_MISSED})[^。、!,….\s🌀-🫿]{{0,14}}"
    rf"|{_SOME}(?:0|ゼロ|零)(?:が|を)?{_WRONG}[^。、!,….\s🌀-🫿]{{0,14}}"
)
DIGITS = re.compile(DIGITS_WRONG)
