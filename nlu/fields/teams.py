"""Who carries the project out, told in running speech or after a leading remark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength

TEAM = "implementation_team"
_WORK = r"(?:(?:海外|輸出|現地|この|プロジェクト|今回)[^、。はが]{0,8}?(?:を|の(?:仕事を?)?))?"
_LEAD = re.compile(
    rf"(?:^|(?<=[、。.!?\s])|(?<=あと)|(?<=それと)|(?<=ちなみに))(?:{_WORK}(?:進める|動く|回す|担う|やる|する|推進する|実施する|担当する|動かす|取り組む)(?:の(?:人|者)?|人|者|メンバー)は|(?:実務|推進|実施(?:体制)?|実行部隊|(?:担当)?チーム|布陣|推進(?:チーム|体制|役)|(?:プロジェクト)?(?:の)?メンバー|担当(?=は[^。、はが]{0, 18}(?:[0-9一二三四五六七八九十]+[人名]|チーム|ふたり)(?:です|で|が|体制))|(?:社内の?|担当(?:する)?|実施|海外展開の|海外事業の|プロジェクトの)?体制|(?:海外|輸出|海外事業|海外展開)の担当(?:者)?(?=は、?[^。]{{0,20}}(?:[0-9一二三四五六七八九十]+[人名]|ふたり|と))|実施する人|担当(?:者|する(?:の|人))?(?=は、?(?![0-9一二三四五六])[^。、]{{0,30}}(?:[2-9二三四五六]|[0-9]{{2}})(?:人|名)))(?:は|としては|といたしましては|と(?:いた)?しましては|については|ですが))(?:ね)?、?"
)
_PERSON = r"(?:代目|当主|若旦那|若女将|親方|弟子|見習い|むすめ|むこ|後継ぎ|後継者|跡取り|叔父|叔母|伯父|いとこ|従業員|バイト|坊|私|わたし|僕|ぼく|俺|おれ|わし|うち|自分|社長|専務|常務|会長|取締役|部長|課長|係長|工場長|店長|番頭|主任|次長|室長|娘|息子|長男|長女|次男|次女|三男|三女|妻|夫|嫁|家内|母|父|兄|弟|姉|妹|甥|姪|孫|親父|夫婦|親子|社員|スタッフ|パート|アルバイト|留学生|新人|若手|女の子|男の子|女将|若旦那|棟梁|親方|杜氏|職人|仲居|船頭|若い衆|弟子|店員|担当|チーム|部|課|室|翻訳者|通訳|外注|営業|総務|経理|事務|企画|貿易|製造|事務の子|[0-9一二三四五六七八九十]+[人名]|ふたり|ひとり|さん)"
_HAS_PERSON = re.compile(_PERSON)
_DONE_BY = re.compile(  # 「海外の仕事は専務と私で回してます」「実務も息子と営業の原田でやります」
    r"(?:(?:実務|実施|推進|プロジェクト|社内で)|(?:海外|輸出|今回|現地|この)(?:の|向けの)?[^、。はも]{0,10}?(?:仕事|実務|業務|担当(?:に)?|件|事業|プロジェクト|準備|ほう|方|展開)?)(?:は|も|については|に関しては)、?(?P<who>[^。!?はを]{2,40}?)"
    r"(?:で(?:やっ|回し|進め|動い|担当し|取り組ん|対応し|こなし)(?:て|と|で)(?:い)?(?:ます|る|おります|ります|いき|いく|まいり)|で(?:やり|回し|進め|動き|動かし|担当(?:いた)?し|取り組み|対応(?:いた)?し|臨み|回していき|行い)ます|で(?:回す|進める|やる|動く|動かす|臨む|取り組む|担う)(?:体制|チーム|形|布陣|予定|つもり|計画)(?:です|で(?=[、。])|に(?:なり|して))"
    r"|を(?:充て|あて|当て|つけ|就け|置き)(?:ます|る|て(?:い)?ます)|に(?:任せ|やらせ|担当させ)(?:て|ます|る)|が(?:兼務し|兼ね|担当いたし|担当し|進め|動き|受け持ち|受け持っ|担い)(?:ます|て(?:い)?ます))"
)
_IN_ALL = re.compile(  # 「社長以下4名の体制で臨みます」
    r"(?:^|[、。!\s])(?P<who>[^、。はがを]{2,30}?)の(?:体制|布陣|チーム)(?:で(?:臨|進め|や[りっ]|回|行|いき|取り組|す)|です|になり)"
)
_HUMBLY = (  # 「営業部の3名で進めてまいります」「…で取り組ませていただきます」
    r"(?:進めて|回して|動いて|やって|行って|担って|当たって|あたって|取り組んで|臨んで|(?:対応|担当|実施|推進|運営)(?:いた|致)?して)(?:まい|参|い|行|お)(?:ります|きます)"
    r"|(?:進め|回し|動き|やり|行い|担い|当たり|あたり|取り組み|臨み|(?:対応|担当|実施|推進|運営)(?:いた|致)?し)ます"
    r"|(?:進めさ|やら|行わ|担わ|取り組ま|(?:対応|担当|実施|推進|運営)さ)せて(?:いただ|頂)(?:きます|いて(?:い|お)(?:ます|ります)|きたく(?:存じ|思い)ます|く予定)"
)
_THANKS = re.compile(r"(?:です|ます)、(?=よろしく|お願い|ありがと|以上)")
_END = re.compile(
    rf"(?:が(?:中心|主導|メイン|担当|責任者|リーダー)|が手を(?:挙|上|あ)げて[^。]*|が手伝(?:う|って)[^。]*|(?<!外)(?<!外部)に(?:海外|輸出|全部|すべて)?(?:を|は)?(?:任せ|まかせ|お願いし|頼[みむもん]|やらせ|手伝ってもら|やってもら)[^。]*|が戻って[^。]*責任者[^。]*)?(?:(?:の|にて|で|が|と(?=進|取り組))?(?:(?:そのまま|力を合わせて|協力して|一緒に|主に|中心になって|二人三脚で)、?)?(?:(?:回し|回して(?:い|行)き|やって(?:い|行)き|進めて(?:い|行)き)(?:てます|ます|とります|ています|たい(?:と思い)?ます?)|進め(?:ます|ています|る)|やり(?:ます)|やっ(?:て|と)(?:い|お)?(?:ります|ます|る)|動き(?:ます)|担当(?:(?:いた|致)?し(?:ます|ています))?|考えて(?:い|お)?(?:ます|ります|る)|予定して(?:い|お)?(?:ます|ります|る)|を?組(?:み(?:ます|ました)|んで(?:い|お)?(?:ます|ります|る)|んだ)|やらせて(?:もらい|いただき)ます|動けます|(?<!を)(?:面倒を)?見(?:ます|る|ています)|やる(?:けん|けえ|から|んで|で|ばい|ねん)|対応し(?:ます|ています)|いきます|兼ね(?:ます|ています)|{_HUMBLY}|(?:やる|進める|担当する|回す|動く|対応する)(?:こと|予定|つもり|方向)(?:です|に(?:し|な[りっ]|決め|決まり)(?:まし)?た)?))?"
    r"(?:です|になります|でございます|でいきます|で|だ|や|じゃ|ばい|たい|を予定)*(?:ね|よ|けど|わ|な|の)*[。!]*$"
)
_KEPT_DEED = re.compile(r"(?:で)?兼務(?=し(?:ます|ています)|です|だ|や|$|たい|じゃ)")
_ASIDE = re.compile(
    r"、[^、。]*(?:は|も|とも)[^、。]*(?:だけ|行け|行き|話せ|でき|手伝|見て|出張|パスポート|ビザ|英語)[^、。]*$"
)
_NEGATIVE = re.compile(
    r"(?:は|も|が)(?:いない|いません|おりません|置いて|おらん|おらない|決め|決ま|未定|なし|いねえ)|専任は|わから|分から"
)
_QUESTIONED = re.compile(r"^(?:担当|体制|実施体制)(?:かい?|ですか|は)?、")
_WHY = re.compile(
    r"[^。]{3,40}(?:ので(?!き)|んで|(?<=[るいた])から)、?(?:(?:海外|輸出)(?:のこと|の仕事|のほう|関係)?は|当面は|しばらくは)?(?:夜に|休みの日に)?(?=.)"
)
_ABOUT = re.compile(
    r"(?:(?:社内の?)?体制(?:いうたら|といえば|と言えば|(?:と|って)(?:い|言)っても)|関わるのは|動くのは|進めるのは)、?"
)
_NOT_HE = re.compile(  # 「私じゃなくて海外営業部の本田が進めます」
    r"[^、。はがも]{1,16}?(?<!だけ)(?<!のみ)(?<!ばかり)(?:(?:じゃ|では|で)なく(?:って|て)?|やのうて|の(?:代わり|かわり)に)、?"
)
_SUBJECT = re.compile(
    r"(?:輸出|海外|海外展開|実施体制|体制|担当(?:者|する(?:の|人))?|メンバー|チーム|進めるの)は、?(?=.{2})"
)
_QUOTED = re.compile(r"[「『](?P<who>[^「」『』]{2,40})[」』](?:に|へ|で|と)[^、。]{0,20}$")
_MADE = re.compile(r"(?:に|へ)(?:変更|訂正|修正|直し|なおし|変え|替え|差し替え|改め)[^、。]{0,16}$")
_BESIDE = re.compile(r"、(?:片手間|兼業|掛け持ち)[^、。]*$")
_SENTENCE = re.compile(r"[^。!]+[。!]?")
_OTHERS_FIRM = re.compile(r"[^、。]{0,8}(?:商社|業者|代理店|問屋|会社|取引先|メーカー|専門家|コンサル)(?:さん|様)?")
_OPENING = re.compile(r"(?:(?:えー*っ?と|えーっと|ええ?っと|あの|そうですね|うーん|まあ|はい|で)、\s*)+")


def read_team(scene: Scene) -> Iterator[Candidate]:
    """Candidates for ``implementation_team``: after 「進めるのは」 anywhere, or the first sentence that names people."""
    asked = scene.asking == TEAM
    for lead in _LEAD.finditer(scene.text):
        stop = min((at for mark in "。!?" if (at := scene.text.find(mark, lead.end())) >= 0), default=len(scene.text))
        if span := _people(scene, lead.end(), stop):
            yield _team(scene, span, Strength.ASKED if asked else Strength.TYPE)
            return
    if asked:
        return
    for done in (*_DONE_BY.finditer(scene.text), *_IN_ALL.finditer(scene.text)):
        if span := _people(scene, *done.span("who")):
            yield _team(scene, span, Strength.TYPE)
            return


def team_span(scene: Scene, span: tuple[int, int]) -> tuple[int, int] | None:
    """The part of an answer that says who: without remarks before and after it; None where nobody is named."""
    named = [one.span() for one in _SENTENCE.finditer(scene.text, *span)]
    if len(named) > 1:
        for start, end in named:
            said = scene.text[start:end]
            if _HAS_PERSON.search(said) and not _NEGATIVE.search(said):
                return _people(scene, start, end)
    return _people(scene, *span)


def _people(scene: Scene, start: int, end: int) -> tuple[int, int] | None:
    while end > start and scene.text[end - 1] in "。! ":
        end -= 1
    if quoted := _QUOTED.match(scene.text, start, end):
        start, end = quoted.span("who")
    elif made := _MADE.search(scene.text, start, end):
        end = made.start()
    for lead in (_OPENING, _QUESTIONED):
        if opening := lead.match(scene.text[start:end]):
            start += opening.end()
    for front in (_NOT_HE, _WHY, _ABOUT):
        if (front_of := front.match(scene.text, start, end)) and _HAS_PERSON.search(scene.text, front_of.end(), end):
            start = front_of.end()
            if subject := _SUBJECT.match(scene.text, start, end):
                start = subject.end()
    if (subject := _SUBJECT.match(scene.text, start, end)) and _HAS_PERSON.search(scene.text, subject.end(), end):
        start = subject.end()
    if beside := _BESIDE.search(scene.text, start, end):
        end = beside.start()
    while aside := _ASIDE.search(scene.text[start:end]):
        end = start + aside.start()
    if thanks := _THANKS.search(scene.text, start, end):
        end = thanks.start()
    kept = _KEPT_DEED.search(scene.text, start, end)
    if kept:
        end = kept.end()
    elif (tail := _END.search(scene.text[start:end])) and (tail.start() > 1 or tail[0].startswith("に")):
        end = start + tail.start()
    said = scene.text[start:end]
    if (
        not said
        or len(said) > 60
        or _OTHERS_FIRM.fullmatch(said)
        or not _HAS_PERSON.search(said)
        or _NEGATIVE.search(said)
    ):
        return None
    return (start, end) if scene.stated(start, end, asked=True) else None


def _team(scene: Scene, span: tuple[int, int], strength: Strength) -> Candidate:
    return Candidate(TEAM, scene.n.source(*span).strip(), *span, strength)
