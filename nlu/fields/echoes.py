"""What people put around an answer: the field's own name again, a hesitation, a shy question, a face of signs.

「会社名ですね、えーと、スタジオ灯でよろしいでしょうか(^^)」 says スタジオ灯.
"""

from __future__ import annotations

import re
from functools import lru_cache

from nlu.fields.caveats import without_caveats
from nlu.fields.clause_words import ASKING_WORD
from nlu.fields.comparisons import without_comparisons, without_first_thoughts
from nlu.fields.cues import AMOUNT_KINDS, mentioned, words_for
from nlu.fields.musings import without_laughs, without_musings
from nlu.fields.opinions import without_others_views
from nlu.fields.reactions import without_reaction
from nlu.fields.reported import without_reports
from nlu.values.booleans import YES_NO_FIELDS
from nlu.values.dialect import replaced
from nlu.values.digit_words import DIGITS
from nlu.values.enums import CHOICE_FIELDS
from nlu.values.normal import Normalized

_ALSO_CALLED = {  # by people who repeat what they were asked, beside the names that a field has anywhere
    "company_name": r"会社|名前|店の?名前?|店名",
    "prefecture": r"場所|本社|県|都道府県",
    "city": r"場所|本社|市|町|市町村|市区町村|所在地|住所",
    "industry": r"お?仕事|商売|事業|本業|分野|事業内容",
    "contact_name": r"担当者?|窓口|名前|担当の(?:者|人)",
    "contact_department": r"担当(?:の)?部署|窓口|担当|部署名?|肩書き?|所属(?:部署)?",
    "contact_email": r"連絡先",
    "contact_phone": r"連絡先|番号|電話",
    "contact_preference": r"(?:ご?連絡(?:の)?)?(?:時間(?:帯)?|方法|手段)|ご?連絡|希望",
    "website": r"会社の(?:ホームページ|HP|サイト|URL)|ホームページ|URL|アドレス",
    "product_name": r"(?:海外に?)?(?:売りたい|出したい|輸出したい)(?:商品|製品|もの|物|の)|商品|製品|サービス|品物|品名|もの|名前",
    "product_url": r"URL|ページ|サイト|アドレス",
    "target_countries": r"国|国名|希望|行き先|輸出先|狙い",
    "target_timing": r"時期|目標|期限|開始|予定",
    "trade_fair_plan": r"展示会|見本市|商談会|予定|出展",
    "implementation_team": r"体制|担当(?:者|する(?:の|人))?|メンバー|進める(?:の|人)|チーム|人",
    "founded_year": r"設立|創業|創立|開業|会社ができたの",
    "employees": r"人数|(?:社員|従業員|スタッフ)(?:数|の数)?",
    "annual_sales_yen": r"年商|売上高?|売り上げ|年間(?:の)?売上|金額",
    "capital_yen": r"金額",
    "support_needs": r"支援|希望|お願いしたい(?:こと|の)|相談(?:したい(?:こと|の))?",
}
_OWN = r"(?:(?:うち|弊社|当社|私ども|今回|こちら)の)?"
_REPEATED = re.compile(  # 「資本金ですね、」「資本金の件ですが」「資本金でしたら」: the name again, before the answer
    r"(?:(?:の(?:件|こと|話|ほう|方))?(?:に(?:ついて|関して)は?|ですね?[。、…~ー]*(?<=[。、…])|ですか[?。、…]+|でしたら|だったら|なら|といえば|と言えば|というと|と言うと"
    r"|ですが|ですけど|だけど|なんですけど|なんですが|はですね|的には|としては|となると|でいうと)|\?+|…+|ね[?。、…]+|は(?:現在|いま(?=[、0-9一-龥ァ-ヺ])|今(?![治川井度年回月週日後季期朝夜晩昔里津泉村野田西宮帰市町のはもだま]))(?!の|後|まで)|[、 ])[、。…\s?]*(?:(?:登録名|正式名称?|正式な名前|正しい名前|名前)は、?)?(?=[\w「])"
)
_HESITATION = re.compile(
    r"(?:(?<=[、。!?….\sは])|^)(?:え[えー]*っ?とですね|え[えー]*っ?と[ぉおー]*|えー+|う[ーぅう]+ん+と?|んー+っ?と?|あのー+|あの(?=[、….])|その(?=[、….])|(?:なん|何)だっけ(?=[、…?]))(?:[、。….ー~\s?]+|(?=[一-龥ァ-ヺA-Za-z0-9]))"
)
_PAUSE = re.compile(r"(?<=[ァ-ヺー一-龥の])\s*\.{2,}\s*(?=[ぁ-んァ-ヺ一-龥A-Z])")  # 「経理の… 楠瀬といいます」
_DICTATED = re.compile(r"(?<=[てでは])(?:えー+|えっと|あのー+)(?=[一-龥ァ-ヺ])")  # 「…ひだまりでえー場所は…」
_OPENING = re.compile(  # courtesies and small words in front of a noun that answers
    r"^\s*(?:(?:はい[、。]\s*)?(?:(?:やっと|ようやく|無事に?|先ほど|さっき|今|いま)?(?:決まりました|決まった(?:よ|わ|で)?|決めました|思い出しました|見つかりました|(?:分|わ)かりました|出ました)(?=[、。!])|お待たせ(?:いた)?しました|(?:お返事が?)?遅く(?:なりました|なって(?:すみません|申し訳(?:ありません|ございません)|ごめんなさい))|(?:いま|今|先ほど)?(?:確認|調べ|聞い|見)(?:し|て(?:き|み)|でき)*(?:ました|たところ)(?:が|けど)?|はいはい|ああ|あー+"
    r"|そうです(?:ね[ぇえー]*|な[ぁあー]*)|そうだ(?:な|ね)[ぁあぇえー]*)(?:[、。….!ー~]+|(?<=ところ))"
    r"|(?:今のところ|いまのところ|現時点では|現在は?|今は|いまは|なので|ですので|ですから|だから|というわけで|一応|いちおう|とりあえず|ひとまず|多分|たぶん|おそらく|たしか|確か|それは|それでしたら|それなら|それだと|正確には|正式には|こちらは|弊社は|うちは|当社は|私どもは|(?:うち|弊社|当社)の場合は|では|じゃあ|まあ|まぁ)(?:[、….]+|(?=[一-龥ァ-ヺA-Za-z0-9「])))+"
)
_AFTERTHOUGHT = re.compile(  # behind the answer
    r"(?:(?<=です)|(?<=ます)|(?<=だ))(?:(?:[ねよ]|けど|が)?[、]\s*(?:はい|とりあえず|ひとまず|一応|いちおう|今のところは?|いまのところは?|たぶん|多分|おそらく|たしか|確か|現在は?|今は|現時点では|以上(?:です)?)|(?:けど|が|けれど)、?(?:まだ)?(?:変わる|変更(?:する|になる|の|が(?:ある|出る))?)(?:かも|可能性|こと(?:も|が))[^、。]{0,12})(?=[。!\s]*$)"
)
_MADE_ELSEWHERE = re.compile(  # 「作ってるのは別の工房で、うちは仕入れて売ってます」
    r"(?:作|つく|造|織|焼い|縫|製造し|生産し)(?:っ)?て(?:い)?る(?:の|ところ|とこ)は、?(?:別の?|よそ|ほか|他(?:社)?|外部|知り合い|協力|提携|契約|取引先|仕入れ?先|地元|近所|職人)(?:の)?[^、。はが]{0,10}(?:で|です|でして|なので)[、。]?"
)
_HOW_TO_NAME = re.compile(  # 「屋号でいいんですよね。」: how to answer, before the answer
    r"^(?:はい、)?(?:[^、。はがを]{0,4}の)?(?:屋号|(?:会社|店|商品|製品|ブランド|正式)?(?:名前|名称|名)|社名|通称|略称|愛称|(?:苗|名)字|下の名前|フルネーム|肩書き?|(?:ひら|かた)がな|ローマ字)(?:だけ)?で(?:も)?(?:いい|良い|よい|よろしい|宜しい|大丈夫|結構|(?:構|かま)わない|OKな?)(?:の|ん)?(?:です|でしょう)?(?:か|よね|かね|かな|ね)*(?:[。、?…~ー]\s*)+(?=[^\s、。])"
)
_CALLED_SO = re.compile(  # 「浪花ボルト工業株式会社いいます」, as one says it in Osaka
    r"(?<=[一-龥々ァ-ヺー」』])(?:いいます|言います|いうんです|言うんです|いうねん|いいまして)(?=わ|ねん|[、。!\s]|$)"
)
_BEFORE_THAT = re.compile(
    r"^(?P<asked>[^、。]{1,8})の前に、?(?=[^、。]{1,8}(?:です|だ|なん(?:です|だ)|の(?:件|話|こと)))"
)
_CLOSES = r"(?=[。!\s]*(?:$|(?<=[。!])))"
_PLANNED = re.compile(r"\((?:予定|見込み?|想定|の?つもり)\)(?=(?:です)?[。!\s]*(?:$|(?<=[。!])))")
_DRAWN_OUT = re.compile(r"で(?:す[ー~]+|ー+す[ー~]*)" + _CLOSES)
_ROUNDED_OFF = re.compile(  # です in more words
    r"(?:(?:と|に)(?:なります|なっております|なっています)|なんです(?:よ|ね|けど)*|ですので|で(?:いい|大丈夫|結構)です|だ[よねな]+|だと思います|です(?:が|けど|けれど|ね|よ)+|や(?:で|ねん|わ))"
    + _CLOSES
)
_TO_DO = r"(?:たい(?:です|と(?:思|考え)[いっえ](?:て(?:い|お)り?)?ます)?|(?:て(?:い|お)?り?)?ます|ました|(?:さ?せて)(?:ください|いただきます|もらいます)|て(?:おいて)?(?:ください|下さい|もらえますか|いただけますか)|ておきます|ようと思(?:い|って(?:い)?)ます)"
_DECIDED = re.compile(  # 「…でいきたいです」「…に決めました」: a noun, and that it is to be it
    rf"(?:の(?:ほう|方))?(?:で(?:いき|行き|進め|やり|出し|申し込み|申込み|応募し|登録し|考え|検討し|予定し|想定し){_TO_DO}|に(?:し|決め|決まり|なり){_TO_DO}|でお願いし(?:たい(?:です|と思い?ます)|ておきます)"
    r"|という(?:こと|形)(?:でお願い(?:いた)?します|にしてください|で)|が正式(?:名称|な名前)?です|で合って(?:い)?ます|でOKです|で(?:よろしく)?お願い(?:いた)?します|でお願いできればと思います|で(?=[。]|$))"
    + _CLOSES
)
_PLANS = re.compile(rf"(?:を(?:希望し|考え|予定し|検討し|想定し){_TO_DO}|の(?:予定|つもり)です|にて){_CLOSES}")
_LEADS = re.compile(r"^(?:(?:今回は|やっぱり|やはり|正式には|ええと)、?)+(?=[^、。はがを]{2,30}[。!\s]*$)")
_REMARKS = re.compile(  # sentences behind the answer that tell nothing
    r"(?<=[。!])\s*(?:(?:細か|詳し|くわし)[^。!?]{1,12}(?:は|に)[^。!?]{0,12}(?:後|あと|改めて|のち|追って|別途)[^。!?]{0,16}|次(?:の質問)?(?:へ|を|に)?(?:行|進|お願|どうぞ)[^。!?]{0,8}|(?:すみません|すいません)、[^。!?]{2,24}(?:が|けど)?|(?:どうぞ)?(?:よろしく|宜しく)[^。!?]{0,14}|以上(?:です)?|急いで[^。!?]{0,8}|これで(?:足り|いい|よろし|大丈夫)[^。!]{0,8})[。!?\s]*$"
)
_SAID_AS_IF = re.compile(r"(?:や|じゃ)ったら(?=[。!\s]*$)")  # 「夜8時以降やったら」
_PICTURES = re.compile(r"[\U0001f300-\U0001faff\u2600-\u27bf\ufe0f\u200d]+(?=\s*$)")
_FACES = re.compile(
    r"\s*(?:m\(_ ?_\)m|orz|\((?:笑|汗|泣|涙|爆|苦笑)\)|\([^()一-龥ぁ-んァ-ヺ0-9A-Za-z]{1,6}\)[ノv♪/]*|(?<=[ぁ-ん。!])[wｗ]{2,}(?!\w)|[♪☆★♡♥]+|(?<=[すたねよだ.…])笑+)(?=[。、!?\s]|$)"
)
_SHY = re.compile(  # after a noun, at the end: a question or a guess in form only
    r"(?:(?:に)?(?:でしょうか(?:ね[ぇえー]*)?|なりますでしょうか|なりますかね?[ぇえー]*|なるかと(?:思います)?|なるでしょうか|ですかね[ぇえー]*)"
    r"|で(?:よろしい|宜しい|いい|良い|大丈夫|結構)(?:の|ん)?(?:です|でしょう)か(?:ね)?"
    r"|で(?:ご)?(?:登録|記入|入力)?(?:を)?お願い(?:でき|いたし|し)ます(?:でしょう)?か"
    r"|で(?:ご)?(?:登録|記入|入力)(?:を)?(?:し(?:て)?)?(?:お|おいて)?(?:いただけ|もらえ|くれ|くださ|下さ|お?願い)(?:ます|い|し|いたし|でき)*(?:でしょう|です)?(?:か)?"
    r"|で合って(?:い)?ますか(?:ね)?|で間違い(?:ない|ありません|ございません)(?:です|はずです)?|だった(?:か)?な[ぁあー]*|だったと思い?ます|だったはず(?:です)?|でしたか?[ねな][ぇえあぁー]*"
    r"|だ?か?な?と(?:思い|存じ)ます|かな?と|(?<![るたいすなのう])だ?かな[ぁあー]*|のはず(?:です|だ)?|といったところ(?:です|でしょうか|かと)?(?:ね|かね)?|というところ(?:です|でしょうか)(?:ね|かね)?"
    r"|ということ(?:に(?:なります|しておいてください)|です)|でしょうね[ぇえー]*|(?<=[^場所い])(?:の)?(?:あたり|辺り)(?:です|かな|になります|でしょうか)(?:ね|かね)?)"
    r"\??(?=[。!?、…~ー\s]*(?:$|(?<=[。!?])))"
)
# What is asked about, when it stands before 「でいいですか」: a manner of answering, no answer.
_MANNER = re.compile(
    r"(?:(?<![0-9一二三四五六七八九十数何])名|名前|名称|お?世話|屋号|略称|通称|愛称|表記|英語|漢字|カタカナ|ローマ字|だけ|まま|もの|物|やつ|[のな]ほう|の方|概算|程度|形|感じ|これ|それ|あれ|ここ|そこ|どれ|どこ|どちら|どっち|何|なに|いつ|誰|いくら|全部|複数|番号|アドレス"
    r"|直通|時点|数字|数|回|(?<![年月週日午])後|あと|先|大体|だいたい|ざっくり|適当|仮|未定|空欄|空白|不明|なし|無し|以上|場合|必要|対象|無料|有料|可能|大丈夫|OK|よう|みたい|ところ|こと|ため|わけ|はず|つもり|後日|の|る|たい|ない|いい|った|んだ|[一-龥][いうくすつぬむぶぐ])$"
)
_OWN_PERSON = re.compile(r"(?:私|わたし|僕|俺|自分|社長|代表|本人|担当者?|家内|妻|息子)$")
_CLAUSE = re.compile(r"[^、。!?\s]*$")
_JUDGED = re.compile(r"(?<=.)(?:[はがを]|って|にも|では)")  # 「対象は中小だけでしょうか」: of something else
_DROPPED = (
    (_PICTURES, "。"),
    (_OPENING, ""),
    (_REMARKS, ""),
    (_AFTERTHOUGHT, ""),
    (_PLANNED, ""),
    (_DRAWN_OUT, "です"),
)
_ASKED_PLAINLY = frozenset({
    "implementation_team", "trade_fair_plan",
    "company_name", "prefecture", "city", "industry", "contact_name", "contact_department", "contact_email", "contact_phone",
    "contact_preference", "support_needs", "website", "product_name", "product_url", "target_countries", "target_timing", "corporate_number",
    *AMOUNT_KINDS,
})  # fmt: skip
_FREE_WORDS = frozenset({
    "product_name", "company_name", "industry", "contact_name", "contact_department", "contact_preference", "implementation_team", "trade_fair_plan",
})  # fmt: skip
# What is decided on, but is none of these: 「後回しにします」「そっちにします」「輸出を考えています」.
_NO_CHOICE = re.compile(
    r"(?:別|逆|最初|先方|元|変更|訂正|修正|追加|削除|取り?消し|キャンセル|スキップ|パス|保留|後回し|検討中?|考え中|そっち|そちら|こっち|こちら|あっち|あちら|輸出|販路|海外|進出|支援|相談|展開|出展|開拓|販売|拡大|参加|利用|契約|取引|一緒|参考|気|形|次|前|明日|今度|来週|お話|話|連絡|回答|返事|確認|社内|決定)$|(?:どう|何|なに|どこ|いつ|誰|だれ|いくら|どの|どれ)[^、。]*か$"
)
_IN_ORDER = re.compile(  # 「その次がドイツでしょうか」: a country's place among them
    r"(?:その次|次|二番目?|2番目?|三番目?|3番目?|一番(?:目)?|第[一二三1-3](?:希望|候補)?|本命|最後|あと|候補|希望|最優先|優先)(?:は|が|に)、?"
)
_OF_NAMES = ("company_name", "product_name", "contact_name", "contact_department")
_OF_STAFF = ("contact_name", "contact_department")
_ASKED_IN_WORDS = _ASKED_PLAINLY | {"motive", "product_description"}
_OUTRIGHT = re.compile(r"の件|ですね[、。…]|ですか[?、。…]|でしたら")  # not 「資本金、」 or 「ベトナムなら」
_TOLD_PLAINLY = _ASKED_PLAINLY - {"corporate_number", "support_needs", "target_countries", "contact_preference"}
_DRAWN = re.compile(r"(?<=[しりちいきげせれ]ま)[ー~〜]+(?=す)")  # 「お願いしまーす」
_CONSENTED = frozenset({*YES_NO_FIELDS, *CHOICE_FIELDS})
_NO_ENGLISH = re.compile(
    r"(?:英語|語学|英会話|外国語|会話)(?:が|は|も)?[^、。]{0,6}(?:でき|話せ|喋れ|しゃべれ)(?:ない|ません|ん(?!で))"
)
_CONFIRMED = re.compile(
    r"(?<=[。!])\s*(?:[^。、]{1,10}(?:に|へ)(?:聞い|確認し|相談し|話し)た(?:ら|ところ)、?)?(?:大丈夫|OK|問題(?:は)?ない|可能|いい|行ける|できる)(?:だ|です)?(?:と(?:の(?:こと|返事))|そう|と(?:言|い)|って)[^。、]{0,8}[。!]*$"
)
_PICKED = re.compile(  # 「じゃあ「なし」でお願いします」「それなら無しにしといてください」
    r"(?:(?<=[。、!\s])|^)(?:(?:じゃあ?|そ(?:れ|う|し)(?:で|じゃ)?は?|では|(?:それ)?なら|(?:それ)?でしたら|(?:それ)?だったら|ほな|ほんなら|そしたら|それじゃあ?|一応|とりあえず|ここは)、?)*"
    r"(?:[「『](?P<quoted>はい|いいえ|あり|なし|ある|ない|有り?|無し)[」』]|(?P<bare>はい|いいえ|なし|無し)(?=で|に|って))"
    r"(?:(?:という?|って)(?:こと|形))?(?:で|に)(?:(?:お願い|して|し(?:ます|とい|とき)|いき|頼|登録|入れ|書い)[^。、はがもか]{0,12})?(?=[。!\s]*$)"
)
_FIGURE = re.compile(r"[0-9〇一二三四五六七八九十百千万億]|ひとり|ふたり|元年|去年|昨年|今年|おととし")


def without_echoes(n: Normalized, asking: str | None) -> Normalized:
    """``n`` with an answer's frame in plain words: a repeated name as 「…は」, a shy question as a statement.

    Nothing that names a value is left out; offsets still lead to the original.
    """
    n = without_caveats(replaced(replaced(n, _DRAWN, ""), DIGITS, "桁違い"), asking)
    n = replaced(
        replaced(without_musings(replaced(without_laughs(n, asking), _FACES, "。"), asking), _DICTATED, "、"),
        _HESITATION,
        "",
    )
    if asking in _OF_STAFF:
        n = replaced(n, _PAUSE, lambda said: "" if said.string[: said.start()].endswith("の") else "、")
    n = replaced(n, _REPEATED, lambda said: "は" if _is_name(asking, said) else None)
    n = replaced(n, _BEFORE_THAT, lambda said: "" if names_a_field(said["asked"]) else None)
    if asking in _OF_NAMES:
        n = replaced(replaced(n, _HOW_TO_NAME, ""), _CALLED_SO, "です")
    if asking == "supply_role":
        n = replaced(n, _MADE_ELSEWHERE, "")
    n = without_first_thoughts(n, asking)
    n = without_others_views(n) if asking == "target_countries" else without_comparisons(n, asking)
    n = without_reports(without_reaction(n, asking), asking)
    if asking == "overseas_travel_possible":
        n = replaced(n, _NO_ENGLISH, "英語は苦手")
    if asking in _CONSENTED or asking == "trade_fair_plan":
        n = replaced(n, _PICKED, lambda said: said["quoted"] or said["bare"])
    if asking in _CONSENTED:
        n = replaced(n, _CONFIRMED, lambda said: "" if _of_another(asking, said) else None)
    if asking not in _ASKED_PLAINLY:
        return n
    if asking == "contact_preference":
        n = replaced(n, _SAID_AS_IF, "です")
    if asking == "implementation_team":
        n = replaced(n, _lead(asking), "")
    for pattern, words in _DROPPED:
        n = replaced(n, pattern, words)
    if asking in _FREE_WORDS:
        n = replaced(n, _LEADS, "")
        for pattern in (_DECIDED, _PLANS):
            n = replaced(n, pattern, lambda said: "です" if _is_chosen(asking, said) else None)
    for pattern in (_SHY, _ROUNDED_OFF):
        n = replaced(n, pattern, lambda said: "です" if _is_shy(asking, said) else None)
    return n


@lru_cache(maxsize=64)
def _named(field: str) -> re.Pattern[str]:
    names = "|".join(names for names in (words_for(field), _ALSO_CALLED.get(field)) if names)
    return re.compile(rf"{_OWN}(?:{names})", re.IGNORECASE)


@lru_cache(maxsize=1)
def _lead(field: str) -> re.Pattern[str]:
    return re.compile(rf"^{_named(field).pattern}(?:は|:)[、\s]*(?=.)")


def _is_name(asking: str | None, repeated: re.Match[str]) -> bool:
    """Whether the name of the field asked, or outright that of another, and nothing else opens the sentence."""
    sentence = re.split(r"[。!?]", repeated.string[: repeated.start()])[-1]
    name = sentence.rpartition("、")[2].strip()
    if asking in _ASKED_IN_WORDS and _named(str(asking)).fullmatch(name):
        return True
    return bool(_OUTRIGHT.match(repeated[0])) and names_a_field(name)


def _of_another(asking: str | None, confirmed: re.Match[str]) -> bool:
    """「海外出張は行けます。社長に聞いたら大丈夫とのことでした」: the sentence before says what is all right."""
    before = re.split(r"[。!?]", confirmed.string[: confirmed.start()].rstrip("。! "))[-1]
    named = set(mentioned(before))
    return bool(named) and asking not in named


def names_a_field(words: str) -> bool:
    """Whether normalised ``words`` are the name of a field and nothing else: 「会社名」."""
    return _any_name().fullmatch(words) is not None


@lru_cache(maxsize=1)
def _any_name() -> re.Pattern[str]:
    return re.compile(rf"{_OWN}(?:{'|'.join(words_for(field) for field in sorted(_TOLD_PLAINLY))})", re.IGNORECASE)


def _is_chosen(asking: str, decided: re.Match[str]) -> bool:
    """「柚子ポン酢で考えています」, not 「後回しにします」 or 「輸出を考えています」."""
    clause = _CLAUSE.search(decided.string, 0, decided.start())
    return clause is not None and not _NO_CHOICE.search(clause[0]) and _is_shy(asking, decided)


def _is_shy(asking: str, shy: re.Match[str]) -> bool:
    """Whether a noun that can answer the question stands before ``shy``; in free words a question mark is meant so."""
    if shy[0].endswith("?") and asking in _FREE_WORDS - {"industry"}:
        return False
    clause = _CLAUSE.search(shy.string, 0, shy.start())
    noun = clause[0] if clause else ""
    name, topic, answer = noun.partition("は")
    noun = answer if topic and (_named(asking).fullmatch(name) or names_a_field(name)) else noun
    if asking == "target_countries":
        noun = _IN_ORDER.sub("", noun, count=1)
    if not noun or ASKING_WORD.search(noun) or _JUDGED.search(noun):
        return False
    if asking in AMOUNT_KINDS:
        return bool(_FIGURE.search(noun))
    return not _MANNER.search(noun) and not (asking == "contact_name" and _OWN_PERSON.search(noun))
