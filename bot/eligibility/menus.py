"""The stages of the 新規輸出１万者支援プログラム and the support menus of each (概要②), as data."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from bot.eligibility.vocabulary import Stage
from bot.eligibility.vocabulary import SupportNeed as Need

STAGE_LABELS: dict[Stage, str] = {
    Stage.PREPARATION: "輸出準備ステージ",
    Stage.CHALLENGE: "輸出挑戦ステージ",
    Stage.CONTINUATION: "輸出継続・拡大ステージ",
}


@dataclass(frozen=True)
class Menu:
    """One support menu and the needs that it fits."""

    id: str
    stage: Stage
    label: str
    needs: frozenset[Need]


MENUS: tuple[Menu, ...] = (
    Menu("overseas_strategy", Stage.PREPARATION, "海外事業戦略づくりの支援", frozenset({Need.STRATEGY})),
    Menu("market_advice", Stage.PREPARATION, "輸出先の国・地域選びへの助言", frozenset({Need.MARKET_SELECTION})),
    Menu(
        "product_refinement",
        Stage.PREPARATION,
        "商材・サービスの磨き上げ支援",
        frozenset({Need.PRODUCT_REFINEMENT}),
    ),
    Menu(
        "field_survey",
        Stage.PREPARATION,
        "現地渡航調査への同行支援",
        frozenset({Need.MARKET_SELECTION, Need.EXPERT, Need.BASE_SETUP}),
    ),
    Menu(
        "trading_company_matching",
        Stage.CHALLENGE,
        "国内商社とのマッチングによる間接輸出支援",
        frozenset({Need.BUSINESS_MATCHING}),
    ),
    Menu("overseas_ecommerce", Stage.CHALLENGE, "海外ECによる市場開拓への支援", frozenset({Need.ECOMMERCE})),
    Menu(
        "expert_accompaniment",
        Stage.CHALLENGE,
        "専門家による伴走支援",
        frozenset({Need.EXPERT, Need.BASE_SETUP}),
    ),
    Menu("overseas_trade_fair", Stage.CHALLENGE, "海外見本市への出展支援", frozenset({Need.TRADE_FAIR})),
    Menu("human_resources", Stage.CONTINUATION, "社内人材の育成", frozenset({Need.HUMAN_RESOURCES})),
    Menu("overseas_finance", Stage.CONTINUATION, "海外展開に必要な資金の支援", frozenset({Need.FINANCE})),
    Menu(
        "management_base",
        Stage.CONTINUATION,
        "経営基盤強化のハンズオン支援",
        frozenset({Need.STRATEGY, Need.EXPERT}),
    ),
    Menu(
        "private_partner",
        Stage.CONTINUATION,
        "民間パートナーによる支援",
        frozenset({Need.EXPERT, Need.BUSINESS_MATCHING, Need.ECOMMERCE, Need.BASE_SETUP}),
    ),
)


def menus_for(stage: Stage, needs: Collection[Need] | None) -> tuple[Menu, ...]:
    """The menus of ``stage`` that fit any of ``needs``; all of the stage while no need is known."""
    of_stage = tuple(menu for menu in MENUS if menu.stage is stage)
    if not needs:
        return of_stage
    return tuple(menu for menu in of_stage if menu.needs & set(needs))
