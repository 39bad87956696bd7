/** Codes of rules, in waivers and in the levels of a workspace. */

import type { TextRange } from '../../base/text.ts';
import { RULES } from '../../rules/index.ts';
import { itemAt, offsetIn, rangeIn } from '../cursor.ts';
import type { IdeFile } from '../file.ts';
import { literal } from './markdown.ts';

const ALLOW = /^# outlay: allow (?<code>[a-z][a-z0-9-]*)/;

/** The code of the waiver whose comment contains an offset. */
export function waiverAt(
  file: IdeFile,
  offset: number,
): { readonly code: string; readonly range: TextRange } | undefined {
  const item = itemAt(file, offset);
  if (!item) return undefined;
  const inside = offsetIn(item, offset);
  const comment = item.placed.parsed.comments.find((it) => it.start <= inside && inside <= it.end);
  if (!comment) return undefined;
  const found = ALLOW.exec(item.placed.item.text.slice(comment.start, comment.end));
  const code = found?.groups?.code;
  return found && code !== undefined ? { code, range: rangeIn(item, comment) } : undefined;
}

/** What a rule finds, and whether it can be waived. */
export function ruleCard(code: string): readonly string[] {
  const rule = RULES.find(({ meta }) => meta.code === code);
  if (!rule) return [`No rule has the code ${literal(code)}.`];
  const { summary, severity, waivable } = rule.meta;
  return [`**${code}**, ${severity}${waivable ? '' : ', cannot be waived'}`, summary];
}
