"""Where a company's name begins and ends in running text, given one side of it."""

from __future__ import annotations

import re

from nlu.values.company_words import MARKER
from nlu.values.person_words import is_person_name

NAME_CHAR = r"[一-龥々〆ヶヵぁ-ゖァ-ヺー・A-Za-z0-9À-ɏ&'’.\-+@☆★♪ゝゞヽヾ〇]"
_TAIL = (  # words that end a company's name; a particle in front of them belongs to the name (いろは商店)
    "製作所|製造所|製造|工業|工業所|工務店|工房|工芸|商店|商会|商事|商社|産業|興業|食品|水産|酒造|醸造|製菓|製麺"
    "|製茶|茶舗|物産|農園|牧場|建設|組|設計|電機|電気|電子|精機|精工|精密|機械|鉄工"
    "|鉄工所|染工|染色工業|織物|染織|硝子|刃物|漆器|製陶|木材|製材|木工|家具|園芸|造園|養蜂|養鶏|畜産|茶園|果樹園|製紙|鋳造|鋳工|鍛工|塗装|紙器|製靴|製帽|印舗|酒舗|菓舗"
    "|金属|化学|化成|薬品|製薬|繊維|紡績|染色|印刷|出版|書店|運輸|運送|倉庫|物流|交通|観光|旅館|ホテル|不動産|証券"
    "|銀行|信用|保険|生命|病院|医院|学園|研究所|技研|開発|企画|事務所|本舗|本店"
    "|デザイン|ワークス|ラボ|ファーム|スタジオ|クラフト|フーズ|食堂"
    "|堂|屋|館|園|社"
)
_GOODS_TAIL = "店|ガラス|醤油|味噌|豆腐|蒲鉾|かまぼこ|青果|鮮魚|精肉|米穀|農場|農産|海産|紙工|紙業|樹脂|化粧品|陶器|陶房|石材|石鹸|人形|珈琲|製粉|製油|製塩|パン|ソフト|システム|システムズ|テック|テクノ|プレス|メタル|ファクトリー|キッチン|工機|工場|亭|庵|窯|荘|舎|酒店|畳店|薬局|住建|組合"
_TAIL_WORD = re.compile(rf"(?:[一-龥ァ-ヺー]{{0,3}})?(?:{_TAIL})(?![一-龥])")
ENDS_LIKE_A_FIRM = re.compile(
    rf"[^はがをにでと](?:{_TAIL}|店|亭|軒|庵|窯|舎|座|楼|荘|組合|ファーム|ベーカリー|カフェ|ワークス|ラボ|デザイン)$"
)
# 工房みずの, カフェ北野: what the house is, before its name.
OPENS_LIKE_A_FIRM = re.compile(
    r"(?:工房|陶房|陶工房|木工房|染工房|アトリエ|スタジオ|カフェ|喫茶|茶房|菓子工房|菓匠|御菓子司|割烹|料亭|旅館|民宿|ホテル|ペンション|ゲストハウス|ギャラリー|ベーカリー|パティスリー|ブーランジェリー|ショコラトリー|レストラン|ビストロ|食堂|農園|牧場|ファーム|酒房|窯元|窯|織房|工務店|デザイン)(?=[^の、。はがを])"
)
_COMPLETE = re.compile(rf"(?:{_TAIL}|[A-Za-z0-9]|[ァ-ヺー]{{3,}})$")
_ABOUT_IT = (  # what may follow の after a whole name
    "まま|社長|副社長|理事|監事|組合長|代表|担当|従業員|社員|資本金|売上|売り上げ|年商|住所|所在地|電話|メール|ホームページ|HP|サイト"
    "|本社|本店|支店|支社|営業|総務|経理|海外|輸出|貿易|法人番号|設立|創業|商品|製品"
    "|主力|者|もの|方|ほう"
    "|事業|取締役|専務|常務|部長|課長|係長|店長|工場|オーナー|経営|業種|社名|件|ため|こと|名前|広報|人事|企画|開発"
    "|技術|製造|品質|購買|国際|マーケティング|代表取締役|会長|所長|次長|主任|CEO"
)
_KANA_NAME = re.compile(  # 「はまだ水産」「ひので米店」: kana that sound like grammar, and a trade that ends the name
    rf"(?!(?:と|って|とか)い|なん)[ぁ-んー]{{2,6}}(?:(?<![はがを])|(?<=やまが)|(?<=さが)|(?<=すが)|(?<=かが)|(?<=ひが))[一-龥ァ-ヺー]{{0,4}}(?:{_TAIL}|{_GOODS_TAIL})(?=と(?:申|言|い|もう)|で(?:す|ござ|、|$)|[、。(]|の[一-龥]{{1,4}}(?:です|と|で|、|。|$)|という|に(?:なり|ござ)|株式会社|有限会社|合同会社|$)"
)
_STOP = re.compile(  # the sentence goes on, whatever stands around
    r"(?:いい|言い|ゆい)(?:ま[すしんっ]|よ[りん])|(?:いう|言う|ゆう)(?:ねん|ん[やじだ]|もん|者|の(?![一-龥]))"
    r"|ち(?:言|いいま|ゆ)[いうま]|と申し|ともうし|と申す|といい(?=ま|、|$)|と(?:いっ|言っ|ゆう)て|と言い|という|と言う|っていう|って言う|と名乗|です(?!き)"
    r"|代表(?:取締役|社員|理事|者)?(?=の|です|を|、|$|[ 。])|ね(?=$|[。、])|ばい(?=$|[^ぁ-ん])|だっちゃ|だべ|だわ|さ[~ー]|さぁ|やけん|じゃけ|やねん|どすえ?(?=$|[。、])|ですわ|っす(?=$|[。、])"
    r"|でございます|でござい|でした|でして|でしょう|になります|になりま|になっ"
    r"|ではな|ではあ|じゃ(?:な|あり|けん?|けえ|ろ(?:う|$)|よ|のう|が(?!いも|り)|[、。!]|$)|である|さん(?=$|[^ぁ-ん]|で|の|は|に|が|と|か|を)|さま(?=$|[^ぁ-ん]|で|の"
    r"|は|に|が)|様(?=$|[^一-龥])|御中|ですが|として|にて"
    r"|を|宛|で(?:お願い|よろしく|登録|結構です|いいです)|なので|なんで|にお?勤め|に勤|に所属|に変更|に変え|に直|に訂正|ってい?[うい]|や(?:って|ってま)|の[、。]"
)
ENDS_IN_DA = re.compile(  # a surname in kana, no copula: 「豆の匠さわだ」
    r"(?:^|[^ぁ-ん]|の)(?:あさ|あま|いく|いけ|いし|いま|うえ|うち|うめ|えのき|おお|おか|おき|おく|おの|お|かき|かた|かな|かね|かま|かみ|かわ|きし|きた|きむら|くろ|こま|さか|さく|ささ|さわ|し?ば|しま|しみず|すぎ|すな|せき|そ|たか|たけ|たち|たに|たま|ち|つか|つ|つち|てら|とく|とみ|とよ|とり|なか|なが|なり|に|のぶ|の|はし|は|はま|はや|はら|ひが|ひさ|ひら|ひろ|ふか|ふく|ふじ|ふな|ほそ|ほり|ほん|まえ|ます|まち|まつ|まる|みず|みつ|みね|みや|むね|むら|もち|もと|もり|やす|や|やな|やま|ゆ|よこ|よし|よね|わ)だ$"
)
_SAID_WITH_YA = re.compile(
    rf"(?:{_TAIL.replace('|屋|', '|')}|{_GOODS_TAIL}|刷子)や$|"
    r"[一-龥ァ-ヺー]{3,}(?<!菓子)(?<!豆腐)(?<!蕎麦)(?<!饅頭)(?<!団子)(?<!料理)(?<![茶米魚肉花酒餅薬本傘味])や$"
)
_PARTICLE = re.compile(
    r"(?:から|まで|より|(?<!いろ)は|が|(?<!ひの)(?<!もい)で|に|も|へ|(?<=[^ぁ-んー])だ)(?=[^ぁ-ん])|だ(?=[、。!\s]|$)|(?:は|が)(?=い|こ|そ|ど|ま[だもっ]|お|あ)|で(?=や|す|、"
    r"|い)|から(?=で|き"
    r"|の)|と(?=取引|提携|申|言|契約|共同|一緒|合弁|者|株式会社|有限会社|\()|だ(?=よ|が|け|と)|(?<=[^ぁ-ん])だ(?=$)|(?<=[^ぁ-ん])(?:は"
    r"|が|で|に|も|へ)$"
)
_GRAMMAR = re.compile(  # right after a legal form: no name, the sentence goes on
    r"や(?:けど|ねん|さかい|から|[でわんしきが](?:$|[、。!一-龥])|ろ|んか)|なん[やだじよけで]|なの(?:$|[でだよね、。])|にしよう"
    r"|に(?:しと|しちゃ|したい|なる|なり)|ちゃう|やない|やあらへん|(?:やき|ばい|だべ|だわ|やけん|じゃ|っす|どす)(?:$|[^ぁ-ん])|で(?:す|した|して|しょ|ござ|は|も|の|すか|お願|よろ|いい|良い|けっこう|[^ぁ-ん]|$)|(?:は|が|に|と|も|の|か|や|へ|だ)(?:[^ぁ-んーゝゞ]|$)"
    r"|を|に(?:し(?:ます|まし|て|た)|する|な(?:っ|り"
    r"|る)|は|も|つい|よ|お)|は(?:い(?:い|く|ま)|なく|ない|あり|まだ|こ|で)"
    r"|と(?:いう|いい(?:ま|、|$)|いっ|言|して|か(?:で|に|は|を|も|$|、)|は|も|申|の|なる|なり|同じ)|の(?:ほう|よう"
    r"|まま|です|で|は|が|を|に|ため|なか|うち|ころ|頃|とき|時(?![一-龥])|代)"
    r"|か(?:な(?:$|[^ぁ-ん]|と|あ)|もしれ|どうか|です|ら(?:[^ぁ-ん]|$|の|は))"
    r"|や(?:って|り(?:ま|た)|ら)|だ(?:っ|と|よ|け|が|か|し)|な(?:ので|のに|んです|んで|ら(?:$|[^ぁ-ん])|ど(?:$"
    r"|[^ぁ-ん]|の|で|は|に|を)|の(?:で|か|は|に))"
    r"|へ(?:の|[^ぁ-ん])|じゃ|って|まで|より|または|及び|ほど|さん(?:$|[^ぁ-ん]|で|の|は|に|が)|化(?![学成工粧])"
    r"|数(?:[^一-龥]|$)|等(?:[^一-龥]|$)|法[^律]"
    r"|以外|組織|形態|設立(?:$|[^ァ-ヺ一-龥])|代表|名[はで:]|など|として|みたい|らしい|しか|だけ"
)
_LEAD = re.compile(
    r"(?:登記上|登記名|正式に|法人名|うち|弊社|当社|小社|我が社|わが社|自社|会社名|会社|私(?:たち|達|ども|共)?|わたし(?:たち|ども)?"
    r"|わたくし(?:ども)?|僕(?:ら|たち)?|こちら|当方|社名|会社名|企業名|法人名"
    r"|商号|名称|名前|正式名称|正式名|正式|勤務先|所属|現在|今|実|住所|運営会社|本社|母体|親会社|弊組合|当組合"
    r"|組合名)(?:の(?:名前|社名|会社名|会社|名称))?(?:は|が|では|には|で|に|も|と"
    r"|の)?、?(?:まだ|ずっと)?"
)
_FILLER = re.compile(
    r"^(?:はい|ええ|えっと|えーと|えーっと|あの|そうです|もちろん|やっぱり?|やはり|実は|じつは|正しくは|正確には|訂正(?:です)?"
    r"|本当は|すみません|ごめん(?:なさい)?|たぶん|多分|一応|いちおう|確か|たしか|え[ーっ]+と?|あ[ーっ]+|うー?ん|んー|まあ|まぁ)+(?:(?=.)|$)"
)
_JOINT = re.compile(
    r"(?<=[一-龥ァ-ヺーA-Za-z0-9])(?:は|が|を|に|で|も|へ|から)(?=[^ぁ-ん]|$)|じゃなくて?|ではなくて?"
    r"|(?<=[一-龥ァ-ヺー])は(?=[ぁ-ん])|(?<=[^お]さん)(?:は|が|も)|(?:ほう|方|もの|ところ|とこ|名前|いま|今)は、?|(?:けれど|けど|んで|ので|から)、?(?=[一-龥ァ-ヺA-Za-z])"
    r"|(?<=[都道府県市区町村年人名業員円代目])の|を|(?:なんですが|ですが|ですけど|です|ます|まして|でして|という"
    r"|って|している|してる|(?:[っん][てで]|し[てと]|[一-龥きぎりち][てと])(?:い|お)?る|しちょる|しよる|しゆう)(?=[一-龥ァ-ヺA-Za-z]|$)|小さな|ちいさな"
)
_DESCRIBES = re.compile(
    r"(?:(?:.*[^ぁ-ん])?の|.*(?:[さにでと]は|[っん][ただ])|.*(?:な|である|という|とした|した|している|してる|でない|小さい|っている|って|して)"
    r"|[はがをにでともへや]|会社|弊社|当社|うち|法人|個人|個人事業主?|形態"
    r"|組織|種類|現在|今|中小|小規模|大手|上場|非上場|未上場|一人|ひとり|ただ|普通|同族|設立|創業|代表|資本金|本社"
    r"|有名|老舗|元|旧|非公開|外資系|特例|一般|親|子|有限|株式|事業|小企業等|何"
    r"|最近|先月|先日|昨年|去年|今年|来年|昔|以前|いずれ|将来|この(?:春|夏|秋|冬|たび|度)|どこ|各|全国|地元|近く|[0-9]+|はい|やっぱり?|やはり|実は|正しくは|または|もしくは|及び|や|と|か|→)"
)


def end_of_name(run: str) -> int:
    """How much of the run right after a legal form is the name; 0 where it is no name at all."""
    if kana := _KANA_NAME.match(run):
        return kana.end()
    if _GRAMMAR.match(run):
        return 0
    if _SAID_WITH_YA.search(run):
        run = run[:-1]
    at = 1
    while at < len(run):
        if _STOP.match(run, at) or _particle_ends(run, at) or (run[at] == "の" and _no_ends(run, at)):
            return at
        at += 1
    return len(run)


def _particle_ends(run: str, at: int) -> bool:
    particle = _PARTICLE.match(run, at)
    if not particle or (run[at] == "だ" and ENDS_IN_DA.search(run[: at + 1])):
        return False
    if at == 1 and re.match(r"[ァ-ヺー]{2,}", run[particle.end() :]):
        return False  # 「しがタイル」: one letter is no name
    tail = _TAIL_WORD.match(run, particle.end())
    return tail is None or run.startswith("を", tail.end())  # 「…で企画をしております」


def _no_ends(run: str, at: int) -> bool:
    """Is の at ``at`` the end of the name (…製作所の田中です) or part of it (お茶の水, くすりのマルト)?"""
    rest = run[at + 1 :]
    if re.match(_ABOUT_IT, rest):
        return True
    stop = next((i for i in range(1, len(rest)) if _STOP.match(rest, i) or _PARTICLE.match(rest, i)), len(rest))
    complete = bool(_COMPLETE.search(run[:at]))
    if not complete and _TAIL_WORD.fullmatch(rest[:stop]):
        return False
    if not rest or _is_someone(rest[:stop], complete, run[:at]):
        return True
    return complete and not _TAIL_WORD.match(rest)


def _is_someone(word: str, complete: bool, before: str) -> bool:
    foreign = bool(re.fullmatch(r"[ァ-ヺー・]+", word))
    return is_person_name(word) and (complete or not foreign) and not is_natural(before, word)


_KANA = frozenset(map(chr, range(0x3041, 0x3097)))


def is_natural(before: str, word: str) -> bool:
    """パンの森, 山の里, 海の幸: a short trade name rather than a person of the house."""
    return len(word) == 1 and (
        len(before) <= 2 or (word in "森里杜郷丘家花泉湯浜島幸恵" and (len(before) <= 4 or before[-1] in _KANA))
    )


def only_legal_form(words: str) -> bool:
    """Whether the words are a legal form and what describes it: 「やっぱり株式会社」「普通の合同会社」."""
    marker = MARKER.search(words)
    if marker is None or marker.end() != len(words):
        return False
    return start_of_name(words[: marker.start()]) == marker.start()


def start_of_name(run: str) -> int:
    """Where in the run right before a legal form the name begins; ``len(run)`` where there is no name."""
    cut = 0
    for pattern in (_FILLER, _LEAD, _JOINT):
        for joint in pattern.finditer(run, cut):
            if (
                pattern is _LEAD
                and joint.end() == len(joint[0]) + joint.start()
                and not re.search(r"(?:[はがでにもとの、]|まだ|ずっと)$", joint[0])
            ):
                continue
            if not (
                pattern is _JOINT and _TAIL_WORD.match(run, joint.end()) and joint[0] in ("に", "で", "も", "は", "が")
            ):
                cut = max(cut, joint.end())
    if filler := _FILLER.match(run[cut:]):  # 「会社名はえーアオキ産業株式会社」
        cut += filler.end()
    name = run[cut:]
    return len(run) if not name.strip(" .-・") or _DESCRIBES.fullmatch(name) else cut
