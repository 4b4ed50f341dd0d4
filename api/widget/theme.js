// @ts-check
// Light or dark, and how strong the contrast: what the `theme` attribute says, else what the system prefers.

/** @param {string | null} theme words such as "dark" or "light contrast" @param {boolean} dark @param {boolean} contrast what the system prefers */
export function shadeOf(theme, dark, contrast) {
  const wanted = (theme ?? "").split(/\s+/);
  return {
    dark: wanted.includes("dark") || (dark && !wanted.includes("light")),
    contrast: wanted.includes("contrast") || contrast,
  };
}

/** @param {HTMLElement} host @returns {{fit: () => void, stop: () => void}} */
export function followTheme(host) {
  const preferences = [matchMedia("(prefers-color-scheme: dark)"), matchMedia("(prefers-contrast: more)")];
  function fit() {
    const { dark, contrast } = shadeOf(host.getAttribute("theme"), preferences[0].matches, preferences[1].matches);
    host.toggleAttribute("data-dark", dark);
    host.toggleAttribute("data-contrast", contrast);
  }
  preferences.forEach((preference) => preference.addEventListener("change", fit));
  fit();
  return { fit, stop: () => preferences.forEach((preference) => preference.removeEventListener("change", fit)) };
}
