/** The schemas as they stand in the files, flattened for tests. */
import path from 'node:path';
import { readSchemas, resolved, type Schema } from '../../../generate/schemas.ts';

export const FOLDER: string = path.join(import.meta.dirname, '../../../../schemas');

export const schemas: ReadonlyMap<string, Schema> = readSchemas(FOLDER);

/** A schema and the place where it stands, `Budget/spec/lines`. */
export interface Placed {
  readonly place: string;
  readonly file: string;
  readonly schema: Schema;
}

/** Every property of every schema, with what its reference says. */
export const properties: readonly Placed[] = [...schemas].flatMap(([file, it]) => [
  ...propertiesIn(it, file, file),
]);

function* propertiesIn(schema: Schema, place: string, file: string): Generator<Placed> {
  for (const [name, it] of Object.entries(schema.properties ?? {})) {
    const inside = `${place}/${name}`;
    yield { place: inside, file, schema: resolved(schemas, it, file).schema };
    yield* propertiesIn(it, inside, file);
  }
  for (const [name, it] of Object.entries(schema.$defs ?? {}))
    yield* propertiesIn(it, `${place}/${name}`, file);
  for (const [name, it] of Object.entries(schema.patternProperties ?? {}))
    yield* propertiesIn(it, `${place}/${name}`, file);
  for (const it of [schema.items, schema.additionalProperties])
    if (typeof it === 'object') yield* propertiesIn(it, `${place}/*`, file);
}
