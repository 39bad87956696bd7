/** A CSV file that a document names. */
import { plural } from '../../domain/words/lists.ts';
import { shown } from '../../report/markdown.ts';
import type { Cursor } from '../cursor.ts';
import { literal } from './markdown.ts';
import { propertyCard } from './property.ts';

const MOST_KEYS = 8;

/** The contents of the file, key by key. */
export function tableCard(cursor: Cursor): readonly string[] {
  const { node, file, unit, at } = cursor;
  const isOfRates = unit.entity?.kind === 'FxRates';
  const table = file.project.head.series.file({
    file: { text: node.text, at },
    keys: isOfRates ? 'pairs' : 'centers',
  });
  const text = propertyCard(cursor).slice(1);
  if (table === 'missing') return [`No file is called ${literal(node.text)}.`, ...text];
  const keys = table.series.map(
    ({ key, values }) => `- ${shown(key.text)}: ${plural(values.length, 'value')}`,
  );
  const more = keys.length - MOST_KEYS;
  return [
    `${literal(node.text)}: ${plural(table.series.length, 'key')}`,
    [...keys.slice(0, MOST_KEYS), ...(more > 0 ? [`- and ${more} more`] : [])].join('\n'),
    ...table.problems.slice(0, 3).map((it) => shown(it.message)),
    ...text,
  ];
}
