/** How the fiscal years of an import are named. */
import { Project } from '../analysis/project.ts';
import { workspaceText } from './documents.ts';
import type { ImportMapping } from './mapping.ts';
import type { FiscalYears } from './period-heading.ts';
import { placed, type Target } from './target.ts';

/** By the calendar of the workspace that the mapping creates, otherwise that of the existing one. */
export function fiscalYears({ workspace }: ImportMapping, target: Target): FiscalYears {
  const project = new Project([]);
  const own = workspace && placed(new Map([['outlay.yaml', workspaceText(workspace)]]), target);
  project.apply({ texts: own ?? target.texts });
  const { pattern, start, named } = project.head.settings.get().calendar.spec;
  return pattern === 'monthly' && start.month === 1 && start.day === 1 ? 'calendar' : named;
}
