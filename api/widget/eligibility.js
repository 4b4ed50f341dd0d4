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

/** @param {Look} look */
const badge = (look) => h("span", { class: `badge badge-${look.tone}` }, icon(look.icon), look.label);

/** @param {import("./api.js").Finding} finding @returns {Look} */
function lookOf({ finding, kind }) {
  // Advice is neither kept nor broken, and what is only preferred bars nobody: a mark of success or failure would mislead.
  if (kind === "advice" && finding !== "not_applicable") return { label: "ご案内", icon: "info", tone: "none" };
  if (kind === "preferred" && finding === "not_met") return { label: "なし", icon: "dash", tone: "none" };
  return FINDINGS[finding] ?? FINDINGS.unknown;
}

/** @param {import("./api.js").Finding} finding the place in the guidelines, linked where they can be read */
function clauseOf({ clause, clause_url }) {
  if (!clause || clause === "–") return null;
  if (!clause_url?.startsWith("https://")) return h("span", { class: "finding-clause", text: clause });
  return h("a", { class: "finding-clause", href: clause_url, target: "_blank", rel: "noopener noreferrer", text: clause });
}

/** @param {import("./api.js").Finding} finding */
function findingRow(finding) {
  return h("li", { class: "finding" },
    h("div", { class: "finding-head" }, badge(lookOf(finding)),
      finding.kind === "preferred" && h("span", { class: "tag", text: "あると望ましい" }),
      clauseOf(finding)),
    finding.title && h("strong", { class: "finding-title", text: finding.title }),
    h("p", { class: "finding-reason", text: finding.reason }));
}

/** What needs attention comes first; a finding that is not known here counts as open. */
const ORDER = ["not_met", "unknown", "met", "not_applicable"];

/** @param {import("./api.js").Finding} finding */
const rank = ({ finding, kind }) => (kind === "required" || kind === undefined ? 0 : 4) + Math.max(ORDER.indexOf(finding), 0);

/** @param {string} id @param {import("./api.js").Programme} programme */
function programmeSection(id, { title, verdict, findings, notes, stage, stage_label, menus }) {
  const step = stage_label ?? stage;
  return h("section", { class: "programme" },
    h("h3", { class: "programme-title", text: title ?? id }),
    badge(VERDICTS[verdict] ?? VERDICTS.needs_review),
    step && h("p", { class: "programme-stage", text: `いまの段階：${step}` }),
    menus !== undefined && menus.length > 0 && h("ul", { class: "programme-menus" }, ...menus.map(({ label }) => h("li", { text: label }))),
    h("ul", { class: "findings" }, ...[...findings].sort((a, b) => rank(a) - rank(b)).map(findingRow)),
    ...(notes ?? []).map((note) => h("p", { class: "fine", text: note })));
}

/** The clause behind each finding, folded away until asked for. @param {import("./api.js").Decision} decision */
export function createEligibility({ programmes, ruleset, as_of }) {
  const basis = [ruleset && `判定基準 ${ruleset}`, as_of && `${as_of} 時点`].filter(Boolean).join("、");
  // Said once: the programmes' own notes say it too, and name the organisation.
  const noted = Object.values(programmes).some(({ notes }) => notes !== undefined && notes.length > 0);
  const caution = noted ? "" : "申込要領にもとづく目安です。支援の可否は実施機関が判断します。";
  return h("details", { class: "card eligibility" },
    h("summary", {}, icon("chevron"), "条項ごとの確認結果"),
    ...Object.entries(programmes).map(([id, programme]) => programmeSection(id, programme)),
    h("p", { class: "fine", text: [basis, caution].filter(Boolean).join("。") }));
}
