/** Where an item is, as a terminal opens it. */
import type { Lowered } from '../../analysis/content.ts';
import { placeAt } from '../../analysis/findings/place.ts';
import { LineIndex } from '../../base/line-index.ts';
import { visible } from '../../domain/words/visible.ts';
import { fromHere } from '../paths.ts';
import type { Workspace } from '../workspace.ts';
import type { World } from '../world.ts';

/** `budgets/payments.yaml:9:7`; empty if its text is gone. `document` is a key, `at` a pointer inside the item. */
export function placeIn(
  world: World,
  { folder, project }: Workspace,
  document: string,
  unit: Lowered,
  at = '',
): string {
  const placed = project.head.placed(document);
  const path = project.head.document(document)?.path ?? '';
  const source = project.head.files.get(path)?.source.get();
  if (!placed || !source || !('text' in source)) return '';
  const { start } = placeAt(placed, { unit, at });
  const { line: row, character } = LineIndex.of(source.text).position(start);
  return `${visible(fromHere(world, folder, path))}:${row + 1}:${character + 1}`;
}
