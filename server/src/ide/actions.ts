/** Code actions: what can be done about the findings at a place, and how safe each of them is. */
import type { Finding } from '../analysis/findings/finding.ts';
import { FindingUnits, placeFindings } from '../analysis/findings/place.ts';
import type { TextEdit, TextRange } from '../base/text.ts';
import { visible } from '../domain/words/visible.ts';
import { fixEdits } from '../report/fix-edits.ts';
import { safeFixes } from '../report/safe-fixes.ts';
import type { Safety } from '../syntax/problem.ts';
import { createActions } from './actions/create.ts';
import { waiverEdits } from './actions/waive.ts';
import type { IdeFile } from './file.ts';

/** Edits by path from the workspace folder; offsets in that file. */
export type FileEdits = ReadonlyMap<string, readonly TextEdit[]>;

/** An action that the user may choose. */
export interface CodeAction {
  readonly title: string;
  /** `fix-all` fixes more than one place; after `waive` the user writes the reason at the end of the new row. */
  readonly kind: 'fix' | 'waive' | 'create' | 'fix-all';
  /** The obvious choice: a finding has at most one safe fix. */
  readonly isPreferred: boolean;
  /** `safe` moves no money. */
  readonly safety: Safety;
  /** Undefined for an action that fixes a whole file. */
  readonly finding: Finding | undefined;
  readonly edits: FileEdits;
}

/** How many findings get actions of their own: a larger selection calls for fix-all. */
const MOST = 100;

/** Tells whether the user sees a finding: those with a code that they have switched off are not fixed. */
export type IsShown = (finding: Finding) => boolean;

const ALL: IsShown = () => true;

/** What can be done about the findings that meet `range`: for each finding in text order, then for the whole file. */
export function codeActions(file: IdeFile, range: TextRange, isShown: IsShown = ALL): readonly CodeAction[] {
  const { project, path } = file;
  const findings = project.findings(path).filter(isShown);
  const places = placeFindings(project.head, findings);
  const here = findings
    .filter((it) => meets(places.get(it), range))
    .sort((a, b) => (places.get(a)?.start ?? 0) - (places.get(b)?.start ?? 0));
  const codes = new Set(here.map((it) => it.code));
  const units = new FindingUnits(project.head, here);
  return [
    ...here.slice(0, MOST).flatMap((it) => actionsOf(file, it, units, places.get(it) ?? range)),
    ...[...codes].flatMap((code) => fixAllOf(file, findings, code)),
    ...(here.length > 0 ? fixAll(file, isShown) : []),
  ];
}

/** Everything that is safe in the file; empty where nothing is. */
export function fixAll(file: IdeFile, isShown: IsShown = ALL): readonly CodeAction[] {
  const findings = file.project.findings(file.path).filter(isShown);
  return together(file, 'Fix all that is safe in this file', findings, 1);
}

function fixAllOf(file: IdeFile, findings: readonly Finding[], code: string): readonly CodeAction[] {
  const alike = findings.filter((it) => it.code === code);
  return together(file, `Fix all ${code} in this file`, alike, 2);
}

function together(
  { project, path }: IdeFile,
  title: string,
  findings: readonly Finding[],
  least: number,
): readonly CodeAction[] {
  const fixes = safeFixes(project.head, findings);
  if (fixes.length < least) return [];
  const edits = new Map([[path, fixes.flatMap((it) => it.edits)]]);
  return [{ title, kind: 'fix-all', isPreferred: false, safety: 'safe', finding: undefined, edits }];
}

function actionsOf(
  file: IdeFile,
  finding: Finding,
  units: FindingUnits,
  range: TextRange,
): readonly CodeAction[] {
  return [
    ...fixesOf(file, finding, units),
    ...createActions(file, finding),
    ...waiverOf(file, finding, range),
  ];
}

function fixesOf({ path }: IdeFile, finding: Finding, units: FindingUnits): readonly CodeAction[] {
  const { fixes = [] } = finding;
  return fixes.flatMap((fix): readonly CodeAction[] => {
    const edits = fixEdits(units, finding, fix);
    if (edits.length === 0) return [];
    return [
      {
        title: titleOf(fix.title),
        kind: 'fix',
        isPreferred: fix.safety === 'safe',
        safety: fix.safety,
        finding,
        edits: new Map([[path, edits]]),
      },
    ];
  });
}

/** As shown in a menu: `write \`34%\`` becomes `Write 34%`. */
function titleOf(title: string): string {
  const plain = visible(title.replaceAll('`', ''));
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

function waiverOf(file: IdeFile, finding: Finding, range: TextRange): readonly CodeAction[] {
  const edits = waiverEdits(file, finding, range.start);
  if (edits.length === 0) return [];
  return [
    {
      title: `Allow ${finding.code} here …`,
      kind: 'waive',
      isPreferred: false,
      // it needs a reason before it takes effect
      safety: 'shown',
      finding,
      edits: new Map([[file.path, edits]]),
    },
  ];
}

function meets(place: TextRange | undefined, { start, end }: TextRange): boolean {
  return place !== undefined && place.start <= end && start <= place.end;
}
