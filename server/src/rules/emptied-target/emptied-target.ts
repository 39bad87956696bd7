/** A split into a center that an earlier split has emptied. */
import type { Rule } from '../../analysis/rule.ts';
import type { SplitEntity } from '../../syntax/items/entities.ts';

/** Splits run in order: what arrives after a center was split stays there and is never moved on. */
export const emptiedTarget: Rule = {
  meta: {
    code: 'emptied-target',
    summary: 'A split moves cost to a center that an earlier split has already emptied.',
    severity: 'error',
    since: '0.1.0',
    waivable: true,
  },
  *document({ content }, { side }) {
    const emptied = new Map<string, string>();
    const { entity } = content.head;
    const inHead = entity?.kind === 'AllocationPolicy' ? entity.splits : [];
    const inList = content.items.flatMap((unit) =>
      unit.entity?.kind === 'Split' ? [{ at: '', split: unit.entity, unit }] : [],
    );
    for (const it of [...inList, ...inHead]) {
      for (const center of targets(it.split)) {
        const name = side.names.resolve('center', center.text)?.entity.name ?? center.text;
        const by = emptied.get(name);
        if (by === undefined) continue;
        yield {
          ...('unit' in it ? { unit: it.unit } : {}),
          at: center.at,
          message: `\`${name}\` was emptied by the split \`${by}\``,
          help: `move this split above \`${by}\``,
        };
      }
      const from =
        it.split.from && !it.split.match ? side.names.resolve('center', it.split.from.text) : undefined;
      if (from) emptied.set(from.entity.name, it.split.name);
    }
  },
};

function targets({ to }: SplitEntity) {
  if (to?.by === 'list') return to.centers;
  return to?.by === 'shares' ? to.shares.flatMap((it) => it.value.map((share) => share.center)) : [];
}
