/** Long texts where there is little room. */

/** At most `most` UTF-16 units, ending in `…` when cut; a character of two units is kept whole or dropped. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = most - 1;
  const isHalved = isHighSurrogate(text.charCodeAt(end - 1));
  return `${text.slice(0, isHalved ? end - 1 : end)}…`;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd8_00 && unit <= 0xdb_ff;
}
