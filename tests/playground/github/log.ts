import type { LogEntry } from '../wire';
import type { GithubState } from './state';

/** Log lines that match every given field; `path` may be a pattern. */
export function queryLog(
  state: GithubState,
  where: Partial<Omit<LogEntry, 'path'>> & { path?: string | RegExp } = {},
): LogEntry[] {
  return state.log.filter((entry) =>
    Object.entries(where).every(([key, want]) =>
      want instanceof RegExp ? want.test(entry.path) : entry[key as keyof LogEntry] === want,
    ),
  );
}
