/** The first page of the language. */

/** Markdown, rows of at most 140 characters. */
export const TEN_RULES = `1. **A value is its text.** The property decides how it is read; quotes change nothing. Money: \`12_000.50\`, \`120k\`, \`1.2M EUR\`. Percent needs
   \`%\`.
2. **Everything has a name, and the name is what it is.** Referred to by name, code or alias. A rename keeps the old name in \`aliases\`.
   Order matters only in \`rules\` and \`splits\`.
3. **Only lines are money; a Transfer moves it.** Envelopes limit; drivers, contracts and assets explain; scenarios stand beside.
4. **A line says its money once:** \`amount\` (a total, a rate such as \`100k/month\`, or by period), \`quantity\` × \`unitPrice\`, or \`percent\` \`of\`
   other lines. Per time the quantity is a level, per thing it is a count.
5. **\`period\` is when money falls, \`valid\` is when a thing holds**; both ends count. What changes over time is a map by period, there where it
   stands; a key without an end holds until the next.
6. **What a line leaves out it takes from its Budget, then its category, then the workspace.** Nothing else is inherited.
7. **One tree: the cost centers.** A total is its own lines and all below. A closed center's billing rows and selector shares go to its
   \`successor\`.
8. **\`rules\` place billing rows, the first match per dimension wins; \`splits\` move cost, in order, planned and actual alike.** What finds no
   place is \`unallocated\`; what cannot be split stays; parts add up to the whole, to the cent.
9. **The plan is the default branch.** Older plans are commits with a name, drafts are branches, closed periods change only by \`Restatement\`.
10. **Approval follows from the effect,** per cost center, by the policy of the base commit: all rules that hold apply, a threshold is reached
    at its value, credits and other owners' savings never offset.`;

/** How scalars are written, by the format that the schemas name. */
export const FORMATS: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  'outlay-money': {
    title: 'money',
    text: '`12000`, `12_000.50`, `120k`, `1.2M`, `12000.00 EUR`: digits, optional `_` between them, one point, optional `k` or `M`, optional currency; `-` in front for a credit.',
  },
  'outlay-price': {
    title: 'money or price',
    text: 'Money, or so much per month, quarter, year, day, hour or thing: `100k/month`, `21.00 USD/month`, `0.12/hour`, `95 EUR/person-hour`. An amount may not have more digits than its currency; a rate or price may.',
  },
  'outlay-number': {
    title: 'number',
    text: '`340`, `1_200.5`, `5M`: as money without a currency, with any digits.',
  },
  'outlay-quantity': { title: 'quantity', text: 'A number, or so many per time: `340`, `5M`, `480/month`.' },
  'outlay-percent': { title: 'percent', text: '`34%`, `2.5%`. The sign is required.' },
  'outlay-period': {
    title: 'period',
    text: '`2026-04-15`, `2026-04`, `2026-Q2`, `2026`, `FY2027`, `FY2027-Q1`, `FY2027-P03`, `2026-04..2026-09`, `2026-04..`, `..2026-09`. Both ends count.',
  },
  'outlay-date': { title: 'day', text: '`2026-02-01`.' },
  'outlay-currency': { title: 'currency', text: 'The code of ISO 4217: `EUR`, `USD`.' },
  'outlay-threshold': {
    title: 'money or percent',
    text: '`50k USD`, `5%`. A percentage is of the plan of the cost center before the change.',
  },
  'outlay-share': { title: 'share', text: '`34%`, or `rest` for what the others leave.' },
  'outlay-name': {
    title: 'name',
    text: 'Letters, digits, `-`, `_` and single dots; upper and lower case are the same. Not `unallocated`, `rest`, `even`, `cost`, `owner`, `parent-owner`, `any`, `not`.',
  },
  'outlay-reference': {
    title: 'reference',
    text: 'A name, code or alias: `payments`, `CC-2100`. Where several kinds fit, the kind stands in front: `team/finance`. A line is `budget/line`.',
  },
};
