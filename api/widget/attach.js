// @ts-check
// Attaching files: by a button, by pasting, by dropping. What was chosen stands above the composer with its size, and
// goes when the visitor sends it.

import { h, show, unseen } from "./dom.js";
import { Files, KINDS, sizeLabel } from "./files.js";
import { icon } from "./icons.js";

/** @typedef {import("./files.js").Item} Item */

/** @typedef {ReturnType<typeof createAttach>} Attach */

/** @param {DataTransfer | null} data @returns {File[]} none of what is text, too: a cell of a table brings a picture of itself along */
const filesIn = (data) => (data === null || [...data.types].some((type) => type.startsWith("text/")) ? [] : [...data.files]);

/** @param {DragEvent} event */
const bringsFiles = ({ dataTransfer }) => dataTransfer?.types.includes("Files") === true;

/** @param {Item} item @param {Files} files @param {() => void} onGone */
function row(item, files, onGone) {
  const { id, file } = item;
  const bar = /** @type {HTMLProgressElement} */ (h("progress", { class: "progress-bar file-bar", max: 1, "aria-label": `${file.name}の送信` }));
  const note = h("p", { class: "file-note" });
  const retry = h("button", { type: "button", class: "button-quiet", "aria-label": `${file.name}をもう一度送る`, text: "もう一度送る", on: { click: () => files.send() } });
  const remove = h("button", { type: "button", class: "file-remove", on: { click: () => { files.remove(id); onGone(); } } }, icon("cross"), unseen(`${file.name}を取り消す`));
  const element = h("li", { class: "file" }, icon("clip"),
    h("div", { class: "file-body" }, h("p", { class: "file-name" }, h("span", { text: file.name }), h("span", { class: "file-size", text: `（${sizeLabel(file.size)}）` })), bar, note),
    retry, remove);
  return {
    element,
    /** @param {Item} now */
    update({ status, part, detail }) {
      show(bar, status === "sending");
      bar.value = part;
      show(retry, status === "failed");
      show(note, detail !== "");
      if (note.textContent !== detail) note.replaceChildren(...(detail ? [icon("alert"), h("span", { text: detail })] : []));
    },
  };
}

/**
 * @param {object} parts
 * @param {import("./files.js").Send} parts.send
 * @param {() => boolean} parts.mayAttach whether the visitor has consented
 * @param {(text: string) => void} parts.say reads aloud
 * @param {() => void} parts.onChange there is something to send, or there is not any more
 * @param {() => void} parts.onSent the server has one
 */
export function createAttach({ send, mayAttach, say, onChange, onSent }) {
  const input = /** @type {HTMLInputElement} */ (h("input", { type: "file", hidden: true, multiple: true, accept: ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png", "aria-label": "添付するファイル", tabindex: "-1" }));
  const button = h("button", { type: "button", class: "composer-attach", on: { click: () => input.click() } }, icon("clip"), unseen(`ファイルを添付（${KINDS}、10MBまで）`));
  const list = h("ul", { class: "files" });
  const hint = h("p", { class: "fine", text: "「送信」を押すと送ります。" });
  const tray = h("div", { class: "tray", role: "group", "aria-label": "添付するファイル", hidden: true }, list, hint);
  const target = h("div", { class: "drop", hidden: true, "aria-hidden": "true" }, icon("clip"), h("p", { text: "ここに置くと添付します" }), h("p", { class: "fine", text: `${KINDS}、1つ10MBまで` }));
  /** @type {Map<string, ReturnType<typeof row>>} */
  const rows = new Map();
  const files = new Files(send, {
    change(items) {
      for (const [id, { element }] of rows) if (!items.some((item) => item.id === id)) { element.remove(); rows.delete(id); }
      for (const item of items) {
        const view = rows.get(item.id) ?? row(item, files, () => button.focus());
        if (!rows.has(item.id)) list.append(view.element);
        rows.set(item.id, view);
        view.update(item);
      }
      show(tray, items.length > 0);
      show(hint, items.some(({ status }) => status === "ready"));
      onChange();
    },
    added: (items) => items.forEach(({ file, detail }) => say(detail ? `${file.name}：${detail}` : `${file.name}（${sizeLabel(file.size)}）を選びました。「送信」を押すと送ります。`)),
    failed: ({ file, detail }) => say(`${file.name}を送れませんでした。${detail}`),
    sent: onSent,
  });
  /** @param {File[]} chosen */
  const add = (chosen) => void (chosen.length > 0 && files.add(chosen, mayAttach()));

  input.addEventListener("change", () => {
    add([...(input.files ?? [])]);
    input.value = "";
  });
  return {
    files,
    button,
    input,
    tray,
    target,
    /** @param {ClipboardEvent} event */
    paste(event) {
      const pasted = filesIn(event.clipboardData);
      if (pasted.length === 0) return;
      event.preventDefault();
      add(pasted);
    },
    /** Lets files be dropped anywhere on it. @param {HTMLElement} area */
    accept(area) {
      area.addEventListener("dragover", (event) => {
        if (!bringsFiles(event)) return;
        event.preventDefault();
        show(target, true);
      });
      area.addEventListener("dragleave", (event) => show(target, area.contains(/** @type {Node | null} */ (event.relatedTarget))));
      area.addEventListener("drop", (event) => {
        if (!bringsFiles(event)) return;
        event.preventDefault();
        show(target, false);
        add([...(event.dataTransfer?.files ?? [])]);
      });
    },
    get hasReady() {
      return files.items.some(({ status }) => status === "ready" || status === "failed");
    },
  };
}
