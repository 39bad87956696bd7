/** Labels and other words that a workspace defines itself: those already used for the same key. */

import type { Entity } from '../../analysis/findings/rule.ts';
import type { NameKind } from '../../analysis/model/names.ts';
import type { Project } from '../../analysis/project.ts';
import { propertyAt } from '../schema.ts';
import type { At } from './at.ts';
import type { Suggestion } from './item.ts';
import { namesOf } from './names.ts';
import { scalarText } from './references.ts';

const LABELLED: readonly NameKind[] = ['center', 'category', 'service', 'vendor', 'person', 'driver'];

/** Keys: those that the workspace lists, then all that are in use. */
export function labelKeys(at: At): readonly string[] {
  const named = lineLabels(at.project).map(([key]) => key);
  return [...new Set([...at.nearby('labels'), ...named, ...labelsInUse(at.project).map(([key]) => key)])];
}

/** Values of one key. */
export function labelValues(at: At, wanted: string): readonly Suggestion[] {
  const named = lineLabels(at.project).flatMap(([key, values]) => (key === wanted ? values : []));
  const used = labelsInUse(at.project).flatMap(([key, value]) => (key === wanted ? [value] : []));
  return words(at, [...named, ...at.nearby(wanted), ...used], 'label');
}

function lineLabels({ head }: Project): readonly (readonly [key: string, values: readonly string[]])[] {
  return head.settings.get().lineLabels ?? [];
}

function labelsInUse(project: Project): readonly (readonly [key: string, value: string])[] {
  return LABELLED.flatMap((kind) => namesOf(project, kind).flatMap((it) => it.declaration.entity.labels));
}

/** Properties with free words that several things share, and where else they occur. */
const SHARED: Readonly<
  Record<string, { readonly kind: NameKind; readonly of: (entity: Entity) => string | undefined }>
> = {
  segment: { kind: 'center', of: (it) => (it.kind === 'CostCenter' ? it.segment : undefined) },
  pool: { kind: 'category', of: (it) => (it.kind === 'Category' ? it.pool : undefined) },
  glAccount: { kind: 'category', of: (it) => (it.kind === 'Category' ? it.glAccount : undefined) },
  unit: { kind: 'driver', of: (it) => (it.kind === 'Driver' ? it.unit : undefined) },
};

/** What a condition may filter by, in the words of lines. */
const TREATMENTS = propertyAt('Budget', 'lines', '/treatment')?.words ?? [];

/** Free words for a key: those nearby, then those of the workspace. */
export function sharedWords(at: At, key: string): readonly Suggestion[] {
  const shared = SHARED[key];
  const all = shared
    ? namesOf(at.project, shared.kind).flatMap(
        ({ declaration: { unit } }) => (unit.entity && shared.of(unit.entity)) ?? [],
      )
    : key === 'treatment'
      ? TREATMENTS
      : [];
  return words(at, [...at.nearby(key), ...all], 'text');
}

function words(at: At, all: readonly string[], kind: 'label' | 'text'): readonly Suggestion[] {
  return [...new Set(all)].map((label, rank) => ({ label, kind, text: scalarText(at, label), rank }));
}
