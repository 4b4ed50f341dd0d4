// @ts-check
// Reads the conversation again every few seconds while a person may be writing. One source of live updates; another
// (a WebSocket) has the same two methods.

const INTERVAL_MS = 5_000;

/** @param {import("./client.js").ChatClient} client @param {Document} page */
export function createPoller(client, page = document) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  function wanted() {
    const { mode, connected } = client.state;
    return page.visibilityState === "visible" && (!connected || mode === "queued" || mode === "human");
  }

  function schedule() {
    clearTimeout(timer);
    timer = wanted() ? setTimeout(poll, INTERVAL_MS) : undefined;
  }
  async function poll() {
    await client.refresh();
    schedule();
  }
  function onVisibility() {
    if (page.visibilityState === "visible") void poll();
    else schedule();
  }
  /** @type {(() => void) | null} */
  let unsubscribe = null;
  return {
    start() {
      page.addEventListener("visibilitychange", onVisibility);
      unsubscribe = client.subscribe(() => void (timer === undefined && schedule()));
      schedule();
    },
    stop() {
      page.removeEventListener("visibilitychange", onVisibility);
      unsubscribe?.();
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
