/** The one list of all cost centers of a generated project. */
import { type Random, random } from './random.ts';
import { DIVISIONS, PEOPLE, TEAMS } from './vocabulary.ts';

/** The root of the tree; one driver has its value here, and 500 lines read it. */
export const COMPANY = 'company';
/** The center that 60 files use, in the middle of the list. */
export const HUB = 'shared-hub';

/** The cost centers of a project, by name. */
export interface Centers {
  /** All of them, in the order of the list. */
  readonly all: readonly string[];
  /** Those that may be used at any time. */
  readonly open: readonly string[];
  /** Those that have a value in the driver `headcount`. */
  readonly staffed: ReadonlySet<string>;
  /** The document. */
  readonly text: string;
}

/** 5,000 if the project is large enough. */
export function centersOf(files: number, seed: number): Centers {
  const count = files >= 1000 ? 5000 : Math.max(24, Math.floor(files / 2));
  const names = namesOf(count);
  const leaves = names.slice(firstTeam(count));
  const open = leaves.filter((it, i) => !isClosed(i) && it !== HUB);
  const staffed = new Set(open.filter((_, i) => i % 5 === 0));
  const chance = random(seed * 31 + 7);
  const rows = names.flatMap((name, i) => centerRows(name, i, names, chance));
  const head = [
    '# The tree: company, divisions, departments, teams. Codes are those of the ledger.',
    'apiVersion: outlay/v1',
    'kind: CostCenterList',
    'metadata: { name: centers, title: "Cost centers: all of them" }',
    'spec:',
    '  items:',
  ];
  return { all: names, open, staffed, text: `${[...head, ...rows].join('\n')}\n` };
}

function departments(count: number): number {
  return Math.max(2, Math.floor(count / 40));
}

function firstTeam(count: number): number {
  return 1 + DIVISIONS.length + departments(count);
}

function namesOf(count: number): string[] {
  const first = firstTeam(count);
  const names = [COMPANY, ...DIVISIONS];
  while (names.length < first) names.push(`department-${padded(names.length, 3)}`);
  const hub = Math.floor((first + count) / 2);
  while (names.length < count)
    names.push(
      names.length === hub ? HUB : `${TEAMS[names.length % TEAMS.length]}-${padded(names.length, 4)}`,
    );
  return names;
}

function isClosed(team: number): boolean {
  return team % 97 === 13;
}

function centerRows(name: string, index: number, names: readonly string[], chance: Random): string[] {
  const first = firstTeam(names.length);
  const code = `CC-${padded(index, 5)}`;
  if (index === 0) return [`    - { name: ${name}, code: ${code}, title: The company, owner: amara }`];
  const owner = chance.pick(PEOPLE);
  if (index < first) {
    const above = index <= DIVISIONS.length ? COMPANY : chance.pick(DIVISIONS);
    return [`    - { name: ${name}, code: ${code}, parent: ${above}, owner: ${owner} }`];
  }
  const department = () => names[chance.between(1 + DIVISIONS.length, first - 1)] ?? COMPANY;
  const team = index - first;
  const title = `"Team ${name}, № ${index}"`;
  if (isClosed(team))
    return [
      `    - { name: ${name}, code: ${code}, parent: ${department()}, valid: ..2025-12, successor: ${names[index - 1]} }`,
    ];
  if (chance.chance(95))
    return [
      `    - { name: ${name}, code: ${code}, title: ${title}, parent: ${department()}, owner: ${owner}, segment: product }`,
    ];
  const moves = chance.chance(10);
  const parent = moves ? `{ ..2026-12: ${department()}, 2027-01..: ${department()} }` : department();
  return [
    ...(chance.chance(30) ? ['    # came from the old ledger'] : []),
    `    - name: ${name}`,
    `      code: '${code}'`,
    `      title: ${title}`,
    `      parent: ${parent}`,
    `      aliases: ["${padded(index * 7919 + 200_000_000_000, 12)}", ${name}-old]`,
    ...(chance.chance(30)
      ? ['      description: >-', '        Bills its own customers;', '        reports to the division.']
      : []),
  ];
}

/** With leading zeros. */
export function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
