// @ts-check
import { h, show, unseen } from "./dom.js";
import { icon } from "./icons.js";

/** @typedef {import("./api.js").Choice} Choice */
/** @typedef {import("./api.js").ChoicesReply} ChoicesReply */
/** @typedef {import("./questions.js").QuestionState} QuestionState */
/** @typedef {{choice: string | string[], field?: string | null, label: string, byKeyboard: boolean}} Answer */
/** @typedef {{element: HTMLElement, update: (state: QuestionState) => void}} Control */

/** A click that no pointer made: Enter, Space, or a screen reader. @param {Event} event */
export const isKeyboardClick = (event) => event instanceof MouseEvent && event.detail === 0;

/**
 * @param {Choice} choice @param {(event: Event) => void} onPress
 * @returns {Control} a button that stays as a record once the question is closed
 */
function choiceButton(choice, onPress) {
  const mark = h("span", { class: "choice-mark", hidden: true }, icon("check"), unseen("選択済み："));
  const kind = choice.kind === "meta" ? "choice choice-meta" : "choice";
  const button = h("button", { type: "button", class: kind, on: { click: onPress } }, mark, h("span", { text: choice.label }));
  return {
    element: button,
    update({ active, chosen }) {
      const taken = chosen.includes(choice.value);
      button.toggleAttribute("disabled", !active);
      button.classList.toggle("is-chosen", taken);
      show(mark, taken);
    },
  };
}

/** @param {Choice} choice @param {() => void} onChange */
function choiceCheck(choice, onChange) {
  const input = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", on: { change: onChange } }));
  const element = h("label", { class: "choice choice-check" }, input, h("span", { text: choice.label }));
  return {
    element,
    choice,
    input,
    /** @param {QuestionState} state */
    update({ active, chosen }) {
      input.disabled = !active;
      if (!active) input.checked = chosen.includes(choice.value);
      element.classList.toggle("is-chosen", input.checked);
    },
  };
}

/** @param {ChoicesReply} reply @param {(answer: Answer) => void} onAnswer @returns {Control[]} */
function checkGroup(reply, onAnswer) {
  const checks = reply.choices.filter(({ kind }) => kind !== "meta").map((choice) => choiceCheck(choice, onChange));
  const decide = h("button", { type: "button", class: "button-primary choice-decide", disabled: true, text: "決定", on: { click: onDecide } });
  let active = true;
  const ticked = () => checks.filter(({ input }) => input.checked).map(({ choice }) => choice);

  function onChange() {
    decide.toggleAttribute("disabled", !active || ticked().length === 0);
    for (const { element, input } of checks) element.classList.toggle("is-chosen", input.checked);
  }
  /** @param {Event} event */
  function onDecide(event) {
    const chosen = ticked();
    const label = chosen.map((choice) => choice.label).join("、");
    onAnswer({ choice: chosen.map(({ value }) => value), field: reply.field, label, byKeyboard: isKeyboardClick(event) });
  }
  return [{
    element: h("div", { class: "choice-form" }, h("div", { class: "choices-main" }, ...checks.map(({ element }) => element)), decide),
    update(state) {
      active = state.active;
      checks.forEach((check) => check.update(state));
      onChange();
      show(decide, active);
    },
  }];
}

/** @param {ChoicesReply} reply @param {(answer: Answer) => void} onAnswer @returns {Control} */
export function createChoices(reply, onAnswer) {
  /** @param {Choice} choice */
  const button = (choice) =>
    choiceButton(choice, (event) =>
      onAnswer({ choice: choice.value, field: reply.field, label: choice.label, byKeyboard: isKeyboardClick(event) }));
  const meta = reply.choices.filter(({ kind }) => kind === "meta").map(button);
  const main = reply.multiple ? checkGroup(reply, onAnswer) : reply.choices.filter(({ kind }) => kind !== "meta").map(button);
  const controls = [...main, ...meta];
  const element = h("div", { class: "choices", role: "group", "aria-label": "選択肢", tabindex: "-1" },
    main.length > 0 && h("div", { class: "choices-main" }, ...main.map((control) => control.element)),
    meta.length > 0 && h("div", { class: "choices-meta" }, ...meta.map((control) => control.element)));
  return { element, update: (state) => controls.forEach((control) => control.update(state)) };
}
