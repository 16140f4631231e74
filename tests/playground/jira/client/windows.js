/**
 * Rows of one height in a box that scrolls: only those in view exist. With `recycle` the nodes are a pool that goes
 * round: what leaves at one end comes back at the other as another issue; without, each issue has its own node for as
 * long as it is in view.
 */
import { config, get } from './config.js';
import { adopt, parse, patch } from './render.js';

const OVERSCAN = 4;
/** Where the box has no size yet. */
const HEIGHT_UNKNOWN = 600;

/** Zone element → what shows rows in it. */
let zones = new Map();
/** Rows of each zone as the server told them last. */
let told = new Map();
let filter = '';

function controller(zone) {
  const box = zone.closest('[data-practice-box]') ?? zone.parentElement;
  const height = Number(zone.dataset.practiceHeight);
  let items = [];
  let first = 0;
  const self = { zone, nodes: [...zone.children] };
  /** What each node shows. */
  const shown = new WeakMap();
  for (const node of self.nodes) adopt(node);

  function make(item) {
    const node = parse(item.html).firstElementChild;
    adopt(node);
    shown.set(node, item.html);
    return node;
  }
  function show(node, item) {
    if (shown.get(node) === item.html) return;
    patch(node, parse(item.html).firstElementChild);
    shown.set(node, item.html);
  }

  /** The pool turns, so that the order of the nodes is the order of the issues. */
  function turn(by) {
    const { nodes } = self;
    if (by > 0 && by < nodes.length) {
      const moved = nodes.splice(0, by);
      nodes.push(...moved);
      zone.append(...moved);
    } else if (by < 0 && -by < nodes.length) {
      const moved = nodes.splice(by);
      nodes.unshift(...moved);
      zone.prepend(...moved);
    }
  }
  function fromPool(from, wanted) {
    turn(from - first);
    for (const extra of self.nodes.splice(wanted.length)) extra.remove();
    wanted.forEach((item, i) => {
      if (self.nodes[i]) show(self.nodes[i], item);
      else {
        self.nodes[i] = make(item);
        zone.append(self.nodes[i]);
      }
    });
  }
  function afresh(_, wanted) {
    const kept = new Map(self.nodes.map((node) => [node.dataset.practiceRow, node]));
    const next = wanted.map((item) => {
      const node = kept.get(item.key);
      if (!node) return make(item);
      show(node, item);
      return node;
    });
    for (const node of self.nodes) if (!next.includes(node)) node.remove();
    arrange(zone, next);
    self.nodes = next;
  }

  self.render = () => {
    const above = box.getBoundingClientRect().top - zone.getBoundingClientRect().top;
    const count = Math.ceil((box.clientHeight || HEIGHT_UNKNOWN) / height) + 2 * OVERSCAN;
    const last = Math.max(0, items.length - count);
    const from = Math.min(last, Math.max(0, Math.floor(above / height) - OVERSCAN));
    const wanted = items.slice(from, from + count);
    (config.recycle ? fromPool : afresh)(from, wanted);
    first = from;
    zone.style.paddingTop = `${from * height}px`;
    zone.style.paddingBottom = `${(items.length - from - wanted.length) * height}px`;
  };
  self.setItems = (next) => {
    items = next;
    self.render();
  };
  self.show = show;
  self.make = make;

  let asked = false;
  box.addEventListener('scroll', () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      if (zone.isConnected) self.render();
    });
  });
  return self;
}

/** Puts nodes into an order, moving only those that stand elsewhere. */
function arrange(zone, nodes) {
  let next = null;
  for (const node of nodes.toReversed()) {
    if (node.parentNode !== zone || (next !== null && node.nextElementSibling !== next))
      zone.insertBefore(node, next);
    next = node;
  }
}

function showAll() {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  for (const [zone, control] of zones) {
    const all = told.get(zone.dataset.practiceZone) ?? [];
    const found = all.filter((item) => words.every((word) => item.text.includes(word)));
    control.setItems(found);
    for (const count of document.querySelectorAll(`[data-practice-count="${zone.dataset.practiceZone}"]`))
      if (count.textContent !== String(found.length)) count.textContent = String(found.length);
  }
}

let turn = 0;
/** Takes over the zones of the page as it is now, and asks for their rows. */
export async function startZones() {
  const there = [...document.querySelectorAll('[data-practice-zone]')];
  zones = new Map(there.map((zone) => [zone, zones.get(zone) ?? controller(zone)]));
  if (there.length === 0) return;
  turn += 1;
  const mine = turn;
  const answer = await get('items', { path: location.pathname, query: location.search.slice(1) });
  if (mine !== turn) return;
  told = new Map(answer.zones.map((zone) => [zone.id, zone.rows]));
  showAll();
}

export function setFilter(text) {
  filter = text;
  showAll();
}

/** Looks after the row of an issue; undefined when it is not in view. */
export const rowOf = (key) => {
  for (const control of zones.values()) {
    const node = control.nodes.find((n) => n.dataset.practiceRow === key);
    if (node) return { control, node };
  }
  return undefined;
};

export const controllers = () => [...zones.values()];

/** What the server told of an issue in the zone of a controller. */
export const itemOf = (control, key) =>
  (told.get(control.zone.dataset.practiceZone) ?? []).find((item) => item.key === key);
