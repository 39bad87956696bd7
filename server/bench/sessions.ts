/** Typing, as it was recorded: every state of a document that a person creates is one edit. */
import { budgetText } from './project/budgets.ts';
import { COMPANY, centersOf, HUB } from './project/centers.ts';
import { random } from './project/random.ts';

/** Removes `remove` characters at the offset `at` of the current text, and inserts `insert` there. */
export interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** What a person does in one sitting. */
export interface Session {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** The text after an edit. */
export function edited(text: string, { at, remove, insert }: Edit): string {
  return text.slice(0, at) + insert + text.slice(at + remove);
}

/** In a Budget: a new line, a row at the top, a paste of 200 rows, and undoing it all. Afterwards the text is as before. */
export function budgetSessions(text: string): readonly Session[] {
  const recorder = new Recorder(text);
  const middle = text.indexOf('\n    - ', Math.floor(text.length / 2));
  const place = (middle < 0 ? text.length - 1 : middle) + 1;
  recorder.type(
    place,
    '    - { name: new-laptops, category: hardware, vendor: dell, quantity: { 2026-09: 12 }, unitPrice: 2_400 USD/laptop }\n',
  );
  const line = recorder.take('a new line, character by character');
  recorder.type(0, '# reviewed by finance\n');
  const top = recorder.take('a row inserted at the top');
  recorder.paste(recorder.text.indexOf('\n    - ', place) + 1, pasted(200));
  const paste = recorder.take('a paste of 200 rows');
  recorder.undo();
  return [line, top, paste, recorder.take('undo of all of it')];
}

/** In the file of drivers: a new value for what 500 lines read, three times. */
export function driverSession(text: string): Session {
  const recorder = new Recorder(text);
  const from = text.indexOf(`    ${COMPANY}: { 2026-01..: `) + `    ${COMPANY}: { 2026-01..: `.length;
  for (const value of ['3_980', '4_125', '4_207']) {
    const end = recorder.text.indexOf(',', from);
    for (let at = end - 1; at >= from; at--) recorder.erase(at);
    recorder.type(from, value);
  }
  return recorder.take('a driver that 500 lines read');
}

/** In the list of cost centers: a new name for the one that 60 files use. */
export function renameSession(text: string): Session {
  const recorder = new Recorder(text);
  const end = text.indexOf(`name: ${HUB}`) + `name: ${HUB}`.length;
  for (let at = end - 1; at >= end - 3; at--) recorder.erase(at);
  recorder.type(end - 3, 'services');
  return recorder.take('a center renamed that 60 files use');
}

class Recorder {
  text: string;
  #edits: Edit[] = [];
  readonly #inverse: Edit[] = [];

  constructor(text: string) {
    this.text = text;
  }

  type(at: number, characters: string): void {
    for (const [i, it] of [...characters].entries()) this.#do({ at: at + i, remove: 0, insert: it });
  }

  paste(at: number, text: string): void {
    this.#do({ at, remove: 0, insert: text });
  }

  erase(at: number): void {
    this.#do({ at, remove: 1, insert: '' });
  }

  undo(): void {
    for (const edit of [...this.#inverse].reverse()) this.#do(edit);
  }

  take(name: string): Session {
    const edits = this.#edits;
    this.#edits = [];
    return { name, edits };
  }

  #do(edit: Edit): void {
    const { at, remove, insert } = edit;
    this.#inverse.push({ at, remove: insert.length, insert: this.text.slice(at, at + remove) });
    this.#edits.push(edit);
    this.text = edited(this.text, edit);
  }
}

/** Whole lines with names of their own, about `rows` rows. */
function pasted(rows: number): string {
  const text = budgetText({ name: 'pasted', centers: centersOf(100, 5), rows: rows + 20 }, random(5));
  const lines = text.slice(text.indexOf('\n  lines:\n') + '\n  lines:\n'.length).split('\n');
  const own = lines
    .slice(0, rows)
    .map((it) => it.replace(/name: (?=[a-z]+(-\d\d)?[, ]|base|[a-z]+-\d\d$)/, 'name: pasted-'));
  return `${own.join('\n').replaceAll('of: [', 'of: [pasted-')}\n`;
}
