// @ts-check
import { h, show } from "./dom.js";

/** @typedef {import("./api.js").Choice} Choice */
/** @typedef {import("./api.js").ChoicesReply} ChoicesReply */
/** @typedef {import("./questions.js").QuestionState} QuestionState */
/** @typedef {{choice: string | string[], field?: string | null, label: string, byKeyboard: boolean}} Answer */
/** @typedef {{element: HTMLElement, update: (state: QuestionState) => void}} Control */

/** A click that no pointer made: Enter, Space, or a screen reader. @param {Event} event */
export const isKeyboardClick = (event) => event instanceof MouseEvent && event.detail === 0;

/** @param {Choice} choice @param {(event: Event) => void} onPress */
function choiceButton(choice, onPress) {
  const kind = choice.kind === "meta" ? "choice choice-meta" : "choice";
  return h("button", { type: "button", class: kind, text: choice.label, on: { click: onPress } });
}

/** @param {Choice} choice @param {() => void} onChange */
function choiceCheck(choice, onChange) {
  const input = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", on: { change: onChange } }));
  const element = h("label", { class: "choice choice-check" }, input, h("span", { text: choice.label }));
  return { element, choice, input };
}

/** @param {ChoicesReply} reply @param {(answer: Answer) => void} onAnswer @returns {HTMLElement} */
function checkGroup(reply, onAnswer) {
  const checks = reply.choices.filter(({ kind }) => kind !== "meta").map((choice) => choiceCheck(choice, onChange));
  const decide = h("button", { type: "button", class: "button-primary choice-decide", disabled: true, text: "決定", on: { click: onDecide } });
  const ticked = () => checks.filter(({ input }) => input.checked).map(({ choice }) => choice);

  function onChange() {
    decide.toggleAttribute("disabled", ticked().length === 0);
    for (const { element, input } of checks) element.classList.toggle("is-chosen", input.checked);
  }
  /** @param {Event} event */
  function onDecide(event) {
    const chosen = ticked();
    const label = chosen.map((choice) => choice.label).join("、");
    onAnswer({ choice: chosen.map(({ value }) => value), field: reply.field, label, byKeyboard: isKeyboardClick(event) });
  }
  return h("div", { class: "choice-form" }, h("div", { class: "choices-main" }, ...checks.map(({ element }) => element)), decide);
}

/**
 * The buttons go once the question is answered: the visitor's own words under it say which one was taken.
 * @param {ChoicesReply} reply @param {(answer: Answer) => void} onAnswer @returns {Control}
 */
export function createChoices(reply, onAnswer) {
  /** @param {Choice} choice */
  const button = (choice) =>
    choiceButton(choice, (event) =>
      onAnswer({ choice: choice.value, field: reply.field, label: choice.label, byKeyboard: isKeyboardClick(event) }));
  const meta = reply.choices.filter(({ kind }) => kind === "meta").map(button);
  const main = reply.multiple ? [checkGroup(reply, onAnswer)] : reply.choices.filter(({ kind }) => kind !== "meta").map(button);
  const element = h("div", { class: "choices", role: "group", "aria-label": "選択肢", tabindex: "-1" },
    main.length > 0 && h("div", { class: "choices-main" }, ...main),
    meta.length > 0 && h("div", { class: "choices-meta" }, ...meta));
  return { element, update: ({ active }) => show(element, active) };
}
