/** The one way in which tests call completion: what is offered at `$0`, and the text when one of it is taken. */
import { completionsAt } from '../../src/ide/completion/completion.ts';
import type { Completion } from '../../src/ide/completion/item.ts';
import type { Files } from '../analysis/workspaces.ts';
import { marked } from './fixture.ts';

/** What tests of completion refer to: a fiscal year from July, named by its end; today is 24 November 2026. */
export const WORLD: Files = {
  'outlay.yaml': `apiVersion: outlay/v1
kind: Workspace
metadata: { name: acme }
spec:
  currency: USD
  calendar: { start: 2026-07-01, named: ending }
  labels: { tier: [one, two] }
`,
  'centers.yaml': `apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec:
  items:
    - { name: acme, owner: ines }
    - { name: product, parent: acme, segment: product }
    - { name: payments, code: CC-2100, title: Payments, parent: product, owner: noor }
    - { name: insights, code: CC-2300, title: Insights, parent: product, owner: juno, aliases: [data-science, "220914071901"], valid: 2026-07.. }
    - { name: "007", parent: product }
    - { name: old-labs, parent: product, valid: ..2025-06 }
`,
  'registry.yaml': `apiVersion: outlay/v1
kind: CategoryList
metadata: { name: categories }
spec:
  items:
    - { name: saas, pool: software }
    - { name: salaries, pool: personnel }
    - { name: cloud-compute, pool: cloud }
    - { name: cloud-database, pool: cloud }
---
apiVersion: outlay/v1
kind: People
metadata: { name: people }
spec:
  people:
    - { name: ines }
    - { name: noor }
    - { name: juno }
  teams:
    - { name: finance, members: [ines] }
---
apiVersion: outlay/v1
kind: Driver
metadata: { name: headcount }
spec:
  unit: person
  plan:
    payments: { 2026-07..: 12 }
    acme: { 2026-07..: 120 }
---
apiVersion: outlay/v1
kind: FxRates
metadata: { name: rates }
spec:
  plan:
    EUR/USD: { FY2027: 1.05 }
---
apiVersion: outlay/v1
kind: Budget
metadata: { name: shared }
spec:
  costCenter: acme
  period: FY2027
  lines:
    - { name: clusters, category: cloud-compute, amount: 12k }
`,
};

/** The head of a Budget of insights; rows of `spec` follow. */
export const BUDGET = `apiVersion: outlay/v1
kind: Budget
metadata: { name: insights }
spec:
`;

/** What is offered at the mark in `text`, the file `path` of a workspace. */
export function offered(text: string, path = 'budgets/insights.yaml'): readonly Completion[] {
  const { file, offset } = marked({ ...WORLD, [path]: text });
  return completionsAt(file, offset).items;
}

/** The labels alone. */
export function labels(text: string, path?: string): readonly string[] {
  return offered(text, path).map((it) => it.label);
}

/** The text without the mark once the item with this label is taken; tab stops as `<a|b>`, `<>` when empty. */
export function taken(text: string, label: string, path?: string): string {
  const item = offered(text, path).find((it) => it.label === label);
  if (!item) throw new Error(`${label} is not among ${labels(text, path).join(', ')}`);
  return insert(text.replace('$0', ''), item, shownStops(item));
}

/** A text with an item in place of the word at the cursor. */
export function insert(text: string, { replace }: Completion, written: string): string {
  return text.slice(0, replace.start) + written + text.slice(replace.end);
}

/** What an item writes, its tab stops in a form that reads well. */
export function shownStops({ snippet, text }: Completion): string {
  if (snippet === undefined) return text;
  return snippet
    .replace(/\$\{\d+\|([^|]*)\|\}/g, (_, choices: string) => `<${choices.replaceAll(',', '|')}>`)
    .replace(/\$\{\d+:([^}]*)\}/g, '<$1>')
    .replace(/\$\d+/g, '<>');
}
