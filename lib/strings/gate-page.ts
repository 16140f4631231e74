/** What strip and card say of a held press; the rest is in `gate.ts`, which the page carries only with its dialog. */

export const GATE_FAILED = 'Sightline could not open its check. Press again: it goes through.';
