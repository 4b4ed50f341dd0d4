"""A message as the remarks it consists of, and what each does to an answer: takes it back, or leaves it open."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from nlu.fields.answer_words import NOTHING, TRIM, UNKNOWN
from nlu.fields.clauses import Mood, names_question, split
from nlu.fields.field_names import Named, names_in
from nlu.fields.promises import asks_leave, promises
from nlu.fields.refusals import not_to_be_told_yet, refuses
from nlu.values.dialect import in_plain_speech
from nlu.values.normal import normalize

PICTURES = "\U0001f1e6-\U0001faff☀-➠➢-➿\ufe0f\u200d"  # without the arrow ➡
PICTURE = re.compile(f"[{PICTURES}]")
_ENDS = rf"。！？!?\n…{PICTURES}"
_REMARK = re.compile(rf"(?:https?://[^\s、。]+|「[^」]*」|『[^』]*』|[^{_ENDS}])+[{_ENDS}\s]*|[{_ENDS}\s]+")
# Where a new remark begins without a full stop before it.
_RUNS_ON = re.compile(
    r"(?<=です|ます|した|せん|いい|ない)[、,\s　]*"
    r"(?=あと(?![でに])|それと|それから|すみません|すいません|ごめん|ちなみに|さっき|ところで|かわりに|代わりに)"
    r"|[、,]\s*(?=あと(?![でに])|それと|それから|すみません|すいません|ちなみに|さっき|ところで)"
    r"|(?<=です|ます|した)[、,](?=(?:売上|年商|資本金|従業員|社員|設立|創業))"
    r"|(?<=[たすんねよ])(?:[wｗ]+|[(（]?笑[)）]?)(?:[\s　]+|$)"
)


_MORE = re.compile(r"、|けど|けれど|が")
_CLOSED = re.compile(  # the end of a clause of its own
    r"(?:です|でした|だ|だった|ます|ました|ません|せん|ない|いい|(?<![まのんれ])で|(?:だ|です|ます|した|んだ|い)(?:が|けど|けれど|けども|し)|(?:です|した|ます|だ)(?:ね|よ|わ))[、,]\s*$"
    r"|(?:です|だ|ません|ない|んの?や)(?:が|けど|けれど|けども)$|[0-9万億千円人名](?:くらい|ほど)?、\s*$"
)


_IS_IT = re.compile(
    r"(?:の(?:ほう|方|話|URL|アドレス|こと|欄|数字|金額))?(?:で|でした|です|だった|でして)(?:ね|よ|わ)*、\s*"
)


_TIED = re.compile(
    r"(?:の(?:件|こと|話|数字|金額|ほう|方))?(?:と|や|も|、|・|及び|および|か)(?:、)?(?:あと|それと|それから)?、?"
)


class Act(Enum):
    """What a remark does to the answer it speaks of."""

    TAKES_BACK = "takes back"
    LATER = "later"
    UNKNOWN = "unknown"
    SKIPS = "skips"


_TAKES_BACK = re.compile(
    r"なかったことに|(?<![てでけいし])ないことに|無かったことに|(?:取り?消|取り下げ|取下げ|撤回|白紙[にで])(?!しなくて)|消(?:して|しと|す(?:こと)?|したい|せ(?:ます|ない))|けして(?:くれ|くだ|ほし|けろ)"
    r"|削除|忘れて(?:ください|下さい|くれ|ほし|もら|おいて)|(?<!予定)な(?:し|い)(?:に|って)(?:して|し(?:と|て)|でき)|空欄に|抜いて(?:おいて)?(?:ください|もら|くれ|ほし)|外して(?:おいて)?(?:ください|もら|くれ|ほし)"
    r"|の話、?なしで(?:[。、]|$|お願い)|(?:クリア|リセット)(?:して|で|お願い)"
)
_CANCELS = re.compile(  # outright, whatever the reason: 「税理士に確認してからにしたいので取り消してください」
    r"(?:取り?消し?|取り下げ|取下げ|撤回|削除|白紙[にで])(?:し)?(?:て|で|ます|と|に|を)?(?:お願い|くだ|ほし|もら|いただ|おいて|ます)|消して(?:おいて)?(?:くだ|ほし|もら|いただ)"
)
_NOT_TAKEN_BACK = re.compile(
    r"(?:消|取り消|取り下げ|削除|撤回)[^。、]{0,4}(?:な(?:いで|くて)|ません|ずに)|(?:火|電気|匂い|臭い)を?消"
)
_LATER = re.compile(
    r"(?:(?<![午年月週日間食])後|あと)(?:で|ほど|から)(?=[、。!？?]|$|です|お願い|いい|ええ|に(?:し|さ)|も|[^、。]{0,12}(?:答|こたえ|書|調べ|送|連絡|知ら|確認|聞|言|教え|伝え|入れ|入力|出し|考え|決め|埋め))"
    r"|(?:今夜|夜|夕方|晩|帰(?:って|社し)(?:から|たら)|戻(?:って|り)(?:から|次第|たら)|昼休み|落ち着いたら|時間のあるとき)(?:に)?[^、。]{0,6}(?:書き|入れ|入力し|答え|お答えし|送り|お送りし|連絡し)ます|のちほど|(?:また|今度)(?:あと|後)(?:で|ほど)|(?:確認|調べ|聞い|相談)(?:し)?て(?:から)?、?(?:また|改めて|あらためて)、?(?:お?(?:伝え|知らせ|答え|返事)|連絡|入れ|書き|言い)|保留(?:で|に)(?:お願い|して|し(?=ま))|(?:明日|あす|来週|月曜|近日中に?)[^、。]{0,6}(?:確認|連絡|お知らせ|お伝え|回答)|後日|追って(?:ご?連絡|お知らせ|ご?返事|お?送り)|また今度|(?:でき|撮れ|決まっ|仕上がっ|出来上がっ)たら、?(?:また)?(?:ご?連絡|お知らせ|知らせ|お?送り|送る|教え)|保留(?:に|で|と)(?:して(?!た|い)|し(?:ま|と)|さ|お願い)|後回し(?:に(?:して(?!た|い)|し(?:ま|と)|さ)|で)|(?:(?<![午年月週日間食])後|あと)に(?:して(?!た|い)|し(?:ま|と)|さ)"
    r"|保留(?:に|で|と)(?:し(?!た)|お願い|[。、!]|$)|(?:確認|調べ|聞い)(?:し)?て(?:から|みて)、?(?:また|改めて|あらためて|後日|ご?連絡|入れ|お知らせ|答え|お答え|書き|言い|返事)"
    r"|今度(?:答|書|送|連絡|お知|に(?:し|さ))|改めて(?:答|書|送|連絡|お知|確認)|調べて(?:から|また)|明日(?:書|答|送|連絡)"
)
_ONCE_ASKED = re.compile(  # 「話してから返事します」「返事が来たら書きます」: the answer waits for somebody else's
    r"(?:(?:聞い|きい|訊い|確認し|確かめ|話し|相談し|問い合わせ|読ん|見|調べ|話がつい|話が付い)(?:[てで](?:み)?(?:から|の(?:ち|後)に?|、?(?:また|改めて))|[ただ](?:ら|上で|うえで|後で?|あとで?))"
    r"|(?:返事|回答|連絡|返信|結果)(?:が|を|は)?(?:来|き|もらっ|いただい|届い|あっ|出)(?:た(?:ら|後で?)|てから|次第)|(?:分か|わか|はっきり)り?(?:った|した|し)?(?:ら|次第))、?"
    r"[^。、]{0,8}?(?:お?(?:返事|答え|こたえ|回答|返答|返信|知らせ|伝え|連絡|報告)(?:を)?(?:し|いた|致|さ|差|ま|る|ん)|書(?:き(?:ます|に)|く)|言い?(?:ます|う)|入れ(?:ます|る)|入力し|にし(?:ます|たい)|にさせて)"
)
_NOT_YET = re.compile(r"まだ|これから|今から|中で")
_PUT_OFF_BEFORE = re.compile(
    r"(?:後|あと)(?:で|回し)(?:に|と)?(?:し(?:て(?:い|お)?)?(?:た|まし)|言っ|書い|答え(?:る|ます)と)[^、。]{0,6}"
    r"|(?:後|あと)(?:で|回し|にし|から)?(?:でも|ても|に|と|って)[^。、]{0,8}(?:いい|よい|良い|ええ|かまわ|構わ|思っ|思い|言お|しよう)[^。、]{0,12}(?:けれど|けど|が)、?(?=.{4})"
)
_NOT_KNOWN = re.compile(
    r"分から(?:ん|へん)(?:かった|かってん|し|わ)|見つから(?:な(?:い|くて|かった)|ず|ん)|(?:分か|わか)らない?(?:に|で)(?:して|お願い)"
)
_FORGOT = re.compile(r"忘れ")  # 「増資したのを忘れてました」, 「忘れてください」: no not knowing
_KNOWN = re.compile(r"(?:分か|わか|判明)(?:り(?:まし|ます)|った)")
_SKIPS = re.compile(r"飛ば|とば|スキップ|パス(?!ポート|タ)|省略")
_LEAVES_OUT = re.compile(  # said of an answer, and not 「飛ばした資本金ですが」
    r"(?:入れ|書か|答え|記入せ|入力せ)(?:ず|ない)(?:に|で|まま)(?:先に|次に|このまま)?(?:進|次|い[きく]|行[きく]|お願い)|(?:回答|記入|入力|答え)(?:は)?なし(?:に|で(?!す)|と)|(?:答え|回答し|言わ|書か|出さ|公開し|公表し)ない(?:こと|方向|で(?:おき|お願い))|(?:回答|公表|記入|入力|お答え)(?:は|を)?(?:差し)?控え|(?:言い|答え|書き|出し|公表し|公開し|お伝えし|教え)たく(?:は)?(?:な(?:い|く)|ありません)(?!(?:です)?(?:ので|から|んで|ため)[^。]{0,8}(?:消|取り?消|削除)(?:した|しました))|載せ(?:ないで|たく(?:は)?な)|非公開(?:に|で)|伏せ(?:て(?:お|くだ)|させ|たい)|無回答|^次(?:へ|に|の質問)?(?:進|いっ|行っ|お願い)?(?:んで)?(?:ください)?[。!\s]*$|(?:飛ば|とば)(?:し(?:て(?!(?:い|お)?た)|ます|と|で|たい)|す|させて)|スキップ(?!し(?:て(?:い)?)?た)|(?<![ぁ-ん一-龥ァ-ヺ])パス(?:で|し(?:て(?!た)|ます|と)|に|さ)|省略(?:で|し(?:て(?!た)|ます|と)|に)"
)
_BACK_TO = re.compile(
    r"(?:今|いま|さっき|先ほど|さきほど|直前)(?:の|言った|答えた|書いた)(?:は|やつ|答え|回答|話|分|とこ|ん(?=は))|^(?:それ|これ)(?:は|を|、)"
)


@dataclass(frozen=True)
class Remark:
    """A part of the message, ``start`` characters into it; ``back`` where it speaks of the answer just given."""

    words: str
    start: int
    names: tuple[Named, ...]
    act: Act | None
    back: bool
    asks: bool

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def remarks(text: str) -> tuple[Remark, ...]:
    """The remarks of a message, in order; together they are the whole text."""
    spans = [
        (start, end)
        for sentence in _REMARK.finditer(text)
        for start, end in _parts(text, sentence.start(), sentence.end())
    ]
    return tuple(_remark(text[start:end], start) for start, end in spans)


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = {cut.end() for cut in _RUNS_ON.finditer(text, start, end)} | _next_fields(text, start, end)
    edges = [start, *sorted(cut for cut in cuts if start < cut < end), end]
    return list(pairwise(edges))


def _next_fields(text: str, start: int, end: int) -> set[int]:
    """Where a clause that is closed is followed by one about another field: 「…は説明のほうで、商品名は…」."""
    if not _MORE.search(text, start, end):
        return set()
    words = text[start:end]
    n = normalize(words)
    names = names_in(words)
    opening = [name.start for name in names if name.themed and _CLOSED.search(n.text[: name.start])]
    opening += [end_.end() for name in names if (end_ := _IS_IT.match(n.text, name.end)) and end_.end() < len(n.text)]
    return {start + n.span(at, at + 1)[0] for at in opening}


def _remark(words: str, start: int) -> Remark:
    n = normalize(words)
    plain = in_plain_speech(n).text
    names = names_in(words)
    only_named = any(one.start == 0 and one.end == len(n.text.rstrip("、 ")) for one in names)  # 「適法かどうか、」
    asks = bool(n.text) and all(clause.mood is Mood.QUESTION and not clause.tentative for clause in split(n))
    asks = asks and not (only_named and n.text.rstrip().endswith("、")) and not _left_open(plain)
    return Remark(
        words,
        start,
        names,
        None if asks and not asks_leave(plain) else act_of(plain),
        bool(_BACK_TO.search(plain)),
        asks,
    )


def _left_open(said: str) -> bool:
    """「どの国にするかはまた今度」「出張できるかは分からないです」."""
    return names_question(said) and act_of(said) in (Act.LATER, Act.UNKNOWN)


def act_of(said: str) -> Act | None:
    """What normalised words do to the answer that they speak of; None where they do nothing of the kind."""
    fresh = _PUT_OFF_BEFORE.sub("", said)
    if _LEAVES_OUT.search(fresh):
        return Act.SKIPS
    if _LATER.search(fresh):
        return Act.LATER
    if (cancelled := _CANCELS.search(fresh)) and not _NOT_TAKEN_BACK.search(fresh):
        behind = fresh[cancelled.end() :].partition("、")[2]  # 「いったん消してください、確認します」
        return Act.LATER if behind and act_of(behind) is Act.LATER else Act.TAKES_BACK
    if _ONCE_ASKED.search(fresh) or promises(fresh) or not_to_be_told_yet(fresh):
        return Act.LATER
    if refuses(fresh):
        return Act.SKIPS
    if (UNKNOWN.search(_FORGOT.sub("", fresh)) or _NOT_KNOWN.search(fresh)) and not _KNOWN.search(fresh):
        return Act.UNKNOWN
    if _TAKES_BACK.search(fresh) and not _NOT_TAKEN_BACK.search(fresh):
        return Act.TAKES_BACK
    return None


def waits_for_others(said: str) -> bool:
    """「まだ聞けてないので、聞いてからお答えします」: whether normalised words promise an answer once others were asked."""
    promised = _ONCE_ASKED.search(said)
    return bool(promised and _NOT_YET.search(said, 0, promised.start()))


def says_nothing(text: str) -> bool:
    """「サイトはまだないです」: that there is nothing of what was asked."""
    return bool(NOTHING.fullmatch(normalize(text).text.strip(TRIM)))


def skips(text: str) -> bool:
    """「飛ばします」「パスで」."""
    return bool(_SKIPS.search(normalize(text).text))


def tied(remark: Remark) -> list[Named]:
    """The names that one predicate is said of: 「売上と資本金は」; all share the themed one's mark."""
    said, names = normalize(remark.words).text, list(remark.names)
    for index in range(len(names) - 2, -1, -1):
        one, other = names[index], names[index + 1]
        if _TIED.fullmatch(said, one.end, other.start):
            names[index] = replace(one, themed=other.themed, outright=other.outright, opens=True)
            names[index + 1] = replace(other, opens=True)
    return names


def comes_after(named: Named, remark: Remark) -> bool:
    """Whether "later" or "I don't know" is said after the name: not 「番号は分からんけど、社名は…」."""
    return act_of(normalize(remark.words).text[named.end :]) is remark.act
