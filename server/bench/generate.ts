/**
 * Projects of any size in Outlay's language, the same on every machine: `generate(10_000)` is about 46 MB. Also single Budgets
 * with a given number of rows.
 */
import { budgetText, FIRST_LINE } from './project/budgets.ts';
import { type Centers, centersOf, padded } from './project/centers.ts';
import { type Random, random } from './project/random.ts';
import {
  driversText,
  extraPolicies,
  headcountText,
  policiesText,
  policyText,
  registryText,
  workspaceText,
} from './project/registry.ts';
import { scarOf, scarred } from './project/scars.ts';
import { DIVISIONS } from './project/vocabulary.ts';

/** A file by its path from the workspace folder. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** How a project is to be made. */
export interface Wish {
  /** The number of files of documents, at least 10. */
  readonly files: number;
  readonly seed?: number;
  /** Whether there are anchors and broken files; CRLF is always present. */
  readonly scars?: boolean;
}

/** The list of all cost centers. */
export const CENTERS_PATH = 'cost-centers.yaml';
/** The drivers that many lines read, and the rates. */
export const DRIVERS_PATH = 'drivers.yaml';

/** The files of a project, one by one. */
export function* generate({ files, seed = 1, scars = true }: Wish): Generator<GeneratedFile, void> {
  const centers = centersOf(files, seed);
  yield { path: 'outlay.yaml', text: workspaceText(files) };
  yield { path: CENTERS_PATH, text: centers.text };
  yield { path: 'registry.yaml', text: registryText() };
  yield { path: DRIVERS_PATH, text: driversText() };
  yield { path: 'headcount.yaml', text: headcountText(centers) };
  yield { path: 'policies.yaml', text: policiesText() };
  const policies = extraPolicies(files);
  for (let i = 0; i < policies; i++)
    yield { path: `allocation/area-${padded(i, 3)}.yaml`, text: policyText(i, centers, seed) };
  const budgets = files - policies - 6;
  for (let i = 0; i < budgets; i++) {
    const text = fileText(i, { centers, budgets, chance: random(seed * 7919 + i) });
    const scar = scarOf(i);
    const kept = scars || scar === 'crlf' ? scar : 'none';
    yield { path: budgetPath(i), text: scarred(text, kept, i) };
  }
}

/** One Budget of exactly `rows` rows, for a project of `files` files. */
export function single(rows: number, files: number): GeneratedFile {
  const text = budgetText({ name: `single-${rows}`, centers: centersOf(files, 1), rows }, random(97 + rows));
  return { path: `single/single-${rows}.yaml`, text };
}

/** The path of the file of budgets with this number. */
export function budgetPath(index: number): string {
  const division = DIVISIONS[index % DIVISIONS.length] ?? '';
  return `budgets/${division}/${padded(Math.floor(index / 500), 2)}/plan-${padded(index, 5)}.yaml`;
}

/** The numbers of `count` files of budgets without errors, spread over the project; different ones each `round`. */
export function plainBudgets(files: number, count: number, round: number): readonly number[] {
  const budgets = files - extraPolicies(files) - 6;
  const step = Math.max(1, Math.floor(budgets / count));
  return Array.from({ length: count }, (_, i) => {
    let index = (i * step + round * 3) % budgets;
    while (scarOf(index) !== 'none') index = (index + 1) % budgets;
    return index;
  });
}

/** The text of a Budget after the amount of its first line was raised. */
export function raised(text: string, round: number): string {
  return text.replace(/(name: base, category: [^,]+, amount: )([^,]+)/, `$1${1000 + round}.50`);
}

interface FileWish {
  readonly centers: Centers;
  readonly budgets: number;
  readonly chance: Random;
}

function fileText(index: number, { centers, budgets, chance }: FileWish): string {
  const name = `plan-${padded(index, 5)}`;
  const before = index - 1;
  const first = budgetText(
    {
      name,
      centers,
      lines: chance.between(10, 20),
      readsCompany: isNth(index, budgets, 500),
      usesHub: isNth(index + 1, budgets, 60),
      ...(index % 50 === 7 && scarOf(before) === 'none'
        ? { percentOf: `plan-${padded(before, 5)}/${FIRST_LINE}` }
        : {}),
    },
    chance,
  );
  const documents = [first];
  const more = chance.int(100);
  if (more < 30)
    documents.push(budgetText({ name: `${name}-b`, centers, lines: chance.between(10, 20) }, chance));
  if (more < 5) documents.push(FOREIGN);
  return documents.join('---\n');
}

/** Whether a file is one of `wanted`, spread evenly. */
function isNth(index: number, count: number, wanted: number): boolean {
  const step = Math.max(1, Math.floor(count / wanted));
  return index % step === 0 && index / step < wanted;
}

/** Documents of other tools may be beside ours. */
const FOREIGN = `# not ours
apiVersion: v1
kind: ConfigMap
metadata:
  name: exporter
data:
  interval: 30s
`;
