/** Waivers in comments: the whole comment, the code, the day and the reason. */

import { placeFinding } from '../../analysis/findings/place.ts';
import type { Rule } from '../../analysis/findings/rule.ts';
import { dayOf, isoDate } from '../../domain/civil-date.ts';
import { RULES } from '../../rules/index.ts';
import { rowStart } from '../../syntax/edit-rows.ts';
import type { IdeFile } from '../file.ts';
import type { Tail } from './amounts.ts';
import type { Suggestion } from './item.ts';
import { rowEnd } from './rows.ts';
import { Stops } from './snippet.ts';

const BEGINNING = '# outlay: allow ';
/** Days from today. */
const USUAL = 90;

/** `typed` is the comment from its `#` to the cursor, which is at `offset`. */
export function waiverTail(file: IdeFile, typed: string, offset: number): Tail | undefined {
  const isLast = /^\S*\s*$/.test(file.text.slice(offset, rowEnd(file.text, offset)));
  if (BEGINNING.startsWith(typed.trimEnd()) && typed !== BEGINNING)
    return isLast ? { kept: 0, suggestions: [whole(file, offset)] } : undefined;
  const [, start = '', code, rest] = /^(# outlay: allow +)([a-z-]*)( .*)?$/.exec(typed) ?? [];
  if (code === undefined) return undefined;
  const tail =
    rest === undefined
      ? { kept: start.length, suggestions: codes(file, offset) }
      : endOf(file, typed, rest, isLast);
  return tail && (isLast ? tail : { ...tail, suggestions: tail.suggestions.map(alone) });
}

/** What follows the word is already written. */
function alone({ snippet: _, ...word }: Suggestion): Suggestion {
  return word;
}

function endOf(file: IdeFile, typed: string, rest: string, isLast: boolean): Tail | undefined {
  const [, day] = /^ +until +([\d-]*)$/.exec(rest) ?? [];
  const days = daysAhead(file);
  if (day !== undefined)
    return {
      kept: typed.length - day.length,
      suggestions: days.map((label, rank) => ({ label, kind: 'period', rank })),
    };
  if (/^ +u?n?t?i?l?$/.test(rest)) {
    const word = rest.trimStart();
    const stops = new Stops();
    const snippet = `until ${stops.choice(days)} -- ${stops.text('reason')}`;
    return { kept: typed.length - word.length, suggestions: [{ label: 'until', kind: 'word', snippet }] };
  }
  if (isLast && /^ +until +\d{4}-\d\d-\d\d +-?-? ?$/.test(rest)) {
    const dashes = /(?:--? ?)?$/.exec(rest)?.[0] ?? '';
    const snippet = `-- ${new Stops().text('reason')}`;
    return {
      kept: typed.length - dashes.length,
      suggestions: [{ label: '--', kind: 'word', detail: 'why', snippet }],
    };
  }
  return undefined;
}

function whole(file: IdeFile, offset: number): Suggestion {
  const stops = new Stops();
  const near = codesNear(file, offset);
  const code = near.length > 0 ? stops.choice(near) : stops.text('code');
  return {
    label: BEGINNING.trimEnd(),
    kind: 'code',
    detail: 'lets a finding stand until a day',
    documentation: 'Covers the row that it stands on, or the next one. It says until when, and why.',
    snippet: `${BEGINNING}${code} until ${stops.choice(daysAhead(file))} -- ${stops.text('reason')}`,
  };
}

/** Codes that may be waived: those found here come first. */
function codes(file: IdeFile, offset: number): readonly Suggestion[] {
  const near = codesNear(file, offset);
  return RULES.filter((it) => it.meta.waivable).map(({ meta }: Rule): Suggestion => {
    const stops = new Stops();
    const rank = near.indexOf(meta.code);
    return {
      label: meta.code,
      kind: 'code',
      detail: meta.summary,
      snippet: `${meta.code} until ${stops.choice(daysAhead(file))} -- ${stops.text('reason')}`,
      rank: rank < 0 ? near.length : rank,
    };
  });
}

const ROWS = 400;

/** Codes found on this row and the next. */
function codesNear({ project, path, text }: IdeFile, offset: number): readonly string[] {
  const start = rowStart(text, offset);
  const near = project.findings(path).filter((it) => {
    const range = placeFinding(project.head, it);
    return range.start >= start && range.start < offset + ROWS;
  });
  const waivable = new Set(RULES.filter((it) => it.meta.waivable).map((it) => it.meta.code));
  return [...new Set(near.map((it) => it.code))].filter((it) => waivable.has(it));
}

function daysAhead({ project }: IdeFile): readonly string[] {
  const [year = 1970, month = 1, day = 1] = project.asOf.split('-').map(Number);
  const today = dayOf({ year, month, day });
  const { calendar } = project.head.settings.get();
  const end = calendar.lastDate(calendar.yearSpan(calendar.yearOf(calendar.monthOf(today))).last);
  return [isoDate(today + USUAL), isoDate(today + USUAL / 3), end];
}
