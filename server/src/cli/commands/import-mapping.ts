/** The mapping file of an import, and where in it a problem is. */
import { type MappingPlace, parseMapping } from '../../exchange/mapping-text.ts';
import { type ImportProblem, problemText } from '../../exchange/problem.ts';
import { readInput } from '../input-file.ts';
import { fromHere } from '../paths.ts';
import { mapAt, textAt } from '../plain-value.ts';
import { complain } from '../workspace.ts';
import type { World } from '../world.ts';

/** A mapping file that is YAML. */
export interface MappingFile {
  /** The path to open it from where the command was typed. */
  readonly file: string;
  /** Plain maps, lists and texts. */
  readonly value: unknown;
  /** The place that a pointer leads to. */
  readonly placeOf: (at: string) => MappingPlace;
  /** Of the table. */
  readonly encoding: string;
  /** Whether the import creates a workspace of its own. */
  readonly isOwn: boolean;
}

/** Undefined, with a message on stderr, if it cannot be read. */
export function readMappingFile(world: World, path: string): MappingFile | undefined {
  const advice = () => 'save it as UTF-8';
  const text = readInput(world, path, { encoding: 'utf-8', advice });
  if (text === undefined) return undefined;
  const { value, problems, placeOf } = parseMapping(text);
  const file = fromHere(world, path, '');
  for (const { message, at, position } of problems)
    complain(world, problemText({ in: 'mapping', at, message, place: { file, ...position } }));
  if (problems.length > 0) return undefined;
  return { file, value, placeOf, encoding: encodingIn(value), isOwn: 'workspace' in mapAt(value, 'spec') };
}

/** Problems with the files that they are in; `table` is the table's name for people. */
export function placed(
  problems: readonly ImportProblem[],
  { file, placeOf }: Pick<MappingFile, 'file' | 'placeOf'>,
  table: string,
): readonly ImportProblem[] {
  return problems.map((problem) => {
    if (problem.in === 'mapping') return { ...problem, place: { file, ...placeOf(problem.at) } };
    return problem.in === 'table' ? { ...problem, file: table } : problem;
  });
}

/** `spec.table.encoding` of a mapping; an unknown label is reported when the table is read. */
function encodingIn(mapping: unknown): string {
  return textAt(mapAt(mapAt(mapping, 'spec'), 'table'), 'encoding') || 'utf-8';
}
