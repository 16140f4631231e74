// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { team as words } from '../../../lib/strings/pages-team';
import { messages, open, press, teamPages, type, used } from './team-page';
import { place } from './team-worker';
import { answer, HOSTILE, types } from './worker';

teamPages();

const offer = {
  id: 'looked',
  name: 'Payments',
  from: { kind: 'tracker' as const, place },
  where: 'acme/shop · .github/sightline.json',
  place,
};

describe('joining', () => {
  test('a team that was found, with one press', async () => {
    const world = open('#team', { teams: [], offers: [offer] });
    fireEvent.click(await screen.findByRole('button', { name: 'Join Payments' }));
    await screen.findByRole('heading', { level: 1, name: 'Payments' });
    expect(world.teams.map((t) => t.team.name)).toEqual(['Payments']);
    expect(messages('team.join')).toEqual([{ type: 'team.join', from: offer.from }]);
  });
  test('by an address: its host is asked for first, then it is shown, then joined', async () => {
    open('#team/+join', { teams: [] });
    type('Address or share code', 'https://settings.acme.example/teams/pay.json');
    press('Look');
    await screen.findByText('What Payments brings');
    expect(fakeBrowser.permissions.request).toHaveBeenCalledWith({
      origins: ['https://settings.acme.example/*'],
    });
    expect(types()).not.toContain('team.join');
    press('Join this team');
    await waitFor(() => expect(location.hash).toBe('#team/looked'));
    expect(messages('team.join')[0]?.from).toEqual({
      kind: 'url',
      url: 'https://settings.acme.example/teams/pay.json',
    });
  });
  test('a host that the browser does not allow is not read', async () => {
    open('#team/+join', { teams: [] });
    vi.mocked(fakeBrowser.permissions.request).mockResolvedValueOnce(false as never);
    type('Address or share code', 'https://settings.acme.example/a.json');
    press('Look');
    await screen.findByText(words.join.refused('settings.acme.example'));
    expect(types()).not.toContain('team.look');
  });
  test.each([
    ['', words.join.empty],
    ['http://acme.example/team.json', words.join.http],
  ])('%s is told and sent nowhere', async (typed, why) => {
    open('#team/+join', { teams: [] });
    type('Address or share code', typed);
    press('Look');
    await screen.findByText(why);
    expect(types()).not.toContain('team.look');
    expect(fakeBrowser.permissions.request).not.toHaveBeenCalled();
  });
  test('by a share code, wrapped by a mail program: no host is asked for', async () => {
    open('#team/+join', { teams: [] });
    type('Address or share code', ' SL1.abc\n def ');
    press('Look');
    await screen.findByText(words.join.code);
    expect(messages('team.look')[0]?.from).toEqual({ kind: 'code', code: 'SL1.abcdef' });
    expect(fakeBrowser.permissions.request).not.toHaveBeenCalled();
  });
  test('a file that is no team says where it is wrong, and nothing is offered to join', async () => {
    open('#team/+join', { teams: [] });
    answer({
      'team.look': () => ({ ok: false, problems: HOSTILE.map((text, i) => ({ text, line: i + 1 })) }),
    });
    type('Address or share code', 'https://acme.example/a.json');
    press('Look');
    await screen.findByText(words.join.broken);
    for (const text of HOSTILE)
      expect(
        screen.getAllByText((_, el) => el?.tagName === 'SPAN' && (el.textContent ?? '').includes(text))
          .length,
      ).toBe(1);
    expect(screen.queryByRole('button', { name: 'Join this team' })).toBeNull();
    expect(globalThis).not.toHaveProperty('hit');
  });
});

describe('a new team', () => {
  test('takes its name and the places that were ticked', async () => {
    open('#team/+new', { teams: [] }, [
      used(),
      used({ name: 'acme', scope: 'owner' }),
      used({ tracker: 'jira', site: 'acme.atlassian.net', name: 'SHOP' }),
    ]);
    fireEvent.click(await screen.findByLabelText(/all of acme/));
    fireEvent.click(screen.getByLabelText(/project SHOP/));
    press('Make the team');
    await screen.findByText('Type a name first.');
    type('Name', ' Returns ');
    press('Make the team');
    await screen.findByRole('heading', { level: 1, name: 'Returns' });
    expect(messages('team.make')).toEqual([
      {
        type: 'team.make',
        name: 'Returns',
        scopes: [
          { tracker: 'github', site: 'github.com', place: 'acme/*' },
          { tracker: 'jira', site: 'acme.atlassian.net', place: 'SHOP' },
        ],
      },
    ]);
  });
});
