/** Writes what was found in a table as documents of the language, short and readable. */
import { compare } from '../base/compare.ts';
import { groupBy } from '../base/groups.ts';
import type { Declared, DeclaredCenter, DeclaredLine } from './declared.ts';
import { lineTexts } from './line-text.ts';
import type { ImportMapping, WorkspaceMapping } from './mapping.ts';
import { flowList, flowMap, type SourceEntries, scalar } from './yaml-text.ts';

/** Paths from the workspace folder to the text of each file. */
export type Documents = ReadonlyMap<string, string>;

/** The folder of the Budgets, inside the one that is written to. */
export const BUDGETS = 'budgets/';

/** One Budget for each center that has lines; those below a top-level center share a file. `periods` are in order of time. */
export function writeDocuments(
  root: DeclaredCenter,
  lines: readonly DeclaredLine[],
  mapping: ImportMapping,
  periods: readonly string[],
): Documents {
  const files = new Map<string, string>();
  const { workspace } = mapping;
  if (workspace !== undefined) files.set('outlay.yaml', workspaceText(workspace));
  if (workspace !== undefined && workspace.rates.length > 0)
    files.set('registry/rates.yaml', ratesText(workspace.rates));
  const centers = centersOf(root, lines);
  files.set(
    'registry/centers.yaml',
    listText(
      'CostCenterList',
      documentName('centers', mapping),
      centers.map((center) => centerSource(center, mapping)),
    ),
  );
  const categories = [...new Set(lines.flatMap(({ category }) => category ?? []))].sort(byCodeOrName);
  const pool = mapping.category?.pool;
  if (categories.length > 0)
    files.set(
      'registry/categories.yaml',
      listText(
        'CategoryList',
        documentName('categories', mapping),
        categories.map((category) => flowMap([...namedSource(category), ...entry('pool', pool)])),
      ),
    );
  if (mapping.people.length + mapping.teams.length > 0)
    files.set('registry/people.yaml', peopleText(mapping));
  const order = new Map(centers.map((center, index) => [center, index]));
  const inOrder = [...lines].sort(
    (a, b) => (order.get(a.center) ?? 0) - (order.get(b.center) ?? 0) || compare(a.name, b.name),
  );
  for (const [top, own] of groupBy(inOrder, ({ center }) => topOf(center).name)) {
    const budgets = [...groupBy(own, ({ center }) => center.name).values()];
    files.set(
      `${BUDGETS}${top}.yaml`,
      budgets.map((each) => budgetText(each, mapping, periods)).join('---\n'),
    );
  }
  return files;
}

/** In an existing workspace, the plain name is likely to be taken. */
function documentName(plain: string, { workspace, root }: ImportMapping): string {
  return workspace === undefined ? `${root.name}-${plain}` : plain;
}

/** The ancestor of this center directly below the root; the root itself for the root. */
export function topOf(center: DeclaredCenter): DeclaredCenter {
  const { parent } = center;
  return parent === undefined || parent.parent === undefined ? center : topOf(parent);
}

/** Centers that have lines and all their ancestors, each before those below it. */
export function centersOf(root: DeclaredCenter, lines: readonly DeclaredLine[]): readonly DeclaredCenter[] {
  const children = new Map<DeclaredCenter, Set<DeclaredCenter>>();
  for (const { center } of lines) addAbove(center, children);
  const below = (center: DeclaredCenter): readonly DeclaredCenter[] => [
    center,
    ...[...(children.get(center) ?? [])].sort(byCodeOrName).flatMap(below),
  ];
  return below(root);
}

function addAbove(center: DeclaredCenter, children: Map<DeclaredCenter, Set<DeclaredCenter>>): void {
  if (center.parent === undefined) return;
  const siblings = children.get(center.parent) ?? new Set();
  children.set(center.parent, siblings.add(center));
  addAbove(center.parent, children);
}

function byCodeOrName(a: Declared, b: Declared): number {
  return compare(a.code ?? '\uffff', b.code ?? '\uffff') || compare(a.name, b.name);
}

/** The document that makes a folder a workspace. */
export function workspaceText({ name, title, currency, calendar, basis }: WorkspaceMapping): string {
  const calendarSource = calendar.map(
    ([key, value]) => [key, typeof value === 'string' ? word(value) : flowList(value.map(word))] as const,
  );
  return [
    ...envelope('Workspace', [['name', scalar(name)], ...entry('title', title)]),
    'spec:',
    `  currency: ${word(currency)}`,
    ...(calendar.length > 0 ? [`  calendar: ${flowMap(calendarSource)}`] : []),
    ...(basis === undefined ? [] : [`  basis: ${word(basis)}`]),
    '',
  ].join('\n');
}

function ratesText(rates: WorkspaceMapping['rates']): string {
  return [
    ...envelope('FxRates', [['name', 'rates']]),
    'spec:',
    '  plan:',
    ...rates.map(([pair, rate]) => `    ${word(pair)}: ${word(rate)}`),
    '',
  ].join('\n');
}

/** Dates, numbers and fixed words need no quotes; anything else is a mistake in the mapping and must remain a text. */
function word(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : scalar(text);
}

function listText(kind: string, name: string, items: readonly string[]): string {
  return [
    ...envelope(kind, [['name', scalar(name)]]),
    'spec:',
    '  items:',
    ...items.map((item) => `    - ${item}`),
    '',
  ].join('\n');
}

function centerSource(center: DeclaredCenter, { root }: ImportMapping): string {
  const { parent } = center;
  const place: SourceEntries =
    parent === undefined ? [['owner', scalar(root.owner)]] : [['parent', scalar(parent.name)]];
  return flowMap([...namedSource(center), ...place]);
}

function namedSource({ name, title, code }: Declared): SourceEntries {
  return [
    ['name', scalar(name)],
    ...entry('code', code),
    ...entry('title', title === name ? undefined : title),
  ];
}

function entry(key: string, text: string | undefined): SourceEntries {
  return text === undefined ? [] : [[key, scalar(text)]];
}

function peopleText(mapping: ImportMapping): string {
  const { people, teams } = mapping;
  const item = (name: string, key: string, texts: readonly string[]): string =>
    `    - ${flowMap([['name', scalar(name)], ...(texts.length > 0 ? [[key, flowList(texts.map(scalar))] as const] : [])])}`;
  return [
    ...envelope('People', [['name', scalar(documentName('people', mapping))]]),
    'spec:',
    ...(people.length > 0
      ? ['  people:', ...people.map(({ name, emails }) => item(name, 'emails', emails))]
      : []),
    ...(teams.length > 0
      ? ['  teams:', ...teams.map(({ name, members }) => item(name, 'members', members))]
      : []),
    '',
  ].join('\n');
}

function envelope(kind: string, metadata: SourceEntries): readonly string[] {
  return ['apiVersion: outlay/v1', `kind: ${kind}`, `metadata: ${flowMap(metadata)}`];
}

/** `lines` are those of one center, one or more. */
function budgetText(
  lines: readonly DeclaredLine[],
  { workspace }: ImportMapping,
  periods: readonly string[],
): string {
  const [first, ...others] = lines;
  if (first === undefined) return '';
  const { center, source } = first;
  const name = scalar(center.name);
  const isOne = others.every((it) => it.source.currency === source.currency);
  const currency = isOne ? source.currency : workspace?.currency;
  return [
    ...envelope('Budget', [['name', name]]),
    'spec:',
    `  costCenter: ${name}`,
    `  period: ${budgetPeriod(periods)}`,
    ...(currency === undefined || currency === workspace?.currency ? [] : [`  currency: ${currency}`]),
    '  lines:',
    ...lineTexts(lines, { periods, currency }),
    '',
  ].join('\n');
}

/** `periods` are in order of time and of one kind. */
function budgetPeriod(periods: readonly string[]): string {
  const [first, last] = [periods[0] ?? '', periods.at(-1) ?? ''];
  return first === last ? first : `${first}..${last}`;
}
