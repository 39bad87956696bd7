/** The help text of `outlay import`; apart from the import, so that the help can be loaded alone. */

/** A mapping to start with, and what it is for. */
export function mappingHelp(): string {
  return `A small mapping, for a table with the headings Department, Account and 2027:\n\n${SMALL_MAPPING}`;
}

const SMALL_MAPPING = `apiVersion: outlay/v1
kind: ImportMapping
spec:
  workspace: { name: plan-fy27 } # without it the documents join the workspace that is there
  people: [{ name: ada }]
  amounts: { currency: USD } # in the columns headed by years; of a ledger: outlay explain amounts.rows
  centers: { root: { name: acme, owner: ada }, levels: [{ name: Department }] }
  line: { name: Account }
  category: { name: Account }
`;
