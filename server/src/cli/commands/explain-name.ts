/** `outlay explain <name>`: what a name of the workspace stands for, or the nearest name. */
import type { Head } from '../../analysis/head.ts';
import { linesOf } from '../../analysis/plan/cube.ts';
import type { Project } from '../../analysis/project.ts';
import { nearest } from '../../base/nearest.ts';
import type { MonthSpan } from '../../domain/period.ts';
import { THINGS, thingJson, thingsCalled } from '../../report/thing.ts';
import { jsonText } from '../json.ts';
import type { Format } from '../options.ts';
import { thingText } from '../reporters/thing-text.ts';
import { startProgress } from '../terminal/progress.ts';
import type { Workspace } from '../workspace.ts';
import { columnsOf, type World } from '../world.ts';
import { placeIn } from './place.ts';

/** What is printed; it says itself what is missing in it. */
export interface Explained {
  readonly text: string;
  readonly isWhole: boolean;
}

/** Everything with that name, with its sums in `span` if given; undefined if there is nothing. */
export function explainName(
  world: World,
  workspace: Workspace,
  subject: string,
  { format, span }: { readonly format: Format; readonly span: MonthSpan | undefined },
): Explained | undefined {
  const { project } = workspace;
  const things = thingsCalled(project, subject, span);
  const { currency } = project.head.settings.get();
  const placed = things.map((thing) => {
    const { kind, document, unit, at } = thing.declaration;
    const inside = kind === 'team' ? at.replace(/\/name$/, '') : '';
    return { thing, place: placeIn(world, workspace, document, unit, inside) };
  });
  if (placed.length === 0) return undefined;
  const isWhole = !things.some((it) => it.plan.some(({ incomplete }) => incomplete));
  if (format !== 'json') {
    const columns = columnsOf(world);
    const texts = placed.map(({ thing, place }) => thingText(thing, place, currency, world.style, columns));
    return { text: texts.join('\n'), isWhole };
  }
  const text = jsonText({
    version: 1,
    command: 'explain',
    things: placed.map(({ thing, place }) => thingJson(thing, place, currency)),
  });
  return { text, isWhole };
}

/** The line, thing or word of the language spelled most like `subject`. A line is also found by its own name alone. */
export function nearestName(
  world: World,
  { head }: Project,
  subject: string,
  words: Iterable<string>,
): string | undefined {
  const lines = lineNamesOf(world, head);
  const wanted = subject.slice(subject.lastIndexOf('/') + 1).toLowerCase();
  const same = lines.find((it) => it.own.toLowerCase() === wanted)?.whole;
  if (subject.includes('/')) return nearest(subject, new Set(lines.map((it) => it.whole))) ?? same;
  if (same !== undefined) return same;
  const names = [...THINGS.keys()].flatMap((kind) => head.names.spellings(kind).map((it) => it.text));
  const near = nearest(subject, new Set([...names, ...words, ...lines.map((it) => it.own)]));
  return lines.find((it) => it.own === near && !names.includes(it.own))?.whole ?? near;
}

interface LineName {
  readonly whole: string;
  readonly own: string;
}

/** No line of a large workspace is kept: each is planned to get its name. */
function lineNamesOf(world: World, head: Head): readonly LineName[] {
  const progress = startProgress(world, 'comparing', head.documents.size, 'documents');
  const names: LineName[] = [];
  let last: string | undefined;
  let done = 0;
  for (const { budget, entity } of linesOf(head)) {
    if (budget !== last) progress.step(++done);
    last = budget;
    names.push({ whole: `${budget}/${entity.name}`, own: entity.name });
  }
  progress.end();
  return names;
}

/** The lines of the Budgets with this name, in order; undefined if there are none. Reads nothing else. */
export function lineNames(
  { head }: Project,
  budget: string,
): { readonly budget: string; readonly names: readonly string[] } | undefined {
  const found = head.names.all('budget', budget);
  const [first] = found;
  if (!first) return undefined;
  const items = found.flatMap(({ document }) => head.document(document)?.content.get().items ?? []);
  return { budget: first.entity.name, names: items.flatMap((it) => it.entity?.name ?? []) };
}
