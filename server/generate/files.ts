/** Every file that is generated from the schemas and the rules, and its text. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { bundle } from './bundle.ts';
import { editorModule } from './editor-schemas.ts';
import { formatJson } from './json.ts';
import { referencePages } from './reference.ts';
import { ruleIndex } from './rules.ts';
import { indexModule } from './schema-index.ts';
import { readSchemas } from './schemas.ts';
import { typesModule } from './types.ts';
import { validatorModule, validatorTypes } from './validators.ts';

const GENERATED = 'server/src/syntax/generated';
const EDITOR = 'server/src/ide/generated';
const REFERENCE = 'docs/reference';

/** By path from `root`, the folder of the project. */
export async function generate(root: string): Promise<ReadonlyMap<string, string>> {
  const schemas = readSchemas(path.join(root, 'schemas'));
  return new Map([
    ['schemas/outlay.schema.json', formatJson(bundle(schemas))],
    [`${GENERATED}/validators.js`, await validatorModule(schemas)],
    [`${GENERATED}/validators.d.ts`, validatorTypes()],
    [`${GENERATED}/types.ts`, await typesModule(schemas)],
    [`${GENERATED}/schema-index.ts`, indexModule(schemas)],
    [`${EDITOR}/schemas.ts`, editorModule(schemas)],
    ...[...referencePages(schemas)].map(([name, text]) => [`${REFERENCE}/${name}`, text] as const),
    ['docs/rules.md', ruleIndex(root)],
  ]);
}

/** Files in places that hold only generated ones. */
export function leftOver(
  root: string,
  files: ReadonlyMap<string, string>,
  folders: readonly string[] = [GENERATED, EDITOR, REFERENCE],
): readonly string[] {
  return folders.flatMap((folder) => {
    const at = path.join(root, folder);
    const names = existsSync(at) ? readdirSync(at) : [];
    return names.map((it) => `${folder}/${it}`).filter((it) => !files.has(it));
  });
}
