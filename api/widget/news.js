// @ts-check
// Which frames of the live stream say something that this page does not show yet. Pure.

import { repliesOf, START } from "./timeline.js";

/** @typedef {import("./api.js").Frame} Frame */
/** @typedef {Pick<import("./state.js").State, "mode" | "person" | "progress" | "entries" | "outbox">} Known */

/**
 * @param {string | undefined} after the visitor's message after which the stream begins; undefined: at the start
 * @returns {(frame: Frame, known: Known) => boolean} to be asked about each frame, in the order in which they come
 */
export function createNews(after) {
  // Bot replies are known by the message they answer and their place after it, as in the timeline.
  let [anchor, index] = [after ?? START, 0];

  /** @param {import("./api.js").Message} message @param {Known} known */
  function isNewMessage(message, { entries, outbox }) {
    const shown = (/** @type {string} */ key) => entries.some((entry) => entry.key === key);
    const underWay = (/** @type {string} */ id) => outbox.some(({ body, status }) => body.message_id === id && status === "sending");
    if (message.role === "visitor") {
      [anchor, index] = [message.message_id, 0];
      return !shown(anchor) && !underWay(anchor);
    }
    if (message.role !== "bot") return !shown(`${message.message_id}/0`);
    const first = index;
    index += repliesOf(message).length;
    return index > first && !shown(`${anchor}/${first}`) && !underWay(anchor);
  }

  return (frame, known) => {
    if (frame.type === "message") return isNewMessage(frame, known);
    if (frame.type !== "state") return false;
    const { asking, answered } = frame.progress ?? {};
    return frame.state !== known.mode || (frame.person ?? null) !== (known.person ?? null) || asking !== known.progress?.asking || answered !== known.progress?.answered;
  };
}
