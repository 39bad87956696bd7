/** A workspace in which `$0` marks the cursor: the one way to write a test of an editor feature. */
import type { Project } from '../../src/analysis/project.ts';
import { type IdeFile, ideFile } from '../../src/ide/file.ts';
import { type Files, projectOf } from '../analysis/workspaces.ts';

/** The mark of the cursor; it is taken out of the text. */
const CURSOR = '$0';

/** A marked place in a workspace. */
export interface Marked {
  readonly project: Project;
  readonly file: IdeFile;
  readonly offset: number;
}

/** `outlay.yaml` of every fixture that has none of its own: dollars, the year from July. */
const SETTINGS = `apiVersion: outlay/v1
kind: Workspace
metadata: { name: acme }
spec:
  currency: USD
  calendar: { start: 2026-07-01, pattern: monthly, named: ending }
`;

/** Texts by path, one of them with the cursor; with the texts of the base where there is one. */
export function marked(files: Files, base?: Files): Marked {
  const all: Files = { 'outlay.yaml': SETTINGS, ...files };
  const [path, text] = Object.entries(all).find(([, it]) => it.includes(CURSOR)) ?? [];
  if (path === undefined || text === undefined)
    throw new Error(`no ${CURSOR} in ${Object.keys(all).join(', ')}`);
  const project = projectOf(
    { ...all, [path]: text.replace(CURSOR, '') },
    base && { 'outlay.yaml': SETTINGS, ...base },
  );
  const file = ideFile(project, path);
  if (!file) throw new Error(`${path} cannot be read`);
  return { project, file, offset: text.indexOf(CURSOR) };
}
