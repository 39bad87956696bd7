/** `outlay impact`: what the working tree costs more or less than its base. */

import { type Impact, impactOf, type KnownImpact } from '../../analysis/impact/impact.ts';
import type { Dimension } from '../../analysis/plan/cube.ts';
import type { Project } from '../../analysis/project.ts';
import { printable } from '../../host/trouble.ts';
import { impactJson } from '../../report/impact-json.ts';
import { impactMarkdown } from '../../report/impact-markdown.ts';
import { impactReport } from '../../report/impact-report.ts';
import { unknownLabel } from '../../report/unknown-label.ts';
import { jsonText } from '../json.ts';
import { type CommonOptions, type Format, readDimensions, wrongLabel } from '../options.ts';
import { WHY_INCOMPLETE } from '../reporters/check-report.ts';
import { impactText } from '../reporters/impact-text.ts';
import { complain, openWorkspace, sayNotes, type Workspace } from '../workspace.ts';
import type { ExitCode, World } from '../world.ts';

/** As given on the command line; `by` is one dimension. */
export interface ImpactOptions extends CommonOptions {
  readonly by?: string;
}

/** 3 if the effect is unknown, 1 if a number is incomplete. */
export async function runImpact(world: World, options: ImpactOptions): Promise<ExitCode> {
  const by = readDimensions(options.by);
  if ('wrong' in by) {
    complain(world, by.wrong, by.help);
    return 2;
  }
  const workspace = await openWorkspace(world, options, { base: true, remembered: 'money' });
  if (!workspace) return 2;
  const [dimension = 'costCenter', another] = by.by;
  if (another !== undefined) {
    complain(world, 'an impact is grouped by one dimension', `outlay impact --by ${dimension}`);
    return 2;
  }
  sayNotes(world, workspace);
  const { impact, text, wrong } = await workspace.answer(() => {
    const impact = impactOf(workspace.project);
    const compared = impact.state === 'known';
    const wrong = wrongLabel(unknownLabel(workspace.project, [dimension], { compared }));
    const title = impact.state === 'known' ? titleOf(workspace, impact) : '';
    const text = formatted(workspace.project, impact, { title, dimension, world, format: options.format });
    return { impact, text, wrong };
  });
  if (wrong) {
    complain(world, wrong.wrong, wrong.help);
    return 2;
  }
  world.out(text);
  workspace.remember();
  return exitCodeOf(world, impact);
}

function exitCodeOf(world: World, impact: Impact): ExitCode {
  if (impact.state === 'unknown') {
    complain(world, `the effect is unknown: ${impact.reason}`, impact.repair);
    return 3;
  }
  if (impact.incomparable !== undefined) {
    const { reason, help } = impact.incomparable;
    complain(world, `the effect is unknown: ${reason}`, help);
    return 1;
  }
  return impact.incomplete.length > 0 ? 1 : 0;
}

interface Asked {
  readonly title: string;
  readonly dimension: Dimension;
  readonly world: World;
  readonly format: Format;
}

function formatted(project: Project, impact: Impact, { title, dimension, world, format }: Asked): string {
  if (format === 'json') return jsonText(impactJson(project, impact, dimension));
  if (format === 'markdown') return impactMarkdown(project, impact, dimension);
  if (impact.state === 'unknown' || impact.incomparable !== undefined) return '';
  const hint = project.incomplete().length > 0 ? WHY_INCOMPLETE : undefined;
  const { columns, isTerminal } = world;
  return impactText(impactReport(project, impact, dimension), title, world.style, {
    columns,
    isTerminal,
    hint,
  });
}

function titleOf({ repository }: Workspace, { label, asOf }: KnownImpact): string {
  const branch = repository?.branch;
  const name = branch === undefined ? '' : `${printable(branch.slice('refs/heads/'.length))}, `;
  const head = `${name}working tree`;
  return `${head}, against ${label}; as of ${asOf}`;
}
