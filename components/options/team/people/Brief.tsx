/** The team's own words in its one-page brief, and the way to it. */
import { people as words } from '../../../../lib/strings/pages-team-lists';
import { wordsOf } from '../../../../lib/strings/pages-team-settings';
import type { Team } from '../../../../lib/team/team';
import { BriefLink } from '../BriefLink';
import { Chips } from '../controls/Chips';
import { useEdit, useHere } from '../here';
import { Setting } from '../Setting';

export function Brief() {
  const { team } = useHere();
  const edit = useEdit();
  const { intro = '', links = [] } = team.brief ?? {};
  const set = (what: string, to: Partial<NonNullable<Team['brief']>>) =>
    edit(what, (t) => ({ ...t, brief: { ...t.brief, ...to } }));
  return (
    <section className="part">
      <div className="named over">
        <h2>{words.brief}</h2>
        <BriefLink className="btn end" />
      </div>
      <p className="lead">{words.briefLead}</p>
      <Setting at="people/intro" path="brief.intro">
        {(p) => (
          <textarea
            id={p.id}
            className="in"
            rows={4}
            maxLength={2000}
            value={intro}
            placeholder={words.introPlaceholder}
            disabled={p.locked}
            aria-describedby={p.described}
            onChange={(e) => set(wordsOf('people/intro').name, { intro: e.target.value || undefined })}
          />
        )}
      </Setting>
      <Setting at="people/links" path="brief.links" group>
        {(p) => (
          <Chips
            items={links}
            label={words.linkLabel}
            placeholder={words.linkAdd}
            drop={words.remove}
            disabled={p.locked}
            described={p.described}
            take={(typed) =>
              typed.startsWith('https://') && URL.canParse(typed) && typed.length <= 500
                ? { take: typed }
                : { wrong: words.linkWrong }
            }
            onChange={(all) => set(wordsOf('people/links').name, { links: all.slice(0, 20) })}
          />
        )}
      </Setting>
    </section>
  );
}
