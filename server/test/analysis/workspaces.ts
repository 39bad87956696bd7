/** Workspaces for tests: from texts in the test, and from folders. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { placeFinding } from '../../src/analysis/findings/place.ts';
import { impactOf, type KnownImpact } from '../../src/analysis/impact/impact.ts';
import type { Found } from '../../src/analysis/memory/known-findings.ts';
import { type Remembered, remembering } from '../../src/analysis/memory/memory.ts';
import { total } from '../../src/analysis/model/sums.ts';
import { centersOf } from '../../src/analysis/plan/cube.ts';
import { Project } from '../../src/analysis/project.ts';
import { RULES } from '../../src/rules/index.ts';

export type Files = Readonly<Record<string, string>>;

export const AS_OF = '2026-11-24';

/** What the core is told of a text. */
export function textSource(text: string): { readonly text: string; readonly hash: string } {
  return { text, hash: createHash('sha1').update(text).digest('hex') };
}

export function texts(files: Files): Map<string, ReturnType<typeof textSource>> {
  return new Map(Object.entries(files).map(([name, text]) => [name, textSource(text)]));
}

export function projectOf(files: Files, base?: Files): Project {
  const project = new Project(RULES);
  project.apply({ texts: texts(files), asOf: AS_OF });
  if (base) project.apply({ base: { texts: texts(base), revision: 'base', label: 'the base', notes: [] } });
  return project;
}

/** Documents and tables of a folder, by path. */
function folder(root: string): Files {
  const files: Record<string, string> = {};
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
    const full = path.join(root, name);
    if (/\.(?:ya?ml|csv)$/.test(name) && statSync(full).isFile())
      files[name.split(path.sep).join('/')] = readFileSync(full, 'utf8');
  }
  return files;
}

export function example(name: string): Files {
  return folder(path.join(import.meta.dirname, '../../../examples', name));
}

/** Every finding as one row of text, with its place. */
export function findingRows(project: Project): string[] {
  const rows: string[] = [];
  for (const findings of project.allFindings())
    for (const it of findings) {
      const { start, end } = placeFinding(project.head, it);
      rows.push(`${it.path}:${start}-${end} ${it.code} ${it.message}`);
    }
  return rows.sort();
}

/** Planned spend of a center with all below it; '' is everything. Minor units. */
export function planned(project: Project, center: string, year: number): bigint {
  project.settle();
  const { first, last } = project.head.settings.get().calendar.yearSpan(year);
  return total(project.head.totals.all(center), 'spend', first, last);
}

export function knownImpact(project: Project): KnownImpact {
  const impact = impactOf(project);
  if (impact.state !== 'known') throw new Error(impact.reason);
  return impact;
}

/** An impact as plain text, for comparing. */
function impactText(project: Project): string {
  const { calendar: _, centers, ...rest } = knownImpact(project);
  const rows = centers.map(({ lines, center, title, measures, years }) => [
    { center, title, measures, years },
    lines.map(({ before, after, ...line }) => [before?.entity.name, after?.entity.name, line]),
  ]);
  return JSON.stringify([rest, rows], (_key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}

/** Everything that people ask for, for comparing. */
export function answers(project: Project): readonly unknown[] {
  project.settle();
  const totals = [2026, 2027, 2028].map((year) =>
    ['', ...centersOf(project.head)].map((center) => planned(project, center, year)),
  );
  return [findingRows(project), totals, impactText(project), project.incomplete()];
}

/** What can be remembered of a project, at once. */
export function remembered(project: Project, found?: Found): Remembered | undefined {
  const steps = remembering(project, found);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}
