/** What holds at places, through all layers. Asked for at every view and every row, so it is remembered. */
import type { Managed, SettingsAt } from '../messages/team-protocol';
import type { TeamStore } from '../store/teams';
import { settingsAt, settingsOf } from '../team/layers';
import { type ManagedSettings, UNMANAGED } from '../team/managed';
import type { Personal, Team } from '../team/team';
import type { Place } from '../trackers/tracker';
import { memo } from './memo';

export type SettingsDeps = {
  store: Pick<TeamStore, 'all'>;
  /** What the browser's administrator has set; absent: nothing can be set here. */
  managed?: (() => Promise<{ settings: ManagedSettings; view: Managed }>) | undefined;
  personal(): Promise<Personal>;
};

const NOTHING = { settings: UNMANAGED, view: { keys: [], locked: [], problems: [] } satisfies Managed };

export type TeamSettings = ReturnType<typeof teamSettings>;

export function teamSettings({ store, managed, personal }: SettingsDeps) {
  const layers = memo(
    () => '',
    async () => {
      const [records, set, mine] = await Promise.all([store.all(), managed?.() ?? NOTHING, personal()]);
      return { teams: records.map((r) => r.held.team), set, mine };
    },
  );
  const places = memo(
    (place: Place | undefined) => (place ? `${place.tracker}|${place.site}|${place.name}`.toLowerCase() : ''),
    async (place): Promise<SettingsAt> => {
      const { teams, set, mine } = await layers.get(undefined);
      const rest = { managed: set.settings, mine };
      return place ? settingsAt(place, teams, rest) : { ...settingsOf(rest), teams: [] };
    },
  );

  return {
    /** What holds at a place; absent: where no team is. The same object until something changes. */
    at: (place?: Place): Promise<SettingsAt> => places.get(place),
    /** What would hold where this team does. */
    async of(team: Team) {
      const { set, mine } = await layers.get(undefined);
      return settingsOf({ team, managed: set.settings, mine });
    },
    managed: async (): Promise<Managed> => (await layers.get(undefined)).set.view,
    teams: async (): Promise<readonly Team[]> => (await layers.get(undefined)).teams,
    /** Something has changed. */
    forget(): void {
      layers.forget();
      places.forget();
    },
  };
}
