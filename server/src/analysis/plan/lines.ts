/** The lines among the items of a Budget, and what they are called. */
import type { LineEntity } from '../../syntax/items/entities.ts';
import { nameKey } from '../../syntax/values/name.ts';
import type { Items, Lowered } from '../content.ts';
import { byPiece, sifted } from '../engine/pieces.ts';

/** A line whose name can be read. */
export type LineUnit = Lowered<LineEntity> & { readonly entity: LineEntity };

/** In order of the text. */
export const linesOf: (items: Items) => readonly LineUnit[] = sifted(
  (it): it is LineUnit => it.entity?.kind === 'Line',
);

/** Finds a line by a spelling, see `nameKey`. */
export interface LinesByName {
  get(key: string): LineUnit | undefined;
}

/** By name, code and alias, in this order: a name wins over a code with the same spelling, and the first of several lines wins. */
export function namedLines(items: Items): LinesByName {
  const pieces = spelled(items);
  const inOrder = [
    ...pieces.map((it) => it.names),
    ...pieces.map((it) => it.codes),
    ...pieces.map((it) => it.aliases),
  ].filter((it) => it.size > 0);
  return { get: (key) => inOrder.find((it) => it.has(key))?.get(key) };
}

const spelled = byPiece((items: Items) => {
  const lines = linesOf(items);
  return {
    names: spellings(lines, ({ entity }) => [entity.name]),
    codes: spellings(lines, ({ entity }) => (entity.code === undefined ? [] : [entity.code])),
    aliases: spellings(lines, ({ entity }) => entity.aliases.map((it) => it.text)),
  };
});

function spellings(
  lines: readonly LineUnit[],
  of: (line: LineUnit) => readonly string[],
): ReadonlyMap<string, LineUnit> {
  const found = new Map<string, LineUnit>();
  for (const line of lines)
    for (const it of of(line)) {
      const key = nameKey(it);
      if (!found.has(key)) found.set(key, line);
    }
  return found;
}
