/** One item's text as nodes: by the strict reader, or by `yaml` where that declines. */
import type { Comment, Node } from './node.ts';
import type { Problem } from './problem.ts';
import type { ParsedItem, SourceItem } from './source.ts';
import { readStrict } from './strict/strict-reader.ts';
import { readYaml } from './yaml/read-yaml.ts';

/** `yaml` takes 15 s and 1.5 GB for 10 MB. */
const MOST_FOR_YAML = 1_000_000;

/** Never throws. For an entry of a list the root is the entry, without its dash. */
export function parseItem(item: SourceItem, part: 'head' | 'entry'): ParsedItem {
  const { text } = item;
  const conflict = conflictMarkers(text);
  if (conflict) return conflict;
  const strict = readStrict(text);
  if (strict) return { root: rootOf(strict.root, part), comments: strict.comments, problems: [] };
  if (text.length > MOST_FOR_YAML) return tooLarge(text);
  const { root, comments, problems } = readYaml(text);
  return { root: rootOf(root, part), comments, problems };
}

function rootOf(root: Node | undefined, part: 'head' | 'entry'): Node | undefined {
  if (part === 'head') return root;
  return root?.kind === 'list' ? root.items[0] : undefined;
}

const MARKERS = /^(?:<{7}|={7}|>{7}|\|{7})(?: .*|\r)?$/gm;

function conflictMarkers(text: string): ParsedItem | undefined {
  if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return undefined;
  const rows = [...text.matchAll(MARKERS)];
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) return undefined;
  return refused(
    'conflict-markers',
    { start: first.index, end: last.index + last[0].length },
    'a merge conflict was not resolved',
    'keep one of the two sides, or both, and remove the rows with `<<<<<<<`, `=======` and `>>>>>>>`',
  );
}

function tooLarge(text: string): ParsedItem {
  const end = text.indexOf('\n');
  return refused(
    'unreadable-yaml',
    { start: 0, end: end < 0 ? text.length : end },
    'an item of more than a million characters, in a form of YAML that is only read up to there',
    'write it as a list with one item a row, or split the file',
  );
}

function refused(
  code: string,
  range: { start: number; end: number },
  message: string,
  help: string,
): ParsedItem {
  const problem: Problem = { code, at: '', part: 'value', range, message, help, unreadable: true };
  const comments: readonly Comment[] = [];
  return { root: undefined, comments, problems: [problem] };
}
