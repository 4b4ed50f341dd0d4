// @ts-check
import { h } from "./dom.js";
import { icon } from "./icons.js";

/** @typedef {{label: string, icon: import("./icons.js").IconName, tone: string}} Look */

/** @type {Record<string, Look>} */
const VERDICTS = {
  eligible: { label: "基本の要件を満たしています", icon: "check", tone: "good" },
  ineligible: { label: "要件に合わない点があります", icon: "cross", tone: "bad" },
  needs_review: { label: "確認が必要な点があります", icon: "question", tone: "open" },
};

/** @type {Record<string, Look>} */
const FINDINGS = {
  met: { label: "満たす", icon: "check", tone: "good" },
  not_met: { label: "満たさない", icon: "cross", tone: "bad" },
  unknown: { label: "これから確認", icon: "question", tone: "open" },
  not_applicable: { label: "該当なし", icon: "dash", tone: "none" },
};

/** @type {Record<string, string>} */
const STAGES = { preparation: "輸出準備ステージ", challenge: "輸出挑戦ステージ", continuation: "輸出継続・拡大ステージ" };

/** @type {Record<string, string>} */
const KINDS = { preferred: "あると望ましい", advice: "ご案内" };

/** @param {Look} look */
const badge = (look) => h("span", { class: `badge badge-${look.tone}` }, icon(look.icon), look.label);

/** @param {import("./api.js").Finding} finding */
function findingRow({ finding, clause, reason, kind }) {
  // Advice is neither kept nor broken: a mark of success beside it would mislead.
  const look = kind === "advice" && finding !== "not_applicable" ? { label: "ご案内", icon: /** @type {const} */ ("info"), tone: "none" } : FINDINGS[finding] ?? FINDINGS.unknown;
  return h("li", { class: "finding" },
    h("div", { class: "finding-head" }, badge(look),
      clause && clause !== "–" && h("span", { class: "finding-clause", text: clause }),
      kind === "preferred" && h("span", { class: "tag", text: KINDS.preferred })),
    h("p", { class: "finding-reason", text: reason }));
}

/** @param {string} id @param {import("./api.js").Programme} programme */
function programmeSection(id, { title, verdict, findings, stage, menus }) {
  const names = (menus ?? []).map((menu) => (typeof menu === "string" ? menu : menu.title));
  return h("section", { class: "programme" },
    h("h3", { class: "programme-title", text: title ?? id }),
    badge(VERDICTS[verdict] ?? VERDICTS.needs_review),
    stage && h("p", { class: "programme-stage", text: `いまの段階：${STAGES[stage] ?? stage}` }),
    names.length > 0 && h("ul", { class: "programme-menus" }, ...names.map((name) => h("li", { text: name }))),
    h("ul", { class: "findings" }, ...findings.map(findingRow)));
}

/** The clause behind each finding, folded away until asked for. @param {import("./api.js").Decision} decision */
export function createEligibility({ programmes, ruleset, as_of }) {
  const basis = [ruleset && `判定基準 ${ruleset}`, as_of && `${as_of} 時点`].filter(Boolean).join("、");
  return h("details", { class: "card eligibility" },
    h("summary", {}, icon("chevron"), "条項ごとの確認結果"),
    ...Object.entries(programmes).map(([id, programme]) => programmeSection(id, programme)),
    h("p", { class: "fine", text: `${basis ? `${basis}。` : ""}申込要領にもとづく目安です。支援の可否は実施機関が判断します。` }));
}
