/** The effect of a change for a terminal: what moves, who pays, when, and only then every line. */
import type { ImpactReport } from '../../report/impact-report.ts';
import type { Sentence } from '../../report/sentence.ts';
import { widthOf } from '../terminal/grid.ts';
import { plain, type Style } from '../terminal/style.ts';
import { wrap } from '../terminal/wrap.ts';
import { columnsOf, type World } from '../world.ts';
import { tablesLines } from './impact-table-text.ts';

/** How wide the output is, and a hint at what to run next. */
export interface ImpactTextOptions extends Pick<World, 'columns' | 'isTerminal'> {
  readonly hint?: string | undefined;
}

/** `title` says what is compared: `payments-capacity, working tree, against …`. */
export function impactText(
  report: ImpactReport,
  title: string,
  style: Style,
  world: ImpactTextOptions,
): string {
  const { columns } = world;
  const room = columnsOf(world);
  const { headline, detail, notices, tables } = report;
  const head = headline.words.map((it) => ({ text: it.text, paint: it.strong ? style.bold : plain }));
  const inOne = `${head.map((it) => it.paint(it.text)).join('')}  ${style.dim(detail)}`;
  const dim = (text: string) => wrap([{ text, paint: plain }], room, '  ').map(style.dim);
  return [
    ...dim(title),
    '',
    ...(widthOf(inOne) <= columns ? [inOne] : [...wrap(head, room, '  '), ...dim(detail)]),
    '',
    ...report.sentences.flatMap((it) => sentenceLines(it, style, Math.min(columns, 100))),
    ...(report.sentences.length === 0 ? [] : ['']),
    ...tablesLines(tables, report.currency, style, { columns, room }),
    ...notices.flatMap((it) => noticeLines(it, style, room)),
    ...dim('before splits: shared cost stays on its own cost center'),
    ...(world.hint === undefined ? [] : dim(world.hint)),
    '',
  ].join('\n');
}

function noticeLines(text: string, style: Style, columns: number): readonly string[] {
  const stretches = [
    { text: 'note', paint: style.warning },
    { text: `: ${text}`, paint: plain },
  ];
  return wrap(stretches, columns, '  ');
}

/** One sentence, wrapped, with its mark in front. */
export function sentenceLines({ mark, words }: Sentence, style: Style, width: number): readonly string[] {
  const glyph = mark === 'same' ? '=' : style.glyphs[mark];
  const stretches = words.map(({ text, strong }) => ({ text, paint: strong ? style.bold : plain }));
  return wrap([{ text: `${glyph} `, paint: style.blue }, ...stretches], width, '  ');
}
