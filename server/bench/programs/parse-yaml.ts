/** A peer: `yaml` parses every document of a folder, and does nothing else with it. */
import { parseAllDocuments } from 'yaml';
import { textsOf } from './texts.ts';

let documents = 0;
for (const text of textsOf(process.argv[2] ?? '.').values())
  documents += [...parseAllDocuments(text, { schema: 'failsafe', prettyErrors: false })].length;
console.log(documents);
