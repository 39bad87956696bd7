/** A label to the letter: where the editor draws icons for `$(flame)`, a branch may be called so. */
export function plainLabel(text: string): string {
  return text.replaceAll('$(', '\\$(');
}
