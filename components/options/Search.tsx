/** The field over the navigation: finds a setting and leads to it. "/" goes there from anywhere. */
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { options } from '../../lib/strings/pages';
import { team as words } from '../../lib/strings/pages-team';
import type { Team } from '../../lib/team/team';
import { entries, search } from './search';

/** Somebody writes there: the key is part of the text. */
export const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches(
      'textarea, input:not([type="checkbox"], [type="radio"], [type="range"], [type="button"])',
    ));

export function Search({
  team,
  several,
  onQuery,
}: {
  team: Team | undefined;
  several: boolean;
  /** Results stand in the place of the navigation meanwhile. */
  onQuery(open: boolean): void;
}) {
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const all = useMemo(() => entries(team, several), [team, several]);
  const found = useMemo(() => search(all, query), [all, query]);
  const open = query.trim() !== '';
  useEffect(() => onQuery(open), [open, onQuery]);
  useEffect(() => {
    const key = (e: globalThis.KeyboardEvent) => {
      if (e.key !== '/' || e.ctrlKey || e.metaKey || e.altKey || isField(e.target)) return;
      e.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, []);

  const links = () => [...(list.current?.querySelectorAll('a') ?? [])];
  const onKey = (e: KeyboardEvent) => {
    const at = links().indexOf(document.activeElement as HTMLAnchorElement);
    if (e.key === 'Escape' && open) {
      setQuery('');
      field.current?.focus();
    } else if (e.key === 'ArrowDown') links()[at + 1]?.focus();
    else if (e.key === 'ArrowUp') (at > 0 ? links()[at - 1] : field.current)?.focus();
    else if (e.key === 'Enter' && at < 0) links()[0]?.click();
    else return;
    e.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: older screen readers know the role, not the element
    <div role="search" onKeyDown={onKey}>
      <div className="find">
        <input
          ref={field}
          type="search"
          className="in"
          value={query}
          placeholder={words.search.hint}
          aria-label={words.search.label}
          aria-controls={open ? id : undefined}
          aria-keyshortcuts="/"
          autoComplete="off"
          spellCheck={false}
          onChange={(e) => setQuery(e.target.value)}
        />
        {!open && (
          <span className="key" aria-hidden="true">
            <kbd>{words.search.key}</kbd>
          </span>
        )}
      </div>
      <p className="vh" role="status">
        {open ? words.search.found(found.length) : ''}
      </p>
      {open && (
        <div id={id} className="found">
          {found.length === 0 && <p className="s t2">{words.search.found(0)}</p>}
          <ul ref={list}>
            {found.map((f) => (
              <li key={`${f.href} ${f.name}`}>
                <a href={f.href} onClick={() => setQuery('')}>
                  <span>
                    {f.name}
                    <span className="s t2 blk">{options.sections[f.section]}</span>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
