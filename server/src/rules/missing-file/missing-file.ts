/** A file that a document names but that does not exist, or that has unreadable rows. */
import type { Draft, Rule, RuleView, SeriesSource } from '../../analysis/findings/rule.ts';
import { quoted } from '../../domain/words/visible.ts';

/** Paths are relative to the workspace folder. */
export const missingFile: Rule = {
  meta: {
    code: 'missing-file',
    summary: 'A named file is not there, or rows of it cannot be read.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
  *unit({ entity }, view) {
    if (entity.kind !== 'Driver' && entity.kind !== 'FxRates') return;
    yield* named(view, entity.plan);
    yield* named(view, entity.actual);
  },
};

function* named({ side }: RuleView, source: SeriesSource | undefined): Generator<Draft> {
  if (!source || !('file' in source)) return;
  const { text, at } = source.file;
  const table = side.series.file(source);
  if (table === 'missing') {
    yield {
      at,
      message: `${quoted(text)} is not there, expected a file of \`key,period,value\``,
      help: 'paths count from the folder of `outlay.yaml`',
    };
    return;
  }
  const [first] = table.problems;
  if (!first) return;
  const more = table.problems.length === 1 ? '' : `, and ${table.problems.length - 1} more`;
  yield { at, message: `${quoted(text)}, ${first.message}${more}` };
}
