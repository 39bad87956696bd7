/** One item's text as nodes: by the strict reader, or by `yaml` when that declines. */
import type { TextRange } from '../base/text.ts';
import { quoted } from '../domain/words/visible.ts';
import { locate, pointerAt } from './locate.ts';
import { loneReturn } from './lone-return.ts';
import type { Node, ScalarNode } from './node.ts';
import type { Problem } from './problem.ts';
import type { ParsedItem, SourceItem } from './source.ts';
import { DEEPEST } from './strict/cursor.ts';
import { readStrict, type StrictResult } from './strict/read-strict.ts';
import { nestedTooDeep, readYaml, unreadable } from './yaml/read-yaml.ts';

/** `yaml` takes 15 s and 1.5 GB for 10 MB. */
const MOST_FOR_YAML = 1_000_000;

/** What `yaml` read of an item, or refused. */
interface Latest {
  readonly item: SourceItem;
  readonly part: 'head' | 'entry';
  readonly read: ParsedItem;
}

/** The items declined most recently: nearly always the one being typed in, which every feature of an editor reads. */
const latest: Latest[] = [];

/** Few are broken at once, and their nodes are many times as large as their text. */
const MOST_LATEST = 4;
const MOST_KEPT = 20_000;

/** Never throws. For an entry of a list the root is the entry, without its dash. */
export function parseItem(item: SourceItem, part: 'head' | 'entry'): ParsedItem {
  const known = latest.find((it) => it.item === item && it.part === part);
  if (known) return known.read;
  const strict = readStrict(item.text);
  if (strict.outcome === 'read') return parsed(strict, part);
  const read = readDeclined(item, part, strict);
  if (item.text.length > MOST_KEPT) return read;
  latest.push({ item, part, read });
  if (latest.length > MOST_LATEST) latest.shift();
  return read;
}

function readDeclined(
  { text }: SourceItem,
  part: 'head' | 'entry',
  strict: Exclude<StrictResult, { readonly outcome: 'read' }>,
): ParsedItem {
  const conflict = conflictMarkers(text, part);
  if (conflict) return refused(conflict);
  if (strict.outcome === 'too-deep') return refused(nestedTooDeep(pointOf(text, strict.at), DEEPEST));
  if (text.length > MOST_FOR_YAML) return refused(tooLarge(text, strict.at));
  const read = readYaml(text, DEEPEST);
  if (read.problem) {
    return { root: undefined, comments: read.comments, problems: [orLoneReturn(text, read.problem)] };
  }
  return parsed(read, part);
}

/** Text may fail to be YAML because of how a row ends: the row of the problem, or one above. */
function orLoneReturn(text: string, problem: Problem): Problem {
  if (problem.code !== 'unreadable-yaml') return problem;
  const rowEnd = text.indexOf('\n', problem.range?.end);
  return loneReturn(text, rowEnd < 0 ? text.length : rowEnd) ?? problem;
}

const NO_PROBLEMS: readonly Problem[] = [];

interface ReadText extends Pick<ParsedItem, 'root' | 'comments'> {
  readonly duplicates: readonly ScalarNode[];
}

/** Each is searched for in the whole item, and nobody reads more. */
const MOST_DUPLICATES = 20;

function parsed({ root: whole, comments, duplicates }: ReadText, part: 'head' | 'entry'): ParsedItem {
  const root = part === 'head' ? whole : entryOf(whole);
  const read: ParsedItem = { root, comments, problems: NO_PROBLEMS };
  if (duplicates.length === 0) return read;
  const problems = duplicates.slice(0, MOST_DUPLICATES).map((it) => duplicate(read, it));
  const second = part === 'head' ? secondDocument(problems) : undefined;
  return second ? { root: undefined, comments, problems: [second] } : { ...read, problems };
}

/** What every document begins with. */
const ENVELOPE: ReadonlySet<string> = new Set(['/apiVersion', '/kind', '/metadata', '/spec']);

/** Where several properties of a whole document appear twice, the row that separates two documents is missing. */
function secondDocument(duplicates: readonly Problem[]): Problem | undefined {
  const [first, another] = duplicates.filter((it) => ENVELOPE.has(it.at));
  if (!first?.range || !another || first.at === another.at) return undefined;
  return unreadable(first.range, 'a second document begins here, expected a row `---` above it');
}

function entryOf(root: Node | undefined): Node | undefined {
  return root?.kind === 'list' ? root.items[0] : undefined;
}

function duplicate(read: ParsedItem, { text, start, end }: ScalarNode): Problem {
  const at = pointerAt(read, start)?.at ?? '';
  const first = locate(read, at, 'key');
  return {
    code: 'duplicate-key',
    at,
    part: 'key',
    range: { start, end },
    message: `${quoted(text)} stands twice in one map, expected once`,
    ...(first && first.start < start ? { label: 'again here' } : {}),
    help: 'remove one of them: only one value could count',
    unreadable: true,
  };
}

const MARKERS = /^(?:<{7}|={7}|>{7}|\|{7})(?: .*|\r)?$/gm;

/** Called only for text that the strict reader declined: `=======` alone may also be text. */
function conflictMarkers(text: string, part: 'head' | 'entry'): Problem | undefined {
  if (part === 'head' && !text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return undefined;
  const rows = [...text.matchAll(MARKERS)];
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) return undefined;
  return {
    ...unreadable(
      { start: first.index, end: last.index + last[0].trimEnd().length },
      'a merge conflict that was not resolved, expected one side',
    ),
    code: 'conflict-markers',
    help: 'keep one of the two sides, or both, and remove the rows with `<<<<<<<`, `=======` and `>>>>>>>`',
  };
}

function tooLarge(text: string, at: number): Problem {
  const shown = at < text.length ? at : text.trimEnd().length;
  const start = text.lastIndexOf('\n', shown - 1) + 1;
  const end = text.indexOf('\n', shown);
  return {
    ...unreadable(
      { start, end: end < 0 ? text.length : end },
      'a form of YAML that is read in texts of up to 1,000,000 characters, expected plain rows',
    ),
    help: 'write this row more plainly, put the entries on rows of their own, or split the file',
  };
}

/** A visible character at or before an offset. */
function pointOf(text: string, at: number): TextRange {
  const start = Math.max(0, Math.min(at, text.length - 1));
  return { start, end: Math.min(start + 1, text.length) };
}

function refused(problem: Problem): ParsedItem {
  return { root: undefined, comments: [], problems: [problem] };
}
