"""Where others would sell, before one's own choice: 「友人はサウジがいいと言うんですが、私はUAEがいいです」."""

from __future__ import annotations

import re

from nlu.values.countries import find_countries
from nlu.values.dialect import replaced
from nlu.values.normal import Normalized, normalize

_WHO = (
    r"(?:取引先|得意先|仕入れ?先|友(?:達|だち|人)|知人|知り合い|同業(?:者|他社)?|仲間|よそ|他社|隣|銀行|信金|商工会(?:議所)?|税理士|専門家|コンサル|先生|役所|県|市|お?客|まわり|周り|周囲|世間|みんな|皆"
    r"|息子|娘|孫|妻|家内|嫁(?:はん)?|奥さん|主人|夫|旦那|父|母|親父|おやじ|兄|弟|姉|妹|家族|親戚|社長|会長|専務|常務|部長|課長|工場長|店長|上司|部下|社員|若い(?:者|子|の)|営業|担当|ニュース|テレビ|新聞|ネット|雑誌)"
)
_OF = r"(?:さん|様|たち|ら|の[^、。はが]{1,10}|など|とか|の中には)*"
_VIEW = re.compile(
    rf"{_WHO}{_OF}(?:から|に|で|では|から|に)?(?:[はがも]|$|[^、。]{{0,16}}(?:[言い勧す]わ?れ|[聞き見読]|や(?:って|り)))|(?:と|って|を|と)(?:よく|も)?(?:言|勧め|すすめ)(?:わ|ら)?れ|(?:勧め|すすめ|推)(?:る|す|てくる|てくれる)(?:人|方|声|会社)|(?:推し|派)(?:な|です|だ|や|で)"
    r"|(?:人気|流行り?|話題|ブーム)(?:な|だ|です|らしい)|(?:そう|らしい|みたい)(?:なん?)?(?:です|だ|や)?(?:が|けど|けれど)|も(?:いい(?:な|か)?と)?(?:考え|検討し|思い|悩み|迷い)(?:ては?い)?まし?た"
)
_SAYS = re.compile(
    r"(?:言|いう|いっ|いい|ゆう|勧め|すすめ|推[しす]|押し|派|聞|成功|伸び|売れ|儲か|人気|流行|出(?:し|て)|行っ|行き|進出|輸出|やっ|始め|考え|検討|思|迷|悩|話題|らしい|そう)"
)
_FIRST = re.compile(
    r"^(?P<said>[^。!?\n]{4,70}?(?:(?:です|ます|でした|ました|だ|や|る|た|う|い|ん|ねん|とる)(?:が|けど|けれども?|けんど|ものの|のに|し)(?:ね|な)?[、\s]+|(?:です|ます|でした|ました|る|た|う)(?:が|けど)?(?:よ|ね|わ)*[。!]+\s*(?:でも|ただ|しかし|けど|だけど|ですが|が)、?))(?=(?P<own>[^\n]+)$)"
)
_BOTH = re.compile(r"両方|どちらも|どっちも|二つとも|[2二]か国|(?:その|言う)(?:通り|とおり)|同じ|賛成|まず|先に|最初")
_ALSO = re.compile(r"(?:さん|のほう|の方)?も(?!ん|の)")


def without_others_views(n: Normalized) -> Normalized:
    """``n`` without the clause in which somebody else favours a country, where another one is chosen behind it."""
    return replaced(n, _FIRST, lambda view: "" if _overruled(view["said"], view["own"]) else None)


def _overruled(said: str, own: str) -> bool:
    if not (_VIEW.search(said) and _SAYS.search(said)) or _BOTH.search(own):
        return False
    theirs, chosen = _countries(said), _countries(own)
    return bool(theirs and chosen) and not (theirs & chosen) and not any(_ALSO.match(own, end) for end in _ends(own))


def _countries(words: str) -> set[str]:
    return {str(one.value) for one in find_countries(normalize(words)) if one.value}


def _ends(words: str) -> list[int]:
    return [one.end for one in find_countries(normalize(words))]
