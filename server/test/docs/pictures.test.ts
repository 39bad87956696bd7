/** The pictures of the README: true, whole, readable without seeing, and telling nothing of the machine that drew them. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PICTURES, pictures } from '../../generate/pictures.ts';
import { terminalSvg } from '../../generate/terminal-svg.ts';
import { buildOnce } from '../cli/run.ts';
import { imagesOf } from './markdown.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** Characters of a text alternative that says more than a name. */
const LEAST = 60;

/** Pixels. */
const WIDEST = 900;

const all = readdirSync(join(ROOT, PICTURES)).map((it) => `${PICTURES}/${it}`);
/** Drawn from what the program prints; the others were taken in an editor, by the tests of the extension. */
const committed = all.filter((it) => it.endsWith('.svg'));

describe('pictures', () => {
  const images = imagesOf(readFileSync(join(ROOT, 'README.md'), 'utf8'));

  it('are all shown in the README, each once', () => {
    assert.deepEqual(images.map((it) => it.path).sort(), all.toSorted());
  });

  for (const { path, alternative } of images)
    it(`have true words for those who do not see ${path}`, () => {
      assert.ok(alternative.length >= LEAST);
      if (!committed.includes(path)) return;
      const svg = readFileSync(join(ROOT, path), 'utf8');
      for (const [figure] of alternative.matchAll(/\d[\d,]*(?:\.\d+)?%?/g))
        assert.ok(svg.includes(figure), figure);
    });

  it('show what the program prints: else run `npm run generate`', () => {
    buildOnce();
    const drawn = pictures();
    assert.deepEqual([...drawn.keys()].sort(), committed.toSorted());
    for (const [path, svg] of drawn) assert.equal(readFileSync(join(ROOT, path), 'utf8'), svg, path);
  });

  for (const path of committed) {
    const svg = readFileSync(join(ROOT, path), 'utf8');
    it(`name no path of a machine: ${path}`, () => {
      for (const folder of [ROOT, tmpdir()]) assert.ok(!svg.includes(`${folder}/`), folder);
      const absolute = /(?:^|[\s"'`(>])(?:\/[\w.-]+\/|[A-Za-z]:\\)/m;
      assert.doesNotMatch(svg, absolute);
    });
    it(`bring nothing from elsewhere and run nothing: ${path}`, () => {
      assert.doesNotMatch(svg, /<script|<style|<foreignObject|<image|href=|url\(|\son\w+=/i);
    });
    it(`fit into a page: ${path}`, () => {
      const width = Number(/ width="(\d+)"/.exec(svg)?.[1]);
      assert.ok(width <= WIDEST, String(width));
    });
  }
});

describe('a terminal as a picture', () => {
  const draw = (text: string) => terminalSvg({ title: 'a & b', text, columns: 20 });
  const rowsOf = (svg: string) =>
    [...svg.matchAll(/<text .*<\/text>/g)].map(([it]) => it.replace(/<[^>]*>/g, ''));

  it('keeps every row and its spaces', () => {
    assert.deepEqual(rowsOf(draw('a   b\n\n  \x1b[1mc\x1b[22m d\n')), ['a   b', '  c d']);
  });
  it('is told by its title', () => {
    assert.match(draw('a'), /role="img".*\n<title>a &amp; b<\/title>/);
  });
  it('takes no text for markup', () => {
    assert.deepEqual(rowsOf(draw('<b> & "c"')), ['&lt;b&gt; &amp; &quot;c&quot;']);
  });
  it('puts what follows a gap into its column, also behind wide characters', () => {
    const places = (text: string) => [...draw(text).matchAll(/<tspan x="([\d.]+)"/g)].map(([, x]) => x);
    assert.deepEqual(places('ab    c'), ['20', '70.4']);
    assert.deepEqual(places('費    c'), places('ab    c'));
  });
  it('ends a look where the program ends it, also on a later row', () => {
    const svg = draw('\x1b[1m\x1b[91ma\nb\x1b[39m\x1b[22mc');
    assert.equal(svg.match(/fill="#ff9492" font-weight="bold">[ab]</g)?.length, 2);
    assert.match(svg, /<tspan x="28.4" textLength="8.4">c</);
  });
  it('refuses what it would cut off or paint wrong', () => {
    assert.throws(() => draw('a'.repeat(21)), /21 columns/);
    assert.throws(() => draw('\x1b[35ma\x1b[39m'), /no colour for ansi-magenta/);
  });
});
