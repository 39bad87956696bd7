/** Findings for a terminal: what is wrong, where, and what would be right; clean is one line. */

import type { Severity } from '../../analysis/findings/rule.ts';
import { formatCount, plural } from '../../domain/words/lists.ts';
import { visible } from '../../domain/words/visible.ts';
import { countSeverities, type Diagnostic } from '../../report/diagnostic.ts';
import { frameOf } from '../terminal/code-frame.ts';
import { formatSeconds } from '../terminal/duration.ts';
import type { Style } from '../terminal/style.ts';
import { type Stretch, wrap } from '../terminal/wrap.ts';
import { columnsOf, type World } from '../world.ts';
import { type CheckReport, GAP_HELP, hasSafeFix, hiddenGap, passes } from './check-report.ts';

/** Rows of files are cut to the width of the terminal; what is said about them goes on below itself. */
export function checkText(report: CheckReport, style: Style, terminal: Terminal): string {
  const blocks = report.diagnostics.map((it) => diagnosticText(it, report, style, terminal));
  return [...blocks, gapText(report, style), fixedText(report, style), summaryText(report, style)]
    .filter((it) => it !== '')
    .join('\n');
}

type Terminal = Pick<World, 'columns' | 'isTerminal'>;

function diagnosticText(
  diagnostic: Diagnostic,
  { pathFor }: CheckReport,
  style: Style,
  terminal: Terminal,
): string {
  const { finding, path, start } = diagnostic;
  const paint = style[finding.severity];
  const place = `${visible(pathFor(path))}:${start.line + 1}:${start.character + 1}`;
  const { rows, gutter } = frameRows(diagnostic, style, terminal.columns);
  const sign = `${' '.repeat(gutter + 1)}${style.blue('=')} `;
  const room = columnsOf(terminal) - gutter - 3;
  return [
    `${paint(`${finding.severity}[${finding.code}]`)}${style.bold(`: ${visible(finding.message)}`)}`,
    `${' '.repeat(gutter)}${style.blue('╭─')} ${place}`,
    ...rows,
    ...hints(diagnostic, pathFor).flatMap((it) => {
      const [first = '', ...others] = wrap(stretchesOf(it, style), room, '  ');
      return [sign + first, ...others.map((row) => ' '.repeat(gutter + 3) + row)];
    }),
    '',
  ].join('\n');
}

function frameRows(
  { finding, text, ...place }: Diagnostic,
  style: Style,
  columns: number,
): { readonly rows: readonly string[]; readonly gutter: number } {
  if (text === undefined || text === '') return { rows: [], gutter: 2 };
  const gutter = Math.max(2, String(place.start.line + 1).length);
  const { rows, indent, carets } = frameOf(text, place, columns - gutter - 3);
  const bar = style.blue('│');
  const paint = style[finding.severity];
  const label = finding.label === undefined ? '' : ` ${paint(visible(finding.label))}`;
  return {
    gutter,
    rows: [
      ...rows.map((it) => `${style.blue(String(it.number).padStart(gutter))} ${bar} ${it.text}`.trimEnd()),
      `${' '.repeat(gutter)} ${bar} ${' '.repeat(indent)}${paint('^'.repeat(carets))}${label}`,
    ],
  };
}

type Hint = readonly [word: string, text: string];

function hints({ finding, related }: Diagnostic, pathFor: CheckReport['pathFor']): readonly Hint[] {
  const { help, notes = [], fixes = [] } = finding;
  return [
    ...(help === undefined ? [] : [['help', visible(help)] as const]),
    ...notes.map((it) => ['note', visible(it)] as const),
    ...related.map(
      (it) =>
        [
          'note',
          `${visible(it.message)}: ${visible(pathFor(it.path))}:${it.start.line + 1}:${it.start.character + 1}`,
        ] as const,
    ),
    ...fixes.map((it) => ['fix', `${visible(it.title)}${FIX_NOTES[it.safety]}`] as const),
  ];
}

/** What is quoted, and what a shell is to be told. */
const WHOLE = /(`[^`]*`|\boutlay [a-z]+(?: [^ ,;]+)*)/;

function stretchesOf([word, text]: Hint, style: Style): readonly Stretch[] {
  const pieces = text.split(WHOLE).map((it, index) => ({ text: it, paint: plain, isWhole: index % 2 === 1 }));
  return [{ text: word, paint: style.bold }, { text: ': ', paint: plain }, ...pieces];
}

function plain(text: string): string {
  return text;
}

const FIX_NOTES = {
  safe: ', safe: outlay check --fix',
  unsafe: ', by hand: it may change amounts',
  shown: ', by hand',
} as const;

function gapText(report: CheckReport, style: Style): string {
  const gap = hiddenGap(report);
  if (gap === undefined) return '';
  return `${style.error('error')}${style.bold(`: ${visible(gap)}`)}\n${style.bold('help')}: ${GAP_HELP}\n`;
}

function fixedText({ applied, pathFor }: CheckReport, style: Style): string {
  if (applied.length === 0) return '';
  const rows = applied.map(
    (it) => `${style.ok('fixed')} ${visible(pathFor(it.path))}:${it.line}  ${it.code}: ${visible(it.title)}`,
  );
  return `${rows.join('\n')}\n`;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

function summaryText(report: CheckReport, style: Style): string {
  const { diagnostics, files, documents, elapsed } = report;
  const seconds = formatSeconds(elapsed, 2);
  const read = plural(documents, 'document');
  if (diagnostics.length === 0)
    return `${passes(report) ? style.ok(style.glyphs.ok) : style.error(style.glyphs.fault)} ${style.bold('no findings')} in ${read}, ${plural(files, 'file')} ${style.dim(`(${seconds})`)}\n`;
  const counts = countSeverities(diagnostics);
  const parts = SEVERITIES.filter((it) => counts[it] > 0).map((it) => style[it](plural(counts[it], it)));
  const touched = new Set(diagnostics.map((it) => it.path)).size;
  const where = `${formatCount(touched)} of ${plural(files, 'file')}`;
  const hint = `what a code means: outlay explain ${diagnostics[0]?.finding.code ?? ''}`;
  return `${parts.join(', ')} in ${where} ${style.dim(`(${read}, ${seconds})`)}\n${style.dim(fixHint(diagnostics) + hint)}\n`;
}

function fixHint(diagnostics: readonly Diagnostic[]): string {
  const count = diagnostics.filter(hasSafeFix).length;
  if (count === 0) return '';
  return `${formatCount(count)} ${count === 1 ? 'has' : 'have'} a safe fix: outlay check --fix     `;
}
