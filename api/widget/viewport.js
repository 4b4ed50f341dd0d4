// @ts-check
// iOS lays the on-screen keyboard over the page without making it smaller. The visual viewport tells what is left.

/** @param {HTMLElement} host @returns {() => void} stops it */
export function followViewport(host) {
  const viewport = window.visualViewport;
  if (!viewport) return () => {};
  function fit() {
    // Zoomed in by two fingers, the viewport is a magnifying glass and not the room there is.
    if (!viewport || viewport.scale > 1.01) return;
    host.style.setProperty("--minato-viewport-height", `${viewport.height}px`);
    host.style.setProperty("--minato-viewport-top", `${viewport.offsetTop}px`);
  }
  viewport.addEventListener("resize", fit);
  viewport.addEventListener("scroll", fit);
  fit();
  return () => {
    viewport.removeEventListener("resize", fit);
    viewport.removeEventListener("scroll", fit);
  };
}
