// @ts-check
// Asks the server again: every few seconds where no live stream tells what is new, soon and then less often while
// something is wrong, and at once when the visitor or the network comes back.

import { backoff } from "./backoff.js";

/** @typedef {"rest" | "watch" | "live" | "trouble"} Need */

/** In milliseconds. A live stream can die without a word; a look now and then finds out. */
const INTERVALS = { watch: 5_000, live: 60_000 };

/** @param {import("./state.js").State} state @param {boolean} hidden @returns {Need} */
function needOf({ phase, mode, connected, live, outbox }, hidden) {
  if (hidden && outbox.length === 0) return "rest";
  if (phase === "failed") return "trouble";
  if (phase !== "ready") return "rest";
  if (!connected || outbox.some(({ problem }) => problem && !problem.rejected)) return "trouble";
  if (hidden) return "rest";
  if (live) return "live";
  return mode === "closed" ? "rest" : "watch";
}

/** @param {import("./client.js").ChatClient} client @param {Document} page @param {Window} host */
export function createPoller(client, page = document, host = window) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {Need} */
  let need = "rest";
  let failures = 0;
  let running = false;

  function arm() {
    clearTimeout(timer);
    timer = need === "rest" ? undefined : setTimeout(poll, need === "trouble" ? backoff(failures) : INTERVALS[need]);
  }
  function follow() {
    const now = running ? needOf(client.state, page.visibilityState === "hidden") : "rest";
    if (now === need) return;
    need = now;
    failures = 0;
    arm();
  }
  async function poll() {
    clearTimeout(timer);
    timer = undefined;
    failures += 1;
    await client.wake();
    follow();
    if (timer === undefined) arm();
  }
  function onVisibility() {
    if (page.visibilityState === "hidden") follow();
    else void poll();
  }
  function onReturn() {
    failures = 0;
    void poll();
  }
  /** @type {[EventTarget, string, () => void][]} */
  const sources = [[page, "visibilitychange", onVisibility], [host, "focus", onReturn], [host, "online", onReturn], [host, "offline", () => client.loseTouch()], [page, "resume", onReturn]];
  /** @type {(() => void) | null} */
  let unsubscribe = null;
  return {
    start() {
      running = true;
      for (const [target, type, listener] of sources) target.addEventListener(type, listener);
      unsubscribe = client.subscribe(follow);
      follow();
    },
    stop() {
      running = false;
      for (const [target, type, listener] of sources) target.removeEventListener(type, listener);
      unsubscribe?.();
      follow();
    },
  };
}
