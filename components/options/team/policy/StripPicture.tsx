/** The real strip, as a picture: it stands in a root of its own, as in a tracker's page, and nothing in it acts. */
import { useEffect, useRef } from 'react';
import own from '../../../../lib/look/own.css?inline';
import tokens from '../../../../lib/look/tokens.css?inline';
import type { ItemView } from '../../../../lib/messages/protocol';
import { makeStrip, type Strip } from '../../../../lib/page/strip';
import { STRIP_LOOK } from '../../../../lib/page/strip-look';
import { stripModel } from '../../../../lib/page/strip-model';

const none = () => undefined;

function drawIn(host: HTMLElement): Strip {
  const root = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = tokens + own + STRIP_LOOK;
  const box = document.createElement('div');
  box.className = 'sl-theme strip-box';
  box.dataset.tracker = 'own';
  const strip = makeStrip(none, none);
  box.append(strip.el);
  root.append(style, box);
  return strip;
}

export function StripPicture({ view }: { view: ItemView }) {
  const host = useRef<HTMLDivElement>(null);
  const strip = useRef<Strip>(null);
  const model = stripModel(view, {
    now: Date.now(),
    tracker: 'GitHub',
    narrow: true,
    inDescription: false,
  });
  useEffect(() => {
    const el = host.current;
    if (!el) return;
    strip.current ??= drawIn(el);
    strip.current.show(model);
  });
  const said = [model.badge?.label, ...model.runs.map((r) => r.text), model.action?.label];
  return (
    <div role="img" aria-label={said.filter(Boolean).join(' ')}>
      <div ref={host} inert />
    </div>
  );
}
