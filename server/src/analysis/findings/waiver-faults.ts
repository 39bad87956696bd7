/** What keeps a comment that begins like a waiver from being one. */
import { isCivilDate } from '../../domain/civil-date.ts';
import { quoted } from '../../domain/words/visible.ts';

const BEGINNING = '# outlay: allow';
const MOST_REASON = 400;

/** In words and in order of the comment; empty when nothing is wrong. `hasForm` is whether all parts are where they belong. */
export function faultsOf(comment: string, hasForm: boolean): readonly string[] {
  const [, beginning = '', rest = ''] =
    /^(#+[ \t]*outlay[ \t]*:?(?:[ \t]*[a-z]+)?)(.*)$/i.exec(comment) ?? [];
  const faults = [
    beginning === BEGINNING
      ? undefined
      : `it begins with ${quoted(beginning)}, expected ${quoted(BEGINNING)}`,
    codeFault(rest),
    dayFault(rest),
    reasonFault(rest),
  ].filter((it) => it !== undefined);
  return faults.length > 0 || hasForm ? faults : ['its words stand in another order, or apart'];
}

function codeFault(rest: string): string | undefined {
  if (!/^[ \t]+(?!until\b)[a-z]/i.test(rest)) return 'it names no code';
  const isSeveral = /^[ \t]+[a-z-]+(?:[ \t]*,|[ \t]+(?!until\b)[a-z]+-[a-z-]*)/i.test(rest);
  return isSeveral ? 'it names several codes, expected a comment for each' : undefined;
}

function dayFault(rest: string): string | undefined {
  const text = /[ \t]until[ \t]+(\S+)/.exec(rest)?.[1];
  if (text === undefined) return 'it does not say until when';
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const isDay =
    day !== undefined && isCivilDate({ year: Number(year), month: Number(month), day: Number(day) });
  return isDay ? undefined : `${quoted(text)} is no day`;
}

function reasonFault(rest: string): string | undefined {
  const reason = /[ \t]--[ \t]+(\S.*)$/.exec(rest)?.[1];
  if (reason !== undefined)
    return reason.length > MOST_REASON ? `its reason has more than ${MOST_REASON} characters` : undefined;
  // with dashes of any length
  const dash = /[ \t]([-\u2013\u2014:;,#]+|because\b|reason\b)[ \t]*[^\s\-\u2013\u2014]/.exec(rest)?.[1];
  if (dash === undefined) return 'it does not say why';
  return dash === '--'
    ? 'its reason begins without a space'
    : `its reason begins with ${quoted(dash)}, expected ${quoted('--')}`;
}
