/** Applies safe fixes in memory, again and again until none is left, and then writes all files or none. */
import type { TextSource } from '../../analysis/change.ts';
import type { Project } from '../../analysis/project.ts';
import { applyEdits, type TextEdit } from '../../base/text.ts';
import { hashText } from '../../host/text.ts';
import { writeFiles } from '../../host/write.ts';
import type { Diagnostic } from '../../report/diagnostic.ts';
import { fixEdits } from '../../report/fix-edits.ts';
import type { AppliedFix } from '../reporters/check-report.ts';

/** What was fixed, or the file that could not be written. */
export type Fixed =
  | { readonly applied: readonly AppliedFix[] }
  | { readonly failed: string; readonly path: string };

/** A fix may open the way for another, not for ever. */
const MOST_ROUNDS = 20;

/** `find` gives the findings of the project as it is then. */
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

/** One fix for each finding that has a safe one; of fixes that touch the same text the first. */
function fixOnce(
  project: Project,
  diagnostics: readonly Diagnostic[],
  applied: AppliedFix[],
): ReadonlyMap<string, string> {
  const edits = new Map<string, TextEdit[]>();
  const texts = new Map<string, string>();
  for (const { finding, path, text, start } of diagnostics) {
    const fix = finding.fixes?.find((it) => it.safety === 'safe');
    if (!fix || text === undefined) continue;
    const found = fixEdits(project.head, finding, fix);
    const taken = edits.get(path) ?? [];
    if (found.length === 0 || found.some((it) => taken.some((other) => overlap(it, other)))) continue;
    edits.set(path, [...taken, ...found]);
    texts.set(path, text);
    applied.push({ path, line: start.line + 1, code: finding.code, title: fix.title });
  }
  return new Map([...texts].map(([path, text]) => [path, applyEdits(text, edits.get(path) ?? [])]));
}

function overlap({ range: a }: TextEdit, { range: b }: TextEdit): boolean {
  return a.start <= b.end && b.start <= a.end;
}
