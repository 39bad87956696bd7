/** What the items of a workspace say about themselves, in words. */

import type { CostCenterEntity, Entity, Series } from '../analysis/findings/rule.ts';
import type { Head } from '../analysis/head.ts';
import { fiscalMonth } from '../analysis/impact/impact-measures.ts';
import { ownerIn } from '../analysis/model/center-owner.ts';
import type { Declaration } from '../analysis/model/names.ts';
import type { Project } from '../analysis/project.ts';
import type { Side } from '../analysis/side.ts';
import type { Timed } from '../domain/period.ts';
import type { Reference } from '../domain/plan/spec.ts';
import { spansOf } from '../domain/timed.ts';

/** A property and its value; `brief` is a shorter form for lists. */
export type Fact = readonly [label: string, text: string, brief?: string];

/** What a driver or a list of rates says for one key. */
export interface ThingValues {
  /** A cost center, or a pair such as `EUR/USD`. */
  readonly key: string;
  /** As written; a value without a period always holds. */
  readonly values: readonly { readonly period: string | undefined; readonly value: string }[];
}

/** Properties that it does not have are left out. */
export function factsOf(project: Project, declaration: Declaration): readonly Fact[] {
  const { kind, entity: named, unit } = declaration;
  const { entity } = unit;
  if (!entity) return [];
  const pairs = kind === 'team' ? membersIn(entity, named.name) : pairsOf(project, entity, declaration);
  return pairs.flatMap(([label, text, ...brief]): readonly Fact[] =>
    text === undefined || text === '' ? [] : [[label, text, ...brief]],
  );
}

type Pair = readonly [label: string, text: string | undefined, brief?: string];

function pairsOf(project: Project, entity: Entity, { document }: Declaration): readonly Pair[] {
  switch (entity.kind) {
    case 'CostCenter':
      return [
        ['parent', nowIn(project, entity.parent)],
        ownerOf(project, entity),
        ['segment', entity.segment],
        ['valid', entity.valid?.text],
        ['successor', entity.successor?.text],
      ];
    case 'Category':
      return [
        ['pool', entity.pool],
        ['account', entity.glAccount],
        ['treatment', entity.treatment],
      ];
    case 'Service':
      return [
        ['owner', nowIn(project, entity.owner)],
        ['cost center', entity.costCenter?.text],
      ];
    case 'Person':
      return [
        ['addresses', entity.emails.join(', ')],
        ['roles', entity.roles.join(', ')],
        ['valid', entity.valid?.text],
      ];
    case 'Budget':
      return [
        ['cost center', entity.costCenter?.text],
        ['category', entity.category?.text],
        ['period', entity.period?.text],
        ['currency', entity.currency],
      ];
    case 'Driver':
      return [['unit', entity.unit]];
    case 'AllocationPolicy':
    case 'ApprovalPolicy':
      return policyPairs(project, entity, document);
    default:
      return [];
  }
}

/** In document order, which is the order in which they run. */
function policyPairs(
  { head }: Project,
  policy: Extract<Entity, { kind: 'AllocationPolicy' | 'ApprovalPolicy' }>,
  document: string,
): readonly Pair[] {
  const entries = (head.document(document)?.content.get().items ?? []).flatMap((it) => it.entity ?? []);
  const inHead = policy.kind === 'AllocationPolicy' ? policy.splits.map((it) => it.split) : [];
  const isSplit = (it: { readonly kind: string }) => it.kind === 'Split';
  const names = (them: readonly { readonly name: string }[]) => them.map((it) => it.name).join(', ');
  return [
    ['rules', names(entries.filter((it) => !isSplit(it)))],
    ['splits', names([...entries.filter(isSplit), ...inHead])],
    ['effect', 'not computed by this version'],
  ];
}

/** Teams are declared in the head of their document. */
function membersIn(entity: Entity, name: string): readonly Pair[] {
  const teams = 'teams' in entity ? entity.teams : [];
  const found = teams.find(({ team }) => team.name === name);
  return [['members', found?.team.members.map((it) => it.text).join(', ')]];
}

/** Its own owner, otherwise that of the nearest center above, which is then named. */
function ownerOf(project: Project, { name }: CostCenterEntity): Pair {
  const { owner, center } = ownerIn(project.head, name, monthOf(project)) ?? {};
  return owner === undefined || center === name
    ? ['owner', owner]
    : ['owner', `${owner}, who owns ${center} above`, owner];
}

/** Titles of all centers above a center today, from the top, then its own. */
export function centerPath(project: Project, center: string): readonly string[] {
  const { names, tree } = project.head;
  const month = monthOf(project);
  const above = tree.above(center).filter(({ first, last }) => first <= month && month <= last);
  return [...above.map((it) => it.center).reverse(), center].map(
    (it) => names.resolve('center', it)?.entity.title ?? it,
  );
}

/** The value that holds today. */
function nowIn(project: Project, timed: Timed<Reference>): string | undefined {
  const month = monthOf(project);
  const { calendar } = project.head.settings.get();
  return spansOf(timed, calendar).find(({ first, last }) => first <= month && month <= last)?.value.text;
}

function monthOf({ head, asOf }: Project): number {
  return fiscalMonth(head.settings.get().calendar, asOf);
}

/** The planned values of a driver or of rates, wherever they are written. */
export function valuesOf(head: Head, entity: Entity): readonly ThingValues[] {
  return plannedSeries(head, entity).map(({ key, values }) => ({ key: key.text, values: writtenIn(values) }));
}

/** The values as written. */
export function writtenIn(values: Series['values']): ThingValues['values'] {
  return values.map(({ period, value }) => ({ period: period?.text, value: value.text }));
}

/** What a driver or rates plan, in the document or in the file it names. */
export function plannedSeries({ series }: Side, entity: Entity): readonly Series[] {
  if ((entity.kind !== 'Driver' && entity.kind !== 'FxRates') || !entity.plan) return [];
  if ('series' in entity.plan) return entity.plan.series;
  const table = series.file(entity.plan);
  return table === 'missing' ? [] : table.series;
}
