/** Random edits of texts, as people and accidents make them. */

/** Numbers from 0 to 1, the same for the same seed: mulberry32. */
export function chanceOf(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const PIECES = [
  ' ',
  '\n',
  '#',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ':',
  ': ',
  '- ',
  ',',
  '%',
  '0',
  '9',
  'k',
  'x',
  '_',
];

/** A text after one edit of a few characters or of a row. */
export function edited(text: string, chance: () => number): string {
  const at = Math.floor(chance() * (text.length + 1));
  const how = chance();
  if (how < 0.4)
    return text.slice(0, at) + (PIECES[Math.floor(chance() * PIECES.length)] ?? '') + text.slice(at);
  if (how < 0.7) return text.slice(0, at) + text.slice(at + 1 + Math.floor(chance() * 3));
  const rows = text.split('\n');
  const row = Math.floor(chance() * rows.length);
  if (how < 0.8) rows.splice(row, 1);
  else if (how < 0.9) rows.splice(row, 0, rows[Math.floor(chance() * rows.length)] ?? '');
  else rows[row] = (rows[row] ?? '').replace(/\d+/, (it) => String((Number(it) * 7 + 3) % 100000));
  return rows.join('\n');
}
