/** `{ amount: 1,200 }`: inside braces a comma ends the value, which turns a thousand into a one. */
import { escapePointer } from './locate.ts';
import type { MapEntry, MapNode, Node } from './node.ts';
import type { Problem } from './problem.ts';
import { readAmount, readPrice } from './values/money.ts';
import { readPercent } from './values/percent.ts';
import { readQuantity } from './values/quantity.ts';
import type { Reading } from './values/reading.ts';

/** What a comma cuts off: up to three digits (four may be a year) and what may follow a number. */
const REST = /^\d{1,3}(?:[._]\d+)*\)?(?: ?%|[kM])?(?: [A-Z]{3})?\)?(?:\/\p{L}[\p{L}\p{N}_-]*)?$/u;
const BEGINNING = /^[^\d,]{0,3}\d[\d_.]*$/;

/** What a number is when it is not a percentage. */
type Form = 'money' | 'amount' | 'number';

/** The node with its numbers joined in the first way that may be meant, and a problem for each. */
export function commaInBraces(
  root: Node | undefined,
  form: Form = 'money',
): {
  readonly node: Node | undefined;
  readonly problems: readonly Problem[];
} {
  if (root?.kind !== 'map' || !mayBeCut(root)) return { node: root, problems: NOTHING };
  const problems: Problem[] = [];
  return { node: joinedMap(root, '', form, problems), problems };
}

const NOTHING: readonly never[] = [];

function mayBeCut({ entries, flow }: MapNode): boolean {
  for (const { value } of entries)
    if (value === undefined ? flow : value.kind === 'map' && mayBeCut(value)) return true;
  return false;
}

function joinedMap(map: MapNode, at: string, form: Form, problems: Problem[]): MapNode {
  const entries: MapEntry[] = [];
  for (let i = 0; i < map.entries.length; i++) {
    const entry = map.entries[i];
    if (!entry) continue;
    const inside = `${at}/${escapePointer(entry.key.text)}`;
    const own = form === 'money' && entry.key.text === 'amount' ? 'amount' : form;
    const rest = map.flow ? restOf(map.entries, i) : NOTHING;
    if (rest.length > 0 && entry.value?.kind === 'scalar') {
      const { text, problem } = joined({ beginning: entry.value.text, rest, form: own }, at, inside);
      problems.push(problem);
      entries.push({ key: entry.key, value: { ...entry.value, text } });
      i += rest.length;
    } else if (entry.value?.kind === 'map')
      entries.push({ key: entry.key, value: joinedMap(entry.value, inside, own, problems) });
    else entries.push(entry);
  }
  return { ...map, entries };
}

/** The entries after a number that are the rest of it. */
function restOf(entries: readonly MapEntry[], at: number): readonly MapEntry[] {
  const value = entries[at]?.value;
  if (value?.kind !== 'scalar' || value.style !== 'plain' || !BEGINNING.test(value.text)) return NOTHING;
  let end = at + 1;
  while (isRest(entries[end])) end++;
  return entries.slice(at + 1, end);
}

function isRest(entry: MapEntry | undefined): boolean {
  return entry?.value === undefined && entry?.key.style === 'plain' && REST.test(entry.key.text);
}

/** A number in pieces. */
interface Cut {
  readonly beginning: string;
  readonly rest: readonly MapEntry[];
  readonly form: Form;
}

function joined(
  { beginning, rest, form }: Cut,
  map: string,
  at: string,
): { readonly text: string; readonly problem: Problem } {
  const whole = [beginning, ...rest.map((it) => it.key.text)].join(',');
  const { code, reading } = readWhole(whole, form);
  const texts = reading.ok ? NOTHING : reading.problem.fixes.map((it) => it.text);
  const removals = rest.map((it) => ({ op: 'remove' as const, at: `${map}/${escapePointer(it.key.text)}` }));
  const problem: Problem = {
    code,
    at,
    part: 'value',
    message: 'inside braces a comma ends the value',
    label: `reads as ${beginning}`,
    help:
      texts.length === 0
        ? 'digits are grouped by `_`, decimals stand behind a point'
        : `write ${either(texts)}`,
    unreadable: true,
    fixes: texts.map((text) => ({
      title: `write \`${text}\``,
      safety: 'unsafe',
      edits: [{ op: 'set', at, text }, ...removals],
    })),
  };
  return { text: texts[0] ?? beginning, problem };
}

function readWhole(
  whole: string,
  form: Form,
): { readonly code: Problem['code']; readonly reading: Reading<unknown> } {
  if (whole.endsWith('%')) return { code: 'invalid-percent', reading: readPercent(whole) };
  if (form === 'number') return { code: 'invalid-number', reading: readQuantity(whole) };
  return { code: 'invalid-money', reading: form === 'amount' ? readAmount(whole) : readPrice(whole) };
}

function either(texts: readonly string[]): string {
  return texts.map((it) => `\`${it}\``).join(' or ');
}
