// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { refOf, THREE } from '../../gallery/list-slot';
import { tableOf } from '../../gallery/list-views';
import { NOW } from '../../gallery/views';
import { openList } from './open';

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

const refs = (n: number) => {
  const { tracker, site, key } = refOf(n);
  return { tracker, site, key };
};

describe('handing back', () => {
  const connected = { account: { login: 'acme-lead' }, isPublic: true } as const;

  test('nothing is posted without the click; who, where and to whom are said before', async () => {
    const l = await openList({ answers: tableOf(THREE, connected) });
    await l.click('Hand back #139');
    expect(l.find('#sl-hand')?.value).toMatch(/^@acme-pm This has no outcome yet:/);
    expect(l.active()?.id).toBe('sl-hand');
    expect(l.text()).toContain('Posted as acme-lead; everyone who can see the issue sees it.');
    expect(l.text()).toContain('acme/shop is public');
    await l.key('Enter', { ctrlKey: true });
    expect(l.sentOf('list.comment')).toEqual([]);
    await l.fill('#sl-hand', 'What should it change?');
    await l.click('Post the comment');
    expect(l.sentOf('list.comment')).toEqual([
      { type: 'list.comment', item: refs(139), text: 'What should it change?' },
    ]);
    expect(l.ui.getByRole('link', { name: 'See the comment' }).getAttribute('href')).toContain(
      '#issuecomment',
    );
    expect(l.current()).toBe('Wishlist reminders by e-mail');
  });

  test('an empty comment is not posted', async () => {
    const l = await openList({ answers: tableOf(THREE, connected) });
    await l.click('Hand back #139');
    await l.fill('#sl-hand', '  ');
    await l.click('Post the comment');
    expect(l.sentOf('list.comment')).toEqual([]);
    expect(l.text()).toContain('Write what is missing.');
  });

  test.each([
    ['timeout', 'the comment may have been posted'],
    // The connection may have broken after the comment had been sent.
    ['offline', 'the comment may have been posted'],
    ['rate-limited', 'Nothing was posted; try again later.'],
    ['locked', 'The issue is locked'],
  ] as const)('%s is said, and the text stays', async (code, words) => {
    const l = await openList({
      answers: { ...tableOf(THREE, connected), 'list.comment': () => ({ trouble: { code } }) },
    });
    await l.click('Hand back #139');
    await l.click('Post the comment');
    expect(l.text()).toContain(words);
    expect(l.find('#sl-hand')?.value).toContain('This has no outcome yet');
  });

  test.each([
    [false, 'This device is offline. Nothing was posted.'],
    [true, 'the comment may have been posted'],
  ])('no connection, where the device was online before: %s', async (online, words) => {
    const line = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(online);
    const l = await openList({
      answers: {
        ...tableOf(THREE, connected),
        'list.comment': () => {
          line.mockReturnValue(false);
          return { trouble: { code: 'offline' } };
        },
      },
    });
    await l.click('Hand back #139');
    await l.click('Post the comment');
    line.mockRestore();
    expect(l.text()).toContain(words);
    expect(l.text().includes('Nothing was posted')).toBe(!online);
  });

  test('without a token it leads to the connection instead', async () => {
    const l = await openList({ answers: tableOf(THREE) });
    await l.click('Hand back #139');
    expect(l.find('#sl-hand')).toBeNull();
    await l.click('Connect GitHub');
    expect(l.sentOf('page.options')).toEqual([{ type: 'page.options', hash: 'connections/github/acme' }]);
  });

  test('Escape closes the box, not the list', async () => {
    const l = await openList({ answers: tableOf(THREE, connected) });
    await l.click('Hand back #139');
    await l.key('Escape');
    expect(l.find('#sl-hand')).toBeNull();
    expect(l.closed).toEqual([]);
  });
});
