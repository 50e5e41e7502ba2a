// Links of the list of changes lead to curves that may be hidden; the switch shows what did not change.

/** Binds the switch for the unchanged. */
export function bindList(root, charts) {
  const toggle = root.querySelector('[data-part="unchanged"]');
  toggle?.addEventListener('change', () => {
    root.classList.toggle('full', toggle.checked);
    charts.resize();
  });
}
