// @vitest-environment happy-dom
/** Which press in Linear's pages creates an issue: on our own practice pages in two languages. */
import { describe, expect, test, vi } from 'vitest';
import { linearPage } from '../../../lib/trackers/linear/page';
import { linearSigns } from '../../../lib/trackers/linear/signs';
import type { Held } from '../../../lib/trackers/tracker';
import { handleLinearPage } from '../../playground/linear/pages';
import { seedLinear } from '../../playground/linear/seed';
import type { LinearSettings } from '../../playground/linear/settings';
import { emptyLinear } from '../../playground/linear/state';
import { splitUrl } from '../../playground/wire';

// On a busy machine (ms).
vi.setConfig({ testTimeout: 60_000 });

const signs = linearSigns();
const WAYS = ['click', 'keys'] as const;

function ask<T>(path: string, look: Partial<LinearSettings>): T {
  const state = emptyLinear();
  seedLinear(state);
  Object.assign(state.settings, look);
  const request = { method: 'GET', ...splitUrl(`https://linear.app${path}`), headers: {}, body: '' };
  return JSON.parse(handleLinearPage(state, state.settings, request).body) as T;
}
const framed = (main: string, portal = '') =>
  new DOMParser().parseFromString(
    `<!doctype html><body class="is-bootstrapped loaded"><div id="root"><main>${main}</main></div><div id="portalLayoutRoot">${portal}</div>`,
    'text/html',
  );
const view = (path: string, look: Partial<LinearSettings> = {}) =>
  ask<{ html: string }>(`/_practice/view?path=${encodeURIComponent(path)}`, look).html;
const composer = (look: Partial<LinearSettings> = {}) =>
  ask<{ html: string }>('/_practice/composer?path=/acme/team/ENG/active', look).html;

function pressed(doc: Document, by: (typeof WAYS)[number] = 'click'): [Held, string][] {
  return [...doc.querySelectorAll('a,button,input,[role],[contenteditable]')].flatMap((el) => {
    const act = signs.actOf(el, by);
    return act ? [[act, el.textContent?.trim() ?? '']] : [];
  });
}
/** A document that knows where it is, as those of windows do. */
const at = (doc: Document, pathname: string): Document =>
  Object.defineProperty(doc, 'location', { value: { pathname } });

describe.each(['en', 'de'] as const)('%s', (lang) => {
  test.each([
    ['a list', '/acme/team/ENG/active'],
    ['an issue', '/acme/issue/ENG-142'],
  ])('a form over %s: its button, and keys in its fields', (_, path) => {
    const doc = framed(view(path, { lang }), composer({ lang }));
    // Over another page only words tell an issue's form from others: where they are not known, the page half of the
    // adapter finds no form either, and the press goes on.
    if (lang !== 'en') {
      expect(linearPage().find(doc, new URL(path, 'https://linear.app'), true).state).not.toBe('new');
      for (const by of WAYS) expect(pressed(doc, by)).toEqual([]);
      return;
    }
    expect(pressed(doc).map(([act]) => act)).toEqual(['create']);
    expect(pressed(doc)[0]?.[1]).not.toBe('');
    for (const field of doc.querySelectorAll('[role="dialog"] [contenteditable]'))
      expect(signs.actOf(field, 'keys')).toBe('create');
    for (const field of doc.querySelectorAll('main [contenteditable],main button'))
      expect(signs.actOf(field, 'keys')).toBe(null);
  });

  test('a form on a page of its own', () => {
    const doc = framed(view('/acme/team/ENG/new', { lang }));
    expect(pressed(at(doc, '/acme/team/ENG/new')).map(([act]) => act)).toEqual(['create']);
    const title = doc.querySelector('[aria-multiline="false"]');
    expect(title && signs.actOf(title, 'keys')).toBe('create');
  });

  test.each([
    '/acme/issue/ENG-142',
    '/acme/team/ENG/active',
    '/acme/team/ENG/board',
    '/acme/inbox',
    '/acme/my-issues/assigned',
    '/acme/projects/all',
  ])('%s: nothing of ours happens there', (path) => {
    const doc = at(framed(view(path, { lang })), path);
    for (const by of WAYS) expect(pressed(doc, by)).toEqual([]);
    // Nor if its address were that of a form.
    const form = at(framed(view(path, { lang })), '/acme/team/ENG/new');
    if (path.includes('/issue/')) expect(pressed(form)).toEqual([]);
  });
});

test('another dialog with one field of one line is no form for an issue', () => {
  const field = '<div contenteditable="true" role="textbox" aria-multiline="false"></div>';
  const doc = framed('', `<div role="dialog">${field}<button type="submit">Create project</button></div>`);
  for (const by of WAYS) expect(pressed(doc, by)).toEqual([]);
});

test('two buttons that could be it: nobody knows which, and the press goes on', () => {
  const doc = framed('', composer());
  const button = doc.querySelector('[type="submit"]');
  button?.after(button.cloneNode(true));
  for (const by of WAYS) expect(pressed(doc, by)).toEqual([]);
});

test('if it is no button that sends a form, its English name tells it', () => {
  const doc = framed('', composer());
  const button = doc.querySelector('[type="submit"]');
  button?.setAttribute('type', 'button');
  expect(pressed(doc)).toEqual([]);
  button?.setAttribute('aria-label', 'Create issue');
  expect(pressed(doc).map(([act]) => act)).toEqual(['create']);
});

test('no page tells facts of an issue without words', () => {
  const doc = framed(view('/acme/issue/ENG-142'));
  expect(signs.facts(doc.body)).toEqual({});
});
