"""What people say to the assistant before they answer: 「無料なら安心しました。」「なるほど、」「すみません、電話が入ってました。」."""

from __future__ import annotations

import re

from nlu.fields.cues import mentioned
from nlu.fields.own_words import WHOLE_SENTENCES
from nlu.values.booleans import YES_NO_FIELDS
from nlu.values.dialect import replaced
from nlu.values.enums import CHOICE_FIELDS
from nlu.values.normal import Normalized

_YES = (  # an answer itself where yes or no is asked
    r"|(?:(?:よく)?(?:分|わ)かり|承知(?:いた)?し|了解(?:いた)?し|かしこまり)ました|(?:了解|承知|OK|ok|オッケー)(?:です|っす)?|うん+|(?:それは)?(?:よかった|良かった)(?:です)?"
)
_REACTION = (
    r"なるほど(?:です)?(?:ね[ぇえー]*)?|(?:そう|そういうこと)(?:です|だ|なん(?:です|だ)|なの)(?:か|ったんですね|ったの(?:か|ね))|そうなん(?:です|だ)ね"
    r"|(?:どうも)?ありがとう(?:ございます|ございました|ね)?|(?:ご丁寧に)?どうも|(?:それは|それなら|(?:無料|タダ|ただ)なら|なら)?(?:助かり(?:ます|ました)|助かる|安心(?:です|しました)|ほっとしました|ありがたい)(?:です)?|へ[えぇー]+|ほ[うぉー]+"
    r"|お?恥ずかし(?:ながら|い(?:話|限り)?(?:です|なの?です|のです|んです)?(?:が|けど|けれど))|(?:実は|じつは|正直(?:に(?:言うと|申しますと|いうと)|なところ|言って|言うと)?|ここだけの話)"
    r"|(?:うちは)?(?:小さ(?:い|な)|田舎の|零細の?)(?:会社|店|工場|ところ|所帯|町工場|商売)?(?:です|なの?です|なんです|なもの)(?:が|けど|けれど|で|から|ので)|うちは小さいので"
    r"|(?:これ|それ|ここ|そこ)(?:(?:は|なら|だけは)(?:お?答え(?:(?:られ|でき|れ)?ます|(?:られ|れ)?る)|言え(?:ます|る)|教え(?:られ)?ます))(?:ね|よ|わ)?"
)


def _leads(words: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*(?:(?:{words})(?:[、。!.~ー]+\s*))+(?=[^\s。!?.])")


_LEADS, _LEADS_YES = _leads(_REACTION), _leads(_REACTION + _YES)
_YES_OR_NO = frozenset({"consent_privacy", *YES_NO_FIELDS, *CHOICE_FIELDS})
# A sentence of the talk itself: 「さっき聞いてきました。」「長いですね…」.
_TALK = re.compile(
    r"^[^。!?\n]{0,24}(?:聞い(?:てき)?|調べ(?:てき)?|確認し(?:てき)?|確かめ|見てき|探し(?:てき)?|思い出し|見つかり|出てき|戻り|(?:電話|来客|お客さん|仕事)が入って(?:い)?|席を外して(?:い)?|遅くなり|遅れ|お待たせ(?:いた)?し|安心し|ほっとし|待って)(?:まし(?:た|て)|ます|ください)(?:ね[ぇえー]*|よ)?[。!.]+\s*(?=[^\s。!?.])"
    r"|^[^。!?、\n]{0,8}(?:長い|多い|大変|難しい|面倒|便利|いい制度|いいサービス|親切|丁寧|寒い|暑い|すごい|細かい)(?:もの)?(?:です|だ)?(?:ね[ぇえー]*|な[ぁあー]*)[。!.~ー]+\s*(?=[^\s。!?.])"
)
_TELLS = re.compile(
    r"[0-9@〇一二三四五六七八九十百千万億「『]|名前|社名|商号|変わ|替わ|代わ|ではなく|じゃなく|違[いう]|間違|やめ|訂正|けど|(?<!ですが)、"
)

# Adverbs that open a short yes or no, with a comma or without: 「それならないです」「残念ながらありません」.
_ADVERBS = re.compile(
    r"^\s*(?:(?:あ(?=[、。])|ああ|あー|うーん|えーと|まあ|まぁ|じゃあ|では|(?:それ|(?:そういう|その)こと)(?:(?:なら|だったら|でしたら|だと)(?!な)|なら(?=ないで|なかった))|それ(?:に(?:ついて|関して))?は|これは|そこは|その(?:点|辺|へん)は|そりゃ(?:[あぁ](?!り))?|もちろん|勿論|当然"
    r"|全然|全く|まったく|残念(?:ながら|ですが|だけど)|あいにく|生憎|正直|実は(?:もう)?|じつは|実のところ|幸い(?:に|にも)?|おかげさまで|お?恥ずかしながら|一応|いちおう|とりあえず|ひとまず|ちゃんと|ばっちり|しっかり|きちんと|特に(?:は)?|特別|(?:今|いま)(?:は(?=[^、])|のところは?)|現在は?|現時点では?|現状は?|(?:うち|弊社|当社)は(?=[^、。一-龥ァ-ヺ]{2,12}[。!]*$)|うちの場合は?)(?!まで|から|も(?!う))[、。]?\s*)+"
    r"(?!(?:特に|とくに|別に)[。!]*$)(?!(?:です|だ|でした|でございます|や|じゃ)(?:[よねわなで]|けど|が)*[。!ー~\s]*$)(?=[^、。!?]{2,16}[。!ー~]*$)"
)
_OF_ALL = re.compile(  # 「どっちもないです」 of the countries
    r"^\s*(?:(?:どっち|どちら|いずれ|どれ)(?:の国)?(?:に|と)?も|(?:両方|両国|2つ|二つ|三つ|3つ)とも)、?\s*(?=[^、。!?]{2,16}[。!ー~]*$)"
)
_AGREEING = re.compile(  # 「ないです、はい」
    r"(?P<said>です|ます|ない|いいえ|(?<!すい)(?<!すみ)ません)(?:[よね]|よね)?[、。]\s*はい(?=[。!\s]*$)"
)
_PARTICLES = re.compile(  # 「もらってませんよ」「ありますけどね」
    r"(?:(?<=ません)|(?<=ます)|(?<!いいです)(?<!よいです)(?<!良いです)(?<!ええです)(?<=です)|(?<=ない)|(?<=った)|(?<=した)|(?<=てる)|(?<=いえ))(?:けれども?|けど|が)?(?:よ|ね|よね|わ|な)?[ー~!]*(?=[。!\s]*$)"
)


def without_reaction(n: Normalized, asking: str | None) -> Normalized:
    """``n`` without what is only said to the assistant before the answer to ``asking``; what tells something stays."""
    if asking is None or asking in WHOLE_SENTENCES:
        return n
    n = replaced(n, _AGREEING, lambda said: said["said"])
    if asking in _YES_OR_NO:
        n = replaced(replaced(n, _PARTICLES, ""), _ADVERBS, "")
    if asking in ("existing_export", "existing_base"):
        n = replaced(n, _OF_ALL, "")
    n = replaced(n, _LEADS if asking in _YES_OR_NO else _LEADS_YES, "")
    return replaced(
        n, _TALK, lambda said: None if _TELLS.search(said[0]) or mentioned(said[0].replace("電話が入", "")) else ""
    )
