// @ts-check
// A QR code that came as a data address of SVG, drawn by our own elements: a page's img-src need not allow it.

const SVG = "http://www.w3.org/2000/svg";
const KEPT = ["d", "transform", "fill", "stroke"];

/** @param {string} address "data:image/svg+xml;charset=utf-8,…" @param {string} label @returns {SVGElement} */
export function drawQr(address, label) {
  const text = decodeURIComponent(address.slice(address.indexOf(",") + 1));
  const given = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  const drawn = document.createElementNS(SVG, "svg");
  const size = given.getAttribute("width") ?? "164";
  for (const [name, value] of Object.entries({ class: "share-qr", role: "img", "aria-label": label, viewBox: `0 0 ${size} ${size}`, width: size, height: size })) {
    drawn.setAttribute(name, value);
  }
  for (const path of given.querySelectorAll("path")) {
    const copy = document.createElementNS(SVG, "path");
    // What holds for both may stand at the group around them.
    for (const name of KEPT) {
      const value = path.closest(`[${name}]`)?.getAttribute(name);
      if (value) copy.setAttribute(name, value);
    }
    drawn.append(copy);
  }
  return drawn;
}
