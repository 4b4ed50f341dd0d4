// @ts-check
// From the server's messages and our own unsent ones to one list of entries, in the order they are read. Pure.

/** @typedef {import("./api.js").Reply} Reply */
/** @typedef {import("./api.js").Message} Message */
/**
 * One bubble or card. The key of a bot entry is made of the visitor's message it answers and its place after it, so
 * that the same reply has the same key whether it came as an answer or was read back from the server.
 * @typedef {object} Entry
 * @property {string} key
 * @property {"visitor" | "bot" | "concierge" | "system"} role
 * @property {string} at RFC 3339
 * @property {Reply} [reply] all but visitor
 * @property {string | null} [author] name of the person who wrote it
 * @property {string} [text] visitor only
 * @property {{name: string, size: number} | null} [attachment] the file that the visitor sent
 * @property {"sent" | "waiting" | "sending" | "failed"} [status] visitor only
 * @property {import("./problem.js").ApiProblem | null} [problem] why sending failed
 * @property {string[]} [values] the choice values sent, as far as this page knows them
 * @property {string} [question] key of the entry whose choice was taken
 */
/**
 * A message of ours that the server has not acknowledged yet.
 * @typedef {object} Pending
 * @property {import("./api.js").Outgoing} body
 * @property {string} text what the visitor sees
 * @property {string} at
 * @property {"waiting" | "sending" | "failed"} status
 * @property {import("./problem.js").ApiProblem | null} problem of the last attempt
 * @property {string} [question]
 */

/** Stands for the message before the first one. */
export const START = "start";

/** @param {Message} message @returns {Reply[]} none of a turn in which the bot kept silent */
export function repliesOf({ replies, text }) {
  if (replies?.length) return replies;
  return text ? [{ type: "text", text }] : [];
}

/**
 * Entries of the replies that follow a visitor's message (null: the opening of the conversation).
 * @param {Reply[]} replies @param {string | null} anchor @param {string} at @returns {Entry[]}
 */
export function replyEntries(replies, anchor, at) {
  return replies.map((reply, index) => ({ key: `${anchor ?? START}/${index}`, role: "bot", at, reply }));
}

/** @param {Pending} pending @param {Entry["status"]} [status] @returns {Entry} */
export function visitorEntry(pending, status = pending.status) {
  const { message_id, choice } = pending.body;
  return {
    key: message_id,
    role: "visitor",
    at: pending.at,
    text: pending.text,
    status,
    problem: pending.problem,
    values: choice === undefined ? undefined : [choice].flat(),
    question: pending.question,
  };
}

/**
 * What a visitor's stored words mean on screen: a choice that the server kept by its value is shown by its label.
 * @param {string} text @param {Reply | undefined} question
 */
function shownText(text, question) {
  if (question?.type === "choices") {
    const known = question.choices.some((choice) => choice.label === text);
    return known ? text : (question.choices.find((choice) => choice.value === text)?.label ?? text);
  }
  return text;
}

/** @param {Message[]} messages in the server's order @returns {Entry[]} */
export function historyEntries(messages) {
  /** @type {Entry[]} */
  const entries = [];
  let anchor = START;
  let index = 0;
  /** @type {Reply | undefined} */
  let question;
  for (const message of messages) {
    const { role, at, message_id, author } = message;
    if (role === "visitor") {
      entries.push({ key: message_id, role, at, text: shownText(message.text, question), status: "sent", attachment: message.attachment });
      [anchor, index] = [message_id, 0];
      continue;
    }
    repliesOf(message).forEach((reply, place) => {
      if (reply.type === "choices") question = reply;
      const key = role === "bot" ? `${anchor}/${index++}` : `${message_id}/${place}`;
      entries.push({ key, role, at, reply, author });
    });
  }
  return entries;
}

/** @param {{entries: Entry[], outbox: Pending[]}} state @returns {Entry[]} what is acknowledged, then what is not */
export function timeline({ entries, outbox }) {
  return [...entries, ...outbox.map((pending) => visitorEntry(pending))];
}
