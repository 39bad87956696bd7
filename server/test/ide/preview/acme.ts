/** The example company with its pending change, and questions about it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Project } from '../../../src/analysis/project.ts';
import { impactAnswer, Preview } from '../../../src/ide/preview/preview.ts';
import type { ImpactQuestion, Preview as Page } from '../../../src/protocol.ts';
import { example, type Files, projectOf } from '../../analysis/workspaces.ts';

const ROOT = path.join(import.meta.dirname, '../../../../examples/acme');

/** `examples/acme`, and the same with `pending-change.patch`. */
export function acme(): { readonly before: Files; readonly after: Files } {
  const before = example('acme');
  return { before, after: patched(before, readFileSync(path.join(ROOT, 'pending-change.patch'), 'utf8')) };
}

/** The example against itself before the change. */
export function acmeProject(edit: (after: Files) => Files = (it) => it): Project {
  const { before, after } = acme();
  return projectOf(edit(after), before);
}

/** One text replaced in one file, which must hold it. */
export function replaced(files: Files, file: string, from: string, to: string): Files {
  const text = files[file];
  if (!text?.includes(from)) throw new Error(`${file} does not hold ${from}`);
  return { ...files, [file]: text.replace(from, to) };
}

export const QUESTION: ImpactQuestion = {
  scope: { kind: 'workspace' },
  group: 'costCenter',
  sort: undefined,
  filter: '',
  unchanged: false,
  opened: [],
  closed: [],
  selected: undefined,
};

/** The page that a question is answered with. */
export function page(project: Project, question: Partial<ImpactQuestion> = {}): Page {
  const view = new Preview(project).view(1);
  const answer = impactAnswer(view, { ...QUESTION, ...question }, { offset: 0, count: 500 });
  if (answer.state === 'empty') throw new Error('no workspace');
  return answer;
}

/** Rows as people see them: `Payments 2,154,680.00 → 2,286,680.00 +132,000.00`, indented. */
export function rowTexts({ rows }: Page): readonly string[] {
  return rows.rows.map((it) => {
    const words = [it.label, ...it.tags.map((tag) => `(${tag})`)].join(' ');
    const amounts = it.before === undefined ? it.after : `${it.before} → ${it.after} ${it.change ?? ''}`;
    return `${'  '.repeat(it.level - 1)}${words}: ${amounts}`;
  });
}

/** A unified diff applied to texts: enough of the format for the example's patch. */
function patched(files: Files, diff: string): Files {
  const out: Record<string, string> = { ...files };
  for (const part of diff.split(/^diff --git .*\n/m).slice(1)) {
    const file = /^\+\+\+ b\/(.*)$/m.exec(part)?.[1] ?? '';
    const rows = (out[file] ?? '').split('\n');
    let shift = 0;
    for (const hunk of part.split(/^@@ /m).slice(1)) {
      const [header = '', ...changes] = hunk.split('\n');
      const start = Number(/-(\d+)/.exec(header)?.[1]) - 1 + shift;
      const lines = changes.filter((it) => /^[ +-]/.test(it));
      const old = lines.filter((it) => !it.startsWith('+'));
      const now = lines.filter((it) => !it.startsWith('-')).map((it) => it.slice(1));
      rows.splice(start, old.length, ...now);
      shift += now.length - old.length;
    }
    out[file] = rows.join('\n');
  }
  return out;
}
