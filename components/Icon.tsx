/** Draws an icon in the panel and in the extension's pages; the same data as `lib/look/draw.ts`. */
import { createElement } from 'react';
import type { Icon as Shape } from '../lib/look/icons';

const camel = (attrs: Readonly<Record<string, string | number>>) =>
  Object.fromEntries(
    Object.entries(attrs).map(([k, v]) => [k.replace(/-(\w)/g, (_, c: string) => c.toUpperCase()), v]),
  );

/** `className`: `ic` (12 px), `ic16` or `mark` (16 px), with colour classes beside it. Hidden from assistive technology. */
export function Icon({ shape, className = 'ic' }: { shape: Shape; className?: string }) {
  return (
    <svg
      className={className}
      viewBox={`0 0 ${shape.box} ${shape.box}`}
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {shape.parts.map(([tag, attrs], i) =>
        // The parts of a shape are fixed, so their place is their identity.
        createElement(tag, { ...camel(attrs), key: i }),
      )}
    </svg>
  );
}
