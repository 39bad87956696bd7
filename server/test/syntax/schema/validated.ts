/** What is wrong with the shape of an item or of a head. */
import type { Problem } from '../../../src/syntax/problem.ts';
import { type ItemSchema, validateHeadNode, validateItemNode } from '../../../src/syntax/validate.ts';
import { nodeOf } from './read.ts';

/** The single place that knows how an item is validated. */
export function item(schema: ItemSchema, text: string): readonly Problem[] {
  return validateItemNode(schema, nodeOf(text));
}

export function head(kind: string, spec: string, metadata = '{ name: x }'): readonly Problem[] {
  return validateHeadNode(
    kind,
    nodeOf(`apiVersion: outlay/v1\nkind: ${kind}\nmetadata: ${metadata}\nspec: ${spec}\n`),
  );
}

/** `code at part: message`, and the label where there is one. */
export function said(problems: readonly Problem[]): readonly string[] {
  return problems.map(
    ({ code, at, part, message, label }) =>
      `${code} ${at} ${part}: ${message}${label === undefined ? '' : `; ${label}`}`,
  );
}
