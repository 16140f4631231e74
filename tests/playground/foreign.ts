/** The foreign writer: other people who change things, at a chosen moment between two of the client's requests. */
import { type Match, matches } from './faults';
import { asWebText, type GithubState, issueAt, setBody } from './github/state';
import type { WireRequest } from './wire';

interface Hook {
  match: Match;
  run: () => void;
  left: number;
}

export class Foreign {
  private beforeHooks: Hook[] = [];
  private afterHooks: Hook[] = [];

  constructor(private readonly state: GithubState) {}

  /** Runs `action` just before the next matching request is handled: "between the last GET and the PATCH". */
  before(match: Match, action: () => void, times = 1): void {
    this.beforeHooks.push({ match, run: action, left: times });
  }

  /** Runs `action` right after the next matching request was answered. */
  after(match: Match, action: () => void, times = 1): void {
    this.afterHooks.push({ match, run: action, left: times });
  }

  clear(): void {
    this.beforeHooks = [];
    this.afterHooks = [];
  }

  runBefore(request: WireRequest): void {
    this.beforeHooks = this.fire(this.beforeHooks, request);
  }

  runAfter(request: WireRequest): void {
    this.afterHooks = this.fire(this.afterHooks, request);
  }

  private fire(hooks: Hook[], request: WireRequest): Hook[] {
    for (const hook of hooks) {
      if (hook.left <= 0 || !matches(hook.match, request)) continue;
      hook.left -= 1;
      hook.run();
    }
    return hooks.filter((hook) => hook.left > 0);
  }

  /**
   * Somebody edits a body.
   * @param key `owner/repo#number`
   * @param text the new text, or a function of the present one
   * @param via `web` stores CRLF throughout, `api` stores as given
   */
  edit(
    key: string,
    login: string,
    text: string | ((body: string) => string),
    via: 'web' | 'api' = 'web',
  ): void {
    const issue = issueAt(this.state, key);
    const next = typeof text === 'string' ? text : text(issue.body ?? '');
    setBody(this.state, issue, via === 'web' ? asWebText(next) : next, login, via);
  }
}
