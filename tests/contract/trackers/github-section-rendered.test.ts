// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readRendered } from '../../../lib/trackers/github/rendered';
import { readRows, writeSection } from '../../../lib/trackers/github/section';
import { HOME } from '../../fixtures/outcome/full';
import { FIRST, rendered } from '../../support/section';

describe('rendered by the page', () => {
  const found = (markdown: string) => readRendered(rendered(markdown));

  it('is found under any level of heading, beside other headings', () => {
    const section = writeSection(FIRST).replace('## Outcome', '#### Outcome');
    const read = found(
      `# Outcome\n\nprose\n\n## Steps\n\n${section}\n\n## Outcome\n\n| a | b |\n| - | - |\n| 1 | 2 |`,
    );
    expect(read?.count).toBe(1);
    expect(read?.rows.map(([label]) => label)).toEqual([
      'Problem',
      'For whom',
      'Metric',
      'Target',
      'By',
      'Because',
    ]);
  });

  it('ignores buttons that the page adds, and reads the data through its colouring', () => {
    const root = rendered(writeSection(FIRST));
    const button = document.createElement('button');
    button.textContent = 'Copy';
    root.querySelectorAll('td')[1]?.append(button);
    root.querySelector('pre')?.append(button.cloneNode(true));
    const before = root.outerHTML;
    const read = readRendered(root);
    expect(root.outerHTML).toBe(before);
    if (!read) throw new Error('not found');
    expect(readRows(read, HOME)).toEqual({ kind: 'outcome', outcome: FIRST, handEdited: false });
  });

  it('counts a second one', () => {
    const read = found(`${writeSection(FIRST)}\n\n${writeSection(FIRST)}`);
    expect(read?.count).toBe(2);
    if (read) expect(readRows(read, HOME)).toMatchObject({ kind: 'damaged', why: 'doubled' });
  });

  it('is nothing without our data, or in a quote', () => {
    expect(found(writeSection(FIRST).replace(/<details>[\s\S]*<\/details>/, ''))).toBeNull();
    expect(found(writeSection(FIRST).replace(/^/gm, '> '))).toBeNull();
  });
});
