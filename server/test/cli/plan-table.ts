/** A table to import, and the mapping that reads it. */

/** With a row of totals. */
export const CSV = 'Team,Item,2027\nPayments,Compute,"1,200.50"\nSearch,Index,300\nTotal,,1500.50\n';

/** Leaves that row out. */
export const MAPPING = `apiVersion: outlay/v1
kind: ImportMapping
metadata: { name: plan }
spec:
  workspace: { name: acme, title: Acme, calendar: { start: 2026-07-01, pattern: monthly, named: ending } }
  people: [{ name: ada }]
  amounts: { columns: fiscal-years, currency: USD, number: { thousands: "," } }
  centers: { root: { name: acme, title: Acme, owner: ada }, levels: [{ name: Team }] }
  category: { name: Item }
  line: { name: Item }
  skip: [{ column: Team, matches: [Total], reason: subtotal }]
`;
