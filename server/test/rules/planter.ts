/** Puts one defect into the files of a workspace: where it may go, and which row should be blamed. */
import type { TextSource } from '../../src/analysis/change.ts';
import { readable } from './spec.ts';

/** Texts by path. */
export type Texts = ReadonlyMap<string, string>;

/** A workspace with one defect. Rows count from 1. */
export interface Plant {
  readonly path: string;
  readonly row: number;
  readonly files: ReadonlyMap<string, TextSource>;
}

/** Everywhere that a defect can be put. */
export type Places = (texts: Texts) => readonly Plant[];

/** One row and what is around it. */
export interface Row {
  readonly path: string;
  readonly text: string;
  readonly rows: readonly string[];
  /** From 0. */
  readonly at: number;
}

/** Rows of the files at `paths` that match. */
function* rowsOf(texts: Texts, paths: RegExp, pattern: RegExp): Generator<Row> {
  for (const [path, whole] of texts) {
    if (!paths.test(path)) continue;
    const rows = whole.split('\n');
    for (const [at, text] of rows.entries()) if (pattern.test(text)) yield { path, text, rows, at };
  }
}

/** Replaces matching rows; `undefined` leaves a row out, several rows may come for one. */
export function change(
  paths: RegExp,
  pattern: RegExp,
  by: (row: Row) => string | undefined,
  blame = 0,
): Places {
  return (texts) =>
    [...rowsOf(texts, paths, pattern)].flatMap((row) => {
      const text = by(row);
      if (text === undefined || text === row.text) return [];
      return plant(texts, row.path, row.rows.with(row.at, text), row.at + blame);
    });
}

/** Puts a row before each matching one, indented as it is. */
export function before(paths: RegExp, pattern: RegExp, text: (row: Row) => string | undefined): Places {
  return change(paths, pattern, (row) => {
    const added = text(row);
    const indent = /^ */.exec(row.text)?.[0] ?? '';
    return added === undefined ? undefined : `${indent}${added}\n${row.text}`;
  });
}

/** Adds a document to the end of each file; `blame` is its row that should be blamed, from 1. */
export function append(paths: RegExp, document: string, blame: number): Places {
  return (texts) =>
    [...texts].flatMap(([path, text]) => {
      if (!paths.test(path)) return [];
      const rows = [...text.trimEnd().split('\n'), '---'];
      return plant(texts, path, [...rows, ...document.split('\n')], rows.length + blame - 1);
    });
}

/** Several kinds of places together. */
export function any(...places: readonly Places[]): Places {
  return (texts) => places.flatMap((it) => it(texts));
}

/** The same with one more file. */
export function beside(path: string, text: string, places: Places): Places {
  return (texts) =>
    places(texts).map((it) => ({ ...it, files: new Map([...it.files, [path, readable(text)]]) }));
}

/** `at` counts from 0. */
function plant(texts: Texts, path: string, rows: readonly string[], at: number): Plant[] {
  const files = new Map([...texts].map(([key, text]) => [key, readable(text)]));
  files.set(path, readable(rows.join('\n')));
  return [{ path, row: at + 1, files }];
}

/** The first row of the document in which a row stands, and all up to the next document. */
export function documentOf({ rows, at }: Row): readonly string[] {
  const start = rows.slice(0, at).lastIndexOf('---') + 1;
  const end = rows.indexOf('---', at);
  return rows.slice(start, end < 0 ? rows.length : end);
}
