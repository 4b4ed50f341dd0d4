// @ts-check
import { h, show, unseen } from "./dom.js";
import { icon } from "./icons.js";
import { createProgress } from "./progress.js";
import { word } from "./words.js";

/**
 * A question before something that cannot be taken back. @param {{id: string, title: string, text: string, no: string, yes: string}} words
 * @param {(yes: boolean) => void} onAnswer also when it was closed without one
 */
export function createQuestion({ id, title, text, no, yes }, onAnswer) {
  const dialog = /** @type {HTMLDialogElement} */ (
    h("dialog", { class: "dialog", "aria-labelledby": `${id}-title`, "aria-describedby": `${id}-text` }));
  const close = (/** @type {string} */ value) => () => dialog.close(value);
  dialog.append(
    h("h3", { id: `${id}-title`, text: title }),
    h("p", { id: `${id}-text`, text }),
    h("div", { class: "dialog-actions" },
      h("button", { type: "button", class: "button-quiet", text: no, autofocus: true, on: { click: close("no") } }),
      h("button", { type: "button", class: "button-primary", text: yes, on: { click: close("yes") } })));
  dialog.addEventListener("close", () => onAnswer(dialog.returnValue === "yes"));
  return {
    element: dialog,
    ask() {
      dialog.returnValue = "";
      dialog.showModal();
    },
  };
}

const RESTART = {
  id: "restart", title: "最初から始めますか？", text: "いまの会話は、この画面では見られなくなります。新しい会話を始めてよろしいですか。",
  no: "このまま続ける", yes: "最初から始める",
};

/**
 * @typedef {{label: string, icon: import("./icons.js").IconName, onPress: () => void, isOn?: () => boolean}} MenuItem
 *   with `isOn` it is a switch: pressed, it turns and the menu stays
 */

/** @param {MenuItem} item @param {() => void} leave closes the menu */
function menuButton({ label, icon: name, onPress, isOn }, leave) {
  const mark = isOn && h("span", { class: "switch", "aria-hidden": "true" });
  const button = h("button", { type: "button", class: "menu-item", role: isOn && "switch", "aria-checked": isOn && String(isOn()) }, icon(name), label, mark);
  button.addEventListener("click", () => {
    if (!isOn) leave();
    onPress();
    if (isOn) button.setAttribute("aria-checked", String(isOn()));
  });
  return button;
}

/** A plain disclosure, not an ARIA menu: a few entries do not need arrow keys. @param {MenuItem[]} items */
function createMenu(items) {
  const toggle = h("button", { type: "button", class: "menu-toggle", "aria-expanded": "false", "aria-controls": "menu" },
    icon("more"), unseen(word("menu")));
  const panel = h("div", { id: "menu", class: "menu-panel", hidden: true });
  const element = h("div", { class: "menu" }, toggle, panel);

  /** @param {boolean} on */
  function open(on) {
    show(panel, on);
    toggle.setAttribute("aria-expanded", String(on));
  }
  toggle.addEventListener("click", () => open(panel.hidden));
  const leave = () => {
    open(false);
    toggle.focus();
  };
  panel.append(...items.map((item) => menuButton(item, leave)));
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    event.preventDefault(); // the launcher's panel stays open
    leave();
  });
  element.addEventListener("focusout", (event) => {
    if (!element.contains(/** @type {Node | null} */ (event.relatedTarget))) open(false);
  });
  return element;
}

/** Icons of the notices; their words have the same names. @type {Record<string, import("./icons.js").IconName>} */
const NOTICES = { queued: "clock", human: "person", closed: "check", offline: "alert" };

/**
 * @param {() => void} onRestart called once the visitor has confirmed
 * @param {MenuItem[]} items of the menu, before starting over
 * @param {() => void} [onClose] where there is something to close
 */
export function createHeader(onRestart, items, onClose) {
  const progress = createProgress();
  const restart = createQuestion(RESTART, (yes) => yes && onRestart());
  const notice = h("p", { class: "notice", hidden: true });
  const element = h("header", { class: "bar" },
    h("div", { class: "bar-top" },
      h("span", { class: "bar-mark" }, icon("harbour")),
      h("div", { class: "bar-names" },
        h("h2", { class: "bar-title", text: word("title") }),
        h("p", { class: "bar-subtitle", text: word("subtitle") })),
      createMenu([...items, { label: "最初から", icon: "restart", onPress: restart.ask }]),
      onClose && h("button", { type: "button", class: "bar-close", on: { click: onClose } }, icon("cross"), unseen(word("close")))),
    progress.element, notice, restart.element);

  /** @param {string | null} kind @param {string | null} person */
  function notify(kind, person) {
    const known = kind ? NOTICES[kind] : undefined;
    const text = kind === "human" && person ? `相談員の${person}さん（人が対応しています）` : (known && kind ? word(kind) : "");
    if (notice.dataset.kind === (kind ?? "") && notice.textContent === text) return;
    notice.dataset.kind = kind ?? "";
    show(notice, known !== undefined);
    notice.replaceChildren(...(known ? [icon(known), h("span", { text })] : []));
  }
  return {
    element,
    /** @param {import("./state.js").State} state */
    update({ progress: current, mode, person, connected, phase }) {
      progress.update(mode === "bot" && phase === "ready" ? current : null);
      notify(phase !== "ready" ? null : connected ? mode : "offline", person);
    },
  };
}
