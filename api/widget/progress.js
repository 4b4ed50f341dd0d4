// @ts-check
import { h, show } from "./dom.js";

/** @type {Record<string, string>} */
const SECTIONS = {
  consent: "同意",
  product: "商品・サービスについて",
  market: "海外展開について",
  company: "会社について",
  documents: "書類について",
  compliance: "確認事項",
  contact: "連絡先",
};

/**
 * @param {import("./api.js").Progress | null} progress
 * @returns {{label: string, answered: number, total: number} | null} null: nothing worth showing
 */
export function progressView(progress) {
  const label = progress?.section && Object.hasOwn(SECTIONS, progress.section) ? SECTIONS[progress.section] : null;
  const total = progress?.total ?? 0;
  if (!label || total <= 0) return null;
  const answered = Math.min(Math.max(progress?.answered ?? 0, 0), total);
  return { label: `${label} ${answered}/${total}問`, answered, total };
}

export function createProgress() {
  const label = h("label", { class: "progress-label", for: "progress" });
  const bar = /** @type {HTMLProgressElement} */ (h("progress", { id: "progress", class: "progress-bar" }));
  const element = h("div", { class: "progress", hidden: true }, label, bar);
  return {
    element,
    /** @param {import("./api.js").Progress | null} progress */
    update(progress) {
      const view = progressView(progress);
      show(element, view !== null);
      if (!view) return;
      label.textContent = view.label;
      bar.max = view.total;
      bar.value = view.answered;
    },
  };
}
