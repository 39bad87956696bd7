/** What the help of `outlay import` shows; apart from the import, so that no other command loads that. */

/** A mapping to begin with. */
export const SMALL_MAPPING = `apiVersion: outlay/v1
kind: ImportMapping
spec:
  workspace: { name: plan-fy27 } # without it the documents join the workspace that is there
  people: [{ name: ada }]
  amounts: { currency: USD } # in the columns headed by years
  centers: { root: { name: acme, owner: ada }, levels: [{ name: Department }] }
  line: { name: Account }
  category: { name: Account }
`;
