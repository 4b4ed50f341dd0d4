// @ts-check

const FIRST_MS = 2_000;
const LONGEST_MS = 30_000;

/**
 * How long to wait before the next attempt. A little of it is left to chance, so that a server that was down is not
 * asked by all its visitors in the same instant.
 * @param {number} failures attempts that failed since it last went well @returns {number} milliseconds
 */
export function backoff(failures) {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** failures) * (0.75 + Math.random() / 4);
}
