/** Everything that reading a text says, item by item. */

import type { HeadEntity, ItemEntity } from '../../../src/syntax/items/entities.ts';
import { lowerHead, lowerItem } from '../../../src/syntax/lower.ts';
import type { Problem } from '../../../src/syntax/problem.ts';
import { readFile } from '../../../src/syntax/read-file.ts';

/** A head or an entry of its list, whether it was cut out or stands in the head. */
export interface Read {
  readonly kind: string;
  readonly entity: HeadEntity | ItemEntity | undefined;
  readonly problems: readonly Problem[];
}

/** Heads before their items; documents of other tools are left out. */
export function readAll(text: string): readonly Read[] {
  return readFile(text).documents.flatMap((document): readonly Read[] => {
    const head = lowerHead(document.head, document.list);
    if (head.ours === 'foreign') return [];
    const kind = head.documentKind ?? '';
    const list = document.list?.slice('/spec/'.length) ?? '';
    const cut = document.items.map(({ item }) => lowerItem(item, kind, list));
    return [head, ...head.inner, ...cut].map(({ entity, problems }) => ({ kind, entity, problems }));
  });
}

/** `code at` of every problem, in order. */
export function problemsIn(text: string): readonly string[] {
  return readAll(text).flatMap(({ problems }) => problems.map(({ code, at }) => `${code} ${at}`));
}
