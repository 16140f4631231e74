/** Draws an icon into the page without a framework. */
import type { Icon } from './icons';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @param icon what to draw
 * @param className `ic` (12 px), `ic16` or `mark` (16 px); sizes are in `shared.css`
 * @returns an `<svg>` hidden from assistive technology: the text beside it says the same
 */
export function draw(icon: Icon, className = 'ic'): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const set = (el: Element, attrs: Readonly<Record<string, string | number>>) => {
    for (const name in attrs) el.setAttribute(name, String(attrs[name]));
  };
  set(svg, {
    class: className,
    viewBox: `0 0 ${icon.box} ${icon.box}`,
    fill: 'none',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  });
  for (const [tag, attrs] of icon.parts) {
    const part = document.createElementNS(SVG, tag);
    set(part, attrs);
    svg.append(part);
  }
  return svg;
}
