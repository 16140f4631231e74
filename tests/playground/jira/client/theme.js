/** Follows the system's theme; the attribute never says "auto". */
(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const show = () =>
    document.documentElement.setAttribute('data-color-mode', dark.matches ? 'dark' : 'light');
  show();
  dark.addEventListener('change', show);
})();
