// @ts-check
// One WebSocket, from its first frame to its end. It is opened again elsewhere.

/** @typedef {import("./api.js").Frame} Frame */
/** @typedef {{frame: (frame: Frame) => void, end: () => void}} Listener `end` comes once, unless closed by us */
/** @typedef {(() => void) & {tell?: (frame: object) => void}} Line called, it closes; nothing is heard after */

/** @param {unknown} data @returns {Frame | null} */
function frameOf(data) {
  if (typeof data !== "string") return null;
  try {
    const frame = JSON.parse(data);
    return typeof frame?.type === "string" ? frame : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** @param {string} url @param {typeof WebSocket} Socket @returns {WebSocket | null} null where the page may not open one */
function connect(url, Socket) {
  try {
    return new Socket(url);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/**
 * @param {string} url without any secret: addresses end up in logs
 * @param {object} hello the first frame
 * @param {Listener} on
 * @param {typeof WebSocket} Socket
 * @returns {Line}
 */
export function openSocket(url, hello, on, Socket = WebSocket) {
  const socket = connect(url, Socket);
  const ours = new AbortController();
  const options = { signal: ours.signal };
  if (socket === null) queueMicrotask(() => ours.signal.aborted || on.end());
  socket?.addEventListener("open", () => socket.send(JSON.stringify(hello)), options);
  socket?.addEventListener("message", ({ data }) => {
    const frame = frameOf(data);
    if (frame) on.frame(frame);
  }, options);
  socket?.addEventListener("close", () => on.end(), options);
  const close = () => {
    ours.abort();
    socket?.close();
  };
  // What is told to a socket that is not open is not worth keeping.
  const tell = (/** @type {object} */ frame) => void (socket?.readyState === Socket.OPEN && socket.send(JSON.stringify(frame)));
  return Object.assign(close, { tell });
}
