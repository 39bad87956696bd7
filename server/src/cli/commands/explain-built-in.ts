/** `outlay explain unallocated`, `outlay explain EUR`: what every workspace has without declaring it. */
import { UNALLOCATED } from '../../analysis/model/center-tree.ts';
import { exponentOf } from '../../domain/currency.ts';
import type { MonthSpan } from '../../domain/period.ts';
import { plural } from '../../domain/words/lists.ts';
import { centerPlans, plansJson } from '../../report/thing.ts';
import { jsonText } from '../json.ts';
import type { Format } from '../options.ts';
import { planRows } from '../reporters/thing-text.ts';
import { labelled } from '../terminal/labelled.ts';
import type { Workspace } from '../workspace.ts';
import { columnsOf, type World } from '../world.ts';
import type { Explained } from './explain-name.ts';

interface Asked {
  readonly format: Format;
  readonly span: MonthSpan | undefined;
}

/** Undefined for any other word. */
export function explainBuiltIn(
  world: World,
  workspace: Workspace,
  subject: string,
  asked: Asked,
): Explained | undefined {
  if (subject.toLowerCase() === UNALLOCATED) return explainUnallocated(world, workspace, asked);
  const code = subject.toUpperCase();
  const digits = exponentOf(code);
  return digits === undefined ? undefined : explainCurrency(world, workspace, { code, digits }, asked);
}

function explainUnallocated(world: World, { project }: Workspace, { format, span }: Asked): Explained {
  const { currency } = project.head.settings.get();
  const plans = centerPlans(project, UNALLOCATED, span);
  const isWhole = !plans.some((it) => it.incomplete);
  if (format === 'json') {
    const thing = { kind: 'cost center', name: UNALLOCATED, plan: plansJson(plans, currency) };
    return { text: jsonText({ version: 1, command: 'explain', things: [thing] }), isWhole };
  }
  const { style } = world;
  const text = [
    `${style.bold(UNALLOCATED)}, where the money of lines lies that have no cost center`,
    ...labelled(planRows(plans, currency), style.blue, columnsOf(world)),
    '',
  ].join('\n');
  return { text, isWhole };
}

function explainCurrency(
  { style }: World,
  { project }: Workspace,
  { code, digits }: { readonly code: string; readonly digits: number },
  { format }: Asked,
): Explained {
  const { currency: reporting, hasCurrency } = project.head.settings.get();
  if (format === 'json') {
    const currency = { code, digits, reporting: hasCurrency ? reporting : undefined };
    return { text: jsonText({ version: 1, command: 'explain', currency }), isWhole: true };
  }
  const rate =
    code === reporting
      ? 'this workspace reports in it'
      : `the rate to what this workspace reports in: outlay explain ${code}/${reporting}`;
  const text = `${style.bold(code)}, a currency with ${plural(digits, 'digit')} behind the point\n${hasCurrency ? `  ${rate}\n` : ''}`;
  return { text, isWhole: true };
}
