/** Applies safe fixes in memory, repeatedly until none is left, and then writes all files or none. */
import type { TextSource } from '../../analysis/change.ts';
import type { Project } from '../../analysis/project.ts';
import { groupBy } from '../../base/groups.ts';
import { applyEdits } from '../../base/text.ts';
import { hashText } from '../../host/text.ts';
import { writeFiles } from '../../host/write.ts';
import type { Diagnostic } from '../../report/diagnostic.ts';
import { safeFixes } from '../../report/safe-fixes.ts';
import type { AppliedFix } from '../reporters/check-report.ts';

/** What was fixed, or the file that could not be written. */
export type Fixed =
  | { readonly applied: readonly AppliedFix[] }
  | { readonly failed: string; readonly path: string };

/** A fix may make another possible, but not endlessly. */
const MOST_ROUNDS = 20;

/** `find` returns the current findings of the project. */
export async function applySafeFixes(
  project: Project,
  folder: string,
  find: () => readonly Diagnostic[],
): Promise<Fixed> {
  const applied: AppliedFix[] = [];
  const changed = new Map<string, string>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const texts = fixOnce(project, find(), applied);
    if (texts.size === 0) break;
    const sources = new Map<string, TextSource>();
    for (const [path, text] of texts) {
      changed.set(path, text);
      sources.set(path, { text, hash: hashText(text, 'sha1') });
    }
    project.apply({ texts: sources });
  }
  if (changed.size === 0) return { applied };
  const result = await writeFiles(folder, changed);
  return 'failed' in result ? result : { applied };
}

/** One round: the new texts of the files in which something was fixed. */
function fixOnce(
  project: Project,
  diagnostics: readonly Diagnostic[],
  applied: AppliedFix[],
): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [path, found] of groupBy(diagnostics, (it) => it.path)) {
    const text = found[0]?.text;
    const rows = new Map(found.map((it) => [it.finding, it.start.line + 1]));
    const fixes = safeFixes(project.head, [...rows.keys()]);
    if (text === undefined || fixes.length === 0) continue;
    texts.set(
      path,
      applyEdits(
        text,
        fixes.flatMap((it) => it.edits),
      ),
    );
    for (const { finding, fix } of fixes)
      applied.push({ path, line: rows.get(finding) ?? 1, code: finding.code, title: fix.title });
  }
  return texts;
}
