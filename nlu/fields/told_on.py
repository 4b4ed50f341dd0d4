"""How a remark that speaks of one field is worded for it: hearsay of one's own asking, 「ない」にして, news."""

from __future__ import annotations

import re

_PASSED_ON = (
    (re.compile(r"(?:だ|なん?だ|という|との)(?:そう|こと|話)(?:です|だ|や|でした)?(?=[。、!！\s]|$)"), "です"),
    (re.compile(r"らしい(?:です)?(?=[。、!！\s]|$)"), "です"),
    (re.compile(r"(?<=[たるいん])そう(?:です|だ|や|でした)(?=[。、!！\s]|$)"), ""),
    (re.compile(r"(?:だ|や)?(?:って|と)(?:言って(?:い)?(?:まし|ます)た?|言って(?:い)?た|言われ(?:まし)?た|ことです?)(?=[。、!！\s]|$)"), "です"),
)  # fmt: skip
_MADE_TO = re.compile(
    r"[「『\"“](?P<quoted>[^」』\"”]{1,14})[」』\"”]\s*(?:に|で|と|へ)(?:して|し(?:と|ます)|直|変|訂正|修正|お願い)"
    r"|(?:は|を|も)、?(?P<plain>な(?:し|い)|無し|無い|ある|あり|まだ|ゼロ|できない|できる|はい|いいえ)(?:に|で|へ)(?:して|し(?:と|ます)|直|変|訂正|修正|お願い)"
)
_NEWS = re.compile(
    r"もらえ(?:た|まし)|もらい(?:まし|もし)|もらった|いただ(?:け|き)(?:た|まし)|(?:下|お|降)り(?:た|まし)|出(?:た|まし)|そろ(?:っ|い)(?:た|まし)|揃(?:っ|い)(?:た|まし)|見つか(?:っ|り)(?:た|まし)"
    r"|届(?:い|き)(?:た|まし)|来(?:て|た|まし)|取れ(?:た|まし)|取り(?:まし|付け)|OK(?:でし|だっ|です|が|もら|出|、|。|$)|決ま(?:っ|り)(?:た|まし)|終わ(?:っ|り)(?:た|まし|と)|(?:に|と)なりまし|できまし|行ける|行けま"
    r"|まだで(?:し|す)|まだだ|だめ(?:でし|だっ)|(?:通|済)(?:っ|り|み)(?:た|まし)|替わ(?:っ|り)|変わ(?:っ|り)|(?:延|伸)(?:ば|び)|ずら|早め|遅ら|ずれ|替え|代え|交代|認めて"
)


def as_told(text: str) -> str:
    """Words that somebody asked by the speaker said, as the speaker's own: 「行けるそうです」 → 「行ける」."""
    for pattern, plain in _PASSED_ON:
        text = pattern.sub(plain, text)
    return text


def made_to(text: str) -> str | None:
    """The answer in 「「ない」にしてください」."""
    match = _MADE_TO.search(text)
    return (match["quoted"] or match["plain"]) if match else None


def tells_news(text: str) -> bool:
    """Whether something has come about or changed: 「もらえました」「正式にはまだでした」."""
    return bool(_NEWS.search(text))
