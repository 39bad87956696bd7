/** From a place in a file to the row that it affects. */
import type { Lowered } from '../../analysis/content.ts';
import type { Entity } from '../../analysis/findings/rule.ts';
import type { ImpactQuestion, RowPlace } from '../../protocol.ts';
import { type IdeItem, itemAt, offsetIn } from '../cursor.ts';
import { ideFile } from '../file.ts';
import { nodeAt } from '../items.ts';
import type { FlatRow } from './flatten.ts';
import type { View } from './view.ts';

/** The nearest visible row: of the line, otherwise of its cost center or one above; null if nothing matches. */
export function rowAt(view: View, question: ImpactQuestion, path: string, offset: number): RowPlace | null {
  const file = ideFile(view.comparison.project, path);
  const item = file && itemAt(file, offset);
  if (!item) return null;
  const { content } = item.document;
  const { entity } = unitAt(item, offset);
  if (!entity) return null;
  const { rows } = view.seen(question);
  for (const isIt of candidates(view, content.name, entity)) {
    const index = rows.findIndex(isIt);
    const found = rows[index];
    if (found) return { row: found.node.id, index };
  }
  return null;
}

/** The entry that contains an offset, even one in the head; otherwise the head. */
function unitAt(item: IdeItem, offset: number): Lowered {
  const { head, items } = item.document.content;
  const inside = offsetIn(item, offset);
  const holds = ({ inHead }: Lowered) => {
    const found = inHead === undefined ? undefined : nodeAt(item.placed.parsed.root, inHead);
    return found !== undefined && found.node.start <= inside && inside <= found.node.end;
  };
  return items[item.index] ?? items.find(holds) ?? head;
}

type Test = (row: FlatRow) => boolean;

/** The nearest comes first. */
function* candidates(view: View, document: string, entity: Entity): Generator<Test> {
  if (entity.kind === 'Line') {
    const isLine: Test = ({ node: { subject } }) =>
      subject.kind === 'line' &&
      subject.line.entity.name === entity.name &&
      subject.line.budget.toLowerCase() === document.toLowerCase();
    yield isLine;
    yield* ofCenter(view, centerOf(view, document, entity.costCenter?.text));
  }
  yield ({ node: { subject } }) =>
    subject.kind === 'group' &&
    subject.value.toLowerCase() === ('name' in entity ? entity.name.toLowerCase() : '');
  if (entity.kind === 'Budget') yield* ofCenter(view, centerOf(view, document, undefined));
  if (entity.kind === 'CostCenter') yield* ofCenter(view, entity.name);
}

/** As stated by the line, otherwise by its Budget. */
function centerOf({ comparison }: View, budget: string, written: string | undefined): string | undefined {
  const { names } = comparison.project.head;
  const head = names.resolve('budget', budget)?.unit.entity;
  const text = written ?? (head?.kind === 'Budget' ? head.costCenter?.text : undefined);
  return text === undefined ? undefined : names.resolve('center', text.replace(/^center\//, ''))?.entity.name;
}

function* ofCenter({ comparison }: View, center: string | undefined): Generator<Test> {
  if (center === undefined) return;
  const above = comparison.project.head.tree.above(center).map((it) => it.center);
  for (const name of [center, ...above])
    yield ({ node: { subject } }) => subject.kind === 'center' && subject.center === name;
}
