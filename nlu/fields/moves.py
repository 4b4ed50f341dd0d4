"""A value said to belong to another field: 「さっきの3千万は資本金じゃなくて売上でした」「資本金と年商が逆でした」."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from nlu.fields.field_names import Named, names_in
from nlu.fields.remarks import PICTURE
from nlu.values.booleans import bare_yes_no
from nlu.values.normal import normalize

_BELONGS = re.compile(
    r"(?:の)?(?:ほう|方|欄|ところ|こと|もの|つもり|分|URL|アドレス|ページ|話|件|質問|答え|回答|数字|金額|額|数|文)?(?:の)?"
    r"(?:です(?:ね|よ|わ|$|。|、)|です$|でし(?:た|て)|だった|でして|だ(?:よ|ね|わ|$|。)|や(?:った|わ|ねん|で|(?=[。、]|$))|じゃった|で[、。]|で$|ということで|なん(?:です|だ|や))"
    r"|(?:の)?(?:ほう|方|欄|ところ|項目)(?:に|へ)(?:入れ|移|書|回|し(?:て|と)|直|変|のせ|載せ)|(?:に|へ)(?:移し|回し|入れ(?:て|直))"
)
_MISTAKEN = re.compile(  # 「資本金と勘違いしました」「部署を書いちゃいました」
    r"(?:の(?:ほう|方|話|欄|こと|数字|金額|額))?(?:と(?:は)?(?:、)?(?:勘違い|かん違い|思い違い|取り違え|とりちがえ|間違え|まちがえ|間違い|混同|ごっちゃ|見間違|思って|思い込)"
    r"|(?:を|の)?(?:、)?(?:書い|答え|入れ|入力し|打っ|送っ|言っ)(?:てしま|ちゃ|てもう|て(?:い)?まし|ちま))"
)
_POINTS = re.compile(r"(?:今|いま|さっき|先ほど|さきほど|それ|これ|最初|前)?(?:のは|の|は|は、|も|を)?")
_HEAD = re.compile(
    r"(?P<said>[^。]+?)(?:っていうの|というの|ってえの|っての)?(?:は|って|が|を|、)[、 ]?(?:[^、。]{1,20}(?:なので|だから|ですから|ですので)、)?"
    r"(?:(?P<denied>[^、。]{1,12}?)(?:の(?:ほう|こと))?(?:じゃ|では|や|で)(?:な(?:くて|くって|く|し(?:に|で))|のうて)[、 ]*)?(?:この|その|うちの|私の)?(?:商品|会社)?(?:の)?$"
)
_LEAD = re.compile(
    r"^(?:(?:あの[ーう]?|えっと|あっ?|ああ|それと|それから|あと|ちなみに|すみません|すいません|すんません|ごめん(?:なさい)?|失礼(?:しました)?|間違え(?:た|ました)|間違い(?:です|でした)?"
    r"|訂正(?:です|します|ですが)?|違(?:う|います)|(?:ちゃう)+|ちゃいます|いや|いえ|[^、。]{1,18}(?:ですね|でしたね|たん(?:です)?ね|ました)|待って|やっぱり|実は|で|なので|[^、。]{1,14}(?:て(?:い)?ました|でした|つもりで[^、。]{0,8}))[、。!…\s]+|あっ?(?=、)|(?:すみません|すいません|ごめん(?:なさい|ね)?|失礼(?:しました)?|あっ?|いや)(?=今の|いまの|それ|これ|さっき|先ほど))*"
)
_BACK = re.compile(
    r"(?:それ|これ|今の|いまの|さっきの|先ほどの|さきほどの|(?:一つ|ひとつ|1つ|その)?前の|直前の|最初の|はじめの)(?P<what>数字|金額|額|答え|回答|やつ|もの|の|URL|アドレス|リンク|名前|文章?|話)?"
    r"|(?:さっき|先ほど|さきほど|先に|前に|最初に|はじめに)?(?:お?送り?|書い|書き|言い|言っ|入力し|入れ|答え|打っ|送っ|貼っ)(?:した|まし?た|た)(?P<done>の|数字|金額|額|やつ|もの|URL|アドレス|リンク|名前|話)?"
)
_EARLIER = re.compile(
    r"^(?:さっき|先ほど|さきほど|前に|最初に)(?:の|(?:言|書|送|答え|入力し)(?:っ|い)?た(?:の)?|言った|書いた)?、?"
)
_OF_FIELD = re.compile(r"(?:と|に|で|として|って)(?:言|書|入れ|答え|入力|打)[^、。]{0,6}$")
_LAST = re.compile(r"[、。!…\s]+")
_LATEST = re.compile(r"それ|これ|今の|いまの|直前")
_ONLY_BACK = re.compile(r"(?:それ|これ|今の|いまの)(?:って)?、?")  # 「それ会社の名前ですね」
_SWAPPED = re.compile(
    r"(?:が|を|は)?(?:、)?(?:全部)?(?:逆|反対|入れ替|入れかえ|いれかえ|あべこべ|取り違え|とりちがえ|入れ違|ごっちゃ)"
)


@dataclass(frozen=True)
class Move:
    """Words that say to which field (one of ``fields``) an answer belongs.

    ``said``: the answer itself, as it is called; empty where it is only pointed at, and then ``latest`` is whether it
    is the last one given. ``of``: the fields it was given to, where they are named.
    """

    fields: tuple[str, ...]
    said: str
    latest: bool = False
    of: tuple[str, ...] = ()


def moved(text: str) -> Move | None:
    """The answer that ``text`` moves to another field, None where it does nothing of the kind."""
    text = PICTURE.sub("。", text)
    n = normalize(text)
    for name in reversed(names_in(text)):
        before = _LEAD.sub("", n.text[: name.start])
        if _MISTAKEN.match(n.text, name.end) and _POINTS.fullmatch(_LAST.split(before)[-1]):
            return Move(name.fields, "", latest=True)
        pointed = n.text[name.end :].strip("。! ") == "" and _pointing(before)
        if not (pointed or _BELONGS.match(n.text, name.end)):
            continue
        if _ONLY_BACK.fullmatch(before):
            return Move(name.fields, "", latest=True)
        head = _pointing(before) or _HEAD.fullmatch(before)
        if head is not None and (move := _move(name, head)) is not None:
            return move
    return None


def _pointing(before: str) -> re.Match[str] | None:
    """「いかん、今のは」: what points back, whatever is called out before it."""
    head = _HEAD.fullmatch(_LAST.split(before.rstrip("、 "))[-1])
    return head if head is not None and _BACK.fullmatch(head["said"].strip(" 「」『』、")) else None


def swapped(text: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The two fields of 「資本金と年商が逆でした」."""
    said, names = normalize(text).text, names_in(text)
    for first, second in pairwise(names):
        if said[first.end : second.start] in ("と", "と、", "・", "、") and _SWAPPED.match(said, second.end):
            return first.fields, second.fields
    return None


def _move(name: Named, head: re.Match[str]) -> Move | None:
    denied = names_in(head["denied"] or "")
    of = denied[0].fields if denied else ()
    said = head["said"].strip(" 「」『』、")
    if _BACK.fullmatch(said):
        return Move(name.fields, "", bool(_LATEST.match(said)), of)
    called = names_in(said)
    if called and _OF_FIELD.match(said, called[0].end):
        return Move(name.fields, "", of=called[0].fields)
    if bare_yes_no(said) is not None:
        return None  # 「はい、適法です」 agrees
    said = _EARLIER.sub("", said).removesuffix("という")
    return Move(name.fields, said, of=of) if said and not called else None
