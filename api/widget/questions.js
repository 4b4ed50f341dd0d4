// @ts-check
// Which of the questions on screen can still be answered by a button. Pure.

/** @typedef {import("./timeline.js").Entry} Entry */
/** @typedef {{active: boolean}} QuestionState */

/** @param {Entry} entry has buttons */
const isQuestion = (entry) => entry.reply?.type === "choices" || entry.reply?.type === "summary";

/** @param {Entry[]} entries @returns {Entry[][]} each visitor's message with all that follows it */
function turnsOf(entries) {
  /** @type {Entry[][]} */
  const turns = [[]];
  for (const entry of entries) {
    if (entry.role === "visitor") turns.push([]);
    turns[turns.length - 1].push(entry);
  }
  return turns;
}

/** @param {Entry} question @param {string} text @returns {boolean} whether the words are the labels or values of its choices */
function isNamed(question, text) {
  if (question.reply?.type !== "choices") return false;
  const { choices, multiple } = question.reply;
  const words = multiple ? text.split("、") : [text];
  return words.every((word) => choices.some(({ label, value }) => label === word || value === word));
}

/** @param {Entry} question @param {Entry[]} answers visitor's messages after it, oldest first @returns {boolean} */
function isTaken(question, answers) {
  const next = answers[0];
  const typed = next !== undefined && !next.question && isNamed(question, next.text ?? "");
  return typed || answers.some((answer) => answer.question === question.key);
}

/**
 * A question stays open while it is the newest one. When the bot has answered something else since (a visitor's own
 * question, say), it is open only if it is still what the bot is asking for.
 * @param {Entry} question @param {boolean} isLatestTurn @param {string | null | undefined} asking undefined: not known
 */
function stillAsked(question, isLatestTurn, asking) {
  if (isLatestTurn || asking === undefined) return true;
  const field = question.reply?.type === "choices" ? (question.reply.field ?? null) : null;
  return field === asking;
}

/**
 * @param {Entry[]} entries the whole timeline
 * @param {string | null | undefined} asking field that the bot is asking for; null: none
 * @returns {Map<string, QuestionState>} by entry key, for each entry that has buttons
 */
export function questionStates(entries, asking) {
  const turns = turnsOf(entries);
  const newest = turns.findLastIndex((turn) => turn.some((entry) => isQuestion(entry) || entry.reply?.type === "handoff"));
  const latest = turns.findLastIndex((turn) => turn.some((entry) => entry.role !== "visitor"));
  const states = new Map();
  turns.forEach((turn, place) => {
    const answers = turns.slice(place + 1).flatMap((later) => later.filter((entry) => entry.role === "visitor"));
    const lastChoices = turn.findLast((entry) => entry.reply?.type === "choices");
    for (const entry of turn.filter(isQuestion)) {
      const replaced = place !== newest || (entry.reply?.type === "choices" && entry !== lastChoices);
      states.set(entry.key, { active: !replaced && !isTaken(entry, answers) && stillAsked(entry, place === latest, asking) });
    }
  });
  return states;
}
