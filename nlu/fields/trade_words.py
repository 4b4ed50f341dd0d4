"""The words around a trade that say whose it is, for nlu.fields.trade."""

from __future__ import annotations

import re

# Questions to which a trade is the answer itself (「商社です」 to what the firm does with the product).
ANSWERED_BY_TRADES = frozenset(
    {
        "sme_class",
        "product_name",
        "product_description",
        "product_category",
        "supply_role",
        "business_model",
        "product_exists",
        "supplier_consent",
        "target_countries",
        "motive",
        "implementation_team",
        "trade_fair_plan",
        "support_needs",
        "contact_department",
        "contact_preference",
    }
)
# Of these the answer is the goods or the reason: what is done there is told of the product, not of the firm.
GOODS_ASKED = frozenset({"product_name", "product_description", "product_category", "motive", "implementation_team"})
ROLES = frozenset({"supply_role", "sme_class", "business_model"})
_DO = (
    r"(?:やっ(?:て|と|ち)|やり(?:ます|よ|ゆ)|やら(?:せて|して)|しと[るりっ]|して(?:い|お|ま|る(?!途中)|ん)|しちょ|しちゃ[あっ]|しゆ[うる]"
    r"|しよ[るりっ]|してはる|しとう|しちゅう|手が?け|手掛け|営|経営|運営|生業|行(?:って|なって)|請け負|受け(?:て|負)|専門|専業|本業)"
)
DONE = re.compile(
    r"(?:業|屋|事業)?(?:の?(?:会社|企業|仕事|事業|工場|専門|専業|下請け?|スペシャリスト|職人|小さな|個人|家)(?!を紹介|に)"
    rf"|(?:を|ば|も|は|の[^、。]{{1,8}}を|と[^、。]{{1,10}}[をのば])?(?:[^、。はが]{{0,10}}?){_DO}|が(?:本業|専門|メイン|中心|主|得意|生業)|一筋|一本で|で(?:食べて|やって))"
)
_ITEM_NEXT = r"で\s*(?:社員|従業員|職員|スタッフ|人数|資本|創業|設立|年商|売上|家族|夫婦|個人|ひとり|[一二三四五六七八九十]人|パート|[0-9])"
IS = re.compile(
    r"(?:業|屋|関係|関連|系)?(?:です(?!か)|でして|でございます|や(?:ねん|で|けど|$|。|、)|だ(?:よ|$|。|けど)|じゃ(?!な)|っす|で[、,]|[、。,/\s]|$)"
    rf"|{_ITEM_NEXT}"
)
ITEM = re.compile(r"\s*(?:はい|ええ|えっと|えーと|同意します)?[、。,/・\s]*")
OWN = re.compile(
    r"(?:^|[。、!\s])(?:うち(?:んとこ|ら)?|弊社|当社|私ども|わたくしども|わたしら|わしら?|自分|俺|私|わたし|当方|当組合|当店|自社|我が社)(?:は|が|、|も|の(?:会社|店)は)?\s*[^、。はが]{0,14}$"
)
# Not the firm's own trade now: somebody else's, one that was, one that is planned.
THEIRS = re.compile(
    r"(?:祖父|祖母|(?<![一-龥])[父母]|親|実家|夫|妻|嫁|旦那|主人|息子|娘|兄|弟|姉|妹|友人|友達|知人|知り合い|親戚|前職|先代"
    r"|隣|近所|地元の|近くの|他の|別の|いろんな|多くの|現地の|国内の|海外の|外国の)(?:[がはも]|の会社[はが]|の仕事[はが]|に|で|、)?[^、。]{0,8}$"
    r"|(?<![地次])元$|(?:以前|昔|元々?|もともと|前|かつて|最初|初め|当初)(?:は|も|が|、|の)[^、。]{0,10}$"
    r"|(?:お?客(?:さん|様|層)?|売り先|販売先|納入先|納品先|卸先|取引|相手|ターゲット)(?:は|が)[^、。]{0,10}$"
    r"|(?:例えば|たとえば|よくある|普通の|一般(?:の|的な))[^、。]{0,8}$"
)
PAST = re.compile(
    r"[^、。]{0,8}?(?:でした(?!ら)|だった|(?:て|で)(?:い|お)?(?:まし)?た(?!だ|い)|ておりました|やめ|辞め|廃業|引退|畳|たたみ|撤退)"
)
PLANNED = re.compile(
    r"[^、。]{0,10}?(?:(?:出し|開き|作り|建て|始め|はじめ|設立し|出店し|やり|開業し|なり|進出し|参入し)(?:たい|たく|よう)"
    r"|を(?:出す|開く|建てる|始める|作る)(?:予定|計画|つもり)|(?:が|は|を)(?:あれば|欲し|ほし|探|見つ|必要))"
)
ONLY_WISHED = re.compile(
    r"(?:っ|り|し|れ|く)?(?:て(?:いき|み|い)?)?(?:た[いくか]|込み?|予定|計画|つもり|中(?!心|小))"
)  # 「…を売りたい」「アプリは開発中」
THERE_IS = re.compile(r"(?:が|も|は)(?:[^、。]{0,6})?(?:あり(?:ます|ません)|ある|多|少な|増え|減っ|おる|い(?:ます|る))")
ONLY_NAMED = re.compile(  # 「大学を出ました」「パン屋が好きです」: the word is no statement of what the firm does
    r"(?:を(?![^、。]{0,12}(?:営|経営|やっ|やり|やら|して(?!い?た)|しと|運営|専門|本業|主|中心|メイン|生業|構え|手が?け))"
    rf"|(?!{_ITEM_NEXT})で(?=[^すごやあ、。!\s営し])|が(?!本業|メイン|中心|専門|主|得意|生業|仕事))"
)
VAGUE = re.compile(
    r"サービス業|メーカー|製造|加工|工場|卸売?|販売|小売|開発|生産|下請け|貿易|EC(?:サイト)?|通販|工業|事業|(?:個人)?商店"
    r"|(?:\S*(?:協同|事業|企業|森林))?組合|農協|漁協|JA|生協|大学|学校",
    re.IGNORECASE,
)
MAKER = re.compile(
    r"メーカー(?=(?:です|でございます|や(?:ねん|で|けど|$|。)|だ(?:$|。|よ)|でして|なん|なの|で(?:[、。]|す)|[、。]|$|を(?:して|やって|営|経営)|として|の(?![^、。]{0,6}(?:下請|取引|代理|商品|製品|工場|仕事|部品|担当))[^、。はがをにとから]{1,12}(?:です|と申)|\s))"
)
