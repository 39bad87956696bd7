/** The same money planned twice. */

import type { LineEntity, Rule } from '../../analysis/findings/rule.ts';
import type { PlannedLine } from '../../analysis/plan/planned-line.ts';
import { groupBy } from '../../base/groups.ts';
import { quoted } from '../../domain/words/visible.ts';
import { Crowds } from '../crowds.ts';

/** Lines of one Budget that are equal in everything but name, title and code. */
export const repeatedLine: Rule = {
  meta: {
    code: 'repeated-line',
    summary: 'Two lines of one Budget are equal in everything but their name.',
    severity: 'warning',
    since: '0.1.0',
    waivable: true,
  },
  *document({ content, plan }) {
    for (const { first, again } of alike.of(content.head, plan?.lines ?? [])) {
      if (again.entity.name.toLowerCase() === first.entity.name.toLowerCase()) continue; // `duplicate-name`
      if (isUnknown(first) || isUnknown(again)) continue;
      yield {
        unit: again.unit,
        at: '/name',
        message: `${quoted(again.entity.name)} plans the same money as ${quoted(first.entity.name)}`,
        help: 'remove one of them, or write what makes them different: a vendor, a service, a label',
      };
    }
  },
};

/** What the line says cannot be read, or not in full. */
function isUnknown({ entity, unit, problems }: PlannedLine): boolean {
  return !entity.money || unit.problems.length > 0 || problems.length > 0;
}

/** Compared by a number, which costs no memory; on a collision, by everything that the lines say. */
const alike: Crowds<PlannedLine> = new Crowds({ keys: (line) => [fingerprint(line)], repeats: sameText });

function fingerprint({ first, months, center, category, vendor }: PlannedLine): number {
  let hash = first;
  const words = new Int32Array(months.buffer, months.byteOffset, months.length * 2);
  for (const word of words) hash = (Math.imul(hash, 31) + word) | 0;
  for (const name of [center, category, vendor])
    hash = (Math.imul(hash, 31) + (name?.length ?? 0) * 256 + (name?.charCodeAt(0) ?? 0)) | 0;
  return hash;
}

function sameText(crowd: readonly PlannedLine[]): readonly (readonly PlannedLine[])[] {
  return [...groupBy(crowd, (line) => textOf(line.entity)).values()].filter((it) => it.length > 1);
}

const texts: WeakMap<LineEntity, string> = new WeakMap();

/** Everything a line says except its name, title and code; amounts by their value, not by how they are written. */
function textOf(entity: LineEntity): string {
  let text = texts.get(entity);
  if (text === undefined) {
    const { name: _name, title: _title, code: _code, ...said } = entity;
    text = JSON.stringify(said, (_key, value: unknown) =>
      typeof value === 'bigint' ? `${value}n` : unwritten(value),
    );
    texts.set(entity, text);
  }
  return text;
}

function unwritten(value: unknown): unknown {
  const isWritten = typeof value === 'object' && value !== null && 'value' in value && 'text' in value;
  return isWritten ? { ...value, text: undefined } : value;
}
