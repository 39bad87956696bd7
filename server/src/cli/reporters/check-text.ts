/** Findings for a terminal: what is wrong, where, and what would be right; a clean result is one line. */

import type { Severity } from '../../analysis/findings/rule.ts';
import { formatCount, plural } from '../../domain/words/lists.ts';
import { visible } from '../../domain/words/visible.ts';
import { countSeverities, type Diagnostic } from '../../report/diagnostic.ts';
import { frameOf } from '../terminal/code-frame.ts';
import { formatSeconds } from '../terminal/duration.ts';
import { widthOf } from '../terminal/grid.ts';
import { plain, type Style } from '../terminal/style.ts';
import { headed, type Stretch, withWholes, wrap } from '../terminal/wrap.ts';
import { columnsOf, type World } from '../world.ts';
import { type CheckReport, GAP_HELP, hasSafeFix, hiddenGap, passes } from './check-report.ts';

/** Rows of files are cut to the width of the terminal; messages wrap with a hanging indent. */
export function checkText(report: CheckReport, style: Style, terminal: Terminal): string {
  const blocks = report.diagnostics.map((it) => diagnosticText(it, report, style, terminal));
  const columns = columnsOf(terminal);
  const gap = gapText(report, style, columns);
  return [...blocks, gap, fixedText(report, style), summaryText(report, style, columns)]
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
  const { rows, gutter } = frameRows(diagnostic, style, terminal);
  const sign = `${' '.repeat(gutter + 1)}${style.blue('=')} `;
  const columns = columnsOf(terminal);
  const head = { text: `${finding.severity}[${finding.code}]`, paint };
  return [
    ...headed(head, { text: `: ${visible(finding.message)}`, paint: style.bold }, columns),
    `${' '.repeat(gutter)}${style.blue('╭─')} ${place}`,
    ...rows,
    ...hints(diagnostic, pathFor).flatMap((it) => {
      const [first = '', ...others] = wrap(stretchesOf(it, style), columns - gutter - 3, '  ');
      return [sign + first, ...others.map((row) => ' '.repeat(gutter + 3) + row)];
    }),
    '',
  ].join('\n');
}

function frameRows(
  { finding, text, ...place }: Diagnostic,
  style: Style,
  terminal: Terminal,
): { readonly rows: readonly string[]; readonly gutter: number } {
  if (text === undefined || text === '') return { rows: [], gutter: 2 };
  const gutter = Math.max(2, String(place.start.line + 1).length);
  const { rows, indent, carets } = frameOf(text, place, terminal.columns - gutter - 3);
  const bar = style.blue('│');
  const paint = style[finding.severity];
  const marks = `${' '.repeat(indent)}${paint('^'.repeat(carets))}`;
  const room = columnsOf(terminal) - gutter - 3;
  return {
    gutter,
    rows: [
      ...rows.map((it) => `${style.blue(String(it.number).padStart(gutter))} ${bar} ${it.text}`.trimEnd()),
      ...labelled(marks, indent + carets, { text: visible(finding.label ?? ''), paint }, room).map(
        (it) => `${' '.repeat(gutter)} ${bar} ${it}`,
      ),
    ],
  };
}

/** Text beside carets, or below them if the row has no room for it. */
function labelled(marks: string, used: number, label: Stretch, room: number): readonly string[] {
  const width = widthOf(label.text);
  if (width === 0) return [marks];
  if (used + 1 + width <= room) return [`${marks} ${label.paint(label.text)}`];
  return [marks, ...wrap(withWholes(label.text, label.paint), room, '')];
}

/** A place is never broken, whatever its file is called: terminals open what is clicked. */
type Hint = readonly [word: string, text: string, place?: string];

function hints({ finding, related }: Diagnostic, pathFor: CheckReport['pathFor']): readonly Hint[] {
  const { help, notes = [], fixes = [] } = finding;
  return [
    ...(help === undefined ? [] : [['help', visible(help)] as const]),
    ...notes.map((it) => ['note', visible(it)] as const),
    ...related.map(
      (it) =>
        [
          'note',
          `${visible(it.message)}: `,
          `${visible(pathFor(it.path))}:${it.start.line + 1}:${it.start.character + 1}`,
        ] as const,
    ),
    ...fixes.map((it) => ['fix', `${visible(it.title)}${FIX_NOTES[it.safety]}`] as const),
  ];
}

function stretchesOf([word, text, place = '']: Hint, style: Style): readonly Stretch[] {
  const said = [...withWholes(text, plain), { text: place, paint: plain, isWhole: true }];
  return [{ text: word, paint: style.bold }, { text: ': ', paint: plain }, ...said];
}

const FIX_NOTES = {
  safe: ', safe: outlay check --fix',
  unsafe: ', by hand: it may change amounts',
  shown: ', by hand',
} as const;

function gapText(report: CheckReport, style: Style, columns: number): string {
  const gap = hiddenGap(report);
  if (gap === undefined) return '';
  const error = { text: 'error', paint: style.error };
  const help = { text: 'help', paint: style.bold };
  const rows = [
    ...headed(error, { text: `: ${visible(gap)}`, paint: style.bold }, columns),
    ...headed(help, { text: `: ${GAP_HELP}`, paint: plain }, columns),
  ];
  return `${rows.join('\n')}\n`;
}

function fixedText({ applied, pathFor }: CheckReport, style: Style): string {
  if (applied.length === 0) return '';
  const rows = applied.map(
    (it) => `${style.ok('fixed')} ${visible(pathFor(it.path))}:${it.line}  ${it.code}: ${visible(it.title)}`,
  );
  return `${rows.join('\n')}\n`;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

function summaryText(report: CheckReport, style: Style, columns: number): string {
  const { diagnostics, files, documents, elapsed } = report;
  const seconds = formatSeconds(elapsed, 2);
  const read = plural(documents, 'document');
  const row = (...stretches: readonly Stretch[]): string => `${wrap(stretches, columns, '  ').join('\n')}\n`;
  const whole = (text: string, paint: Stretch['paint']): Stretch => ({ text, paint, isWhole: true });
  const space = { text: ' ', paint: plain };
  if (diagnostics.length === 0)
    return row(
      passes(report) ? whole(style.glyphs.ok, style.ok) : whole(style.glyphs.fault, style.error),
      space,
      whole('no findings', style.bold),
      { text: ` in ${read}, ${plural(files, 'file')} `, paint: plain },
      whole(`(${seconds})`, style.dim),
    );
  const counts = countSeverities(diagnostics);
  const parts = SEVERITIES.filter((it) => counts[it] > 0).flatMap((it, i) => [
    ...(i === 0 ? [] : [{ text: ', ', paint: plain }]),
    whole(plural(counts[it], it), style[it]),
  ]);
  const touched = new Set(diagnostics.map((it) => it.path)).size;
  const where = `${formatCount(touched)} of ${plural(files, 'file')}`;
  const hints = nextSteps(diagnostics);
  const inOne = hints.join('     ');
  const rows = widthOf(inOne) <= columns ? [inOne] : hints;
  const said = row(
    ...parts,
    { text: ` in ${where} `, paint: plain },
    whole(`(${read}, ${seconds})`, style.dim),
  );
  return said + rows.map((it) => `${style.dim(it)}\n`).join('');
}

function nextSteps(diagnostics: readonly Diagnostic[]): readonly string[] {
  const count = diagnostics.filter(hasSafeFix).length;
  const meaning = `what a code means: outlay explain ${diagnostics[0]?.finding.code ?? ''}`;
  if (count === 0) return [meaning];
  return [`${formatCount(count)} ${count === 1 ? 'has' : 'have'} a safe fix: outlay check --fix`, meaning];
}
