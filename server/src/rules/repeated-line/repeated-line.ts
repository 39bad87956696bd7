/** The same money planned twice. */
import type { Rule } from '../../analysis/rule.ts';
import { sameValue } from '../../base/same.ts';
import type { LineEntity } from '../../syntax/items/entities.ts';

/** Lines of one Budget that are equal in everything but name, title and code. */
export const repeatedLine: Rule = {
  meta: {
    code: 'repeated-line',
    summary: 'Two lines of one Budget are equal in everything but their name.',
    severity: 'warning',
    since: '0.1.0',
    waivable: true,
  },
  *document({ plan }) {
    const lines = plan?.lines ?? [];
    const seen = new Map<string, (typeof lines)[number][]>();
    for (const line of lines) {
      const key = `${line.first} ${line.center} ${line.category} ${line.vendor} ${line.months.join()}`;
      const known = seen.get(key);
      if (!known) {
        seen.set(key, [line]);
        continue;
      }
      const twin = known.find((it) => it.unit !== line.unit && isTwin(it.entity, line.entity));
      known.push(line);
      if (twin)
        yield {
          unit: line.unit,
          at: '/name',
          message: `\`${line.entity.name}\` plans the same money as \`${twin.entity.name}\``,
          help: 'remove one of them, or say what makes them different',
        };
    }
  },
};

function isTwin(a: LineEntity, b: LineEntity): boolean {
  if (a.name.toLowerCase() === b.name.toLowerCase()) return false; // that is `duplicate-name`
  const { name: _a, title: _b, code: _c, aliases: _d, ...left } = a;
  const { name: _e, title: _f, code: _g, aliases: _h, ...right } = b;
  return sameValue(left, right);
}
