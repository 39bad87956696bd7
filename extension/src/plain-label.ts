/** What the editor renders as an icon. */
const ICON = /\$\([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?:~[A-Za-z]+)?\)/g;

/** A label taken literally: a branch may be called `$(flame)`. */
export function plainLabel(text: string): string {
  return text.replace(ICON, '\\$&');
}
