/** What a workspace says under `levels` about the rules themselves. */

import type { Draft, Entity, RuleMeta } from '../analysis/findings/rule.ts';
import { nearest } from '../base/nearest.ts';
import { quoted } from '../domain/words/visible.ts';

/** The metadata of every rule; a function, since the rules that need it are among them. */
export type Metas = () => readonly RuleMeta[];

/** Codes that no rule has. */
export function* unknownCodes(entity: Entity, metas: Metas): Generator<Draft> {
  if (entity.kind !== 'Workspace') return;
  const codes = metas().map((it) => it.code);
  for (const [code] of entity.levels) {
    if (codes.includes(code)) continue;
    const at = pointer(code);
    const near = nearest(code, codes);
    yield {
      at,
      part: 'key',
      message: `no finding has the code ${quoted(code)}`,
      help: 'outlay explain says what a code means; docs/rules.md lists them',
      ...(near === undefined ? {} : { label: `did you mean \`${near}\`?` }),
      fixes:
        near === undefined
          ? []
          : [{ title: `write \`${near}\``, safety: 'unsafe', edits: [{ op: 'rename', at, text: near }] }],
    };
  }
}

/** Errors that leave money unknown: lowering their level would give totals that miss it, with exit code 0. */
export function* loweredErrors(entity: Entity, metas: Metas): Generator<Draft> {
  if (entity.kind !== 'Workspace') return;
  for (const [code, level] of entity.levels) {
    const meta = metas().find((it) => it.code === code);
    if (meta?.severity !== 'error' || meta.waivable || level === 'error') continue;
    const at = pointer(code);
    yield {
      at,
      message: `${quoted(code)} stays an error, expected no level below it`,
      help: 'what cannot be read or planned is missing in totals, and that cannot be waived',
      fixes: [{ title: `remove ${quoted(code)}`, safety: 'unsafe', edits: [{ op: 'remove', at }] }],
    };
  }
}

function pointer(code: string): string {
  return `/spec/levels/${code.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
