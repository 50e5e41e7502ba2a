// Links of the list of changes lead to curves that may be folded away; the filter hides what did not change.

/** Opens what a link leads to, and binds the switch for the unchanged. */
export function bindList(charts) {
  const toggle = document.getElementById('unchanged');
  toggle?.addEventListener('change', () => {
    document.body.classList.toggle('full', toggle.checked);
    charts.resize();
  });
  for (const link of document.querySelectorAll('a[href^="#chart-"]'))
    link.addEventListener('click', () => document.querySelector(link.getAttribute('href'))?.closest('details')?.setAttribute('open', ''));
}
