import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../playground/github/markdown/blocks';

const context = {
  repository: 'acme/shop',
  knowsUser: (login: string) => login === 'acme-dev',
  issueTitle: (_: string, number: number) => (number === 142 ? 'Guest' : null),
};
const render = (text: string) => renderMarkdown(text, context);

describe('practice tracker: Markdown as GitHub shows it', () => {
  it('drops comments, keeps what stands between them', () => {
    const html = render(
      'Hello\n\n<!-- mark v1 -->\n## Outcome\n\ntext <!-- in line --> end\n<!-- /mark -->\n\ntail',
    );
    expect(html).not.toContain('mark');
    expect(html).toContain('<h2 dir="auto">Outcome</h2>');
    expect(html).toContain('<p dir="auto">text  end</p>');
    expect(html).toContain('<p dir="auto">tail</p>');
  });

  it('wraps tables, honours escaped pipes, <br> and inline marks', () => {
    const html = render('| A | B |\r\n| --- | :-: |\r\n| a \\| b<br>c | **d** `x\\|y` |');
    expect(html).toContain('<markdown-accessiblity-table><table role="table">');
    expect(html).toContain('<td>a | b<br>c</td>');
    expect(html).toContain('<td align="center"><strong>d</strong> <code class="notranslate">x|y</code></td>');
  });

  it('keeps details with blocks inside, highlights json', () => {
    const html = render(
      '<details><summary>Data</summary>\n\n```json\n{"a": 1, "b": "x<y"}\n```\n\n</details>',
    );
    expect(html).toMatch(/^<details><summary>Data<\/summary>\n<div class="highlight highlight-source-json/);
    expect(html).toContain('<span class="pl-ent">&quot;a&quot;</span>: <span class="pl-c1">1</span>');
    expect(html.endsWith('</details>')).toBe(true);
  });

  it('lists, tasks, nesting, quotes, rules, setext', () => {
    expect(render('- [x] done\n- [ ] open')).toContain(
      '<li class="task-list-item"><input type="checkbox" id="" disabled="" class="task-list-item-checkbox" checked=""> done</li>',
    );
    expect(render('1. a\n   - b\n2. c')).toBe(
      '<ol dir="auto">\n<li>a\n<ul dir="auto">\n<li>b</li>\n</ul></li>\n<li>c</li>\n</ol>',
    );
    expect(render('> a\nb\n\nc')).toBe(
      '<blockquote>\n<p dir="auto">a<br>\nb</p>\n</blockquote>\n<p dir="auto">c</p>',
    );
    expect(render('Title\n===\n\n---')).toBe('<h1 dir="auto">Title</h1>\n<hr>');
  });

  it('links known people, issues and addresses only', () => {
    const html = render('@acme-dev @nobody a@acme-dev #142 #9 https://x.example/a. `@acme-dev #142` \\#142');
    expect(html.match(/user-mention/g)).toHaveLength(1);
    expect(html.match(/issue-link js/g)).toHaveLength(1);
    expect(html).toContain('<a href="https://x.example/a" rel="nofollow">https://x.example/a</a>.');
    expect(html).toContain('<code class="notranslate">@acme-dev #142</code>');
  });

  it('emphasis, escapes, entities, hostile HTML', () => {
    expect(render('**a _b_** ~~c~~ snake_case_name 2*3*4 \\*no\\*')).toBe(
      '<p dir="auto"><strong>a <em>b</em></strong> <del>c</del> snake_case_name 2<em>3</em>4 *no*</p>',
    );
    expect(render('&lt;b&gt; & <b>x</b>')).toBe('<p dir="auto">&lt;b&gt; &amp; <b>x</b></p>');
    const hostile = render(
      '<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) <a href="javascript:1">y</a>',
    );
    expect(hostile).not.toMatch(/<script|onerror=|href="javascript/);
  });

  it('an unclosed fence swallows the rest, an unclosed comment too', () => {
    expect(render('```\n## Outcome\n<!-- x -->')).toContain('## Outcome\n&lt;!-- x --&gt;');
    expect(render('<!-- a\n\n## Outcome')).toBe('');
  });
});
