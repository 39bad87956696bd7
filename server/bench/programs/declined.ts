/** Counts the items of the examples and of the imported federal budget that the strict reader declines. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { draftImport } from '../../src/exchange/draft.ts';
import { readMapping } from '../../src/exchange/read-mapping.ts';
import { readFile } from '../../src/syntax/read-file.ts';
import { readStrict } from '../../src/syntax/strict/read-strict.ts';
import { textsOf } from './texts.ts';

/** How many items there are, and how many the strict reader declined. */
export interface DeclinedCount {
  readonly name: string;
  readonly items: number;
  readonly declined: number;
}

const [examples = 'examples'] = process.argv.slice(2);
const counts = ['minimal', 'acme', 'over-budget'].map((it) => count(it, textsOf(`${examples}/${it}`)));
counts.push(count('federal budget', federal()));
process.stdout.write(JSON.stringify(counts));

function count(name: string, texts: ReadonlyMap<string, string>): DeclinedCount {
  const documents = [...texts.values()].flatMap((it) => readFile(it).documents);
  const items = documents.flatMap((it) => [it.head, ...it.items.map(({ item }) => item)]);
  const declined = items.filter(({ text }) => readStrict(text).outcome !== 'read').length;
  return { name, items: items.length, declined };
}

function federal(): ReadonlyMap<string, string> {
  const folder = `${examples}/federal-2016`;
  const { mapping } = readMapping(
    parse(readFileSync(`${folder}/import.yaml`, 'utf8'), { schema: 'failsafe' }),
  );
  const draft = mapping && draftImport(readFileSync(`${folder}/budauth.csv`, 'utf8'), mapping, []);
  if (!draft) throw new Error('the federal budget cannot be imported');
  return draft.files;
}
