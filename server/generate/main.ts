/** `npm run generate`: writes everything that follows from the schemas and the rules; with `--check` only compares. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generate, leftOver } from './files.ts';

const root = path.join(import.meta.dirname, '../..');
const files = await generate(root);
const stale = [...files].filter(([name, text]) => {
  const file = path.join(root, name);
  return !existsSync(file) || readFileSync(file, 'utf8') !== text;
});
const extra = leftOver(root, files);

if (process.argv.includes('--check')) {
  for (const name of [...stale.map(([it]) => it), ...extra].sort()) process.stderr.write(`stale: ${name}\n`);
  if (stale.length + extra.length > 0) {
    process.stderr.write('run `npm run generate` and commit what it writes\n');
    process.exitCode = 1;
  }
} else {
  for (const [name, text] of stale) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    process.stdout.write(`wrote ${name}\n`);
  }
  for (const name of extra) process.stdout.write(`${name} is no longer generated: remove it\n`);
}
