// @ts-check
// Dates and times as shown, always Japan time: the office hours they stand beside are. Pure.

const ZONE = { timeZone: "Asia/Tokyo" };
const CLOCK = new Intl.DateTimeFormat("ja-JP", { ...ZONE, hour: "numeric", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("ja-JP", { ...ZONE, month: "long", day: "numeric", weekday: "short" });
const DATE = new Intl.DateTimeFormat("ja-JP", { ...ZONE, dateStyle: "short" });

/** @param {string} at RFC 3339 @returns {Date | null} */
function instant(at) {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** @param {string} at @returns {string} such as 9:05 */
export function clockLabel(at) {
  const date = instant(at);
  return date ? CLOCK.format(date) : "";
}

/** @param {string} at @returns {string} such as 11月24日(火) */
export function dayLabel(at) {
  const date = instant(at);
  return date ? DAY.format(date).replace("（", "(").replace("）", ")") : "";
}

/** @param {string} at @returns {string} such as 11月24日(火) 12:00まで */
export function deadlineLabel(at) {
  return instant(at) ? `${dayLabel(at)} ${clockLabel(at)}まで` : "";
}

/** @param {string} one @param {string} other RFC 3339 or Date @returns {boolean} */
export function sameDay(one, other) {
  const [a, b] = [instant(one), instant(other)];
  return a !== null && b !== null && DATE.format(a) === DATE.format(b);
}
