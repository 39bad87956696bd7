/** The tables' side of `outlay import`: a file of its own, loaded on first use. */
export { importTable } from '../exchange/import-table.ts';
export { parseMapping } from '../exchange/mapping-text.ts';
export { reconciliationText } from '../exchange/reconciliation.ts';
