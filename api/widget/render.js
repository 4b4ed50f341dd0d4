// @ts-check
// From one reply to elements. Knows nothing of the client; what a visitor does goes out through `onAnswer`.

import { createChoices } from "./choices.js";
import { h } from "./dom.js";
import { createEligibility } from "./eligibility.js";
import { deadlineLabel } from "./format.js";
import { icon } from "./icons.js";
import { createSummary } from "./summary.js";
import { textParts } from "./text.js";

/** @typedef {import("./api.js").Reply} Reply */
/** @typedef {import("./choices.js").Answer} Answer */
/** @typedef {{element: HTMLElement, update?: (state: import("./questions.js").QuestionState) => void, group?: HTMLElement}} Rendered */

/** @param {string} text @returns {Node[]} */
export function textNodes(text) {
  return textParts(text).map((part) =>
    part.href
      ? h("a", { href: part.href, target: "_blank", rel: "noopener noreferrer", text: part.text })
      : document.createTextNode(part.text));
}

/** @param {string} text */
export const bubble = (text) => h("div", { class: "bubble" }, ...textNodes(text));

/** @param {import("./api.js").Decision | undefined} decision */
const basis = (decision) => decision && createEligibility(decision);

/** @param {import("./api.js").HandoffReply} reply */
function handoffCard({ text, ticket, expected_reply_by }) {
  const due = expected_reply_by ? deadlineLabel(expected_reply_by) : "";
  return h("div", { class: "card handoff" },
    h("h3", { class: "card-title" }, icon("person"), "担当者への引き継ぎ"),
    h("p", { class: "handoff-text" }, ...textNodes(text)),
    h("dl", { class: "handoff-facts" },
      h("div", {}, h("dt", { text: "受付番号" }), h("dd", { class: "handoff-ticket", text: ticket })),
      due && h("div", {}, h("dt", { text: "ご連絡の目安" }), h("dd", { text: due }))));
}

/** @param {Reply} reply @param {(answer: Answer) => void} onAnswer @returns {Rendered} */
export function renderReply(reply, onAnswer) {
  switch (reply.type) {
    case "choices": {
      const choices = createChoices(reply, onAnswer);
      const element = h("div", { class: "stack" }, bubble(reply.text), basis(reply.eligibility), choices.element);
      return { element, update: choices.update, group: choices.element };
    }
    case "summary": {
      const summary = createSummary(reply, onAnswer);
      return { element: h("div", { class: "stack" }, reply.text && bubble(reply.text), summary.element), update: summary.update };
    }
    case "handoff":
      return { element: handoffCard(reply) };
    default:
      // Also a type that a newer server may add: its text is still worth reading.
      return { element: h("div", { class: "stack" }, bubble(reply.text ?? ""), basis(reply.eligibility)) };
  }
}
