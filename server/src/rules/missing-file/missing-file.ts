/** A file that a document names and that is not there, or has rows that cannot be read. */
import type { Draft, Rule, RuleView } from '../../analysis/rule.ts';
import type { SeriesSource } from '../../syntax/items/entities.ts';

/** Paths are from the workspace folder. */
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
    yield* named(view, entity.plan, '/spec/plan/file');
    yield* named(view, entity.actual, '/spec/actual/file');
  },
};

function* named({ side }: RuleView, source: SeriesSource | undefined, at: string): Generator<Draft> {
  if (!source || !('file' in source)) return;
  const table = side.series.file(source.file.text);
  if (table === 'missing') {
    yield {
      at,
      message: `\`${source.file.text}\` is not there`,
      help: 'paths count from the folder of `outlay.yaml`',
    };
    return;
  }
  const [first] = table.problems;
  if (!first) return;
  const more = table.problems.length === 1 ? '' : `, and ${table.problems.length - 1} more`;
  yield { at, message: `\`${source.file.text}\`, ${first.message}${more}` };
}
