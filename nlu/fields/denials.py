"""What a message says an answer is not, and what it is instead: 「8じゃなく18」「柏じゃなくて流山市でした」."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlu.values.normal import normalize

_SAID = (  # 「個人だけと書きましたが、…」: what was said, before what is so
    r"(?:です|だ)?(?:と|って)(?:は)?(?:言(?:い|っ)|いっ|いい|書(?:き|い)|答え|お答えし|お伝えし|伝え|入れ|入力し|申し上げ|申し)(?:まし|て(?:い|しまい)?(?:まし)?|ちゃい(?:まし)?|ちゃっ)?た"
    r"(?:のですが|んですが|んですけど|んだけど|が|けど|けれども?|けども)[、 ]*"
)
_NOT = re.compile(
    rf"{_SAID}"
    r"|(?:という?の)?(?<!だけ)(?<!のみ)(?:(?:じゃ|では|や|で)な(?:くって|くて|く|かって)|やのうて|じゃのうて|ちゃうて|ちゃうくて|(?:は|が)(?:間違い|誤り|間違え)で|(?:は|が)違って)[、 ]*"
    r"|(?<!だけ)(?:じゃ|では|や)(?:ない|ねえ|ねぇ|ありません)(?:です|んです|ん)?(?:よ|わ|ね)*[。、!！]+\s*"
    r"|(?<=[^、。]{2})(?<!いつ)より(?:は|も)?(?=[^、。]{1,20}の(?:ほう|方)(?:を|が|で|に))"
)
_SHOWN = re.compile(
    r"(?:に|と|って)(?:なって|出て|書いて)(?:(?:い)?(?:る|ます|た|ました)|(?:あ)?(?:る|ります))(?:けど|けれど|が|けども|ん(?:です|だ)(?:が|けど))?[。、!！]+\s*"
)
_PIECE = re.compile(r"(?:さっき|先ほど|さきほど|最初|前)の|[はがもを、。」「 ]")
_MISTAKE = re.compile(r"の(?:間違い|まちがい|誤り|ミス)(?=です|でし|だ|[。、]|$)")
_QUOTED = str.maketrans("", "", "「」『』")
_UP_TO = 20


@dataclass(frozen=True)
class Denial:
    """``denied`` are the words before the denial, the shortest first; ``instead`` what follows, the shortest first."""

    denied: tuple[str, ...]
    instead: tuple[str, ...]


def denials(text: str) -> tuple[Denial, ...]:
    """Every denial with something in its place, in order."""
    said = _MISTAKE.sub("", normalize(text).text.translate(_QUOTED))
    found = list(_NOT.finditer(said)) or list(_SHOWN.finditer(said))
    result = []
    for index, match in enumerate(found):
        until = found[index + 1].start() if index + 1 < len(found) else len(said)
        before = said[max(0, match.start() - _UP_TO) : match.start()]
        after = said[match.end() : until]
        result.append(Denial(_tails(before), _heads(after)))
    return tuple(result)


def ends_denied(text: str) -> bool:
    """Whether a remark ends by denying something, so that the next one says what it is: 「24人じゃないです。」."""
    said = normalize(text).text
    found = list(_NOT.finditer(said)) or list(_SHOWN.finditer(said))
    return bool(found) and found[-1].end() == len(said)


def _tails(words: str) -> tuple[str, ...]:
    """「人数は8」 → 8, 人数は8."""
    cuts = sorted({match.end() for match in _PIECE.finditer(words)} | {0}, reverse=True)
    return tuple(piece for cut in cuts if (piece := words[cut:].strip()))


def _heads(words: str) -> tuple[str, ...]:
    """「18、市は柏」 → 18, then all of it."""
    cuts = sorted({match.start() for match in re.finditer(r"[、。]", words)} | {len(words)})
    return tuple(dict.fromkeys(piece for cut in cuts if (piece := words[:cut].strip())))
