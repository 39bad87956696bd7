/** What every named thing may carry. */
import type { Metadata, VendorItem } from '../generated/types.ts';
import type { Named } from './entities.ts';
import type { Fields } from './fields.ts';

/** What anything with a name may have. A document may have all but `code`, which its schema refuses. */
export type NamedText = Metadata & VendorItem;

/** The named part of an item; undefined when it has no name that can be read. */
export function readNamed(fields: Fields<NamedText>, reserved?: ReadonlySet<string>): Named | undefined {
  const name = fields.name('name', reserved);
  const title = fields.text('title');
  const description = fields.text('description');
  const code = fields.word('code');
  const aliases = fields.references('aliases');
  const labels = fields.labels('labels');
  return name === undefined ? undefined : { name, title, description, code, aliases, labels };
}
