"""Countries named in passing: compared with one another, held up to be told how, or only praised by somebody else."""

from __future__ import annotations

import re

from nlu.fields.clauses import Mood
from nlu.fields.market_words import WAVERING
from nlu.fields.scene import Scene
from nlu.values.types import Found

_TIED = re.compile(r"(?:市場)?\s*(?:と|か|や|・|、|,)\s*")
_COMPARED = re.compile(
    r"(?:市場)?(?:の(?:[2二]つ|どちらか|両方|うち))?(?:だと|なら|だったら|でしたら|では|で言うと|でいうと|の(?:中|うち)(?:で|では))(?:ば)?、?"
)
_HOW = (
    r"(?:に|へ|で|でも|へは|には|では)(?:の)?、?(?:どう(?:やって|したら)?|どのように|いかに|何から|誰に|どこに|いくらで)[^、。?]{0,10}?"
    r"(?:売|出|広め|届け|輸出|展開|販売|攻め|始め)[^、。?]{0,4}か(?!な)"
)
_HOW_OPEN = re.compile(
    _HOW
    + r"(?:だけ|のみ|が(?:課題|悩み|問題|宿題|分か|わか|見え|決ま)|で(?:悩|迷|困|止ま|つまず)|を(?:考え|相談|一緒|知り|教わ|検討|詰め)|(?:は|も)(?:これから|まだ|決ま))"
)
_SPEAKER = re.compile(
    r"(?:仲間|友(?:達|だち|人)|ともだち|知人|知り合い|同業(?:者|他社)?|隣(?:の[^、。はが]{1,4})?|先輩|後輩|親戚|常連(?:さん)?|お?客(?:さん|様)|ママ友|近所の人|テレビ|ニュース|ネット|雑誌|本)"
    r"(?:の[^、。はが]{1,6})?(?:さん)?(?:は|が|も|から|に|で|いわく|によると)"
)
_SAYS = re.compile(r"(?:と|って|とか)(?:は)?(?:言|いっ|いい|聞|きい|話し|勧め|すすめ|見|やって|書い|読ん|ゆう)")
_PARTNER = re.compile(  # 「UAEに代理店が見つかりそうなので、契約したい」「メキシコの問屋と話が進んでいて」
    r"(?:市場)?(?:に|で|の|から)(?:[^、。はがを]{0,10}?)(?:代理店|取引先|バイヤー|パートナー|商社|輸入(?:業者|元|商社)|問屋|卸(?:さん|業者)?|売り先|販売先|買い手|会社|企業|お?店|チェーン|引き合い)(?:さん|様)?"
    r"(?:が[^、。]{0,6}(?:見つか|決ま|付き|つき|でき|現れ|あ)(?:りそう|そう|りかけ)|と(?:の)?[^、。]{0,4}(?:話|商談|契約|交渉|やりとり|取引)(?:が|を|は|も)[^、。]{0,6}(?:進|まとま|始ま|固ま|決ま|して(?:い)?る|中))"
)
_RELATIVE = re.compile(
    r"(?:孫|息子|娘|子ども|子供|長男|長女|次男|次女|弟|妹|兄|姉|甥|姪|いとこ|親戚|親類|友人|友だち|友達|知人|知り合い|同級生|妻|主人|夫|家内)"
    r"(?:夫婦|の一人|たち|さん)?[がはも][^。、]{0,6}$"
)
_LIVES = re.compile(
    r"[^。、はが]{0,6}?(?:に|で|へ)(?:留学|住|暮ら|い(?:ます|る|て|ま)|おり|おる|赴任|勤め|働い|嫁|転勤|駐在|移住)"
)
_DAUNTS = r"(?:怖|こわ|恐|高[いく]|難し|むずかし|厳し|きびし|大変|遠[いく]|不安|心配|リスク|危な|危険|すご|うるさ|ややこし|面倒|無理|きつ|ハードル|競争|ライバル|お?金がかか|時間がかか|強[いく]|多[いく]|人気|だめ|ダメ|駄目|失敗|断られ|うまくいか|合わな|読め(?:ない|ん|ず)|読みにく|いっぱい|厄介|手間)"
_WEIGHED = re.compile(  # 「アメリカは怖いので」「アメリカって関税すごいですけど」
    rf"(?:市場|のほう|の方)?(?:は|って|だと|も)(?:(?!(?:た[いく]|ぜひ|本命|挑戦|第一|一番|希望))[^。、?]){{0,20}}?{_DAUNTS}(?:(?!(?:た[いく]|ぜひ|本命|挑戦))[^。?]){{0,14}}?(?![^。?]*(?:[1-9一二三]番|次(?:[にはが点]|候補)|第[1-9一二三]|後回し))(?:(?:です|ます)?けど|(?:です|ます)が|ので|から|んで|ため|もんで|けん|さかい|くて|し)(?:、|今度は|今回は|次は|代わりに| )*"
)
_TAKEN = re.compile(
    r"(?:の(?:ほう|方))?(?:だけ|一本|のみ)?(?:に(?:し(?!て(?:も|は))|決め|変え|替え|する|しよう|絞)|で(?=お願い|いき|行き|[。!\s]*$)|が(?:いい|よさそう|良さそう)(?:です|かな|と)"
    r"|(?:です(?!が|けど|か)|や(?=[。!\s]*$)|を(?:考え|検討し|狙|目指|希望)|かなと?|に(?:出し|輸出し|売り|挑戦し)た[いく])|[。!\s]*$)"
)
_ADVISED = re.compile(  # 「取引先に勧められたタイに」: one's own choice, on their advice
    r"(?:勧め|すすめ|薦め|紹介|(?:が|の)(?:い|あ)る|言う(?:ので|から|もので)|(?:と|って)言われ)[^、。はが]{0,8}、?$"
)
_DECIDED = re.compile(
    r"(?:だけ|一本)?(?:に(?:し(?:ます|ました|たい)|決め|決ま)|で(?:お願い|いき|行き)|が(?:いい|希望))"
)
_TO_COME = re.compile(r"[^。]{0,40}?(?:た[いく]|予定|目標|つもり|目指|計画|希望)")


def compared(scene: Scene, country: Found) -> bool:
    """「韓国と中国だと韓国が先」: both are wished for, the second naming says in which order."""
    named = scene.countries
    for first, second, chosen in zip(named, named[1:], named[2:], strict=False):
        if country not in (first, second) or chosen.value not in (first.value, second.value):
            continue
        tied = _TIED.fullmatch(scene.text, first.end, second.start)
        if tied and chosen.detail.get("rank") == 1 and _COMPARED.fullmatch(scene.text, second.end, chosen.start):
            return True
    return False


def how_to_sell_there(scene: Scene, country: Found) -> bool:
    """「あとはカンボジアでどう売るかだけです」: no question but the plan itself."""
    return bool(_HOW_OPEN.match(scene.text, country.end))


def _only_weighed(scene: Scene, country: Found) -> bool:
    """「アメリカは怖いので英国にします」, or only asked about: 「アメリカって関税すごいですけど対象になるんですか」."""
    weighed = _WEIGHED.match(scene.text, country.end)
    if scene.asking != "target_countries" or not weighed or weighed.end() >= len(scene.text):
        return False
    behind = [one for one in scene.countries if one.start >= weighed.end() and one.problem is None]
    if any(one.value == country.value for one in behind):
        return False
    if any(_TAKEN.match(scene.text, one.end) for one in behind):
        return True
    asks = scene.clause_at(weighed.end())
    return not behind and asks.mood is Mood.QUESTION and not (asks.tentative or asks.indirect)


def advised(scene: Scene, country: Found) -> bool:
    """「銀行の勧めでシンガポールにしました」: others are only named beside one's own decision."""
    return bool(_ADVISED.search(scene.text[: country.start]) and _DECIDED.match(scene.text, country.end))


def partner_in_sight(scene: Scene, country: Found) -> bool:
    """A partner there is about to be found, and something is wished with him."""
    found = _PARTNER.match(scene.text, country.end)
    return bool(found and _TO_COME.match(scene.text, found.end()))


def said_by_others(scene: Scene, country: Found) -> bool:
    """「仲間がフランスで売れてるって言ってた」: somebody else's opinion."""
    clause = scene.clause_at(country.start)
    if clause.mood is Mood.QUESTION and not clause.tentative:
        return False
    rest = scene.text[country.end : clause.end]
    return bool(_SPEAKER.search(scene.text[clause.start : country.start]) and _SAYS.search(rest))


def relative_there(scene: Scene, country: Found) -> bool:
    """「孫がアメリカに留学しとりまして」: where somebody of the family lives, studies or works."""
    before = scene.text[max(0, country.start - 12) : country.start]
    return bool(_RELATIVE.search(before) and _LIVES.match(scene.text, country.end))


def undecided(scene: Scene, country: Found) -> bool:
    """「フランスかイタリアかまだ迷っていて」: one of several, and which is open; or only weighed, and not taken."""
    if _only_weighed(scene, country):
        return True
    clause = scene.clause_at(country.start)
    there = [one for one in scene.countries if clause.holds(one.start, one.end)]
    return len({one.value for one in there}) > 1 and bool(WAVERING.search(scene.text, there[0].end, clause.end))
