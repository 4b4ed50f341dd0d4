// @ts-check
import { h, show } from "./dom.js";

/**
 * @param {import("./api.js").Progress | null} progress
 * @returns {{label: string, count: string, answered: number, total: number} | null} null: nothing worth showing
 */
export function progressView(progress) {
  const label = progress?.title ?? "";
  const total = progress?.total ?? 0;
  if (!label || total <= 0) return null;
  const answered = Math.min(Math.max(progress?.answered ?? 0, 0), total);
  return { label, count: `${answered}/${total}問`, answered, total };
}

export function createProgress() {
  const label = h("span", { id: "progress-label", class: "progress-label" });
  const count = h("span", { id: "progress-count", class: "progress-count" });
  const bar = /** @type {HTMLProgressElement} */ (h("progress", { class: "progress-bar", "aria-labelledby": "progress-label progress-count" }));
  const element = h("div", { class: "progress", hidden: true }, label, bar, count);
  return {
    element,
    /** @param {import("./api.js").Progress | null} progress */
    update(progress) {
      const view = progressView(progress);
      show(element, view !== null);
      if (!view) return;
      label.textContent = view.label;
      count.textContent = view.count;
      bar.max = view.total;
      bar.value = view.answered;
    },
  };
}
