"""What a message says an answer is not, and what it is instead: 「8じゃなく18」「柏じゃなくて流山市でした」."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlu.fields.scripts import WRITTEN_IN
from nlu.values.normal import normalize

_SAID = (  # 「個人だけと書きましたが、…」: what was said, before what is so
    r"(?:です|だ)?(?:と|って|(?<=[0-9人名年円億万])て)(?:は)?(?:言(?:い|っ|う)|いっ|ゆう|いい|書(?:き|い)|答え|お答えし|お伝えし|伝え|入れ|入力し|申し上げ|申し)(?:まし|て(?:い|しまい)?(?:まし)?|ちゃい(?:まし)?|ちゃっ)?た"
    r"(?:のですが|んですが|んですけど|んだけど|が|けど|けれども?|けども|(?:の|もの|ん)は)[、 ]*(?:[^、。]{0,8}?(?:間違い|まちがい|誤り|勘違い|思い違い|ミス)(?:で(?:す|した|して)?|だった)(?:ので|から|が|けど)?[、。 ]*)?"
)
_NOT = re.compile(
    rf"{_SAID}|\s*(?:→|⇒|➡️?|[-=]>)\s*"
    r"|(?:という?の)?(?<!だけ)(?<!のみ)(?:(?:じゃ|では|や|で)な(?:くって|くて|く|かって)|やのうて|じゃのうて|ちゃうて|ちゃうくて|(?:は|が)違って)[、 ]*"
    r"|(?:は|が)(?:間違い|まちがい|誤り|間違え|(?:もう)?古い(?:情報|もの|やつ|ほう|方|番号|アドレス|名前|名称)?)(?:で(?!き)(?:す|した|して)?|だった)(?:ので|んで|が|けど)?[、。 ]*"
    r"|(?<!だけ)(?:じゃ|では|や)(?:ない|ねえ|ねぇ|ありません)(?:です|んです|ん)?(?:よ|わ|ね)*[。、!！]+\s*"
    r"|(?<=[^、。]{2})(?<!いつ)より(?:は|も)?(?=[^、。]{1,20}の(?:ほう|方)(?:を|が|で|に))"
)
_SHOWN = re.compile(
    r"(?:に|と|って)(?:なって|出て|書いて)(?:(?:い)?(?:る|ます|た|ました)|(?:あ)?(?:る|ります))(?:けど|けれど|が|けども|ん(?:です|だ)(?:が|けど))?[。、!！]+\s*"
)
_DROPS = re.compile(r"[をは](?:もう|やっぱり?|やはり)?(?:や|止)め(?:(?:に|ることに)?して|て)、?\s*")
_WAS = re.compile(  # 「…はパート込みでした、」「…は増資前の金額で、」: said of a number, no answer after all
    r"(?:という?の)?(?:は|って|も)[^、。0-9]{1,14}?(?:でした|でして|だった(?:んです)?|やった|(?:の(?:数字|人数|金額|年|額|もの|分)|込み|た年)で|入れて(?:い)?(?:まし)?た)"
    r"(?:ので|んで|が|けど|から)?[、。]\s*"
)
_INTO = re.compile(  # 「31名を28名に差し替えてください」「さっきの31名、本当は28名です」
    r"(?:を|から)、?(?=[^、。]{1,40}[にへ](?:差し替え|入れ替え|変え|変更|直し|なおし|修正|訂正|書き換え)(?:し?て(?:お|くだ|下さ|もら|いただ|頂|ほし|欲し|くれ)|し?ます|し?たい(?:です|と思)|を?お願い|で)[^、。]{0,14}(?:[。!]|$))"
    r"|、?(?:本当は|ほんとは|ほんまは|正しくは|実際は|正確には)、?"
)
_ARROW = re.compile(r"→|⇒|➡|[-=]>")
_PIECE = re.compile(r"(?:さっき|先ほど|さきほど|最初|前)の?|[はがもを、。:・」「 ]")
_MISTAKE = re.compile(r"の(?:間違い|まちがい|誤り|ミス)(?=です|でし|だ|[。、]|$)")
_TAKEN_FOR = re.compile(  # 「創業1935年は1953年の打ち間違いです」: the new behind the old
    r"(?P<old>[^、。!]{1,30}?)(?:という?の)?は、?(?P<new>[^、。!は]{1,30})の(?:単なる)?(?:打ち|書き|言い|読み|聞き|見|入力|変換|記入|記載|タイプ|押し)?(?:間違い|まちがい|違い|誤り|ミス|誤記|誤字|書き損じ)(?=です|でし|だ|[。、!]|$)"
)
_QUOTED = str.maketrans("", "", "「」『』")
_UP_TO = 48
NUMBERS, GOODS = "numbers", "goods"


@dataclass(frozen=True)
class Denial:
    """``denied`` are the words before the denial, the shortest first; ``instead`` what follows, the shortest first.

    ``of``: whether it denies anything (None), only a number (「24人は去年の人数でした」) or only goods (「飴はやめて」).
    """

    denied: tuple[str, ...]
    instead: tuple[str, ...]
    of: str | None = None


def denials(text: str) -> tuple[Denial, ...]:
    """Every denial with something in its place, in order."""
    said = _TAKEN_FOR.sub(r"\g<old>じゃなくて\g<new>", WRITTEN_IN.sub("", normalize(text).text).translate(_QUOTED))
    said = _MISTAKE.sub("", said)
    kinds = ((_NOT, None), (_SHOWN, None), (_INTO, None), (_WAS, NUMBERS), (_DROPS, GOODS))
    found, of = next(((all_, of) for words, of in kinds if (all_ := list(words.finditer(said)))), ([], None))
    result = []
    for index, match in enumerate(found):
        until = found[index + 1].start() if index + 1 < len(found) else len(said)
        before = said[max(0, match.start() - _UP_TO) : match.start()]
        after = said[match.end() : until]
        result.append(Denial(_tails(before), _heads(after), of))
    return tuple(result)


def has_arrow(text: str) -> bool:
    """「450万→4500万」: the old and the new."""
    return bool(_ARROW.search(text))


def ends_denied(text: str) -> bool:
    """Whether a remark ends by denying something, so that the next one says what it is: 「24人じゃないです。」."""
    said = normalize(text).text
    found = list(_NOT.finditer(said)) or list(_SHOWN.finditer(said)) or list(_WAS.finditer(said))
    return bool(found) and found[-1].end() == len(said)


def _tails(words: str) -> tuple[str, ...]:
    """「人数は8」 → 8, 人数は8."""
    cuts = sorted({match.end() for match in _PIECE.finditer(words)} | {0}, reverse=True)
    return tuple(piece for cut in cuts if (piece := words[cut:].strip()))


def _heads(words: str) -> tuple[str, ...]:
    """「18、市は柏」 → 18, then all of it."""
    cuts = sorted({match.start() for match in re.finditer(r"[、。]", words)} | {len(words)})
    return tuple(dict.fromkeys(piece for cut in cuts if (piece := words[:cut].strip())))
