/** What `check` and the editor show: something wrong, and where. Plain data, without offsets. */
import type { Lowered } from '../content.ts';
import type { Draft, Severity } from './rule.ts';

/** Identified by `code` and `item`, never by its message. */
export interface Finding extends Omit<Draft, 'unit'> {
  readonly code: string;
  readonly severity: Severity;
  /** Path relative to the workspace folder. */
  readonly path: string;
  /** `Budget/payments/compute`, `CostCenter/payments`; the path for what concerns a whole file. */
  readonly item: string;
  /** Key of the document; undefined for what concerns a whole file. */
  readonly document: string | undefined;
  readonly unit: Lowered | undefined;
  /** Index of the item that it is about, -1 for the head: for one found in passing, whose items are not kept. */
  readonly index?: number;
  /** Offsets inside the item, if no node can be pointed at. */
  readonly range?: { readonly start: number; readonly end: number };
  /** Offsets in the file, for what lies outside every item. */
  readonly fileRange?: { readonly start: number; readonly end: number };
  readonly unreadable?: true;
}

/** What an item is called wherever it is: kind and name, for a line with its Budget. */
export function itemName(documentKind: string, documentName: string, unit: Lowered, isHead: boolean): string {
  const { entity } = unit;
  if (isHead) return `${documentKind}/${documentName}`;
  if (!entity) return `${documentKind}/${documentName}/?`;
  const ofList = documentKind.endsWith('List') || documentKind === 'People';
  return ofList ? `${entity.kind}/${entity.name}` : `${documentKind}/${documentName}/${entity.name}`;
}
