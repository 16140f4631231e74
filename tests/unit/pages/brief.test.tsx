// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Brief } from '../../../components/brief/Brief';
import { asMarkdown, plain } from '../../../components/brief/markdown';
import type { Brief as Sheet } from '../../../lib/messages/team-protocol';
import { brief as words } from '../../../lib/strings/pages-brief';
import { messages } from './team-page';
import { checkout, viewOf } from './team-worker';
import { answer, HOSTILE, pages } from './worker';

pages();
afterEach(cleanup);

const sheet = (more: Partial<Sheet> = {}): Sheet => ({
  team: 'Checkout',
  intro: 'We look at what changed.',
  outcomes: [
    {
      key: 'acme/ENG-12',
      title: 'Delivery cost earlier',
      sentence: 'We believe that it will raise Checkout completion.',
      url: 'https://linear.app/acme/issue/ENG-12',
    },
  ],
  outputs: [{ key: 'acme/shop#9', title: 'New footer' }],
  roles: [{ name: 'Lead', people: ['acme-lead'], does: 'Decides.' }],
  rhythm: ['Every 2 weeks on Tuesday'],
  asks: [{ stage: 'ready', what: ['Problem', 'For whom'] }],
  rules: ['A bet starts building at 50 of 100 points.'],
  metrics: [{ name: 'Checkout completion', means: 'Sessions that reach the receipt.' }, { name: 'Tickets' }],
  goals: [{ name: 'More first orders', metric: 'Checkout completion', until: '2027-06-30' }],
  links: ['https://acme.example/how', 'javascript:alert(1)'],
  made: '2026-11-20',
  ...more,
});

function open(search: string) {
  history.replaceState(null, '', `/brief.html${search}`);
  return render(<Brief />);
}

test('the team of the address, on one page', async () => {
  answer({ 'team.brief': () => sheet() });
  open('?team=checkout');
  await screen.findByRole('heading', { level: 1, name: words.title('Checkout') });
  await waitFor(() => expect(document.title).toBe(words.title('Checkout')));
  expect(messages('team.brief')).toEqual([{ type: 'team.brief', id: 'checkout' }]);
  expect(screen.getByRole('link', { name: 'Delivery cost earlier (ENG-12)' })).toBeTruthy();
  expect(screen.getByText('New footer (acme/shop#9)').tagName).toBe('B');
  expect(
    screen.getByText('More first orders, measured by Checkout completion, until 30 Jun 2027'),
  ).toBeTruthy();
  const links = [...document.querySelectorAll('a')].map((a) => a.getAttribute('href'));
  expect(links.filter((l) => l?.startsWith('javascript'))).toEqual([]);
  expect(links).toContain('/options.html#people/checkout/intro');
});

test('without a name in the address it is the first team; without any it says what to do', async () => {
  answer({
    'team.list': () => ({
      teams: [viewOf(checkout())],
      offers: [],
      managed: { keys: [], locked: [], problems: [] },
    }),
    'team.brief': () => sheet({ outcomes: [], outputs: [], goals: [] }),
  });
  open('');
  await screen.findByText(words.noOutcomes);
  expect(screen.getByText(words.noGoals)).toBeTruthy();
  cleanup();
  answer({ 'team.list': () => ({ teams: [], offers: [], managed: { keys: [], locked: [], problems: [] } }) });
  open('');
  await screen.findByText(words.noTeam);
});

test('a worker that refuses is told, and asked again', async () => {
  answer({
    'team.brief': () => {
      throw new Error('there is no such team');
    },
  });
  open('?team=gone');
  await screen.findByText('Brief could not be read: there is no such team');
  answer({ 'team.brief': () => sheet() });
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByRole('heading', { level: 1 });
});

test('copied as Markdown; where the browser refuses, it stands there to be copied', async () => {
  const write = vi.fn(async () => undefined);
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: write } });
  answer({ 'team.brief': () => sheet() });
  open('?team=checkout');
  fireEvent.click(await screen.findByRole('button', { name: words.copy }));
  await screen.findByText(words.copied);
  expect(write).toHaveBeenCalledWith(asMarkdown(sheet()));
  write.mockRejectedValue(new Error('no'));
  fireEvent.click(screen.getByRole('button', { name: words.copy }));
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: words.copy });
  expect(field.value).toBe(asMarkdown(sheet()));
  vi.unstubAllGlobals();
});

describe('as Markdown', () => {
  test('headings, lists, links', () => {
    const text = asMarkdown(sheet());
    expect(text).toContain('# Checkout: how we work by outcomes\n\nWe look at what changed.\n\n## Outcomes');
    expect(text).toContain(
      '- **[Delivery cost earlier (ENG-12)](https://linear.app/acme/issue/ENG-12)** We believe',
    );
    expect(text).toContain('- **Ready**: Problem, For whom');
    expect(text).toContain('<https://acme.example/how>');
    expect(text).not.toContain('javascript:');
  });
  test('words of others stay words', () => {
    const text = asMarkdown(
      sheet({
        outputs: HOSTILE.map((title, i) => ({
          key: `a/b#${i}`,
          title,
          url: `https://x.example/a) [b](${i}`,
        })),
      }),
    );
    // Every bracket of a link or an element of theirs has its backslash.
    expect(text).not.toMatch(/(?<!\\)<(?!https:)/);
    expect(text).not.toMatch(/\]\([^)]*\s/);
  });
  test('no text makes a line, a heading or an open bracket of its own', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const out = plain(text);
        expect(out).not.toMatch(/\n/);
        expect(out).not.toMatch(/(?<!\\)(?:\\\\)*[[\]<>*_`#]/);
        expect(out).not.toMatch(/^(?:[-+]|\d+\.) /);
      }),
    );
  });
});
