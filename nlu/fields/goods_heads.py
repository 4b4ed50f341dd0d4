"""Where the words themselves are goods: a noun phrase whose last word is a thing that is made and sold."""

from __future__ import annotations

import re

from nlu.fields.scene import Scene
from nlu.values.morphemes import morphemes
from nlu.values.types import Found

# The last words of goods that no table of things can hold in full: 選別機, 補修材, 弁当箱 …
_ENDS = re.compile(
    r"(?:[一-龥ァ-ヺーA-Za-z]機|(?<![一-龥])器|[一-龥]器(?!用)|装置|[一-龥ァ-ヺー]材|[一-龥ァ-ヺー]剤|[一-龥]液|[一-龥ァ-ヺー]油|塗料|[一-龥ァ-ヺー]粉|粉末|パウダー|生地|織物?|[一-龥]布"
    r"|[一-龥]紙|[一-龥]板|[一-龥]網|[一-龥]袋|[一-龥]箱|[一-龥]瓶|[一-龥]鍋|[一-龥]釜|[一-龥]刀|包丁|ナイフ|ハサミ|[一-龥ァ-ヺー]金具|ネジ|ねじ|ボルト|ナット|バネ|ばね|歯車|バルブ|弁当|ポンプ"
    r"|モーター|センサー|カメラ|ロボット|ドローン|マシン|キット|セット|ツール|システム|アプリ|ゲーム|ケース|カバー|マット|シート|テープ|フィルム|パネル|ボード|ランプ|ライト|照明|灯籠"
    r"|家具|椅子|[一-龥]机|[一-龥]棚|ベッド|ソファー?|ボックス|帽子|[一-龥]靴|ブーツ|サンダル|ソックス|バッグ|リュック|財布|ベルト|[一-龥]傘|ウェア|シャツ|スカーフ|ストール|着物|浴衣"
    r"|[一-龥]酒|[一-龥ぁ-ん]茶|[一-龥]酢|味噌|醤油|[一-龥]塩|[一-龥]麺|うどん|(?<![のかり])そば|菓子|[一-龥]餅|せんべい|煎餅|おかき|羊羹|[一-龥ァ-ヺー]パン|ケーキ|クッキー|チョコ|チョコレート|ジャム|ジュース|サイダー"
    r"|ビール|ワイン|ソース|ドレッシング|[たダだ]れ|ダレ|だし|出汁|漬け?|干し?|[一-龥]煮|缶詰|ハム|ソーセージ|ハンバーグ|チーズ|バター|ヨーグルト|アイス|ジェラート|プリン|ゼリー|おやつ|ふりかけ|胡椒"
    r"|化粧品|化粧水|美容液|クリーム|石鹸|石けん|せっけん|ソープ|シャンプー|オイル|香水|[お線]香|ろうそく|キャンドル|コスメ|チップ|絵本|おもちゃ|玩具|人形|楽器|太鼓|用品|グッズ|雑貨|道具|食器|[一-龥]皿|[一-龥]椀|[一-龥]鉢"
    r"|急須|カップ|グラス|コップ|[一-龥]箸|スプーン|[一-龥]盆|[一-龥]重|ローラー|チェーン|アタッチメント|彫刻|曇り止め|錆止め|添加物|飼料|肥料|[一-龥]苗|盆栽|[一-龥]菊|旋盤|メガネ|眼鏡|フレーム|タワー|サドル|プレート|コースター|アクセサリー|スピーカー|レンズ|ヒーター|フィルター)"
    r"$"
)
_NO_THING = re.compile(
    r"(?:人|職|本|子|母|父|原|教|題|取|素|人|商|機|資|食|人)材$|(?:部|職|容|電|武|消化|臓|公)器$|(?:掲示|看|黒|平|甲)板$|(?:年|季|家|薬|新|本)紙$|石油$|小麦粉$|(?:貴|二|三|体)重$"
    r"|(?:危|待|動|転|投|契|時|好|臨)機$|通信販売|セット販売|販売システム$|仕組み$"
)


def ends_in_goods(scene: Scene, start: int, end: int) -> bool:
    """Whether the words at the half-open span end in goods that the table knows, or in a word that only goods end in."""
    words = scene.text[start:end]
    if _NO_THING.search(words):
        return False
    known = [one for one in scene.goods if start <= one.start and one.end == end]
    return bool(_ENDS.search(words)) or any(not _in_a_deed(words, one, start) for one in known)


def _in_a_deed(words: str, goods: Found, start: int) -> bool:
    """「一日中雪かきですわ」: the end of a word for what one does."""
    at = goods.start - start
    return any(one.start < at < one.end and one.pos[2] == "サ変可能" for one in morphemes(words))
