/** The options page with teams in memory behind it. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import type { StoreApi } from 'zustand';
import { Options } from '../../../components/options/Options';
import { useBase } from '../../../components/options/team/base';
import { useJoin } from '../../../components/options/team/file/join';
import { useTeams } from '../../../components/options/team/store';
import { useSettings } from '../../../components/page/places';
import type { ChosenPlace, OwnMessage } from '../../../lib/messages/protocol';
import { place, teamWorker, type World } from './team-worker';
import { answer, pages, sent } from './worker';

const back = <T,>(store: StoreApi<T>) => {
  const initial = store.getState();
  return () => store.setState(initial, true);
};
const restart = [back(useTeams), back(useBase), back(useJoin), back(useSettings)];

export const used = (more: Partial<ChosenPlace> = {}): ChosenPlace => ({
  tracker: 'github',
  site: 'github.com',
  name: place.name,
  scope: 'place',
  choice: 'used',
  at: 1,
  ...more,
});

/** Call once per file. */
export function teamPages(): void {
  pages();
  // A whole page is drawn for each test.
  vi.setConfig({ testTimeout: 30_000 });
  beforeEach(() => {
    for (const again of restart) again();
    // Nothing is laid out here.
    Element.prototype.scrollIntoView = () => undefined;
  });
  afterEach(async () => {
    cleanup();
    // What one test typed is not kept in the next one.
    await useTeams.getState().flush();
  });
}

/** Opens an address of the options, with a worker that knows these teams. */
export function open(hash: string, start: Partial<World> = {}, places: ChosenPlace[] = [used()]): World {
  const { world, replies } = teamWorker(start);
  answer(replies);
  answer({
    'settings.get': () => ({
      settings: { developer: false },
      places,
      remembered: [],
      markers: [],
      version: '0.1.0',
    }),
  });
  history.replaceState(null, '', hash);
  render(<Options />);
  return world;
}

/** As when a link is followed. */
export function go(hash: string): void {
  location.hash = hash;
  fireEvent(window, new Event('hashchange'));
}

export const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
export const type = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
/** Into the field at the end of chips. */
export function add(label: string | RegExp, value: string) {
  const field = screen.getByLabelText(label);
  fireEvent.change(field, { target: { value } });
  fireEvent.keyDown(field, { key: 'Enter' });
}

/** Messages of one type, in order. */
export const messages = <K extends OwnMessage['type']>(type: K) =>
  sent.filter((m): m is Extract<OwnMessage, { type: K }> => m.type === type);

/** The team that is shown. */
export function shown(id = 'checkout') {
  const { work, list } = useTeams.getState();
  const view = list.state === 'here' ? list.value.teams.find((t) => t.team.id === id) : undefined;
  return work[id]?.now ?? view?.team;
}
