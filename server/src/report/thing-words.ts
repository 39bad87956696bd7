/** What a thing is, in one paragraph, for a user choosing among names. */
import { type Declaration, isFormerName } from '../analysis/model/names.ts';
import type { Project } from '../analysis/project.ts';
import type { Period } from '../domain/period.ts';
import { pointText } from '../domain/period-point.ts';
import { formatMoney } from '../domain/words/money.ts';
import { shown } from './markdown.ts';
import { type Thing, thingOf } from './thing.ts';
import { centerPath, type Fact } from './thing-facts.ts';

/** `**Insights** CC-2300, was data-science. Acme › Product › Insights, owner juno. FY2027 873,347.88. Open since 2026-07, no end.` */
export function thingWords(project: Project, declaration: Declaration): string {
  const thing = thingOf(project, declaration);
  const { entity } = declaration.unit;
  const valid = entity && 'valid' in entity ? entity.valid : undefined;
  const { description } = declaration.entity;
  const sentences = [
    nameWords(declaration),
    factWords(project, thing),
    planWords(project, thing),
    valid && validWords(valid),
    description && shown(description.replace(/\.$/, '')),
  ];
  return sentences.flatMap((it) => (it ? [`${it}.`] : [])).join(' ');
}

function nameWords({ entity: { name, title, code, aliases } }: Declaration): string {
  const former = aliases.map((it) => it.text).filter(isFormerName);
  const was = former.length === 0 ? '' : `, was ${former.map(shown).join(', ')}`;
  return `**${shown(title ?? name)}**${code === undefined ? '' : ` ${shown(code)}`}${was}`;
}

/** What the paragraph already says at its beginning and end. */
const SAID: ReadonlySet<string> = new Set(['parent', 'valid']);

function factWords(project: Project, { declaration, facts }: Thing): string {
  const { kind, entity } = declaration;
  const path = kind === 'center' ? [centerPath(project, entity.name).map(shown).join(' › ')] : [];
  const words = ([label, text]: Fact) => `${label} ${shown(text)}`;
  return [...path, ...facts.filter(([label]) => !SAID.has(label)).map(words)].join(', ');
}

/** The plan of this fiscal year. */
function planWords({ head }: Project, { plan: [now] }: Thing): string | undefined {
  if (!now) return undefined;
  const amount = formatMoney(now.amount, head.settings.get().currency);
  return `${now.period} ${amount}${now.incomplete ? ', incomplete' : ''}`;
}

function validWords({ from, to }: Period): string {
  if (!from) return to ? `Open until ${pointText(to)}` : 'Always open';
  return `Open since ${pointText(from)}, ${to ? `until ${pointText(to)}` : 'no end'}`;
}
