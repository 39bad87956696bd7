/** Files of a workspace as the editor has them open, against a base that is called `main`. */
import assert from 'node:assert/strict';
import { type IdeFile, ideFile } from '../../src/ide/file.ts';
import { type Files, projectOf, texts } from '../analysis/workspaces.ts';

/** The file at `path`; without `base` none was asked for. */
export function opened(files: Files, path: string, base?: Files): IdeFile {
  const project = projectOf(files);
  if (base)
    project.apply({
      base: {
        texts: texts(base),
        revision: '4be19c7',
        label: '4be19c7, the merge base with main',
        name: 'main',
        notes: [],
      },
    });
  const file = ideFile(project, path);
  assert.ok(file, `${path} cannot be read`);
  return file;
}
