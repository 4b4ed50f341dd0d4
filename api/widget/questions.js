// @ts-check
// Which of the questions on screen can still be answered by a button, and what was answered. Pure.

/** @typedef {import("./timeline.js").Entry} Entry */
/** @typedef {{active: boolean, chosen: string[]}} QuestionState */

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

/** @param {Entry} question @param {string} text @returns {string[]} values of the choices that the words name, or none */
function valuesNamed(question, text) {
  if (question.reply?.type !== "choices") return [];
  const { choices, multiple } = question.reply;
  const words = multiple ? text.split("、") : [text];
  const values = words.map((word) => choices.find(({ label, value }) => label === word || value === word)?.value);
  return values.every((value) => value !== undefined) ? /** @type {string[]} */ (values) : [];
}

/** @param {Entry} question @param {Entry[]} answers visitor's messages after it, oldest first @returns {string[]} */
function chosenFor(question, answers) {
  const taken = answers.find((answer) => answer.question === question.key);
  if (taken) return taken.values ?? [];
  const next = answers[0];
  return next && !next.question ? valuesNamed(question, next.text ?? "") : [];
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
      const chosen = chosenFor(entry, answers);
      const replaced = place !== newest || (entry.reply?.type === "choices" && entry !== lastChoices);
      const taken = chosen.length > 0 || answers.some((answer) => answer.question === entry.key);
      states.set(entry.key, { active: !replaced && !taken && stillAsked(entry, place === latest, asking), chosen });
    }
  });
  return states;
}
