/**
 * An outcome as an issue attachment. Linear updates the attachment whose URL is the same, shows title,
 * subtitle and attributes to everybody, and keeps the record in the metadata.
 *
 * UNVERIFIED: the size limit of metadata, whether values other than strings, numbers and the documented lists survive,
 * and whether an update replaces metadata or merges it. So the record goes in as two JSON strings, the whole metadata
 * is sent each time, and what is not there any more is sent as an empty text, which counts as absent.
 */
import { pack, type Unpacked, unpack } from '../../outcome/codec';
import { showDay } from '../../outcome/day';
import { toForm } from '../../outcome/fields';
import { linkOf } from '../../outcome/link';
import { MAJOR, type Outcome } from '../../outcome/record';
import { fromTo } from '../../outcome/sentence';
import { plainKey } from '../../strings/common';

/** Characters; longer ones are cut by code points. UNVERIFIED limit of the tracker, kept small. */
const SUBTITLE_MAX = 120;
const ATTRIBUTE_MAX = 300;
/** Of what stood in an attachment that was repaired. */
const DAMAGED_MAX = 8_000;

export type Attachment = {
  issueId: string;
  title: string;
  subtitle: string;
  url: string;
  metadata: {
    title: string;
    attributes: { name: string; value: string }[];
    sightlineVersion: number;
    sightline: string;
    /** Empty: there is none. */
    sightlineHistory: string;
    /** What stood here and could not be read, before it was repaired. */
    sightlineDamaged: string;
  };
};

function cut(text: string, max: number): string {
  const points = Array.from(text);
  return points.length <= max ? text : `${points.slice(0, max - 1).join('')}…`;
}

/** The URL that stands for the outcome of one issue; its fragment is never sent to a server. */
export function urlOf(base: string, issueId: string): string {
  return `${base.replace(/#.*$/, '')}#linear/${issueId}`;
}

/** The issue that an attachment's URL was made for; null when the URL is under none of the bases. */
export function issueOf(url: string, bases: readonly string[]): string | null {
  for (const base of bases) {
    const start = urlOf(base, '');
    if (url.startsWith(start)) return url.slice(start.length) || null;
  }
  return null;
}

function stateOf({ content }: Outcome): string {
  if (content.removed) return 'removed';
  // What stands there now, the link does not know.
  const held = linkOf(content);
  if (held) return `held in ${plainKey(held.ref.key)}`;
  if (content.verdict) return content.verdict.kind;
  if (content.waiver) return `waived until ${showDay(content.waiver.until, 'short')}`;
  return content.launch ? 'measuring' : 'framed';
}

/**
 * The input of the mutation that creates or updates the attachment.
 * @param base build constant; must be one of the bases that are read
 * @param damaged what stood there and could not be read, to be kept
 * @throws PackError when the record is too large
 */
export function toAttachment(outcome: Outcome, issueId: string, base: string, damaged = ''): Attachment {
  const { core, history } = pack(outcome);
  const form = toForm(outcome.content);
  const title = `Outcome: ${stateOf(outcome)}`;
  const by = form.by === undefined ? '' : ` by ${showDay(form.by, 'short')}`;
  const plan = `${fromTo(form)}${by}`.trim();
  const subtitle = linkOf(outcome.content)?.title ?? [form.metric, plan].filter(Boolean).join(': ');
  const shown: [string, string | undefined][] = [
    ['Problem', form.problem],
    ['For whom', form.segment],
    ['Metric', form.metric],
    ['From', form.baseline],
    ['Target', form.target],
    ['By', form.by],
    ['Because', form.reason],
    ['Verdict', outcome.content.verdict?.words],
    ['Learning', outcome.content.learning],
  ];
  return {
    issueId,
    title: cut(title, SUBTITLE_MAX),
    subtitle: cut(subtitle, SUBTITLE_MAX),
    url: urlOf(base, issueId),
    metadata: {
      title,
      attributes: shown.flatMap(([name, value]) =>
        value === undefined || outcome.content.removed ? [] : [{ name, value: cut(value, ATTRIBUTE_MAX) }],
      ),
      sightlineVersion: MAJOR,
      sightline: core,
      sightlineHistory: history ?? '',
      sightlineDamaged: cut(damaged, DAMAGED_MAX),
    },
  };
}

/** Reads an attachment's metadata back. Never throws; metadata that is not ours is `damaged`. */
export function fromAttachment(metadata: unknown): Unpacked {
  if (typeof metadata !== 'object' || metadata === null) return { kind: 'damaged', why: 'malformed' };
  const { sightline, sightlineHistory, sightlineVersion } = metadata as Partial<Attachment['metadata']>;
  if (typeof sightlineVersion === 'number' && sightlineVersion > MAJOR) {
    return { kind: 'newer', format: `${sightlineVersion}.0` };
  }
  if (typeof sightline !== 'string') return { kind: 'damaged', why: 'malformed' };
  return unpack(
    sightline,
    typeof sightlineHistory === 'string' && sightlineHistory ? sightlineHistory : null,
  );
}
