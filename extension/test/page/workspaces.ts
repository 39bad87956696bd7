/** Workspaces that a page has to bear: large, hostile, unreadable, new. */
import type { Project } from '../../../server/src/analysis/project.ts';
import { type Files, projectOf, texts } from '../../../server/test/analysis/workspaces.ts';
import { acme, acmeProject, replaced } from '../../../server/test/ide/preview/acme.ts';

/** Names that want to be more than text. */
export const HOSTILE: readonly string[] = [
  '<img src=x onerror="document.title=1">',
  '<script>document.title=1</script>',
  'שירותי תשלומים',
  'خدمات المدفوعات الرقمية',
  'payments\u202Eevil',
  'R&D "lab" <b>x</b>',
  'a-very-long-name-'.repeat(30),
  '{{constructor.constructor("document.title=1")()}}',
];

const SETTINGS = `apiVersion: outlay/v1
kind: Workspace
metadata: { name: large, title: Large }
spec: { currency: USD, calendar: { start: 2026-07-01, pattern: monthly, named: ending }, defaultBranch: main }
`;

/** Every center has a line of about `amount`, and every line costs more than before; the first have hostile titles. */
export function large(centers: number, amount = 12_000): Project {
  const items = Array.from({ length: centers }, (_, i) => {
    const title = HOSTILE[i] ?? `Team ${String(i).padStart(5, '0')}`;
    return `    - { name: team-${i}, code: CC-${10_000 + i}, title: ${JSON.stringify(title)}, parent: all, owner: noor }\n`;
  });
  const list = `apiVersion: outlay/v1\nkind: CostCenterList\nmetadata: { name: all }\nspec:\n  items:\n    - { name: all, title: All teams }\n${items.join('')}`;
  const budget = (more: number) =>
    `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: teams }\nspec:\n  period: FY2027\n  lines:\n${Array.from({ length: centers }, (_, i) => `    - { name: line-${i}, costCenter: team-${i}, amount: ${amount + i + more * (i + 1)} }\n`).join('')}`;
  const files = (more: number): Files => ({
    'outlay.yaml': SETTINGS,
    'centers.yaml': list,
    'teams.yaml': budget(more),
  });
  return projectOf(files(3), files(0));
}

/** More kinds of change than the example has: more, less, gone, new, moved, what moves inside, and another owner. */
export function varied(): Project {
  return acmeProject((it) => {
    const less = replaced(it, 'budgets/payments.yaml', 'FY2027: 495k', 'FY2027: 455k');
    const moved = replaced(
      less,
      'budgets/storefront.yaml',
      'name: compute,',
      'name: compute, costCenter: search,',
    );
    const owned = replaced(moved, 'cost-centers.yaml', 'owner: kai', 'owner: noor');
    const { 'budgets/observability.yaml': _, ...rest } = owned;
    return rest;
  });
}

/** The pending change of the example, as a reviewer finds it. */
export function reviewed(): Project {
  const { before, after } = acme();
  const project = projectOf(after);
  const label = '4be19c7, the merge base with main';
  project.apply({ base: { texts: texts(before), revision: '4be19c7', label, name: 'main', notes: [] } });
  return project;
}

/** As it is before the change, against itself. */
export function unchanged(): Project {
  const { before } = acme();
  return projectOf(before, before);
}

/** Without a base, with a reason and what repairs it. */
export function unknown(): Project {
  const project = projectOf(acme().before);
  project.apply({
    base: {
      unknown: 'there is no merge base with main: this clone has only the last 50 commits',
      repair: 'git fetch --unshallow',
    },
  });
  return project;
}

/** One amount cannot be read. */
export function incomplete(): Project {
  return acmeProject((it) => replaced(it, 'budgets/payments.yaml', 'FY2027: 495k', 'FY2027: 4,95k'));
}

/** No document settles it. */
export function empty(): Project {
  return projectOf({});
}
