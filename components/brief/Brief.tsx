/** One page about how a team works: outcomes against outputs, what is asked when, who does what. To be printed. */
import { useEffect, useState } from 'react';
import { mark } from '../../lib/look/icons';
import type { Brief as Sheet } from '../../lib/messages/team-protocol';
import { showDay } from '../../lib/outcome/day';
import { plainKey } from '../../lib/strings/common';
import { brief as words } from '../../lib/strings/pages-brief';
import { stageName } from '../../lib/strings/team';
import { dayWords } from '../../lib/strings/time';
import { Icon } from '../Icon';
import { ask } from '../page/ask';
import { LOADING, type Loaded, load } from '../page/loaded';
import { Reading } from '../page/Reading';
import { Copy } from './Copy';
import { secure } from './link';

/** The team that the address names; without one the first that is joined here. '' where there is none. */
async function teamOf(search: string): Promise<string> {
  const named = new URLSearchParams(search).get('team');
  if (named) return named;
  const { teams } = await ask({ type: 'team.list' });
  return teams[0]?.team.id ?? '';
}

type Made = { id: string; sheet?: Sheet };

async function made(): Promise<Made> {
  const id = await teamOf(location.search);
  return id === '' ? { id } : { id, sheet: await ask({ type: 'team.brief', id }) };
}

export function Brief() {
  const [page, setPage] = useState<Loaded<Made>>(LOADING);
  const read = async () => setPage(await load(made()));
  useEffect(() => {
    let on = true;
    void load(made()).then((p) => on && setPage(p));
    return () => {
      on = false;
    };
  }, []);
  const team = page.state === 'here' ? page.value.sheet?.team : undefined;
  useEffect(() => {
    document.title = team === undefined ? words.page : words.title(team);
  }, [team]);
  return (
    <Reading what={words.page} of={page} again={() => void read()}>
      {({ id, sheet }) => (sheet ? <Page id={id} sheet={sheet} /> : <NoTeam />)}
    </Reading>
  );
}

function NoTeam() {
  return (
    <main className="brief">
      <h1>{words.page}</h1>
      <p>{words.noTeam}</p>
      <p className="acts">
        <a className="btn" href="/options.html#team">
          {words.options}
        </a>
      </p>
    </main>
  );
}

function Page({ id, sheet }: { id: string; sheet: Sheet }) {
  const {
    team,
    intro,
    outcomes,
    outputs,
    roles,
    rhythm,
    asks,
    rules,
    goals,
    metrics,
    links,
    made: at,
  } = sheet;
  return (
    <main className="brief">
      <div className="acts">
        <button type="button" className="btn p" onClick={() => print()}>
          {words.print}
        </button>
        <Copy sheet={sheet} />
        <a className="btn q" href={`/options.html#people/${encodeURIComponent(id)}/intro`}>
          {words.edit}
        </a>
      </div>
      <header>
        <Icon shape={mark} className="mark" />
        <h1>{words.title(team)}</h1>
      </header>
      {intro !== '' && <p className="intro">{intro}</p>}
      <div className="two">
        <section className="us">
          <h2>{words.outcomes}</h2>
          <p className="t2">{words.outcomesLead}</p>
          <ul>
            {outcomes.map((o) => (
              <li key={o.key}>
                <Item item={o} /> <span className="t2">{o.sentence}</span>
              </li>
            ))}
          </ul>
          {outcomes.length === 0 && <p className="t2">{words.noOutcomes}</p>}
        </section>
        <section>
          <h2>{words.outputs}</h2>
          <p className="t2">{words.outputsLead}</p>
          <ul>
            {outputs.map((o) => (
              <li key={o.key}>
                <Item item={o} />
              </li>
            ))}
          </ul>
          {outputs.length === 0 && <p className="t2">{words.noOutputs}</p>}
        </section>
      </div>
      <section>
        <h2>{words.asks}</h2>
        <ol className="asks">
          {asks.map(({ stage, what }) => (
            <li key={stage}>
              <b>{stageName(stage)}</b>
              <span>{what.join(', ') || words.nothingAsked}</span>
            </li>
          ))}
        </ol>
        {rules.map((r) => (
          <p key={r}>{r}</p>
        ))}
      </section>
      <div className="two">
        <section>
          <h2>{words.roles}</h2>
          <dl>
            {roles.map((r) => (
              <div key={r.name}>
                <dt>
                  {r.name}
                  {r.people.length > 0 && <span className="t2"> {r.people.join(', ')}</span>}
                </dt>
                <dd>{r.does}</dd>
              </div>
            ))}
          </dl>
        </section>
        <div>
          <section>
            <h2>{words.rhythm}</h2>
            <ul>
              {rhythm.map((r) => (
                <li key={r}>{r}</li>
              ))}
            </ul>
          </section>
          <section>
            <h2>{words.goals}</h2>
            <ul>
              {goals.map((g) => (
                <li key={g.name}>
                  {words.goal(g.name, g.metric ?? '', g.until ? showDay(g.until, 'short') : '')}
                </li>
              ))}
            </ul>
            {goals.length === 0 && <p className="t2">{words.noGoals}</p>}
          </section>
          <section>
            <h2>{words.metrics}</h2>
            <ul>
              {metrics.map((m) => (
                <li key={m.name}>
                  {m.name}
                  {m.means && <span className="t2"> {m.means}</span>}
                </li>
              ))}
            </ul>
            {metrics.length === 0 && <p className="t2">{words.noMetrics}</p>}
          </section>
        </div>
      </div>
      <footer className="t2">
        {links.filter(secure).map((l) => (
          <a key={l} href={l} rel="noreferrer">
            {l}
          </a>
        ))}
        <span>{words.made(madeOn(at))}</span>
      </footer>
    </main>
  );
}

const madeOn = (at: string) => (Number.isFinite(Date.parse(at)) ? dayWords(new Date(at)) : at);

function Item({ item: { key, title, url } }: { item: Sheet['outputs'][number] }) {
  const name = `${title} (${plainKey(key)})`;
  return url !== undefined && secure(url) ? (
    <a href={url} rel="noreferrer">
      {name}
    </a>
  ) : (
    <b>{name}</b>
  );
}
