/** What every named thing may carry. */
import type { Named } from './entities.ts';
import type { Fields } from './fields.ts';

/** The named part of an item; undefined when it has no name that can be read. */
export function readNamed(fields: Fields, reserved?: ReadonlySet<string>): Named | undefined {
  const name = fields.name('name', reserved);
  const title = fields.text('title');
  const description = fields.text('description');
  const code = fields.word('code');
  const aliases = fields.references('aliases');
  const labels = fields.labels('labels');
  return name === undefined ? undefined : { name, title, description, code, aliases, labels };
}
