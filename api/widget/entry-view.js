// @ts-check
// One entry of the conversation as a list item: who, what, when, and what to do if it could not be sent.

import { h, show, unseen } from "./dom.js";
import { sizeLabel } from "./files.js";
import { clockLabel } from "./format.js";
import { icon } from "./icons.js";
import { bubble, renderReply } from "./render.js";

/** @typedef {import("./timeline.js").Entry} Entry */
/**
 * @typedef {object} Actions what a visitor can do inside the conversation
 * @property {(answer: import("./choices.js").Answer & {question: string}) => void} answer
 * @property {() => void} retry
 * @property {(key: string) => void} rewrite
 * @property {import("./documents.js").Ticks} ticks of the documents to prepare
 */
/** @typedef {{first: boolean, last: boolean, question?: import("./questions.js").QuestionState}} Place first and last of a run by the same sender */

/** @type {Record<string, {name: string, icon: import("./icons.js").IconName}>} */
const SENDERS = { bot: { name: "ミナト", icon: "harbour" }, concierge: { name: "相談員", icon: "person" } };

/** A person is named, and said to be one. @param {Entry} entry @param {string} name @returns {(Node | string)[]} */
function senderName({ role, author }, name) {
  if (role !== "concierge") return [name];
  return [author ? `${name}の${author}さん` : name, h("span", { class: "sender-kind", text: "（人）" })];
}

/** @param {Entry} entry @returns {string} why a message is not there yet; "" if there is nothing to say */
function waitLabel({ status, problem }) {
  if (status === "waiting" && !problem) return "送信待ち";
  return problem && (status === "waiting" || status === "sending") ? "もう一度送っています…" : "";
}

/** @param {{problem?: Entry["problem"]}} entry @returns {string} that it failed, why, and what happens next */
export function failureText({ problem }) {
  if (problem?.rejected) return `送れませんでした。${problem.detail}`;
  if (problem?.status === 429) return `${problem.detail}自動でも送り直します。`;
  return problem?.status ? "送れませんでした。しばらくして自動で送り直します。" : "送れませんでした。つながると自動で送ります。";
}

/** @param {Entry} entry @param {Actions} actions */
function trouble(entry, actions) {
  const reason = h("p", { class: "trouble-text" });
  const retry = h("button", { type: "button", class: "button-quiet", text: "もう一度送る", on: { click: actions.retry } });
  const rewrite = h("button", { type: "button", class: "button-quiet", text: entry.values ? "取り消す" : "書き直す", on: { click: () => actions.rewrite(entry.key) } });
  const element = h("div", { class: "trouble", hidden: true }, reason, h("div", { class: "trouble-actions" }, retry, rewrite));
  return {
    element,
    /** @param {Entry} now */
    update(now) {
      show(element, now.status === "failed");
      if (now.status !== "failed") return;
      reason.replaceChildren(icon("alert"), h("span", { text: failureText(now) }));
      const rejected = now.problem?.rejected === true;
      show(retry, !rejected);
      show(rewrite, rejected);
    },
  };
}

/** @param {{name: string, size: number}} file that the server has */
const fileBubble = ({ name, size }) =>
  h("div", { class: "bubble bubble-file" }, icon("clip"), h("span", {}, unseen("添付ファイル："), name, h("span", { class: "file-size", text: `（${sizeLabel(size)}）` })));

/** @param {Entry} entry @param {Actions} actions */
function visitorView(entry, actions) {
  const failure = trouble(entry, actions);
  const waiting = h("p", { class: "waiting" });
  return {
    body: h("div", { class: "stack" }, unseen("あなた："), entry.attachment ? fileBubble(entry.attachment) : bubble(entry.text ?? ""), waiting, failure.element),
    /** @param {Entry} now */
    update(now) {
      const label = waitLabel(now);
      show(waiting, label !== "");
      waiting.replaceChildren(...(label ? [icon("clock"), h("span", { text: label })] : []));
      failure.update(now);
    },
  };
}

/**
 * @param {Entry} entry @param {Actions} actions
 * @returns {{element: HTMLElement, group?: HTMLElement, update: (entry: Entry, place: Place) => void}}
 */
export function createEntryView(entry, actions) {
  const sender = SENDERS[entry.role];
  const name = sender ? h("p", { class: "sender" }, icon(sender.icon), ...senderName(entry, sender.name)) : null;
  const time = h("time", { class: "time", datetime: entry.at, text: clockLabel(entry.at) });
  const visitor = entry.role === "visitor" ? visitorView(entry, actions) : null;
  const reply = entry.reply ? renderReply(entry.reply, (answer) => actions.answer({ ...answer, question: entry.key }), actions.ticks) : null;
  const element = h("li", { class: `entry entry-${entry.role}` }, name, visitor?.body ?? reply?.element, time);
  return {
    element,
    group: reply?.group,
    update(now, { first, last, question }) {
      if (name) show(name, first);
      show(time, last && (!visitor || now.status === "sent"));
      element.classList.toggle("is-first", first);
      element.classList.toggle("is-unsent", now.status === "waiting" || now.status === "sending");
      visitor?.update(now);
      if (question) reply?.update?.(question);
    },
  };
}
