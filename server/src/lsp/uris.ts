/** URIs of the client, places of the host and paths of the system. Clients encode URIs differently: only decoded ones are compared. */

import type { Host } from './host.ts';

/** No system allows longer paths. */
const LONGEST = 32_767;

const URI = /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)/i;

/** The place that a URI names; undefined if its scheme is not served, or it is not a plain path. */
export function placeOf(uri: string, { serves }: Pick<Host, 'serves'>): string | undefined {
  const [, scheme = '', authority = '', encoded = ''] = URI.exec(uri) ?? [];
  const name = scheme.toLowerCase();
  const path = decoded(encoded);
  if (scheme === '' || !serves(name) || path === undefined || !isPlain(path)) return undefined;
  const host = decoded(authority) ?? '';
  if (name !== 'file') return `${name}://${host}${withoutEnd(path)}`;
  return withoutEnd(host === '' || host === 'localhost' ? withDrive(path) : `//${host}${path}`);
}

/** The place of an absolute path as the system spells it: on Windows, what a URI calls `c:/plan` is `C:\\plan`. */
export function placeOfPath(path: string): string {
  const isWindows = /^(?:[a-z]:|\\\\)/i.test(path);
  return isWindows ? path.replaceAll('\\', '/').replace(/^[A-Z](?=:)/, (drive) => drive.toLowerCase()) : path;
}

/** The URI of a place. */
export function uriOf(place: string): string {
  const [, scheme, rest = place] = /^([a-z][a-z0-9+.-]+):\/\/(.*)$/.exec(place) ?? [];
  const encoded = rest.split('/').map(encodeURIComponent).join('/').replaceAll('%3A', ':');
  if (scheme !== undefined) return `${scheme}://${encoded}`;
  if (encoded.startsWith('//')) return `file:${encoded}`;
  return `file://${encoded.startsWith('/') ? '' : '/'}${encoded}`;
}

/** The path of a place below a folder; undefined when it is not below it. */
export function pathBelow(folder: string, place: string): string | undefined {
  const start = folder.endsWith('/') ? folder : `${folder}/`;
  return place.startsWith(start) && place.length > start.length ? place.slice(start.length) : undefined;
}

/** The folder that a place is in. */
export function folderOf(place: string): string {
  return place.slice(0, Math.max(place.lastIndexOf('/'), 1));
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Absolute, without parts that lead elsewhere, not even on Windows. */
function isPlain(path: string): boolean {
  if (!path.startsWith('/') || path.includes('\0') || path.length > LONGEST) return false;
  const parts = path.split(/[/\\]/);
  return !parts.includes('..') && !parts.includes('.');
}

/** Windows: `/C:/plan` is `c:/plan`. */
function withDrive(path: string): string {
  const [, drive, rest = ''] = /^\/([a-z]):(\/.*)?$/i.exec(path) ?? [];
  return drive === undefined ? path : `${drive.toLowerCase()}:${rest}`;
}

function withoutEnd(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
