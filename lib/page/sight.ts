/** Whether the Outcome section of a description is in view: the strip then does not repeat it. */

/** The heading of the section, in any language only by what it says; without one the end of the text. */
function sectionOf(rendered: Element): Element {
  const headings = [...rendered.querySelectorAll('h1,h2,h3,h4,h5,h6')];
  const own = headings.filter((h) => h.textContent?.trim() === 'Outcome').at(-1);
  return own ?? rendered.lastElementChild ?? rendered;
}

/** @param changed told when the section comes into view or leaves it */
export function watchSight(changed: () => void) {
  let target: Element | null = null;
  let seen = false;
  const observer = new IntersectionObserver((entries) => {
    const is = entries.at(-1)?.isIntersecting === true;
    if (is === seen) return;
    seen = is;
    changed();
  });
  return {
    /** True when the section in `rendered` is in view. The first answer about a new element is no. */
    sees(rendered: Element | null): boolean {
      const next = rendered && sectionOf(rendered);
      if (next !== target) {
        observer.disconnect();
        target = next;
        seen = false;
        if (next) observer.observe(next);
      }
      return seen;
    },
    stop: () => observer.disconnect(),
  };
}
