/** A split into a center that an earlier split has emptied. */

import type { Rule, RuleView, SplitEntity } from '../../analysis/findings/rule.ts';
import { withoutPrefix } from '../../analysis/model/names.ts';
import type { MonthSpan } from '../../domain/period.ts';
import { quoted } from '../../domain/words/visible.ts';
import { splitsIn } from '../splits.ts';

/** Splits run in order: what arrives after a center was split stays there and is never moved on. */
export const emptiedTarget: Rule = {
  meta: {
    code: 'emptied-target',
    summary: 'A split moves cost to a center that an earlier split has already emptied.',
    severity: 'error',
    since: '0.1.0',
    waivable: true,
  },
  *document({ document, content }, view) {
    if (content.kind !== 'AllocationPolicy') return;
    const emptied: Emptied[] = [];
    for (const earlier of policiesBefore(document, view))
      for (const { split } of splitsIn(earlier)) emptied.push(...empties(split, view));
    for (const { split, unit } of splitsIn(content)) {
      const span = validSpan(split, view);
      for (const { text, at } of targets(split)) {
        const center = nameOf(text, view);
        const by = emptied.find((it) => it.center === center && overlap(it.span, span));
        if (!by) continue;
        yield {
          unit,
          at,
          message: `${quoted(center)} was emptied by the split ${quoted(by.split)}, what arrives now would stay there`,
          help: `let this split run before ${quoted(by.split)}`,
        };
      }
      emptied.push(...empties(split, view));
    }
  },
};

/** The months in which the split `split` moves everything on `center`. */
interface Emptied {
  readonly center: string;
  readonly split: string;
  readonly span: MonthSpan;
}

/** A split with `match` moves only a part. */
function empties(split: SplitEntity, view: RuleView): readonly Emptied[] {
  if (!split.from || split.match) return [];
  return [{ center: nameOf(split.from.text, view), split: split.name, span: validSpan(split, view) }];
}

function targets({ to }: SplitEntity) {
  if (to?.by === 'list') return to.centers;
  return to?.by === 'shares' ? to.shares.flatMap((it) => it.value.map((share) => share.center)) : [];
}

function nameOf(text: string, { side }: RuleView): string {
  return side.names.resolve('center', withoutPrefix('center', text))?.entity.name ?? text;
}

function validSpan({ valid }: SplitEntity, { side }: RuleView): MonthSpan {
  const span = valid && side.settings.get().calendar.span(valid);
  return span && 'first' in span ? span : { first: -Infinity, last: Infinity };
}

function overlap(a: MonthSpan, b: MonthSpan): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/** The policies that the workspace runs before this one. */
function policiesBefore(document: string, { side }: RuleView) {
  const order = side.workspace.get()?.allocation ?? [];
  const documents = order.map(
    (it) => side.names.resolve('policy', withoutPrefix('policy', it.text))?.document,
  );
  const place = documents.indexOf(document);
  return documents
    .slice(0, Math.max(0, place))
    .flatMap((it) => (it === undefined ? [] : (side.document(it)?.content.get() ?? [])));
}
