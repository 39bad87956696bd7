/** Named things: what they are, what they come to, who owns them, and where they are declared. */

import { pathOf } from '../../analysis/document-key.ts';
import type { Project } from '../../analysis/project.ts';
import { LineIndex } from '../../base/line-index.ts';
import { alternatives } from '../../domain/words/lists.ts';
import { duringPeriod } from '../../domain/words/periods.ts';
import { shown } from '../../report/markdown.ts';
import { periodPlanText, THINGS, type Thing, thingOf } from '../../report/thing.ts';
import { centerPath } from '../../report/thing-facts.ts';
import type { Declared } from '../declared.ts';
import type { Referred } from '../mentions.ts';
import { spelledAt } from '../places.ts';
import { type Property, propertyAt } from '../schema.ts';
import { centerEffect } from './effect.ts';
import { lineCard } from './line.ts';
import { literal, strong } from './markdown.ts';

/** The card of anything that is declared. */
export function thingCard(project: Project, declared: Declared): readonly string[] {
  const { kind, unit, document } = declared;
  if (kind === 'line') return [...lineCard(project, declared), placeLine(project, declared)];
  const declaration = project.head.names
    .declarationsOf(unit, document)
    .find((it) => it.kind === kind && it.at === `${declared.at}/name`);
  if (!declaration || !THINGS.has(declaration.kind)) return entryCard(project, declared);
  const thing = thingOf(project, declaration);
  return [
    headline(thing),
    kind === 'center' ? treeLine(project, declared.named.name) : '',
    shown(declared.named.description ?? ''),
    factsLine(thing, kind === 'center' ? ['parent'] : []),
    planLine(thing, project.head.settings.get().currency),
    kind === 'center' ? centerEffect(project, declared.named.name) : '',
    valuesText(thing),
    placeLine(project, declared),
  ];
}

/** A name that is not declared. */
export function missingCard(
  kinds: readonly Referred[],
  text: string,
  property: Property | undefined,
): readonly string[] {
  const what = alternatives(kinds.map((it) => (it === 'line' ? it : (THINGS.get(it) ?? it))));
  if (text === '') return [`No ${what} is named.`, property?.description ?? ''];
  return [`No ${what} is called ${literal(text)}.`, property?.description ?? ''];
}

/** Things that nothing refers to: entries of a policy, or documents. */
function entryCard(project: Project, declared: Declared): readonly string[] {
  const { named, document, at, unit } = declared;
  const content = project.head.document(document)?.content.get();
  if (!content) return [];
  const isHead = unit === content.head;
  const isCut = !isHead && unit.inHead === undefined;
  const list = isCut ? project.head.placed(document)?.source.list?.replace('/spec/', '') : undefined;
  const pointer = isHead && at === '/metadata' ? '' : `${unit.inHead ?? ''}${at}`;
  const property = propertyAt(content.kind, list, pointer);
  const what = property?.part.title ?? content.kind;
  return [
    `${titleOf(named)}, ${what}`,
    shown(named.description ?? ''),
    property?.description ?? '',
    placeLine(project, declared),
  ];
}

/** `**Payments**, cost center CC-2100, also called checkout-team`. */
function headline({ what, declaration: { entity } }: Thing): string {
  const code = entity.code === undefined ? '' : ` ${shown(entity.code)}`;
  const aliases = entity.aliases.map((it) => shown(it.text)).join(', ');
  return `${titleOf(entity)}, ${what}${code}${aliases === '' ? '' : `, also called ${aliases}`}`;
}

/** The title, with the name if they differ by more than case. */
function titleOf({ name, title }: Declared['named']): string {
  if (title === undefined || title.toLowerCase() === name.toLowerCase()) return strong(title ?? name);
  return `${strong(title)} ${literal(name)}`;
}

/** `Acme › Product › Payments`. */
function treeLine(project: Project, center: string): string {
  const path = centerPath(project, center);
  return path.length < 2 ? '' : path.map(shown).join(' › ');
}

function factsLine({ facts }: Thing, left: readonly string[]): string {
  return facts
    .filter(([label]) => !left.includes(label))
    .map(([label, text]) => `${label} ${shown(text)}`)
    .join(' · ');
}

function planLine({ plan }: Thing, currency: string): string {
  return plan.map((it) => `${it.period} ${periodPlanText(it, currency)}`).join(' · ');
}

const MOST_KEYS = 8;

/** The values of drivers and rates, key by key. */
function valuesText({ values }: Thing): string {
  const rows = values.slice(0, MOST_KEYS).map(({ key, values: written }) => {
    const texts = written.map(({ period, value }) =>
      period === undefined ? value : `${value} ${duringPeriod(period)}`,
    );
    return `- ${shown(key)}: ${shown(texts.slice(0, 4).join(', '))}${texts.length > 4 ? ', …' : ''}`;
  });
  const more = values.length - rows.length;
  return [...rows, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n');
}

/** `declared in cost-centers.yaml, line 12`. */
function placeLine(project: Project, declared: Declared): string {
  const path = pathOf(declared.document);
  const source = project.head.files.get(path)?.source.get();
  const [range] = spelledAt(project.head, declared);
  if (!source || !('text' in source) || !range) return '';
  const row = LineIndex.of(source.text).position(range.start).line + 1;
  return `declared in ${literal(path)}, line ${row}`;
}
