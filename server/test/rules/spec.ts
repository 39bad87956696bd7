/**
 * Reads the pages of the rules as tests. A section with fences is one example:
 * - ```` ```yaml ```` is a file of the workspace (`example.yaml`, or the one that `file=` names), ```` ```csv file=… ```` too;
 * - ```` ```yaml base ```` is that file as it is in the base;
 * - ```` ```unreadable file=… ```` is a file without text: its only row is the reason.
 *
 * `# error: [code] "part of the message"` at the end of a row expects a finding there, alone on a row on the next one. Marks are no
 * part of the text that is checked, so they may stand where YAML has no comments.
 */
import { createHash } from 'node:crypto';
import type { Base, TextSource } from '../../src/analysis/change.ts';
import type { Finding } from '../../src/analysis/findings/finding.ts';
import { placeFinding } from '../../src/analysis/findings/place.ts';
import { Project } from '../../src/analysis/project.ts';
import { LineIndex } from '../../src/base/line-index.ts';
import { RULES } from '../../src/rules/index.ts';

/** The day on which all examples are looked at. */
const AS_OF = '2026-11-24';

/** What a mark expects. Rows count from 1, in the text without marks. */
export interface Mark {
  readonly path: string;
  readonly row: number;
  readonly severity: string;
  readonly code: string;
  readonly text: string | undefined;
}

/** One section with fences. */
export interface Example {
  readonly title: string;
  readonly files: ReadonlyMap<string, TextSource>;
  readonly base: ReadonlyMap<string, TextSource> | undefined;
  readonly marks: readonly Mark[];
}

export interface Section {
  readonly title: string;
  readonly prose: string;
  readonly example: Example | undefined;
}

export interface Page {
  readonly title: string;
  /** What stands before the first section. */
  readonly opening: string;
  readonly sections: readonly Section[];
}

/** Cuts a page at its headings. */
export function readPage(markdown: string): Page {
  const [opening = '', ...parts] = markdown.split(/^## /m);
  const [heading = '', ...rest] = opening.split('\n');
  return {
    title: heading.replace(/^# /, ''),
    opening: rest.join('\n').trim(),
    sections: parts.map(readSection),
  };
}

const FENCE = /^```(\S+)([^\n]*)\n(.*?)^```$/gms;

function readSection(part: string): Section {
  const [title = '', ...rest] = part.split('\n');
  const body = rest.join('\n');
  const fences = [...body.matchAll(FENCE)];
  const prose = body.replace(FENCE, '').trim();
  if (fences.length === 0) return { title, prose, example: undefined };
  const files = new Map<string, TextSource>();
  const base = new Map<string, TextSource>();
  const marks: Mark[] = [];
  for (const [, language = '', info = '', text = ''] of fences) {
    const path = /file=(\S+)/.exec(info)?.[1] ?? 'example.yaml';
    const read = readMarks(path, text);
    marks.push(...read.marks);
    const source = language === 'unreadable' ? { unreadable: read.text.trim() } : readable(read.text);
    (/\bbase\b/.test(info) ? base : files).set(path, source);
  }
  return { title, prose, example: { title, files, base: base.size === 0 ? undefined : base, marks } };
}

const MARK = /\s*# (error|warning|info): \[([a-z-]+)\](?: "([^"]*)")?\s*$/;

function readMarks(path: string, text: string): { readonly text: string; readonly marks: readonly Mark[] } {
  const rows: string[] = [];
  const marks: Mark[] = [];
  for (const written of text.split('\n')) {
    let row = written;
    for (let mark = MARK.exec(row); mark; mark = MARK.exec(row)) {
      const [, severity = '', code = '', part] = mark;
      marks.push({ path, row: rows.length + 1, severity, code, text: part });
      row = row.slice(0, mark.index);
    }
    if (row !== '' || written === '') rows.push(row);
  }
  return { text: rows.join('\n'), marks };
}

/** A text as the host hands it over. */
export function readable(text: string): TextSource {
  return { text, hash: createHash('sha1').update(text).digest('hex') };
}

/** A project with every rule that was told of these files. */
export function projectOf(
  files: ReadonlyMap<string, TextSource>,
  base?: ReadonlyMap<string, TextSource>,
): Project {
  const project = new Project(RULES);
  const known: Base | undefined = base && { texts: base, revision: '4be19c7', label: 'main', notes: [] };
  project.apply({ texts: files, asOf: AS_OF, ...(known ? { base: known } : {}) });
  return project;
}

/** A finding as a mark would expect it. */
export interface Seen extends Mark {
  readonly text: string;
  readonly finding: Finding;
}

/** All findings of a project, in order of path and place. */
export function seen(project: Project): readonly Seen[] {
  return [...project.allFindings()].flat().map((finding) => {
    const source = project.head.files.get(finding.path)?.source.get();
    const index = LineIndex.of(source && 'text' in source ? source.text : '');
    const row = index.position(placeFinding(project.head, finding).start).line + 1;
    const { path, severity, code, message } = finding;
    return { path, row, severity, code, text: message, finding };
  });
}

/** What tells that a fence settles the workspace by itself. */
export function isWhole(files: ReadonlyMap<string, TextSource>): boolean {
  return (
    files.has('outlay.yaml') ||
    [...files.values()].some((it) => 'text' in it && /^kind: Workspace$/m.test(it.text))
  );
}
