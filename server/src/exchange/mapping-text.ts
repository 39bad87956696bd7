/** The text of a mapping file as the plain value that `importTable` takes. */
import { parseItem } from '../syntax/parse-item.ts';
import { readFile } from '../syntax/read-file.ts';
import { toValue } from '../syntax/to-value.ts';
import type { ImportProblem } from './problem.ts';

/** The value is undefined exactly when there are problems: broken YAML, anchors, duplicate keys, several documents. */
export function parseMapping(text: string): {
  readonly value: unknown;
  readonly problems: readonly ImportProblem[];
} {
  const { documents } = readFile(text);
  if (documents.length > 1) {
    const message = `${documents.length} documents, expected one mapping`;
    return { value: undefined, problems: [{ in: 'mapping', at: '', message }] };
  }
  const { root, problems } = parseItem({ text, column: 0 }, 'head');
  if (problems.length === 0) return { value: toValue(root), problems: [] };
  return {
    value: undefined,
    problems: problems.map(({ at, range, message }) => {
      const place = range === undefined ? '' : `line ${text.slice(0, range.start).split('\n').length}: `;
      return { in: 'mapping', at, message: `${place}${message}` };
    }),
  };
}
