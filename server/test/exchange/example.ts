/** The examples that are imported, as the command line would hand them over. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const EXAMPLES = new URL('../../../examples/', import.meta.url);

/** The text of a file below `examples/`. */
export function exampleText(path: string): string {
  return readFileSync(new URL(path, EXAMPLES), 'utf8');
}

/** YAML as plain maps, lists and texts. */
export function plainYaml(text: string): unknown {
  return parse(text, { schema: 'failsafe' });
}

/** A mapping of an example, plain. */
export function exampleMapping(folder: string, file: string = 'import.yaml'): unknown {
  return plainYaml(exampleText(`${folder}/${file}`));
}
