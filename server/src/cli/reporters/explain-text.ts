/** Rules, kinds, properties and amounts in words for a terminal. */
import { groupBy } from '../../base/groups.ts';
import type { Derivation } from '../../domain/plan/explain-line.ts';
import { visible } from '../../domain/words/visible.ts';
import { isPlain, mapAt, textAt } from '../plain-value.ts';
import { depthOf, type Kind, type Property } from '../schema.ts';
import { widthOf } from '../terminal/grid.ts';
import { plain, type Style } from '../terminal/style.ts';
import { withWholes, wrap } from '../terminal/wrap.ts';

/** A page of Markdown with its headings set off and its paragraphs wrapped to the width; code is unchanged. */
export function pageText(page: string, style: Style, columns: number): string {
  const rows: string[] = [];
  let prose: string[] = [];
  let isCode = false;
  for (const line of [...page.trimEnd().split('\n'), '']) {
    const isFence = line.startsWith('```');
    if (!isCode && /^[^#`]|^`(?!``)/.test(line)) {
      prose.push(line);
      continue;
    }
    rows.push(...paragraph(prose.join(' '), columns, ''));
    prose = [];
    if (isFence) isCode = !isCode;
    if (isFence) rows.push(style.dim(line));
    else rows.push(isCode || line === '' ? line : style.bold(line.replace(/^#+ /, '')));
  }
  return rows.join('\n');
}

/** A kind, its properties one level deep, and an example. */
export function kindText(kind: Kind, style: Style, columns: number): string {
  const own = kind.properties.filter((it) => depthOf(it) === 1);
  return [
    style.bold(kind.name),
    ...paragraph(textAt(kind.schema, 'description') ?? '', columns, ''),
    '',
    ...own.flatMap((it) => propertyRows(it, kind, style, columns)),
    '',
    ...exampleLines(kind.schema, style),
    style.dim(`a property: outlay explain ${own[0]?.path ?? kind.name}`),
    '',
  ].join('\n');
}

function propertyRows(property: Property, kind: Kind, style: Style, columns: number): readonly string[] {
  const below = kind.properties
    .filter((it) => it.path.startsWith(`${property.path}.`) && depthOf(it) === 2)
    .map((it) => it.name);
  const text = textAt(property.schema, 'description') ?? '';
  return [
    `  ${style.blue(property.name)}`,
    ...paragraph(text, columns, '    '),
    ...holdsRows(below, style, columns, '    '),
  ];
}

function holdsRows(
  below: readonly string[],
  style: Style,
  columns: number,
  indent: string,
): readonly string[] {
  return below.length === 0 ? [] : paragraph(`holds ${below.join(', ')}`, columns, indent).map(style.dim);
}

/** A property in all its places; places with the same description are merged. */
export function propertyText(properties: readonly Property[], style: Style, columns: number): string {
  const byText = groupBy(properties, ({ schema }) =>
    JSON.stringify([schema.description, schema.examples, schema.enum]),
  );
  return [...byText.values()].map((group) => groupText(group, style, columns)).join('\n');
}

function groupText(group: readonly Property[], style: Style, columns: number): string {
  const [first] = group;
  if (!first) return '';
  // for a list: what its entries may be
  const items = mapAt(first.schema, 'items');
  const values = first.schema.enum ?? items.enum;
  const below = Object.keys({ ...mapAt(first.schema, 'properties'), ...mapAt(items, 'properties') });
  return [
    ...group.map((it) => style.bold(it.path)),
    ...paragraph(textAt(first.schema, 'description') ?? '', columns, ''),
    ...(Array.isArray(values) ? [`one of ${values.map(String).join(', ')}`] : []),
    ...holdsRows(below, style, columns, ''),
    '',
    ...exampleLines(first.schema, style, first.name),
  ].join('\n');
}

function exampleLines(
  schema: { readonly [key: string]: unknown },
  style: Style,
  key?: string,
): readonly string[] {
  const examples = Array.isArray(schema.examples) ? schema.examples : [];
  return examples.flatMap((example) => [
    ...yamlLines(key === undefined ? example : { [key]: example }).map((it) => `  ${style.dim('│')} ${it}`),
    '',
  ]);
}

/** Plain data as YAML: outer maps in rows, inner ones in braces. */
function yamlLines(value: unknown): readonly string[] {
  if (!isPlain(value)) return [flow(value)];
  return Object.entries(value).flatMap(([key, inner]) => {
    const isShort = flow(inner).length <= 60;
    if (isPlain(inner) && !isShort) return [`${key}:`, ...yamlLines(inner).map((it) => `  ${it}`)];
    if (Array.isArray(inner) && !isShort) return [`${key}:`, ...inner.map((it) => `  - ${flow(it)}`)];
    return [`${key}: ${flow(inner)}`];
  });
}

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (isPlain(value)) {
    const entries = Object.entries(value).map(([key, inner]) => `${key}: ${flow(inner)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  const text = String(value);
  return /^[\s"'#&*!|>%@`{[\]},-]|: | #|[{}[\],]|^$/.test(text) && !/^-?[\d.]/.test(text)
    ? JSON.stringify(text)
    : text;
}

function paragraph(text: string, columns: number, indent: string): readonly string[] {
  const width = Math.min(columns, 100) - indent.length;
  return wrap(withWholes(text, plain), width, '').map((it) => indent + it);
}

/** An amount: the figure and what it is, then each step; `place` is where the line is. */
export function amountText(
  [amount = '', ...of]: readonly string[],
  derivations: readonly Derivation[],
  place: string,
  style: Style,
  columns: number,
): string {
  const title = [
    { text: amount, paint: style.bold },
    { text: of.map((it) => `, ${visible(it)}`).join(''), paint: plain },
  ];
  const inOne = `${title.map((it) => it.paint(it.text)).join('')}  ${style.dim(place)}`;
  return [
    ...(widthOf(inOne) <= columns ? [inOne] : [...wrap(title, columns, '  '), `  ${style.dim(place)}`]),
    '',
    ...derivations.flatMap((it) => derivationRows(it, 1, columns)),
    '',
  ].join('\n');
}

function derivationRows({ text, children }: Derivation, depth: number, columns: number): readonly string[] {
  const lead = '  '.repeat(depth);
  const rows = wrap([{ text: visible(text), paint: plain }], columns - lead.length, '    ');
  return [
    ...rows.map((it) => lead + it),
    ...children.flatMap((it) => derivationRows(it, depth + 1, columns)),
  ];
}
