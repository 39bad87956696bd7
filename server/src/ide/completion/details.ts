/** What a completion list shows beside a name, and for the selected one. */
import type { Declaration } from '../../analysis/model/names.ts';
import type { Project } from '../../analysis/project.ts';
import { factsOf } from '../../report/thing-facts.ts';
import { thingWords } from '../../report/thing-words.ts';
import type { ThingKey } from './item.ts';

/** The facts that distinguish things of a kind. */
const TELLING: ReadonlySet<string> = new Set(['owner', 'pool', 'unit', 'period', 'cost center']);

/** `CC-2300 · juno`; the title if nothing else is known. */
export function nameDetail(project: Project, declaration: Declaration): string | undefined {
  const { code, title, name } = declaration.entity;
  const facts = factsOf(project, declaration)
    .filter(([label]) => TELLING.has(label))
    .map(([, text, brief]) => brief ?? text);
  const known = [...(code === undefined ? [] : [code]), ...facts];
  if (known.length > 0) return known.join(' · ');
  return title !== undefined && title.toLowerCase() !== name.toLowerCase() ? title : undefined;
}

/** What is known about a thing: Markdown. For the item that the user has selected. */
export function resolveCompletion(project: Project, { kind, name }: ThingKey): string | undefined {
  project.settle();
  const declaration = project.head.names.resolve(kind, name);
  return declaration && thingWords(project, declaration);
}
