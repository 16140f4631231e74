/**
 * The real panel on a sample ticket: no account, no network, nothing kept. Stands in a root of its own, so that the
 * panel looks here as it does on a tracker's page.
 */
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import forms from '../lib/look/forms.css?inline';
import own from '../lib/look/own.css?inline';
import shared from '../lib/look/shared.css?inline';
import tokens from '../lib/look/tokens.css?inline';
import { cell, type PanelSlot } from '../lib/page/bridge';
import { OPEN } from '../lib/strings/common';
import { SAMPLE } from '../lib/strings/sample';
import { mountPanel } from './panel/mount';
import frame from './sample/sample.css?inline';
import { sampleItem, sampleView, sampleWorker } from './sample/worker';

type State = 'none' | 'framed';

/** Mounts the panel afresh for every sample state; `fold` takes it down to one line. */
function Ticket({ root }: { root: ShadowRoot }) {
  const [state, setState] = useState<State>('none');
  const [open, setOpen] = useState(true);
  const host = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const at = host.current;
    if (!at || !open) return;
    const container = document.createElement('div');
    at.append(container);
    const view = cell(sampleView(state));
    const slot: PanelSlot = {
      mode: 'item',
      address: () => null,
      item: sampleItem,
      view,
      container,
      root,
      ask: sampleWorker(view),
      fold: () => setOpen(false),
      intent: cell<'edit' | 'show'>('show'),
      narrow: cell(false),
      keys: { handler: null },
    };
    // Quiet: a page that opens does not move focus into its middle.
    const unmount = mountPanel(slot, { now: () => Date.now(), quiet: true });
    const onKey = (e: KeyboardEvent) => slot.keys.handler?.(e);
    container.addEventListener('keydown', onKey);
    return () => {
      // Not while React is still at work on this page.
      setTimeout(unmount);
      container.remove();
    };
  }, [root, state, open]);

  return (
    <div className="sample">
      <div className="sample-h">
        <h3>
          {SAMPLE.title} <span>{SAMPLE.key}</span>
        </h3>
        <fieldset className="sample-seg">
          <legend className="vh">{SAMPLE.group}</legend>
          {(['none', 'framed'] as const).map((s) => (
            <label key={s}>
              <input
                type="radio"
                name="sample"
                checked={state === s}
                onChange={() => {
                  setState(s);
                  setOpen(true);
                }}
              />
              {SAMPLE[s]}
            </label>
          ))}
        </fieldset>
      </div>
      <div ref={host} />
      {!open && (
        <button type="button" className="btn" onClick={() => setOpen(true)}>
          {OPEN}
        </button>
      )}
    </div>
  );
}

export function SamplePanel() {
  const host = useRef<HTMLDivElement>(null);
  const [root, setRoot] = useState<ShadowRoot | null>(null);
  const [box, setBox] = useState<HTMLElement | null>(null);
  useEffect(() => {
    const el = host.current;
    if (!el) return;
    const made = el.shadowRoot ?? el.attachShadow({ mode: 'open' });
    const style = document.createElement('style');
    style.textContent = tokens + own + shared + forms + frame;
    const theme = document.createElement('div');
    theme.className = 'sl-theme';
    theme.dataset.tracker = 'own';
    made.replaceChildren(style, theme);
    setRoot(made);
    setBox(theme);
  }, []);
  return <div ref={host}>{root && box && createPortal(<Ticket root={root} />, box)}</div>;
}
