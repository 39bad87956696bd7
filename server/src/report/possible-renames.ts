/** Things that disappeared while equal ones appeared: perhaps a rename that did not keep the old name. */
import type { CenterImpact, KnownImpact, LineImpact } from '../analysis/impact/impact.ts';
import { type PlannedLine, sameLabels, sameMonths } from '../analysis/plan/planned-line.ts';
import type { Project } from '../analysis/project.ts';
import type { Side } from '../analysis/side.ts';
import { sameValue } from '../base/same.ts';
import { visible } from '../domain/words/visible.ts';

/** A change that touches more lines than this is not a renaming slip, and comparing them all would take long. */
const MOST_LINES = 500;

/** `kuwait may now be called gulf: keep the old name then, aliases: [kuwait]`. Never netted: it is only a guess. */
export function possibleRenames({ base, head }: Project, { centers }: KnownImpact): readonly string[] {
  if (!base) return [];
  return [...renamedCenters(base, head, centers), ...centers.flatMap(({ lines }) => renamedLines(lines))].map(
    ([from, to]) =>
      `${visible(from)} may now be called ${visible(to)}: keep the old name then, aliases: [${visible(from)}]`,
  );
}

type Renamed = readonly [from: string, to: string];

function* renamedCenters(base: Side, head: Side, centers: readonly CenterImpact[]): Generator<Renamed> {
  const named = (side: Side, name: string) => side.names.resolve('center', name)?.unit.entity;
  const gone = centers.filter(({ center }) => named(base, center) && !named(head, center));
  const come = centers.filter(({ center }) => named(head, center) && !named(base, center));
  for (const { center: from } of gone) {
    const before = { ...named(base, from), name: '' };
    const same = come.filter((it) => sameValue(before, { ...named(head, it.center), name: '' }));
    const [to, another] = same;
    if (to && !another) yield [from, to.center];
  }
}

/** Within one Budget: in another, the old name means something else. */
function renamedLines(lines: readonly LineImpact[]): readonly Renamed[] {
  const gone = lines.flatMap(({ before, after }) => (before && !after ? [before] : []));
  const come = lines.flatMap(({ before, after }) => (after && !before ? [after] : []));
  if (gone.length + come.length > MOST_LINES) return [];
  return gone.flatMap((from): readonly Renamed[] => {
    const [to, another] = come.filter((it) => saysTheSame(from, it));
    return to && !another ? [[from.entity.name, to.entity.name]] : [];
  });
}

function saysTheSame(from: PlannedLine, to: PlannedLine): boolean {
  return (
    from.budget === to.budget &&
    from.entity.name.toLowerCase() !== to.entity.name.toLowerCase() &&
    from.center === to.center &&
    from.category === to.category &&
    from.service === to.service &&
    from.vendor === to.vendor &&
    from.treatment === to.treatment &&
    from.currency === to.currency &&
    sameLabels(from.labels, to.labels) &&
    sameMonths(from, to)
  );
}
