// Canvases know no style sheets: colours are read from the page when something is drawn.

/** The value of a custom property. */
export function color(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** Calls back when light and dark change: those of the system, or those of an editor that shows the page. */
export function onThemeChange(changed) {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
  new MutationObserver(changed).observe(document.body, { attributeFilter: ['class'] });
}
