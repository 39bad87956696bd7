/** Currencies: those that are in use or have a rate, then all others. */
import type { Project } from '../../analysis/project.ts';
import { currencyCodes, exponentOf } from '../../domain/currency.ts';
import { valuesOf } from '../../report/thing-facts.ts';
import { type At, valueAround } from './at.ts';
import type { Suggestion } from './item.ts';

/** By ISO 4217 code. */
export function currencySuggestions(at: At): readonly Suggestion[] {
  const known = currenciesInUse(at);
  const others = currencyCodes().filter((it) => !known.includes(it));
  return [...known, ...others].map((label, rank) => ({
    label,
    kind: 'currency',
    rank,
    ...detailOf(at.project, label, known),
  }));
}

function detailOf(project: Project, code: string, known: readonly string[]): { readonly detail?: string } {
  if (project.head.workspace.get()?.currency === code) return { detail: 'of the workspace' };
  return known.includes(code) ? { detail: 'in use' } : {};
}

/** The one that applies here, the workspace's, those with rates, and those written nearby. */
export function currenciesInUse(at: At): readonly string[] {
  const all = [
    valueAround(at.place, 'currency'),
    at.project.head.workspace.get()?.currency,
    ...pairs(at.project).flatMap((it) => it.split('/')),
    ...at.nearby('currency'),
  ];
  return [...new Set(all.filter((it) => it !== undefined))].filter((it) => exponentOf(it) !== undefined);
}

/** `EUR/USD`: known pairs, then any currency to that of the workspace, if it has one. */
export function pairSuggestions(at: At): readonly Suggestion[] {
  const own = at.project.head.workspace.get()?.currency;
  const written = new Set(at.level.entries.map((it) => it.key));
  const others = own === undefined ? [] : [...currenciesInUse(at), ...currencyCodes()];
  return [...new Set([...pairs(at.project), ...others.map((it) => `${it}/${own}`)])]
    .filter((it) => it !== `${own}/${own}` && !written.has(it))
    .map((label, rank) => ({ label, kind: 'currency', rank }));
}

/** All pairs that have a rate. */
function pairs({ head }: Project): readonly string[] {
  const keys = head.ofKind('FxRates').flatMap((key) => {
    const entity = head.document(key)?.content.get().head.entity;
    return entity ? valuesOf(head, entity).map((it) => it.key.toUpperCase()) : [];
  });
  return [...new Set(keys)];
}
