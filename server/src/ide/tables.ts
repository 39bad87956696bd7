/** CSV files that drivers name: their first column names cost centers. */
import type { Project } from '../analysis/project.ts';
import type { TextRange } from '../base/text.ts';

/** A name in a table. */
export interface TableKey {
  readonly text: string;
  /** Offsets in the file, without quotes. */
  readonly range: TextRange;
}

/** Paths of the tables that drivers name, each once. */
export function tablesOf({ head }: Project): readonly string[] {
  const paths = head.ofKind('Driver').flatMap((key) => {
    const entity = head.document(key)?.content.get().head.entity;
    if (entity?.kind !== 'Driver') return [];
    return [entity.plan, entity.actual].flatMap((it) => (it && 'file' in it ? [it.file.text] : []));
  });
  return [...new Set(paths)];
}

const ROW = /^\ufeff?[ \t]*(?:"((?:[^"\r\n]|"")*)"|([^,"\r\n]*?))[ \t]*,/gm;

/** The first cell of every row, in order, except cells with line breaks. Doubled quotes are kept: no name has any. */
export function* tableKeys({ head }: Project, path: string): Generator<TableKey> {
  const source = head.named(path);
  const whole = source && 'text' in source ? source.text : '';
  for (const found of whole.matchAll(ROW)) {
    const [row, inQuotes, plain = ''] = found;
    const text = inQuotes ?? plain;
    if (text === '') continue;
    const start = found.index + row.indexOf(text);
    yield { text, range: { start, end: start + text.length } };
  }
}
