// @ts-check
// What the live queue needs besides htmx: the focus stays where it was, what is new is said, and a lost connection too.

/** The links of the rows, in order. @returns {HTMLElement[]} */
const links = () => Array.from(document.querySelectorAll("#queue .ticket-link"));

/** @type {{ id: string, index: number } | null} */
let focused = null;

document.addEventListener("htmx:beforeSwap", () => {
  const active = document.activeElement;
  const inQueue = active instanceof HTMLElement && active.closest("#queue") !== null;
  focused = inQueue ? { id: active.id, index: links().indexOf(active) } : null;
});

document.addEventListener("htmx:afterSwap", () => {
  keepFocus(); // at once: whoever types on must not be disturbed later
  focused = null;
});
document.addEventListener("htmx:afterSettle", () => {
  tellNews();
  showOffline(false);
});

/** A row that has left the queue leaves its place to the one that follows. */
function keepFocus() {
  if (!focused || document.activeElement?.closest("#queue")) return;
  const rows = links();
  const there = document.getElementById(focused.id) ?? rows[Math.min(Math.max(focused.index, 0), rows.length - 1)];
  (there ?? document.getElementById("main"))?.focus({ preventScroll: true });
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let hideNews;
function tellNews() {
  const count = Number(document.getElementById("newest")?.dataset.news ?? 0);
  const news = document.getElementById("news");
  if (!news || !count) return;
  news.textContent = `新しい受付が${count}件あります`;
  clearTimeout(hideNews);
  hideNews = setTimeout(() => { news.textContent = ""; }, 8000);
}

/** @param {boolean} offline */
function showOffline(offline) {
  const notice = document.getElementById("offline");
  if (notice) notice.hidden = !offline;
}
for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(failure, () => showOffline(true));
}
