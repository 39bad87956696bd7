/** The pictures of the README: what the built program prints on the examples, on a machine without configuration. */
import { steady } from '../test/docs/shown.ts';
import { arrive, type Stranger } from '../test/docs/stranger.ts';
import { terminalSvg } from './terminal-svg.ts';

/** The folder that holds them, and nothing else. */
export const PICTURES = 'docs/pictures';

/** As wide as the widest table, with its bars; such a window is 880 pixels wide, which a forge's page shows in full. */
const COLUMNS = 100;

/** Replaces printed seconds and commits, so that a picture stays the same until what it shows changes. */
const STEADY = { seconds: '0.19', commit: '4be19c7' };

interface Picture {
  readonly name: string;
  readonly title: string;
  /** What is run before, without being shown. */
  readonly before: readonly string[];
  readonly command: string;
}

const LIST: readonly Picture[] = [
  {
    name: 'check',
    title: 'outlay check: two mistakes, each shown in its row with what would be right',
    before: [],
    command: 'outlay check sharing.yaml --cwd examples/over-budget',
  },
  {
    name: 'show',
    title: 'outlay show: the plan of a company as a tree of cost centers, by quarter',
    before: [],
    command: 'outlay show --cwd examples/acme --as-of 2026-11-18',
  },
  {
    name: 'impact',
    title: 'outlay impact: what a change costs, whose money it is, before and after',
    before: [
      'cd examples/acme',
      'git init -q -b main && git add . && git commit -q -m "The plan that was agreed"',
      'git checkout -q -b payments-capacity && git apply pending-change.patch',
    ],
    command: 'outlay impact --as-of 2026-11-18',
  },
];

/** Text of every picture by its path from the project folder; the programs are built. */
export function pictures(): ReadonlyMap<string, string> {
  const stranger = arrive({ colors: true });
  try {
    return new Map(LIST.map((it) => [`${PICTURES}/${it.name}.svg`, draw(stranger, it)]));
  } finally {
    stranger.leave();
  }
}

function draw(stranger: Stranger, { title, before, command }: Picture): string {
  for (const step of before) {
    const { code, rows } = stranger.run(step);
    if (code !== 0) throw new Error(`${step}: exit code ${code}\n${rows.join('\n')}`);
  }
  const { rows } = stranger.run(command);
  const prompt = `\x1b[2m$\x1b[22m \x1b[1m${command}\x1b[22m`;
  const text = [prompt, ...rows.map((it) => steady(it, STEADY))].join('\n');
  return terminalSvg({ title, text, columns: COLUMNS });
}
