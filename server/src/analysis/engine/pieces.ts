/**
 * Long lists in pieces. An edit leaves nearly all pieces of a list as they are, so what follows from the members of a piece alone
 * is computed once per piece: a keystroke in a Budget of 20,000 lines looks at the few hundred around it.
 */
import { commonEnds } from '../../base/common-ends.ts';

/** Known by identity: wherever it appears, it has the same members. */
interface Piece {
  /** How many. */
  readonly members: number;
}

/** Members per piece; one that grows beyond twice that is cut again. A list with no more than that is not cut. */
const MEMBERS = 256;

const cut: WeakMap<readonly unknown[], readonly Piece[]> = new WeakMap();

/** Cuts a list, which must not change any more, the way `before` was cut wherever both are the same. Returns the list. */
export function inPieces<T>(list: readonly T[], before: readonly T[] = []): readonly T[] {
  if (list.length <= MEMBERS || cut.has(list)) return list;
  const { start, end } = commonEnds(list, before, Object.is);
  const pieces = cut.get(before) ?? [];
  const first = fitting(pieces, start);
  const last = fitting(pieces.slice(first.count).reverse(), end);
  cut.set(list, [
    ...pieces.slice(0, first.count),
    ...fresh(list.length - first.members - last.members),
    ...pieces.slice(pieces.length - last.count),
  ]);
  return list;
}

/** What `look` finds in each piece of a list, in order. It may look at nothing but the members. */
export function byPiece<T, Found>(
  look: (members: readonly T[]) => Found,
): (list: readonly T[]) => readonly Found[] {
  const known: WeakMap<Piece, { readonly found: Found }> = new WeakMap();
  return (list) => {
    const pieces = cut.get(list);
    if (!pieces) return [look(list)];
    let start = 0;
    return pieces.map((piece) => {
      const end = start + piece.members;
      const it = known.get(piece) ?? { found: look(list.slice(start, end)) };
      known.set(piece, it);
      start = end;
      return it.found;
    });
  };
}

/** The members of a list for which `test` holds; the list itself if all do. `test` may look at nothing but the member. */
export function sifted<T, Kept extends T>(
  test: (member: T) => member is Kept,
): (list: readonly T[]) => readonly Kept[];
/** The same with any test. */
export function sifted<T>(test: (member: T) => boolean): (list: readonly T[]) => readonly T[];
/** Both: the test runs once for each member of a piece. */
export function sifted<T>(test: (member: T) => boolean): (list: readonly T[]) => readonly T[] {
  const keptIn = byPiece((members: readonly T[]) => members.filter(test));
  return (list) => {
    const kept = keptIn(list);
    const isAll = kept.reduce((sum, it) => sum + it.length, 0) === list.length;
    return isAll ? list : joined(kept);
  };
}

/** What is said about the member of a list at this index. */
interface Mark<Said> {
  readonly index: number;
  readonly said: Said;
}

/** The members of a list about which `say` says something, in order. It may look at nothing but the member. */
export function marked<T, Said>(
  say: (member: T) => Said | undefined,
): (list: readonly T[]) => readonly Mark<Said>[] {
  const marksIn = byPiece((members: readonly T[]) => {
    const marks: Mark<Said>[] = [];
    for (const [index, member] of members.entries()) {
      const said = say(member);
      if (said !== undefined) marks.push({ index, said });
    }
    return { members: members.length, marks };
  });
  return (list) => {
    const pieces = marksIn(list);
    const [first] = pieces;
    if (pieces.length === 1 && first) return first.marks;
    let start = 0;
    return pieces.flatMap(({ members, marks }) => {
      const from = start;
      start += members;
      return marks.map((it) => ({ ...it, index: from + it.index }));
    });
  };
}

/** Lists one after the other. */
export function joined<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const [first = [], ...others] = lists;
  return others.length === 0 ? first : first.concat(...others);
}

/** How many of the first pieces have at most `most` members together, and how many members these are. */
function fitting(
  pieces: readonly Piece[],
  most: number,
): { readonly count: number; readonly members: number } {
  let count = 0;
  let members = 0;
  for (const piece of pieces) {
    if (members + piece.members > most) break;
    members += piece.members;
    count++;
  }
  return { count, members };
}

function fresh(members: number): readonly Piece[] {
  if (members === 0) return [];
  const count = Math.max(1, Math.floor(members / MEMBERS));
  return Array.from({ length: count }, (_, i) => ({
    members: i < count - 1 ? MEMBERS : members - i * MEMBERS,
  }));
}
