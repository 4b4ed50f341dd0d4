"""An answer brought without its name, behind the news that it is there: 「決算書見ました。3億円です」, 「先ほどの件、営業部でした」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlu.fields.field_names import names_in
from nlu.fields.remarks import Remark
from nlu.values.normal import normalize

_OPENS = r"(?:(?:あっ?|ああ|えっと|あの|すみません|やっと|ようやく|いま|今|たった今|(?:さっき|先ほど|先程)(?!の|に|は|保留|後回)|昨日|今朝|お待たせ(?:いた)?しました|遅くなりました|失礼しました|そういえば|あと|それと|ちなみに)(?:ですが|が)?[、。!…\s]*)*"
_PUT_OFF = r"(?:保留|後回し|あと回し|宿題)(?:に)?(?:し(?:て(?:い|お)?(?:い)?)?た|の|だった)?|(?:後|あと)で(?:と|って|(?:答え|言い?|連絡|調べ|書)[^、。]{0,3}(?:と|って))(?:言|書)(?:っ|いっ|って(?:い)?)た|飛ばした|(?:答え|お答え|言え|書け)(?:られ|でき|し)?(?:なかった|ませんでした)|(?:分|わ)からなかった"
_POINTS = rf"(?:(?:さっき|先ほど|先程|さきほど|前|最初)(?:の|に|は)?(?:{_PUT_OFF})?|{_PUT_OFF})(?:の)?(?:件|やつ|質問|話|の|数字|金額|もの|ん(?=です))(?:なん)?(?:(?:です|だ|や)(?:が|けど|けれど)も?|は|が|って|に?ついては)?[、\s]*"
_ARRIVES = r"(?:来|き|届[いき]|もら[いっ]|いただ[いき]|入[りっ]|あ[りっ]|取れ|とれ|つ[いき]|つなが[りっ])"
_FOUND = (  # stems of what one does or what comes to pass before one knows
    r"(?:見(?:つか[りっ]|つけ|てき|てみ)?|確認(?:を)?(?:し|でき|が(?:取れ|とれ|つ[いき]))|確かめ|調べ(?:がつ[いき])?|開け|あけ|探し(?:出し|当て)?|(?:引っ張り)?出し|出(?:てき|(?=まし|[たて]))|読[みん]|めくっ|めくり|届[いき]"
    r"|聞[いき]|きい|聴[いき]|訊[いき]|尋ね|伺[いっ]|問い合わせ|(?:電話|連絡|返事|返信|回答|メール|答え|報告|通知|結果|数字|許可)(?:を|が|も|は)?(?:し|"
    + _ARRIVES
    + r")|相談し|話し(?:合[いっ]|あ[いっ])?|戻[りっ]|帰[りっ]|起き|つかま[りっ]|捕ま[りっ]|(?:分か|わか)[りっ]|判明し|決ま[りっ]|決め|固ま[りっ]|揃[いっ]|そろ[いっ]|まとま[りっ]|集計(?:し|でき|が(?:終わ[りっ]|でき))|計算し(?:直し)?|締ま[りっ]|数え(?:直し|終わ[りっ]|終え)?|思い出し|終わ[りっ]|できあが[りっ]|でき|出来(?:上が[りっ])?|着[いき]|出社し|打ち合わせ|検討し)"
)
_DONE = r"(?:て(?:み|き|もらい|もらっ|いただい|いただき|くれ|ください|来))?(?:(?:まし)?た(?:ら|ところ|ので|んで|から|けど|が|よ|ね|わ|結果)*|(?:まし)?て(?:ね|な)?)"
_NEWS = rf"[^、。!?]{{0,16}}?{_FOUND}{_DONE}(?:[、。!…\s]+|$|(?<=たら)|(?<=ところ))"
_SAYS = r"[^、。!?\s]{1,8}?(?:いわく|曰く|によると|によれば|が(?:言|い)うには|の話では|の話だと)[、\s]*"
_RESULT = r"[^、。!?]{0,10}(?:結果|末)(?:は)?[、\s]+|[^、。!?]{0,8}(?:会議|役員会|理事会|相談|話し合い|打ち?合わせ)(?:の結果|で)[、\s]*"
_LEAD = re.compile(rf"{_OPENS}(?P<points>{_POINTS})?(?:{_SAYS}|{_RESULT}|(?:{_NEWS}){{1,2}})?")
_NEWS_FIRST = re.compile(rf"{_OPENS}{_NEWS}(?=.)")
_ONLY_OPENS = re.compile(rf"(?:(?!お待たせ|遅くなり){_OPENS})")
_NOT_OWN = re.compile(
    r"取引先|得意先|仕入れ?先|他社|同業|友人|友達|知人|知り合い|親会社|子会社|隣|ライバル|競合|ニュース|テレビ|ネットで|新聞"
)
_BEFORE = re.compile(
    r"^(?:うちは|当社は|弊社は|結局|結論|正しくは|正式には|正確には|どうやら|やっぱり|やはり|たしか|確か|[、\s])+"
)
_TAIL = re.compile(
    r"(?:(?:の(?:ほう|方))?(?:だ|や|じゃ)?(?:そう(?:です|だ|や)|って(?:さ|よ|こと(?:です)?)?|(?:との|という)(?:こと|返事|回答|話)(?:です|でした|だ|だった)?|らしい(?:です)?|と(?:言|申し|聞)[^、。]{0,8})"
    r"|(?:の(?:ほう|方))?(?:に|で)(?:決まり|決め|なり|し|いき|お願い(?:いた)?し|ええらしい|いいらしい|いいそう|ええそう|決まった|なった|する|した|決まって|しといて|登録(?:しといて|して(?:ください)?))?(?:まし)?(?:た|ます|です)?(?:そうです|とのことです)?"
    r"|(?:の(?:ほう|方))?(?:です|でした|やった|だった|でございました|でございます|だ|や|じゃ|じゃった))(?:よ|ね|わ|で|な|わい)*[。!…\s]*$"
)
_MOST = 24  # characters of an answer


@dataclass(frozen=True)
class Announced:
    """An answer's words, the news in front of them, and where both stand; ``back`` where it points to a question before."""

    said: str
    news: str
    back: bool
    start: int
    end: int


def brings_news(text: str) -> bool:
    """「社長つかまりました、…」: whether a message opens with what came to pass before one knew."""
    return bool(_NEWS_FIRST.match(normalize(text).text))


def announced(told: Sequence[Remark]) -> Iterator[Announced]:
    """The answers in the remarks of a message that stand behind news or 「先ほどの件」, and name no question."""
    for at, remark in enumerate(told):
        words = normalize(remark.words).text.strip(" 。!…\n")
        lead = _LEAD.match(words)
        if remark.asks or not lead or not lead[0].strip() or _NOT_OWN.search(lead[0]):
            continue
        if _ONLY_OPENS.fullmatch(lead[0]):
            continue
        if lead.end() < len(words):
            value, end = words[lead.end() :], remark
        elif at + 1 < len(told) and not told[at + 1].asks:
            value, end = normalize(told[at + 1].words).text.strip(" 。!…\n"), told[at + 1]
        else:
            continue
        said = _BEFORE.sub("", _TAIL.sub("", value))
        if said and len(said) <= _MOST and not names_in(said):
            yield Announced(said, lead[0], bool(lead["points"]), remark.start, end.end)
