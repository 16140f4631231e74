/** Whether a value is a document Jira takes; after the published JSON schema of the Atlassian Document Format. */
import type { AdfDoc } from './model';

interface Kind {
  attrs: string;
  needs?: string;
  holds?: string;
}

const INLINE = 'text hardBreak mention emoji date status inlineCard placeholder inlineExtension mediaInline';
const LISTS = 'bulletList orderedList taskList decisionList';
const SIMPLE = `paragraph heading ${LISTS} codeBlock rule mediaGroup mediaSingle blockCard`;
const IN_EXPAND = `${SIMPLE} panel blockquote table nestedExpand`;
const IN_CELL = `${SIMPLE} panel blockquote nestedExpand`;
const ROOT = `${SIMPLE} panel blockquote table expand embedCard extension bodiedExtension layoutSection`;

/** Node types with the attributes they may and must have, and what may stand in them. Any other type: not looked into. */
const KINDS: Readonly<Record<string, Kind>> = {
  paragraph: { attrs: 'localId', holds: INLINE },
  heading: { attrs: 'level localId', needs: 'level', holds: INLINE },
  bulletList: { attrs: 'localId', holds: 'listItem' },
  orderedList: { attrs: 'order localId', holds: 'listItem' },
  listItem: { attrs: 'localId', holds: `paragraph ${LISTS} codeBlock mediaSingle` },
  taskList: { attrs: 'localId', needs: 'localId', holds: 'taskItem taskList' },
  taskItem: { attrs: 'localId state', needs: 'localId state', holds: INLINE },
  codeBlock: { attrs: 'language uniqueId localId', holds: 'text' },
  blockquote: { attrs: 'localId', holds: `paragraph ${LISTS} codeBlock mediaSingle mediaGroup` },
  rule: { attrs: 'localId', holds: '' },
  panel: {
    attrs: 'panelType panelIcon panelIconId panelIconText panelColor localId',
    needs: 'panelType',
    holds: SIMPLE,
  },
  expand: { attrs: 'title localId', holds: IN_EXPAND },
  nestedExpand: { attrs: 'title localId', holds: SIMPLE },
  table: { attrs: 'displayMode isNumberColumnEnabled layout localId width', holds: 'tableRow' },
  tableRow: { attrs: 'localId', holds: 'tableCell tableHeader' },
  tableCell: { attrs: 'colspan rowspan colwidth background localId', holds: IN_CELL },
  tableHeader: { attrs: 'colspan rowspan colwidth background localId', holds: IN_CELL },
  hardBreak: { attrs: 'text localId', holds: '' },
  mention: { attrs: 'id text accessLevel userType localId', needs: 'id', holds: '' },
  emoji: { attrs: 'shortName id text localId', needs: 'shortName', holds: '' },
  date: { attrs: 'timestamp localId', needs: 'timestamp', holds: '' },
  status: { attrs: 'text color localId style', needs: 'text color', holds: '' },
  inlineCard: { attrs: 'url data localId', holds: '' },
};
const MARKS: Readonly<Record<string, string>> = {
  link: 'href title id collection occurrenceKey',
  textColor: 'color',
  backgroundColor: 'color',
  subsup: 'type',
  annotation: 'id annotationType',
  code: '',
  em: '',
  strike: '',
  strong: '',
  underline: '',
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const words = (text = ''): string[] => text.split(' ').filter(Boolean);
const onlyAttrs = (attrs: unknown, known: string): boolean =>
  attrs === undefined || (isRecord(attrs) && Object.keys(attrs).every((name) => words(known).includes(name)));

function validNode(node: unknown, allowed: string): boolean {
  if (!isRecord(node) || typeof node.type !== 'string' || !words(allowed).includes(node.type)) return false;
  if (node.type === 'text')
    return (
      typeof node.text === 'string' &&
      node.text !== '' &&
      node.attrs === undefined &&
      (node.marks === undefined || (Array.isArray(node.marks) && node.marks.every(validMark)))
    );
  const kind = KINDS[node.type];
  if (!kind) return true;
  if (!onlyAttrs(node.attrs, kind.attrs)) return false;
  const attrs = isRecord(node.attrs) ? node.attrs : {};
  if (!words(kind.needs).every((name) => attrs[name] !== undefined)) return false;
  const content = node.content ?? [];
  return Array.isArray(content) && content.every((child) => validNode(child, kind.holds ?? ''));
}

const validMark = (mark: unknown): boolean =>
  isRecord(mark) &&
  typeof mark.type === 'string' &&
  MARKS[mark.type] !== undefined &&
  onlyAttrs(mark.attrs, MARKS[mark.type] ?? '');

export const isDocument = (value: unknown): value is AdfDoc =>
  isRecord(value) &&
  value.type === 'doc' &&
  value.version === 1 &&
  Array.isArray(value.content) &&
  Object.keys(value).every((name) => ['type', 'version', 'content'].includes(name)) &&
  value.content.every((node) => validNode(node, ROOT));
