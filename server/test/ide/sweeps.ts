/** Every place of the examples: what tests of editor features walk over. */

import { random } from '../../bench/project/random.ts';
import type { Project } from '../../src/analysis/project.ts';
import { type Cursor, cursorAt, itemsIn, rangeIn } from '../../src/ide/cursor.ts';
import { type IdeFile, ideFile } from '../../src/ide/file.ts';
import { scalarsIn } from '../../src/ide/scalars.ts';
import { example, type Files, projectOf } from '../analysis/workspaces.ts';

/** The same places on every machine. */
const SEED = Number(process.env.OUTLAY_SEED ?? 7);

/** An example that is its own base, with its files. */
export interface Walk {
  readonly files: Files;
  readonly project: Project;
}

export function walk(name: string): Walk {
  const files = example(name);
  return { files, project: projectOf(files, files) };
}

/** Every key and value. */
export function* cursorsOf({ files, project }: Walk): Generator<Cursor> {
  for (const path of Object.keys(files)) {
    const file = ideFile(project, path);
    if (file) yield* cursorsIn(file);
  }
}

/** Every scalar of a file, in order of its documents and items; of two names in one scalar the first. */
export function* cursorsIn(file: IdeFile): Generator<Cursor> {
  for (const item of itemsIn(file))
    for (const { node } of scalarsIn(item.placed.parsed.root)) {
      const cursor = cursorAt(file, rangeIn(item, node).start);
      if (cursor) yield cursor;
    }
}

/** Every offset of every file, both ends included. */
export function* everyPlace({ files, project }: Walk): Generator<readonly [file: IdeFile, offset: number]> {
  for (const path of Object.keys(files)) {
    const file = ideFile(project, path);
    if (!file) continue;
    for (let offset = 0; offset <= file.text.length; offset++) yield [file, offset];
  }
}

/** `count` of them. */
export function* somePlaces(it: Walk, count: number): Generator<readonly [file: IdeFile, offset: number]> {
  const { int, pick } = random(SEED);
  const paths = Object.keys(it.files);
  for (let i = 0; i < count; i++) {
    const file = ideFile(it.project, pick(paths));
    if (file) yield [file, int(file.text.length + 1)];
  }
}

/** Every file of an example cut off at every place, the others whole. */
export function* everyPrefix(files: Files): Generator<IdeFile> {
  const project = projectOf(files, files);
  for (const [path, text] of Object.entries(files)) {
    for (let end = 0; end <= text.length; end++) {
      project.apply({ texts: new Map([[path, { text: text.slice(0, end), hash: String(end) }]]) });
      const file = ideFile(project, path);
      if (file) yield file;
    }
  }
}
