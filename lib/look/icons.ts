/**
 * The signs, as data: what `draw.ts` (page script) and `Icon.tsx` (panel and pages) both draw. Lines and fills are
 * in the current colour; `CUT` is the surface behind, so that a shape on a fill stays readable. Both renderers set
 * round caps and no fill on the drawing itself; a part says only where it differs.
 */
export type Part = readonly [
  tag: 'path' | 'circle' | 'rect',
  attrs: Readonly<Record<string, string | number>>,
];
export type Icon = { readonly box: 12 | 16; readonly parts: readonly Part[] };

const INK = 'currentColor';
const CUT = 'var(--cut,#fff)';
const BUTT = 'butt';

export const mark: Icon = {
  box: 16,
  parts: [
    ['path', { d: 'M1.3 11.9h4.3l8.6-8.6', stroke: INK, 'stroke-width': 2 }],
    ['circle', { cx: 5.6, cy: 11.9, r: 2.6, fill: INK }],
    ['circle', { cx: 10.5, cy: 11.9, r: 1.15, fill: INK }],
    ['circle', { cx: 14.2, cy: 11.9, r: 1.15, fill: INK }],
  ],
};
/** Not checked: a dash, neither ring nor frame. */
export const notChecked: Icon = {
  box: 12,
  parts: [['path', { d: 'M2.6 6h6.8', stroke: INK, 'stroke-width': 2 }]],
};
export const none: Icon = {
  box: 12,
  parts: [
    [
      'circle',
      {
        cx: 6,
        cy: 6,
        r: 4.6,
        stroke: INK,
        'stroke-width': 1.5,
        'stroke-dasharray': '2.1 1.51',
        'stroke-linecap': BUTT,
      },
    ],
  ],
};
export const incomplete: Icon = {
  box: 12,
  parts: [
    ['circle', { cx: 6, cy: 6, r: 4.6, stroke: INK, 'stroke-width': 1.5 }],
    ['path', { d: 'M6 2.9a3.1 3.1 0 0 1 0 6.2z', fill: INK }],
  ],
};
export const paused: Icon = {
  box: 12,
  parts: [
    ['path', { d: 'M3.7.4h4.6l3.3 3.3v4.6l-3.3 3.3H3.7L.4 8.3V3.7z', fill: INK }],
    ['path', { d: 'M4.5 3.6v4.8M7.5 3.6v4.8', stroke: CUT, 'stroke-width': 1.6, 'stroke-linecap': BUTT }],
  ],
};
export const framed: Icon = {
  box: 12,
  parts: [
    ['circle', { cx: 6, cy: 6, r: 4.6, stroke: INK, 'stroke-width': 1.5 }],
    ['circle', { cx: 6, cy: 6, r: 1.9, fill: INK }],
  ],
};
export const measuring: Icon = {
  box: 12,
  parts: [
    ['circle', { cx: 6, cy: 6, r: 4.6, stroke: INK, 'stroke-width': 1.5, opacity: 0.35 }],
    ['path', { d: 'M6 1.4A4.6 4.6 0 1 1 1.6 7.3', stroke: INK, 'stroke-width': 2 }],
  ],
};
export const up: Icon = {
  box: 12,
  parts: [
    ['circle', { cx: 6, cy: 6, r: 5.7, fill: INK }],
    ['path', { d: 'M6 9V3.4M3.5 5.7 6 3.2l2.5 2.5', stroke: CUT, 'stroke-width': 1.5 }],
  ],
};
export const downGood: Icon = {
  box: 12,
  parts: [
    ['circle', { cx: 6, cy: 6, r: 5.7, fill: INK }],
    ['path', { d: 'M6 3v5.6M3.5 6.3 6 8.8l2.5-2.5', stroke: CUT, 'stroke-width': 1.5 }],
  ],
};
export const down: Icon = {
  box: 12,
  parts: [
    ['path', { d: 'M6-.2 12.2 6 6 12.2-.2 6z', fill: INK }],
    ['path', { d: 'M6 3.4v5M4 6.5l2 2 2-2', stroke: CUT, 'stroke-width': 1.4 }],
  ],
};
export const upBad: Icon = {
  box: 12,
  parts: [
    ['path', { d: 'M6-.2 12.2 6 6 12.2-.2 6z', fill: INK }],
    ['path', { d: 'M6 8.6v-5M4 5.5l2-2 2 2', stroke: CUT, 'stroke-width': 1.4 }],
  ],
};
export const flat: Icon = {
  box: 12,
  parts: [
    ['circle', { cx: 6, cy: 6, r: 5.7, fill: INK }],
    ['path', { d: 'M3.3 4.8h5.4M3.3 7.2h5.4', stroke: CUT, 'stroke-width': 1.3, 'stroke-linecap': BUTT }],
  ],
};
/** Cannot tell. */
export const unknown: Icon = {
  box: 12,
  parts: [
    ['rect', { x: 0.9, y: 0.9, width: 10.2, height: 10.2, rx: 2.6, stroke: INK, 'stroke-width': 1.4 }],
    ['path', { d: 'M4.5 4.7a1.55 1.55 0 1 1 2.2 1.5c-.5.25-.7.5-.7 1', stroke: INK, 'stroke-width': 1.3 }],
    ['circle', { cx: 6, cy: 8.9, r: 0.8, fill: INK }],
  ],
};
export const due: Icon = {
  box: 12,
  parts: [
    ['path', { d: 'M2 .8h8v2.6L7.3 6 10 8.6v2.6H2V8.6L4.7 6 2 3.4z', fill: INK }],
    ['path', { d: 'M4.3 9.7h3.4L6 8z', fill: CUT }],
  ],
};
export const waived: Icon = {
  box: 12,
  parts: [
    ['circle', { cx: 6, cy: 6, r: 4.6, stroke: INK, 'stroke-width': 1.5 }],
    ['path', { d: 'M2.8 9.2 9.2 2.8', stroke: INK, 'stroke-width': 1.5, 'stroke-linecap': BUTT }],
  ],
};
/** A triangle with an exclamation mark: a gap, and every warning. */
export const gap: Icon = {
  box: 12,
  parts: [
    ['path', { d: 'M6 .6 11.8 11H.2z', fill: INK }],
    ['path', { d: 'M6 4v3.4', stroke: CUT, 'stroke-width': 1.5 }],
    ['circle', { cx: 6, cy: 9.2, r: 0.85, fill: CUT }],
  ],
};
export const fault: Icon = {
  box: 12,
  parts: [
    ['path', { d: 'M6-.2 12.2 6 6 12.2-.2 6z', fill: INK }],
    ['path', { d: 'M6 3.2v3.2', stroke: CUT, 'stroke-width': 1.5 }],
    ['circle', { cx: 6, cy: 8.6, r: 0.85, fill: CUT }],
  ],
};
export const check: Icon = {
  box: 12,
  parts: [['path', { d: 'm2 6.4 2.8 2.8L10 3.4', stroke: INK, 'stroke-width': 1.7 }]],
};
export const cross: Icon = {
  box: 12,
  parts: [['path', { d: 'm2.5 2.5 7 7m0-7-7 7', stroke: INK, 'stroke-width': 1.5 }]],
};
export const info: Icon = {
  box: 12,
  parts: [
    ['circle', { cx: 6, cy: 6, r: 5, stroke: INK, 'stroke-width': 1.3 }],
    ['path', { d: 'M6 5.4v3', stroke: INK, 'stroke-width': 1.4 }],
    ['circle', { cx: 6, cy: 3.5, r: 0.8, fill: INK }],
  ],
};
/** Opens downwards; turned by 180 degrees it folds. */
export const chevron: Icon = {
  box: 12,
  parts: [['path', { d: 'm3 4.5 3 3 3-3', stroke: INK, 'stroke-width': 1.5 }]],
};
export const kebab: Icon = {
  box: 12,
  parts: [
    ['circle', { cx: 2, cy: 6, r: 1.1, fill: INK }],
    ['circle', { cx: 6, cy: 6, r: 1.1, fill: INK }],
    ['circle', { cx: 10, cy: 6, r: 1.1, fill: INK }],
  ],
};
export const link: Icon = {
  box: 12,
  parts: [
    [
      'path',
      {
        d: 'M5 7 9.6 2.4M6.4 2.2h3.4v3.4M9.4 7.4v2a1 1 0 0 1-1 1H2.6a1 1 0 0 1-1-1V3.6a1 1 0 0 1 1-1h2',
        stroke: INK,
        'stroke-width': 1.3,
      },
    ],
  ],
};
/** Waits for its issue. */
export const pending: Icon = {
  box: 12,
  parts: [
    [
      'rect',
      {
        x: 1.4,
        y: 1.4,
        width: 9.2,
        height: 9.2,
        rx: 2.4,
        stroke: INK,
        'stroke-width': 1.5,
        'stroke-dasharray': '2.4 1.9',
        'stroke-linecap': BUTT,
      },
    ],
  ],
};
export const copy: Icon = {
  box: 12,
  parts: [
    ['rect', { x: 3.8, y: 3.8, width: 7, height: 7, rx: 1.4, stroke: INK, 'stroke-width': 1.4 }],
    ['path', { d: 'M8.2 1.2H2.6a1.4 1.4 0 0 0-1.4 1.4v5.6', stroke: INK, 'stroke-width': 1.4 }],
  ],
};
export const flag: Icon = {
  box: 12,
  parts: [['path', { d: 'M2.5 11V1.4h6.8L7.6 4l1.7 2.6H2.5', stroke: INK, 'stroke-width': 1.4 }]],
};
export const lock: Icon = {
  box: 12,
  parts: [
    ['rect', { x: 2, y: 5.2, width: 8, height: 5.6, rx: 1.4, fill: INK }],
    ['path', { d: 'M3.8 5V3.6a2.2 2.2 0 0 1 4.4 0V5', stroke: INK, 'stroke-width': 1.4 }],
  ],
};
