// @ts-check
import { h, show, unseen } from "./dom.js";
import { icon } from "./icons.js";
import { createProgress } from "./progress.js";

/** The question before a conversation is left. @param {() => void} onConfirm */
function restartDialog(onConfirm) {
  const dialog = /** @type {HTMLDialogElement} */ (
    h("dialog", { class: "dialog", "aria-labelledby": "restart-title", "aria-describedby": "restart-text" }));
  const close = () => dialog.close();
  const confirm = () => {
    close();
    onConfirm();
  };
  dialog.append(
    h("h3", { id: "restart-title", text: "最初から始めますか？" }),
    h("p", { id: "restart-text", text: "いまの会話は、この画面では見られなくなります。新しい会話を始めてよろしいですか。" }),
    h("div", { class: "dialog-actions" },
      h("button", { type: "button", class: "button-quiet", text: "このまま続ける", autofocus: true, on: { click: close } }),
      h("button", { type: "button", class: "button-primary", text: "最初から始める", on: { click: confirm } })));
  return dialog;
}

/** A plain disclosure, not an ARIA menu: one entry does not need arrow keys. @param {() => void} onRestart */
function createMenu(onRestart) {
  const toggle = h("button", { type: "button", class: "menu-toggle", "aria-expanded": "false", "aria-controls": "menu" },
    icon("more"), unseen("メニュー"));
  const restart = h("button", { type: "button", class: "menu-item" }, icon("restart"), "最初から");
  const panel = h("div", { id: "menu", class: "menu-panel", hidden: true }, restart);
  const element = h("div", { class: "menu" }, toggle, panel);

  /** @param {boolean} on */
  function open(on) {
    show(panel, on);
    toggle.setAttribute("aria-expanded", String(on));
  }
  toggle.addEventListener("click", () => open(panel.hidden));
  restart.addEventListener("click", () => {
    open(false);
    toggle.focus();
    onRestart();
  });
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    open(false);
    toggle.focus();
  });
  element.addEventListener("focusout", (event) => {
    if (!element.contains(/** @type {Node | null} */ (event.relatedTarget))) open(false);
  });
  return element;
}

/** @type {Record<string, {text: string, icon: import("./icons.js").IconName}>} */
const NOTICES = {
  queued: { text: "相談員に引き継ぎました。画面を閉じても、ご相談の内容は残ります。", icon: "clock" },
  human: { text: "相談員（人）が対応しています。", icon: "person" },
  closed: { text: "このご相談は終了しました。", icon: "check" },
  offline: { text: "通信が切れています。自動でつなぎ直します。", icon: "alert" },
};

/** @param {() => void} onRestart called once the visitor has confirmed */
export function createHeader(onRestart) {
  const progress = createProgress();
  const dialog = restartDialog(onRestart);
  const notice = h("p", { class: "notice", hidden: true });
  const element = h("header", { class: "bar" },
    h("div", { class: "bar-top" },
      h("span", { class: "bar-mark" }, icon("harbour")),
      h("div", { class: "bar-names" },
        h("h2", { class: "bar-title", text: "ミナト" }),
        h("p", { class: "bar-subtitle", text: "海外展開のご相談" })),
      createMenu(() => dialog.showModal())),
    progress.element, notice, dialog);

  /** @param {string | null} kind @param {string | null} person */
  function notify(kind, person) {
    const known = kind ? NOTICES[kind] : undefined;
    const text = kind === "human" && person ? `相談員の${person}さん（人が対応しています）` : (known?.text ?? "");
    if (notice.dataset.kind === (kind ?? "") && notice.textContent === text) return;
    notice.dataset.kind = kind ?? "";
    show(notice, known !== undefined);
    notice.replaceChildren(...(known ? [icon(known.icon), h("span", { text })] : []));
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
