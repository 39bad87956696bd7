/** Which suggestions are shown, and in which order. */
import type { Suggestion } from './item.ts';

/** A longer list is no help; typing on brings up the others. */
export const MOST = 200;

/** How well a spelling matches what was typed; smaller is better. */
const FITS = { same: 0, start: 1, other: 2, word: 3, inside: 4, scattered: 5 } as const;

interface Fitting {
  readonly suggestion: Suggestion;
  readonly fit: number;
  readonly index: number;
}

/** The best suggestions, in order, and whether some were left out. */
export function choose(
  suggestions: Iterable<Suggestion>,
  typed: string,
): { readonly chosen: readonly Suggestion[]; readonly isIncomplete: boolean } {
  const fitting: Fitting[] = [];
  const lower = typed.toLowerCase();
  for (const suggestion of suggestions) {
    const { label, also = [] } = suggestion;
    const spellings = lower === '' ? [] : [label, ...also].map((it) => it.toLowerCase());
    const fit = fitOf(label, spellings, typed, lower);
    if (fit !== undefined) fitting.push({ suggestion, fit, index: fitting.length });
  }
  fitting.sort(inOrder);
  return {
    chosen: fitting.slice(0, MOST).map((it) => it.suggestion),
    isIncomplete: fitting.length > MOST,
  };
}

/**
 * How well a thing with these spellings (in lower case, the label first) matches what was typed; undefined when it does
 * not. `lower` is `typed` in lower case.
 */
export function fitOf(
  label: string,
  spellings: readonly string[],
  typed: string,
  lower: string,
): number | undefined {
  // upper case is deliberate: columns of a bill begin with it, our keys do not
  if (label.startsWith(typed)) return FITS.same;
  let best: number = FITS.scattered + 1;
  for (let i = 0; i < spellings.length; i++) {
    const fit = spellingFit(spellings[i] ?? '', lower, i === 0);
    if (fit < best) best = fit;
    if (best <= FITS.start) break;
  }
  return best > FITS.scattered ? undefined : best;
}

function spellingFit(spelling: string, lower: string, isLabel: boolean): number {
  const at = spelling.indexOf(lower);
  if (at === 0) return isLabel ? FITS.start : FITS.other;
  if (at > 0) return beginsWord(spelling, lower, at) ? FITS.word : FITS.inside;
  return isScattered(spelling, lower) ? FITS.scattered : FITS.scattered + 1;
}

function beginsWord(text: string, wanted: string, first: number): boolean {
  for (let at = first; at > 0; at = text.indexOf(wanted, at + 1))
    if (!/[\p{L}\p{Nd}]/u.test(text.charAt(at - 1))) return true;
  return false;
}

/** Whether all letters occur, in this order. */
function isScattered(text: string, wanted: string): boolean {
  let at = -1;
  for (let i = 0; i < wanted.length; i++) {
    at = text.indexOf(wanted.charAt(i), at + 1);
    if (at < 0) return false;
  }
  return true;
}

function inOrder(a: Fitting, b: Fitting): number {
  const [left, right] = [a.suggestion, b.suggestion];
  return (
    Number(left.isOld ?? false) - Number(right.isOld ?? false) ||
    a.fit - b.fit ||
    (left.rank ?? 0) - (right.rank ?? 0) ||
    a.index - b.index
  );
}
