// @vitest-environment happy-dom
/** Rows within rows, and tables whose rows name other items: every badge stands with its own title. */
import { beforeEach, describe, expect, it } from 'vitest';
import { githubRows } from '../../../lib/trackers/github/rows-page';

const finder = githubRows();
const found = (path: string) => {
  const url = new URL(`https://github.com${path}`);
  return finder
    .scopes(document)
    .flatMap((scope) => [...scope.querySelectorAll(finder.link)])
    .flatMap((link) => finder.row(link, url) ?? [])
    .map((row) => ({ ...row, ...finder.badge(row.el) }));
};
const issue = (n: number, title: string) => `<a href="/acme/shop/issues/${n}">${title}</a>`;
const line = (n: number) => `<div class="Description-module__container">#${n}</div>`;

beforeEach(() => document.body.replaceChildren());

describe('rows within rows', () => {
  const tree = (own: string) =>
    `<main><div data-testid="sub-issues-issue-container"><ul><li>${issue(1, 'Parent')}${own}<ul><li>${issue(2, 'Child')}${line(2)}</li></ul></li></ul></div></main>`;
  const places = () =>
    found('/acme/shop/issues/9').map(({ item, mount }) => [
      item.key,
      (mount.end ?? mount.after)?.textContent,
    ]);

  it('a row without a line of its own does not take that of a row inside it', () => {
    document.body.innerHTML = tree('');
    expect(places()).toEqual([
      ['acme/shop#1', 'Parent'],
      ['acme/shop#2', '#2'],
    ]);
  });

  it('a line of its own is taken, also behind those inside', () => {
    document.body.innerHTML = tree('').replace('</ul></li>', `</ul>${line(1)}</li>`);
    expect(places()).toEqual([
      ['acme/shop#1', '#1'],
      ['acme/shop#2', '#2'],
    ]);
  });
});

describe('rows of a table', () => {
  const cell = (text: string, more = '') => `<div role="gridcell" ${more}>${text}</div>`;
  const titles = (...cells: string[]) => {
    document.body.innerHTML = `<main><div id="memex-project-view-root"><div role="row">${cells.join('')}</div></div></main>`;
    return found('/orgs/acme/projects/1').map((r) => r.title);
  };
  const number = cell('1');
  const menu = cell('<button>Row actions</button>2');
  const parent = cell(issue(5, 'Parent five'));

  it.each<[string, string[], string[]]>([
    ['an item', [number, cell(issue(4, 'Four')), parent], ['Four']],
    ['an item behind a menu', [menu, cell(issue(4, 'Four')), parent], ['Four']],
    ['an item under a row header', [number, `<div role="rowheader">${issue(4, 'Four')}</div>`], ['Four']],
    ['a row header that only counts', ['<div role="rowheader">1</div>', cell(issue(4, 'Four'))], ['Four']],
    ['a draft', [number, cell('A draft'), parent], []],
    ['a draft under a row header', ['<div role="rowheader">A draft</div>', parent], []],
    [
      'a draft whose title is not the first column',
      [number, cell('Todo'), cell('A draft', 'data-testid="TableCell{row: 0, column: Title}"'), parent],
      [],
    ],
    [
      'an item whose title is not the first column',
      [cell('Todo'), cell(issue(4, 'Four'), 'data-testid="TableCell{row: 0, column: Title}"')],
      ['Four'],
    ],
  ])('%s', (_, cells, expected) => {
    expect(titles(...cells)).toEqual(expected);
  });
});
