// @ts-check
// From one reply to elements. Knows nothing of the client; what a visitor does goes out through `onAnswer`.

import { createChoices } from "./choices.js";
import { createDocuments } from "./documents.js";
import { h } from "./dom.js";
import { createEligibility } from "./eligibility.js";
import { deadlineLabel } from "./format.js";
import { icon } from "./icons.js";
import { createSummary } from "./summary.js";
import { textParts } from "./text.js";

/** @typedef {import("./api.js").Reply} Reply */
/** @typedef {import("./choices.js").Answer} Answer */
/** @typedef {{element: HTMLElement, update?: (state: import("./questions.js").QuestionState) => void, group?: HTMLElement}} Rendered */

/** The place of a clause, such as Ⅲ.3.(1)①, which no line end may cut. */
const CLAUSE = /([Ⅰ-Ⅹ]\.[\d.()①-⑳※]+)/;

/** @param {string} text @returns {(Node | string)[]} */
const proseNodes = (text) => text.split(CLAUSE).map((piece) => (CLAUSE.test(piece) ? h("span", { class: "unbroken", text: piece }) : piece));

/** @param {string} text @returns {(Node | string)[]} */
export function textNodes(text) {
  return textParts(text).flatMap((part) =>
    part.href ? h("a", { href: part.href, target: "_blank", rel: "noopener noreferrer", text: part.text }) : proseNodes(part.text));
}

/** What a line of a longer message is, by its first character. @type {[RegExp, string][]} */
const LINES = [[/^【.+】$/, "line line-title"], [/^■/, "line line-head"], [/^[・※]/, "line line-item"], [/^（確認した条項：/, "line fine"]];

/** @param {string} line */
const lineClass = (line) => LINES.find(([start]) => start.test(line))?.[1] ?? "line";

/** One block a line, so that lists hang and headings stand out. @param {string} text */
export const bubble = (text) =>
  h("div", { class: "bubble" }, ...(text ? text.split("\n") : []).map((line) => h("div", { class: lineClass(line) }, ...textNodes(line))));

/** @param {import("./api.js").Decision | undefined} decision */
const basis = (decision) => decision && createEligibility(decision);

/** @param {import("./api.js").HandoffReply} reply */
function handoffCard({ text, ticket, expected_reply_by }) {
  const due = expected_reply_by ? deadlineLabel(expected_reply_by) : "";
  return h("div", { class: "card handoff" },
    h("h3", { class: "card-title" }, icon("person"), "相談員への引き継ぎ"),
    h("p", { class: "handoff-text" }, ...textNodes(text)),
    h("dl", { class: "handoff-facts" },
      h("div", {}, h("dt", { text: "受付番号" }), h("dd", { class: "handoff-ticket", text: ticket })),
      due && h("div", {}, h("dt", { text: "ご連絡の目安" }), h("dd", { text: due }))));
}

/**
 * @param {Reply} reply @param {(answer: Answer) => void} onAnswer
 * @param {import("./documents.js").Ticks} ticks @returns {Rendered}
 */
export function renderReply(reply, onAnswer, ticks) {
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
      // The list says what the text does, and can be ticked off.
      if (reply.documents?.length) return { element: createDocuments(reply.documents, ticks, textNodes) };
      // Also a type that a newer server may add: its text is still worth reading.
      return { element: h("div", { class: "stack" }, bubble(reply.text ?? ""), basis(reply.eligibility)) };
  }
}
