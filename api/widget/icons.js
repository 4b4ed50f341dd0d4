// @ts-check
// Line icons on a 24-pixel grid, drawn for Minato. Always decoration: the words next to them carry the meaning.

const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  harbour: ["M12 4v13", "M12 5l6 9h-6", "M12 8l-4.5 6H12", "M3 18c1.5 1.6 3 1.6 4.5 0s3-1.6 4.5 0 3 1.6 4.5 0 3-1.6 4.5 0"],
  person: ["M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z", "M4.5 20c.8-3.8 3.8-6 7.5-6s6.7 2.2 7.5 6"],
  send: ["M4 12h15", "M13 6l6 6-6 6"],
  more: ["M5 12h.01", "M12 12h.01", "M19 12h.01"],
  check: ["M5 12.5l4.5 4.5L19 7.5"],
  cross: ["M6.5 6.5l11 11", "M17.5 6.5l-11 11"],
  question: ["M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.2-1.5 2.3", "M12 18h.01"],
  dash: ["M6 12h12"],
  info: ["M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z", "M12 11v5.5", "M12 7.5h.01"],
  chevron: ["M6 9.5l6 6 6-6"],
  clock: ["M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z", "M12 7.5V12l3 2"],
  alert: ["M12 4L2.8 20h18.4L12 4z", "M12 10v4.5", "M12 17.3h.01"],
  edit: ["M4 20l1-4L16 5l3 3L8 19l-4 1z"],
  restart: ["M5 12a7 7 0 1 0 2-4.9", "M7 3.5V7.5h4"],
  devices: ["M3 5h13v9H3z", "M6 18h6", "M18 9h3v10h-5V9z"],
  code: ["M4 8h16v8H4z", "M8 12h.01", "M12 12h.01", "M16 12h.01"],
  clip: ["M19 11.5l-7.3 7.3a4.6 4.6 0 0 1-6.5-6.5l8-8a3.1 3.1 0 0 1 4.4 4.4l-8 8a1.5 1.5 0 0 1-2.2-2.2l7.3-7.3"],
  keyboard: ["M3 7h18v10H3z", "M7 14h10", "M7 10.5h.01", "M10.5 10.5h.01", "M14 10.5h.01", "M17.5 10.5h.01"],
  mail: ["M3 6h18v12H3z", "M3.5 7l8.5 6.5L20.5 7"],
  ticket: ["M4 7h16v3.5a1.8 1.8 0 0 0 0 3.5V17H4v-3a1.8 1.8 0 0 0 0-3.5z", "M14 7v10"],
};

/** @typedef {keyof typeof PATHS} IconName */

/** @param {IconName} name @returns {SVGElement} */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  svg.setAttribute("class", "icon");
  for (const d of PATHS[name]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}
