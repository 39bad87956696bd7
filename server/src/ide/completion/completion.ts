/** Completion: what may be written at the cursor, even in broken and half-typed text. */
import { isDocuments } from '../../analysis/side.ts';
import type { TextRange } from '../../base/text.ts';
import { visible } from '../../domain/words/visible.ts';
import { rowStart } from '../../syntax/edit-rows.ts';
import type { IdeFile } from '../file.ts';
import { entryOf, type Property } from '../schema.ts';
import { type Tail, whole } from './amounts.ts';
import { type At, placed } from './at.ts';
import { choose } from './choose.ts';
import { kindSuggestions, rootSuggestions, versionSuggestions } from './documents.ts';
import type { Completion, Completions, Suggestion } from './item.ts';
import { keySuggestions } from './keys.ts';
import { type Level, type Place, placeAt } from './place.ts';
import { plainText, Stops } from './snippet.ts';
import { entrySnippet } from './value-snippet.ts';
import { valueTail } from './values.ts';
import { waiverTail } from './waivers.ts';

const NOTHING: Completions = { items: [], isIncomplete: false };

/** `offset` is the cursor. */
export function completionsAt(file: IdeFile, offset: number): Completions {
  // a table has no keys
  const place = isDocuments(file.path) ? placeAt(file.text, offset) : undefined;
  if (!place) return NOTHING;
  if (place.position === 'comment') {
    const tail = waiverTail(file, place.typed, offset);
    return tail ? listed(tail, { ...place, offset, before: '', after: '', from: undefined }) : NOTHING;
  }
  file.project.settle();
  const tail = tailAt(placed(file, offset, place));
  const before = place.lacksSpace ? ' ' : '';
  const after = afterWord(file.text, place);
  const from = place.indentFrom;
  const indent = from === undefined ? before : ' '.repeat(place.column);
  return listed(tail, { ...place, offset, before: indent, after, from });
}

/** What closes the word: the quote, if it is open, and the space before a comment. */
function afterWord(text: string, { word, quote }: Place): string {
  const next = text.charAt(word.end);
  return `${next === quote ? '' : (quote ?? '')}${next === '#' ? ' ' : ''}`;
}

function tailAt(at: At): Tail {
  const { position, column } = at.place;
  switch (position) {
    case 'key':
      return whole([...keysOrDocument(at, column), ...dashesBelow(at)]);
    case 'value':
      return at.place.levels.length > 1 ? valueTail(at) : rootTail(at);
    case 'open':
      return entryTail(at);
    case 'rows':
      return rowsTail(at);
    case 'dash':
      return whole(at.container ? dashed(at, at.container) : []);
    case 'comment':
      return whole([]);
  }
}

/** At the root, what makes a document ours is suggested before the document says so. */
function rootTail(at: At): Tail {
  switch (at.level.step) {
    case 'kind':
      return whole(kindSuggestions(at));
    case 'apiVersion':
      return whole(versionSuggestions(at));
    default:
      return valueTail(at);
  }
}

function keysOrDocument(at: At, column: number): readonly Suggestion[] {
  if (at.place.levels.length <= 1) return rootSuggestions(at);
  return keySuggestions(at, { isFlow: at.level.isFlow, column });
}

/** An entry of a list: a scalar, or the first key of a map. */
function entryTail(at: At): Tail {
  const { property, place, level } = at;
  if (!property) return whole([]);
  if (!property.types.includes('map')) return valueTail(at);
  if (level.isFlow) return whole(flowEntry(at, property));
  const keys = keySuggestions(inside(at, property, 'map'), { isFlow: false, column: place.column });
  return property.types.includes('text') ? join(valueTail(at), keys) : whole(keys);
}

function join({ kept, suggestions }: Tail, others: readonly Suggestion[]): Tail {
  return { kept, suggestions: kept === 0 ? [...suggestions, ...others] : suggestions };
}

/** `{ name:  }` inside brackets. */
function flowEntry(at: At, property: Property): readonly Suggestion[] {
  if (at.place.quote !== undefined) return [];
  const stops = new Stops();
  const snippet = entrySnippet(at, property, { isFlow: true, column: 0 }, stops);
  return [{ label: plainText(snippet), kind: 'key', detail: property.title, snippet }];
}

/** A row of its own below a key or a dash. */
function rowsTail(at: At): Tail {
  const { property, place } = at;
  if (!property) return whole([]);
  const { types } = property;
  const style = { isFlow: false, column: place.column };
  return whole([
    ...(types.includes('map') ? keySuggestions(inside(at, property, 'map'), style) : []),
    ...(types.includes('list') ? dashed(inside(at, property, 'list'), property) : []),
    ...(types.includes('text') ? valueTail(at).suggestions : []),
  ]);
}

/** The dashes of the list whose key is above and empty. */
function dashesBelow(at: At): readonly Suggestion[] {
  const { openKey, typed } = at.place;
  if (openKey === undefined || typed !== '') return [];
  const levels = [...at.place.levels.slice(0, -1), { ...at.level, step: openKey }];
  const above = placed(at.file, at.place.word.start, { ...at.place, levels });
  const { property } = above;
  return property?.types.includes('list') ? dashed(inside(above, property, 'list'), property) : [];
}

/** New entries of a list in block style. */
function dashed(at: At, list: Property): readonly Suggestion[] {
  const entry = entryOf(list);
  if (!entry || at.place.quote !== undefined) return [];
  if (!entry.types.includes('map'))
    return valueTail(at).suggestions.map((it) => ({
      ...it,
      ...(it.snippet === undefined ? { text: `- ${it.text ?? it.label}` } : { snippet: `- ${it.snippet}` }),
    }));
  const isFlow = isBelowBraces(at);
  const column = at.place.column + 2;
  const snippet = `- ${entrySnippet(at, entry, { isFlow, column }, new Stops())}`;
  const [label = ''] = plainText(snippet).split('\n');
  return [
    {
      label: label.trimEnd(),
      kind: 'key',
      detail: `new ${entry.title}`,
      documentation: entry.description,
      snippet,
      rank: 1,
    },
  ];
}

/** Whether the row above is an entry in braces. */
function isBelowBraces({ file: { text }, place: { word } }: At): boolean {
  const row = rowStart(text, word.start);
  return /^ *- \{/.test(text.slice(rowStart(text, row - 1), row));
}

/** The place inside a new map or list that is the value of `property`. */
function inside(at: At, property: Property, kind: 'map' | 'list'): At {
  const level: Level = { kind, isFlow: false, column: at.place.column, entries: [], step: undefined };
  return {
    ...at,
    place: { ...at.place, levels: [...at.place.levels, level] },
    level,
    container: property,
    property: kind === 'list' ? entryOf(property) : undefined,
  };
}

interface Writing {
  readonly word: TextRange;
  readonly typed: string;
  readonly offset: number;
  /** What is missing before the word, and between it and a comment. */
  readonly before: string;
  readonly after: string;
  readonly quote: Place['quote'];
  /** Where to write from, if not from the word. */
  readonly from: number | undefined;
}

function listed({ kept, suggestions }: Tail, writing: Writing): Completions {
  const { word, typed, offset, from } = writing;
  const { chosen, isIncomplete } = choose(suggestions, typed.slice(kept));
  const start = from ?? word.start + kept;
  const ranges = { insert: { start, end: offset }, replace: { start, end: Math.max(word.end, offset) } };
  const items = chosen.map((it, i): Completion => completion({ ...it, ...it.later?.() }, i, writing, ranges));
  return { items, isIncomplete };
}

function completion(
  it: Suggestion,
  index: number,
  { before, after, quote }: Writing,
  ranges: Pick<Completion, 'insert' | 'replace'>,
): Completion {
  const { label, kind, detail, documentation, thing, also = [], isOld = false } = it;
  // inside quotes only the word
  const snippet = quote === undefined ? it.snippet : undefined;
  const isPlain = snippet === undefined || snippet === plainText(snippet);
  return {
    // shown, never interpreted
    label: visible(label),
    kind,
    detail: detail === undefined ? undefined : visible(detail),
    documentation,
    thing,
    filterText: [label, ...also].join(' '),
    sortText: String(index).padStart(4, '0'),
    isDeprecated: isOld,
    text: before + (snippet === undefined ? (it.text ?? label) : plainText(snippet)) + after,
    snippet: isPlain ? undefined : before + snippet + after,
    ...ranges,
  };
}
