/** How the names of an impact's lines and cost centers relate to each other; looked up once for each impact. */
import { type CenterImpact, type KnownImpact, type LineImpact, nameOf } from '../analysis/impact/impact.ts';
import type { PlannedLine } from '../analysis/plan/planned-line.ts';
import { put } from '../base/groups.ts';

/** Cost centers by the lower-case name (`budget/line`) of a line. */
type CentersByLine = ReadonlyMap<string, readonly CenterImpact[]>;

interface Names {
  /** Titles that more than one cost center has. */
  readonly shared: ReadonlySet<string>;
  /** The cost centers that lines left, by the name of the line. */
  readonly gone: CentersByLine;
  /** The cost centers that lines came to, by each name that the line has or had. */
  readonly come: CentersByLine;
}

const NAMES: WeakMap<KnownImpact['centers'], Names> = new WeakMap();

/** Whether another affected cost center has the same title. */
export function isTitleShared(title: string, { centers }: KnownImpact): boolean {
  return namesOf(centers).shared.has(title);
}

/** The cost center that a line went to or came from: it has the same name there, or a former one from another Budget. */
export function otherHalf(
  line: LineImpact,
  { center }: CenterImpact,
  { centers }: KnownImpact,
): CenterImpact | undefined {
  const { gone, come } = namesOf(centers);
  const { before, after } = line;
  const found = after
    ? formerNames(after).flatMap((it) => gone.get(it) ?? [])
    : before && come.get(nameOf(line).toLowerCase());
  return found?.find((it) => it.center !== center);
}

function namesOf(centers: KnownImpact['centers']): Names {
  const names = NAMES.get(centers) ?? lookUp(centers);
  NAMES.set(centers, names);
  return names;
}

function lookUp(centers: KnownImpact['centers']): Names {
  const gone = new Map<string, CenterImpact[]>();
  const come = new Map<string, CenterImpact[]>();
  for (const center of centers)
    for (const line of center.lines) {
      if (!line.after) put(gone, nameOf(line).toLowerCase(), center);
      else if (!line.before) for (const it of formerNames(line.after)) put(come, it, center);
    }
  return { shared: sharedTitles(centers), gone, come };
}

function sharedTitles(centers: KnownImpact['centers']): ReadonlySet<string> {
  const all = new Set<string>();
  const shared = new Set<string>();
  for (const { title } of centers) if (title !== undefined) (all.has(title) ? shared : all).add(title);
  return shared;
}

/** An alias without a Budget is a name in the same one. */
function formerNames({ budget, entity: { name, aliases } }: PlannedLine): readonly string[] {
  return [name, ...aliases.map((it) => it.text)].map((it) =>
    (it.includes('/') ? it : `${budget}/${it}`).toLowerCase(),
  );
}
