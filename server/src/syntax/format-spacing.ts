/** The spaces between keys, values, dashes, commas and brackets: one style for all of them. Offsets are inside the item. */
import type { TextEdit } from '../base/text.ts';
import { entrySpans } from './edit-place.ts';
import type { ListNode, MapEntry, MapNode, Node } from './node.ts';

/**
 * One space after a colon and none before, `{ a: b }`, `[a, b]`. The text between two things is touched only if it is on one row
 * and holds nothing else.
 */
export function spacingEdits(root: Node | undefined, text: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const between = (start: number, end: number, form: RegExp, wanted: string): void => {
    const now = text.slice(start, end);
    // where nothing follows, no space is wanted
    if (wanted.endsWith(' ') && /^\s?$/.test(text.charAt(end))) return;
    if (now !== wanted && form.test(now)) edits.push({ range: { start, end }, newText: wanted });
  };
  const visit = (node: Node): void => {
    if (node.kind === 'scalar') return;
    if (!hasEmptyKey(node)) gapsIn(node, text, between);
    for (const child of valuesOf(node)) visit(child);
  };
  if (root) visit(root);
  return edits;
}

function gapsIn(node: MapNode | ListNode, text: string, between: Between): void {
  if (node.flow) bracketGaps(node, text, between);
  if (node.kind === 'map') for (const it of node.entries) colonGap(it, text, between);
}

/** `{ : a }`: a key that was not written has no place. */
function hasEmptyKey(node: MapNode | ListNode): boolean {
  return node.kind === 'map' && node.entries.some(({ key }) => key.start === key.end);
}

function valuesOf(node: MapNode | ListNode): readonly Node[] {
  const values = node.kind === 'map' ? node.entries.map((it) => it.value) : node.items;
  return values.filter((it) => it !== undefined);
}

/** Replaces the text between two offsets if it has the form. */
type Between = (start: number, end: number, form: RegExp, wanted: string) => void;

const SPACES = /^[ \t]*$/;
const COMMA = /^[ \t]*,[ \t]*$/;

function colonGap({ key, value }: MapEntry, text: string, between: Between): void {
  const isQuoted = key.style !== 'plain';
  if (value) between(key.end, value.start, isQuoted ? /^[ \t]*:[ \t]*$/ : /^[ \t]*:[ \t]+$/, ': ');
  else {
    const colon = text.indexOf(':', key.end);
    if (colon >= 0) between(key.end, colon + 1, /^[ \t]*:$/, ':');
  }
}

function bracketGaps(node: MapNode | ListNode, text: string, between: Between): void {
  const open = text.charAt(node.start);
  if (open !== '{' && open !== '[') return;
  const inside = node.start + 1;
  const close = node.end - 1;
  const spans = entrySpans(node, text);
  const [first, last] = [spans?.[0], spans?.at(-1)];
  if (!spans || !first || !last) {
    if (spans) between(inside, close, SPACES, '');
    return;
  }
  const pad = open === '{' ? ' ' : '';
  between(inside, first.start, SPACES, pad);
  for (const [i, it] of spans.entries()) {
    const next = spans[i + 1];
    if (next) between(it.end, next.start, COMMA, ', ');
  }
  between(last.end, close, SPACES, pad);
  between(last.end, close, COMMA, `,${pad}`);
}
