/** A peer: `js-yaml` loads every document of a folder, and does nothing else with it. */
import { loadAll } from 'js-yaml';
import { textsOf } from './texts.ts';

let documents = 0;
let refused = 0;
for (const text of textsOf(process.argv[2] ?? '.').values())
  try {
    documents += loadAll(text).length;
  } catch {
    refused++;
  }
console.log(documents, refused);
