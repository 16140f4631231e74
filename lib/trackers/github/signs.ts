/** What GitHub's pages show of an issue beside its text, and which press closes or creates one. Pure reads. */
import type { ItemFacts } from '../../outcome/stage';
import { works } from '../pressable';
import type { TrackerSigns } from '../tracker';
import { around, first, words } from './ladder';
import { SIGN_SELECTORS, type SignSelectors } from './sign-selectors';
import { TRACKER } from './urls';

/**
 * Whether an issue is, or a button makes it, open or closed: by the names of Primer's states and icons, which are the
 * same in every language. UNVERIFIED: that a duplicate looks like what is not planned; else it is told as done here,
 * until the API tells it.
 */
function stateIn(el: Element | undefined): ItemFacts {
  const sign = `${el?.getAttribute('data-status')} ${el?.querySelector('svg')?.getAttribute('class')}`;
  if (/NotPlanned|-(?:skip|duplicate)/.test(sign)) return { status: 'closed', kind: 'canceled' };
  if (/issue-?closed/i.test(sign)) return { status: 'closed', kind: 'done' };
  return /issue-?(?:re)?opened/i.test(sign) ? { status: 'open' } : {};
}

/** The label that a link filters by; older markup names it. */
function labelOf(link: Element): string | undefined {
  const query = new URLSearchParams(link.getAttribute('href')?.split('?')[1]).get('q') ?? '';
  return link.getAttribute('data-name') ?? /label:(?:"([^"]+)|(\S+))/.exec(query)?.slice(1).find(Boolean);
}

/**
 * What the sidebar says under the projects of an issue: its column in each, and the names of fields beside it. A team's
 * own names are looked for among them, so that which is which need not be known.
 */
const saidIn = (section: Element): string[] =>
  [...section.querySelectorAll('*')].flatMap(
    (el) => (!el.childElementCount && !el.closest('a,h3,[role="tooltip"]') && words(el)) || [],
  );

/** @param table the selector ladders; tests hand in broken ones */
export function githubSigns(table: SignSelectors = SIGN_SELECTORS): TrackerSigns {
  /** Ctrl or Cmd+Enter in a form does what its button does (its hint says so, 2025-09). */
  function createdBy(target: Element, by: 'click' | 'keys'): Element | null | undefined {
    if (by === 'click') return around(target, table.createButton);
    const form = around(target, table.form);
    return form && first(form, table.createButton)?.el;
  }

  /** UNVERIFIED: that keys close anything on React's pages; on classic ones Ctrl+Shift+Enter did. */
  function closes(target: Element): boolean {
    const button = around(target, table.stateButton);
    if (!button || !works(button) || stateIn(button).kind !== 'done') return false;
    const scope = around(button, table.scope) ?? button;
    return stateIn(first(scope, table.state)?.el).status !== 'closed' && !first(scope, table.calledOff);
  }

  return {
    id: TRACKER,
    facts(at) {
      const scope = around(at, table.scope) ?? at;
      const labels = first(scope, table.labels)?.el;
      const projects = first(scope, table.projects)?.el;
      return {
        ...stateIn(first(scope, table.state)?.el),
        ...(labels && { labels: [...labels.querySelectorAll('a')].flatMap((a) => labelOf(a) ?? []) }),
        // Templates of projects come with "Todo, In Progress, Done" and with "Backlog, Ready, In progress, In review,
        // Done" (docs.github.com, "Managing project templates"); `stageOfFacts` knows these names.
        ...(projects?.querySelector('a[href*="/projects/"]') && { columns: saidIn(projects) }),
      };
    },
    actOf(target, by) {
      const create = createdBy(target, by);
      if (create) return works(create) ? 'create' : null;
      return by === 'click' && closes(target) ? 'close' : null;
    },
  };
}
