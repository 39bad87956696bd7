/** Every action for every planted defect and every finding of the examples: the text parses, and what is safe moves no money. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { TextSource } from '../../src/analysis/change.ts';
import { impactOf } from '../../src/analysis/impact/impact.ts';
import { Project } from '../../src/analysis/project.ts';
import { applyEdits } from '../../src/base/text.ts';
import { type CodeAction, codeActions } from '../../src/ide/actions.ts';
import { ideFile } from '../../src/ide/file.ts';
import { RULES } from '../../src/rules/index.ts';
import { parseItem } from '../../src/syntax/parse-item.ts';
import { readFile } from '../../src/syntax/read-file.ts';
import { AS_OF, example, textSource } from '../analysis/workspaces.ts';
import { DEFECTS } from '../rules/defects.ts';
import { isWhole, readPage } from '../rules/spec.ts';

const MOST_PLACES = 4;

type Sources = ReadonlyMap<string, TextSource>;

function projectOf(texts: Sources, base?: Sources): Project {
  const project = new Project(RULES);
  project.apply({ texts, asOf: AS_OF });
  if (base) project.apply({ base: { texts: base, revision: 'b', label: 'b', notes: [] } });
  return project;
}

/** How many items of a text cannot be parsed. */
function unparsed(text: string): number {
  return readFile(text).documents.reduce((sum, { head, items }) => {
    const broken = items.filter(
      ({ item }) => !parseItem(item, 'entry').root && item.text.trim() !== '',
    ).length;
    return sum + broken + (parseItem(head, 'head').root ? 0 : 1);
  }, 0);
}

function textIn(sources: Sources, path: string): string {
  const source = sources.get(path);
  return source && 'text' in source ? source.text : '';
}

function changedBy({ edits }: CodeAction, sources: Sources): Sources {
  const result = new Map(sources);
  for (const [path, all] of edits) result.set(path, textSource(applyEdits(textIn(sources, path), all)));
  return result;
}

const counts = new Map<string, number>();

function sweep(sources: Sources): void {
  const project = projectOf(sources);
  for (const path of sources.keys()) {
    const file = ideFile(project, path);
    if (!file || project.findings(path).length === 0) continue;
    const actions = codeActions(file, { start: 0, end: file.text.length });
    for (const action of actions) check(action, sources);
    const preferred = actions.flatMap((it) => (it.isPreferred && it.finding ? [it.finding] : []));
    assert.equal(new Set(preferred).size, preferred.length, 'one fix is preferred for a finding');
  }
}

function check(action: CodeAction, sources: Sources): void {
  counts.set(action.kind, (counts.get(action.kind) ?? 0) + 1);
  const after = changedBy(action, sources);
  for (const path of action.edits.keys()) {
    const [old, now] = [textIn(sources, path), textIn(after, path)];
    assert.notEqual(now, old, action.title);
    assert.ok(unparsed(now) <= unparsed(old), `${action.title}:\n${now}`);
  }
  if (action.kind === 'waive') checkWaiver(action, sources, after);
  if (action.safety === 'safe') checkMoney(action, sources, after);
}

/** Lines that could not be known before have no change. */
function checkMoney({ title }: CodeAction, sources: Sources, after: Sources): void {
  const impact = impactOf(projectOf(after, sources));
  assert.ok(impact.state === 'known');
  const moved = impact.centers.filter((it) =>
    it.lines.some((line) => line.before && line.after && line.years.length > 0),
  );
  assert.deepEqual(
    moved.map((it) => it.center),
    [],
    title,
  );
}

/** It holds as soon as it has a reason. */
function checkWaiver({ finding, title, edits }: CodeAction, sources: Sources, after: Sources): void {
  assert.ok(finding);
  const [path = ''] = edits.keys();
  const at = (edits.get(path) ?? [])[0]?.range.start ?? 0;
  const text = textIn(after, path);
  const end = text.indexOf('-- ', at) + 3;
  const given = new Map(after).set(path, textSource(`${text.slice(0, end)}agreed${text.slice(end)}`));
  const isSame = (it: { readonly code: string; readonly message: string }) =>
    it.code === finding.code && it.message === finding.message;
  const count = (of: Sources) => projectOf(of).findings(path).filter(isSame).length;
  assert.ok(count(given) < count(sources), `${title}:\n${text}`);
}

function sourcesOf(name: string): Sources {
  return new Map(Object.entries(example(name)).map(([path, text]) => [path, textSource(text)]));
}

/** The examples of a page that are wrong, each with what all of them stand on. */
function examplesOf(code: string): readonly { readonly title: string; readonly files: Sources }[] {
  const url = new URL(`../../src/rules/${code}/${code}.md`, import.meta.url);
  const examples = readPage(readFileSync(url, 'utf8')).sections.flatMap((it) => it.example ?? []);
  const ground = textSource(readFileSync(new URL('../rules/preamble.yaml', import.meta.url), 'utf8'));
  return examples
    .filter((it) => it.marks.length > 0)
    .map(({ title, files }) => ({
      title,
      files: isWhole(files) ? files : new Map<string, TextSource>([...files, ['preamble.yaml', ground]]),
    }));
}

function asWindows(files: Sources): Sources {
  const ended = new Map(files);
  for (const path of files.keys())
    ended.set(path, textSource(`\ufeff${textIn(files, path).replaceAll('\n', '\r\n')}`));
  return ended;
}

describe('every code action', () => {
  it('of examples/over-budget', () => sweep(sourcesOf('over-budget')));

  for (const [code, { places }] of Object.entries(DEFECTS))
    it(`of a planted ${code}`, () => {
      const acme = new Map(Object.entries(example('acme')));
      const all = places(acme);
      const step = Math.max(1, Math.floor(all.length / MOST_PLACES));
      for (let i = 0; i < all.length; i += step) {
        const plant = all[i];
        if (plant) sweep(plant.files);
      }
    });

  for (const { meta } of RULES)
    for (const { title, files } of examplesOf(meta.code)) {
      it(`of the page of ${meta.code}: ${title}`, () => sweep(files));
      it(`of the same with CRLF and a byte order mark`, () => sweep(asWindows(files)));
    }

  after(() => {
    process.stdout.write(`      ${[...counts].map(([kind, count]) => `${count} ${kind}`).join(', ')}\n`);
  });
});
