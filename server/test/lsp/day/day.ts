/** A day of somebody who edits a workspace, by chance: buffers, files and branches, and the client that tells the server of them. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TextDocumentContentChangeEvent, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { commonEnds } from '../../../src/base/common-ends.ts';
import { LineIndex } from '../../../src/base/line-index.ts';
import { edited } from '../../analysis/random-edits.ts';
import type { Scratch } from '../../host/scratch.ts';
import type { Client } from '../client.ts';

/** What happened how often. */
export type Tally = Record<Doing | 'refused', number>;

type Doing = 'edit' | 'undo' | 'open' | 'close' | 'save' | 'rename' | 'create' | 'remove' | 'switch';

/** How often each is done, of a hundred. */
const SHARES: readonly (readonly [Doing, number])[] = [
  ['edit', 50],
  ['undo', 15],
  ['open', 8],
  ['close', 6],
  ['save', 8],
  ['rename', 5],
  ['create', 3],
  ['remove', 3],
  ['switch', 2],
];

const BRANCHES = ['main', 'draft', 'idea'];

/** Buffers at once. */
const MOST_OPEN = 8;

const CREATED = 1;
const CHANGED = 2;
const DELETED = 3;

/** One client's day. What is done with a file on disk is done there first, and told as VS Code tells it. */
export class Day {
  /** Texts of what is open. */
  readonly open: Map<string, string> = new Map();
  readonly tally: Tally;
  readonly #client: Client;
  readonly #made: Scratch;
  readonly #chance: () => number;
  /** Files that somebody works on. */
  readonly #desk: readonly string[];
  readonly #asked: Promise<unknown>[] = [];
  /** The commit of all branches. */
  readonly #morning: string;
  #branch = 'main';
  #named = 0;

  constructor(client: Client, made: Scratch, desk: readonly string[], chance: () => number) {
    this.#client = client;
    this.#made = made;
    this.#desk = desk;
    this.#chance = chance;
    this.#morning = made.git('rev-parse', 'HEAD');
    const none = Object.fromEntries([...SHARES.map(([it]) => it), 'refused'].map((it) => [it, 0]));
    this.tally = none as Tally;
  }

  /** So many things, each with what an editor asks after it, until all of that is answered. */
  async act(times: number): Promise<void> {
    for (let i = 0; i < times; i++) await this.#act();
    await Promise.all(this.#asked.splice(0));
  }

  async #act(): Promise<void> {
    const doing = this.#pickDoing();
    this.tally[doing]++;
    switch (doing) {
      case 'edit':
        return this.#edit((text) => this.#nextText(text));
      case 'undo':
        return this.#edit((text, path) => this.#stored(path) ?? text);
      case 'open':
        return this.#open(this.#pick(this.#desk));
      case 'close':
        return this.#close(this.#pick([...this.open.keys()]));
      case 'save':
        return this.#save(this.#pick([...this.open.keys()]));
      case 'rename':
        return this.#rename(this.#pick([...this.open.keys()]));
      case 'create':
        return this.#create();
      case 'remove':
        return this.#remove(this.#pick(this.#desk));
      case 'switch':
        return this.#switch();
    }
  }

  #pickDoing(): Doing {
    if (this.open.size === 0) return 'open';
    let left = this.#chance() * 100;
    for (const [doing, share] of SHARES) {
      left -= share;
      if (left < 0) return doing;
    }
    return 'edit';
  }

  #pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.#chance() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** Amounts change most; a stray character is next. */
  #nextText(text: string): string {
    if (this.#chance() < 0.4) return edited(text, this.#chance);
    const amounts = [...text.matchAll(/(?<=amount: )\d+/g)];
    if (amounts.length === 0) return `${text}# nothing to plan\n`;
    const { index, 0: amount } = this.#pick(amounts);
    const next = String((Number(amount) * 3 + 7) % 100_000);
    return text.slice(0, index) + next + text.slice(index + amount.length);
  }

  #edit(next: (text: string, path: string) => string): void {
    const path = this.#pick([...this.open.keys()]);
    this.#become(path, next(this.open.get(path) ?? '', path));
    if (this.#chance() < 0.3) this.#ask(path);
  }

  /** The buffer has another text, by one edit. */
  #become(path: string, text: string): void {
    const before = this.open.get(path) ?? '';
    this.open.set(path, text);
    if (text !== before) this.#client.change(path, editBetween(before, text));
  }

  #open(path: string): void {
    const text = this.#stored(path);
    if (this.open.has(path) || text === undefined) return;
    if (this.open.size >= MOST_OPEN) this.#close(this.#pick([...this.open.keys()]));
    this.open.set(path, text);
    this.#client.open(path, text);
    this.#ask(path);
  }

  #close(path: string): void {
    this.open.delete(path);
    this.#client.close(path);
  }

  #save(path: string): void {
    const isNew = this.#stored(path) === undefined;
    this.#made.write(path, this.open.get(path) ?? '');
    this.#client.notify('textDocument/didSave', { textDocument: { uri: this.#client.uri(path) } });
    this.#tell([[path, isNew ? CREATED : CHANGED]]);
  }

  /** Some name in a buffer, everywhere. */
  async #rename(path: string): Promise<void> {
    const text = this.open.get(path) ?? '';
    const names = [...text.matchAll(/(?<=\bname: )[a-z]/g)];
    if (names.length === 0) return;
    const position = LineIndex.of(text).position(this.#pick(names).index);
    const edit = await this.#client
      .request<WorkspaceEdit | null>('textDocument/rename', {
        textDocument: { uri: this.#client.uri(path) },
        position,
        newName: `renamed-${++this.#named}`,
      })
      .catch(() => null);
    if (!edit) this.tally.refused++;
    for (const [uri, edits] of Object.entries(edit?.changes ?? {}))
      this.#apply(relative(this.#made.path, fileURLToPath(uri)), edits);
  }

  #apply(path: string, edits: TextEdit[]): void {
    const text = this.open.get(path) ?? this.#stored(path) ?? '';
    const next = TextDocument.applyEdits(TextDocument.create('', 'yaml', 1, text), edits);
    if (this.open.has(path)) {
      this.#become(path, next);
    } else {
      this.#made.write(path, next);
      this.#tell([[path, CHANGED]]);
    }
  }

  /** A copy of a file under another name: first both declare the same. */
  #create(): void {
    const path = `budgets/new/plan-${++this.#named}.yaml`;
    this.#made.write(path, this.#stored(this.#pick(this.#desk)) ?? '');
    this.#tell([[path, CREATED]]);
    this.#open(path);
  }

  /** The file on disk; its buffer stays, as in VS Code. */
  #remove(path: string): void {
    if (this.#stored(path) === undefined) return;
    rmSync(join(this.#made.path, path));
    this.#tell([[path, DELETED]]);
  }

  /** Nothing is open, and everything on disk is as it was in the morning. */
  goHome(): void {
    const { git } = this.#made;
    for (const path of [...this.open.keys()]) this.#close(path);
    const before = this.#made.commit();
    git('checkout', '-q', 'main');
    git('reset', '-q', '--hard', this.#morning);
    for (const branch of BRANCHES.slice(1)) git('branch', '-q', '-f', branch, this.#morning);
    this.#branch = 'main';
    this.#tellSince(before);
  }

  /** What is saved is committed before; a buffer that has no edits follows the disk. */
  #switch(): void {
    const saved = [...this.open.keys()].filter((path) => this.open.get(path) === this.#stored(path));
    const before = this.#made.commit();
    this.#branch = this.#pick(BRANCHES.filter((it) => it !== this.#branch));
    this.#made.git('checkout', '-q', this.#branch);
    this.#tellSince(before);
    for (const path of saved) {
      const text = this.#stored(path);
      if (text === undefined) this.#close(path);
      else this.#become(path, text);
    }
  }

  /** What is another than in a commit that was checked out. */
  #tellSince(commit: string): void {
    const rows = this.#made.git('diff', '--name-status', '--no-renames', commit, 'HEAD').split('\n');
    const kinds: Readonly<Record<string, number>> = { A: CREATED, D: DELETED, M: CHANGED };
    this.#tell([
      ...['HEAD', ...BRANCHES.map((it) => `refs/heads/${it}`)].map((it) => [`.git/${it}`, CHANGED] as const),
      ...rows.filter(Boolean).map((row) => [row.slice(2), kinds[row.charAt(0)] ?? CHANGED] as const),
    ]);
  }

  #stored(path: string): string | undefined {
    const place = join(this.#made.path, path);
    return existsSync(place) ? readFileSync(place, 'utf8') : undefined;
  }

  #tell(events: readonly (readonly [path: string, type: number])[]): void {
    const changes = events.map(([path, type]) => ({ uri: this.#client.uri(path), type }));
    this.#client.notify('workspace/didChangeWatchedFiles', { changes });
  }

  /** What an editor asks for what it shows; nobody waits, and an edit may come in between. */
  #ask(path: string): void {
    const textDocument = { uri: this.#client.uri(path) };
    const whole = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };
    const ask = (method: string, params: object) =>
      this.#asked.push(
        this.#client.request(method, { textDocument, ...params }).catch((error: unknown) => {
          // cancelled, or another text by now
          if (![-32801, -32800].includes(Reflect.get(Object(error), 'code'))) throw error;
        }),
      );
    ask('textDocument/diagnostic', {});
    ask('textDocument/codeLens', {});
    ask('textDocument/inlayHint', { range: whole });
    ask('textDocument/documentSymbol', {});
  }
}

/** The one edit that makes a text another. */
function editBetween(before: string, after: string): TextDocumentContentChangeEvent {
  const { start, end } = commonEnds(before.split(''), after.split(''), (a, b) => a === b);
  const index = LineIndex.of(before);
  return {
    range: { start: index.position(start), end: index.position(before.length - end) },
    text: after.slice(start, after.length - end),
  };
}
