/** From an item's text to what it means: nodes, schema, values. Never throws; what is wrong is returned as problems. */
import { copied } from '../base/copied.ts';
import { editDistance } from '../base/nearest.ts';
import { commaInBraces } from './comma-in-braces.ts';
import type { HeadEntity, ItemEntity, ListEntity, Named } from './items/entities.ts';
import { type AnyText, Fields } from './items/fields.ts';
import { readBudget, readLine, SETTLING } from './items/lines.ts';
import { type NamedText, readNamed } from './items/named.ts';
import {
  readAllocationPolicy,
  readAllocationRule,
  readApprovalPolicy,
  readApprovalRule,
  readSplit,
} from './items/policies.ts';
import {
  readCategory,
  readCostCenter,
  readPerson,
  readService,
  readTeam,
  readVendor,
} from './items/registry.ts';
import { readDriver, readFxRates, withoutValues } from './items/series.ts';
import { readWorkspace } from './items/workspace.ts';
import { lateMark } from './late-mark.ts';
import { loneReturn } from './lone-return.ts';
import type { Node } from './node.ts';
import { parseItem } from './parse-item.ts';
import type { Problem } from './problem.ts';
import type { SourceItem } from './source.ts';
import { type ItemSchema, KINDS, validateHeadNode, validateItemNode } from './validate.ts';

/** The one version of the language. */
const VERSION = 'outlay/v1';

/** An entry of the main list. */
export interface LoweredItem {
  readonly entity: ItemEntity | undefined;
  readonly problems: readonly Problem[];
}

/** An entry of the main list that is still in the head, because the document could not be cut. */
export interface InnerItem extends LoweredItem {
  /** Pointer of the entry in the head; its problems are relative to it. */
  readonly inHead: string;
}

/** The head of a document. */
export interface LoweredHead {
  readonly entity: HeadEntity | undefined;
  readonly documentKind: string | undefined;
  readonly problems: readonly Problem[];
  /** `nearly` is reported and read as ours. */
  readonly ours: 'ours' | 'nearly' | 'foreign';
  readonly inner: readonly InnerItem[];
}

/** What the head of any document holds; what `spec` holds depends on its kind. */
interface HeadText {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: NamedText;
  readonly spec?: AnyText;
}

type ReadHead = (named: Named, spec: Fields) => HeadEntity;
type ReadItem = (fields: Fields) => ItemEntity | undefined;

const HEADS: Readonly<Record<string, ReadHead>> = {
  Workspace: readWorkspace,
  Budget: readBudget,
  Driver: readDriver,
  FxRates: readFxRates,
  AllocationPolicy: readAllocationPolicy,
  ApprovalPolicy: readApprovalPolicy,
  CostCenterList: readList('CostCenterList'),
  CategoryList: readList('CategoryList'),
  ServiceList: readList('ServiceList'),
  VendorList: readList('VendorList'),
  People: readList('People'),
};

interface ItemReader {
  readonly schema: ItemSchema;
  readonly read: ReadItem;
}

/** By kind of document, then by list; the first one is the main list. */
const ITEMS: ReadonlyMap<string, ReadonlyMap<string, ItemReader>> = new Map([
  ['Budget', new Map([['lines', { schema: 'line', read: readLine }]])],
  ['CostCenterList', new Map([['items', { schema: 'cost-center', read: readCostCenter }]])],
  ['CategoryList', new Map([['items', { schema: 'category', read: readCategory }]])],
  ['ServiceList', new Map([['items', { schema: 'service', read: readService }]])],
  ['VendorList', new Map([['items', { schema: 'vendor', read: readVendor }]])],
  ['People', new Map([['people', { schema: 'person', read: readPerson }]])],
  [
    'AllocationPolicy',
    new Map<string, ItemReader>([
      ['rules', { schema: 'allocation-rule', read: readAllocationRule }],
      ['splits', { schema: 'split', read: readSplit }],
    ]),
  ],
  ['ApprovalPolicy', new Map([['rules', { schema: 'approval-rule', read: readApprovalRule }]])],
]);

const NO_ITEMS: readonly InnerItem[] = [];

/** Reads the head of a document; `cut` is the list that was cut out of it (`/spec/lines`), if any. */
export function lowerHead(item: SourceItem, cut: string | undefined): LoweredHead {
  const mark = lateMark(item.text);
  const { root, problems: broken } = mark ? { root: undefined, problems: [mark] } : parseItem(item, 'head');
  const problems = broken.slice();
  const fields = new Fields<HeadText>(root, '', problems);
  const apiVersion = fields.text('apiVersion');
  const kind = fields.text('kind');
  const ours = ownerOf(item.text, root, apiVersion, kind);
  if (ours === 'foreign')
    return { entity: undefined, documentKind: kind, problems: [], ours, inner: NO_ITEMS };
  if (!root)
    return {
      entity: undefined,
      documentKind: kind,
      problems: whyNothing(item, problems),
      ours,
      inner: NO_ITEMS,
    };
  const isSeries = kind === 'Driver' || kind === 'FxRates';
  const { node, problems: commas } = isSeries
    ? commaInBraces(root, 'number')
    : { node: root, problems: NONE };
  const found = validateHeadNode(kind ?? '', node);
  const shaped = ours === 'nearly' ? withVersion(found, nearlyOurs(fields, apiVersion)) : found;
  for (const it of [...commas, ...shaped]) problems.push(it);
  const named = readNamed(fields.map('metadata'));
  const spec = (node === root ? fields : new Fields<HeadText>(node, '', problems)).map('spec');
  const read = kind === undefined ? undefined : HEADS[kind];
  const whole = named && (read ? read(named, spec) : later(named, kind));
  const entity = withoutValues(asUnread(whole, problems), commas);
  const inner = kind === undefined ? NO_ITEMS : innerItems(kind, spec, cut);
  return { entity, documentKind: kind, problems, ours, inner };
}

/** What looks like a document of ours but holds nothing is a comment that runs to the end. */
function whyNothing({ text }: SourceItem, problems: readonly Problem[]): readonly Problem[] {
  return problems.length > 0 ? problems : [loneReturn(text, text.length)].filter((it) => it !== undefined);
}

/** What cannot be read in a Budget may be anything that its lines inherit. */
function asUnread(entity: HeadEntity | undefined, problems: readonly Problem[]): HeadEntity | undefined {
  if (entity?.kind !== 'Budget' || !problems.some((it) => it.unreadable)) return entity;
  return { ...entity, unread: SETTLING };
}

/** Reads one entry of the list `list` (`lines`) of a document of this kind. */
export function lowerItem(item: SourceItem, documentKind: string, list: string): LoweredItem {
  const { root, problems } = parseItem(item, 'entry');
  return lowerNode(root, problems.slice(), documentKind, list);
}

function lowerNode(
  root: Node | undefined,
  problems: Problem[],
  documentKind: string,
  list: string,
): LoweredItem {
  const known = ITEMS.get(documentKind)?.get(list);
  if (!known || (!root && problems.length > 0)) return { entity: undefined, problems };
  const { node, problems: cut } = commaInBraces(root);
  for (const it of [...cut, ...validateItemNode(known.schema, node)]) problems.push(it);
  const entity = known.read(new Fields(node, '', problems));
  const isUnreadable = entity?.kind === 'Line' && (cut.length > 0 || problems.some((it) => it.unreadable));
  return {
    entity: isUnreadable ? { ...entity, money: undefined } : entity,
    problems: problems.length === 0 ? NONE : said(problems),
  };
}

/** A misspelled `amount` is one mistake: that the line has no money is a mere consequence. */
function said(problems: readonly Problem[]): readonly Problem[] {
  if (!problems.some((it) => it.code === 'unknown-key' && it.unreadable)) return problems;
  return problems.filter((it) => it.code !== 'malformed-item' || it.at !== '');
}

const NONE: readonly Problem[] = [];

/** Entries of the main list when it could not be cut out. Splits beside the rules of an AllocationPolicy are read with its head. */
function innerItems(kind: string, spec: Fields, cut: string | undefined): readonly InnerItem[] {
  const key = mainList(kind, spec);
  const node = key === undefined || cut === `/spec/${key}` ? undefined : spec.node(key);
  if (key === undefined || node?.kind !== 'list') return NO_ITEMS;
  return node.items.map((it, i) => ({
    ...lowerNode(it, [], kind, key),
    inHead: `${spec.pointer(key)}/${i}`,
  }));
}

function mainList(kind: string, spec: Fields): string | undefined {
  if (kind === 'AllocationPolicy') return spec.has('rules') ? 'rules' : undefined;
  return ITEMS.get(kind)?.keys().next().value;
}

function later(named: Named, kind: string | undefined): HeadEntity | undefined {
  return kind === undefined ? undefined : { kind: 'Later', documentKind: copied(kind), ...named };
}

function readList(kind: ListEntity['kind']): ReadHead {
  return (named, spec) => {
    const teams = spec.list('teams').flatMap((it) => {
      const team = readTeam(it);
      return team ? [{ at: it.at, team }] : [];
    });
    return { kind, ...named, teams };
  };
}

/** Whether a head begins a document of another tool; `root` is what was read from it. */
export function isForeign({ text }: SourceItem, root: Node | undefined): boolean {
  const whole = lateMark(text) ? undefined : root;
  const fields = new Fields<HeadText>(whole, '', []);
  return ownerOf(text, whole, fields.text('apiVersion'), fields.text('kind')) === 'foreign';
}

function ownerOf(
  text: string,
  root: Node | undefined,
  apiVersion: string | undefined,
  kind: string | undefined,
): LoweredHead['ours'] {
  return root ? ownership(apiVersion, kind) : brokenOwnership(text);
}

/** Documents of other tools are left alone; one of our kinds without `apiVersion`, or with nearly ours, is ours misspelled. */
function ownership(apiVersion: string | undefined, kind: string | undefined): LoweredHead['ours'] {
  if (apiVersion === VERSION) return 'ours';
  const isKind = kind !== undefined && KINDS.includes(kind);
  if (!isKind) return 'foreign';
  if (apiVersion === undefined) return 'nearly';
  return editDistance(apiVersion, VERSION, 2) <= 2 ? 'nearly' : 'foreign';
}

/** Text that cannot be parsed is ours if a row of its own says so. */
function brokenOwnership(text: string): LoweredHead['ours'] {
  const apiVersion = /^\uFEFF?apiVersion:[ \t]*["']?([^\s"'#]{1,40})/m.exec(text)?.[1];
  const kind = /^\uFEFF?kind:[ \t]*["']?([A-Za-z]{1,40})/m.exec(text)?.[1];
  if (apiVersion !== undefined) return editDistance(apiVersion, VERSION, 2) <= 2 ? 'ours' : 'foreign';
  return kind !== undefined && KINDS.includes(kind) ? 'ours' : 'foreign';
}

/** A misspelled `apiVersion` is one problem, reported at the misspelled key. */
function withVersion(found: readonly Problem[], nearly: Problem): readonly Problem[] {
  const isMeant = ({ fixes }: Problem): boolean =>
    fixes?.some(({ edits: [edit] }) => edit?.op === 'rename' && edit.text === 'apiVersion') ?? false;
  const misspelled = found.find(isMeant);
  if (!misspelled) return [nearly, ...found];
  const { at, part, label = '', fixes = [] } = misspelled;
  return [{ ...nearly, at, part, label, fixes }, ...found.filter((it) => it !== misspelled)];
}

function nearlyOurs(fields: Fields<HeadText>, apiVersion: string | undefined): Problem {
  const isMissing = apiVersion === undefined;
  return {
    code: 'nearly-ours',
    at: isMissing ? '/kind' : '/apiVersion',
    part: 'value',
    message: isMissing
      ? `\`${fields.text('kind')}\` is one of our kinds, but \`apiVersion\` is missing`
      : `\`${apiVersion.slice(0, 40)}\` is nearly \`${VERSION}\``,
    help: `write \`apiVersion: ${VERSION}\``,
    fixes: [
      {
        title: `write \`apiVersion: ${VERSION}\``,
        safety: 'unsafe',
        edits: [
          isMissing
            ? { op: 'insert', at: '', key: 'apiVersion', text: VERSION }
            : { op: 'set', at: '/apiVersion', text: VERSION },
        ],
      },
    ],
  };
}
