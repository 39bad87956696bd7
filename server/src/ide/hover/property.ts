/** The schema's text: what a key or a fixed word means, how it is written, and an example. */
import { shown } from '../../report/markdown.ts';
import type { Cursor } from '../cursor.ts';
import { formatWords, kinds, kindText, type Property } from '../schema.ts';
import { literal, strong, yaml } from './markdown.ts';

/** A key of the language; for a free key of a map, what the schema says about the map. */
export function keyCard({ property, around, node }: Cursor): readonly string[] {
  if (property?.description !== undefined) return textOf(property, node.text);
  const text = around ? textOf(around, around.name).slice(1, 2) : [];
  return [strong(node.text), property ? '' : 'No property has this name here.', ...text];
}

/** A value without a meaning of its own. */
export function propertyCard({ property, around, node, at }: Cursor): readonly string[] {
  const described = property?.description === undefined && around ? around : property;
  if (described?.description === undefined) return [];
  const isWord = property?.words.includes(node.text);
  const title = isWord ? `${literal(described.name)}: ${literal(node.text)}` : literal(nameIn(described, at));
  return [title, described.description];
}

/** An entry of a list goes by the name of its list. */
function nameIn({ name }: Property, at: string): string {
  return /^\d+$/.test(name) ? (at.split('/').at(-2) ?? name) : name;
}

/** What a kind of document holds. */
export function kindCard(kind: string): readonly string[] {
  const text = kindText(kind);
  if (text === undefined) return [strong(kind), 'No kind of the language has this name.'];
  return [strong(kind), text, kinds.includes(kind) ? '' : 'This version reads its envelope only.'];
}

function textOf(property: Property, name: string): readonly string[] {
  const { title, description = '', isLater, isRequired, examples } = property;
  const heading = [literal(name), ...(title === undefined || sameWord(title, name) ? [] : [shown(title)])];
  return [
    `${heading.join(' ')}${isRequired ? ', required' : ''}`,
    description,
    isLater ? 'This version does not read it yet.' : '',
    formOf(property),
    yaml(examples.slice(0, 3).map((it) => `${name}: ${it}`)),
  ];
}

function sameWord(title: string, name: string): boolean {
  return title.toLowerCase().replaceAll(' ', '') === name.toLowerCase();
}

/** `one of opex, capex`, or how values of its format are written. */
function formOf({ words, format, default: fallback }: Property): string {
  const form = words.length > 1 ? `One of ${words.map(literal).join(', ')}` : formText(format);
  if (fallback === undefined) return form;
  return `${form === '' ? '' : `${form}${form.endsWith('.') ? ' ' : '. '}`}Left out, it is ${literal(fallback)}.`;
}

function formText(format: string | undefined): string {
  const words = format === undefined ? undefined : formatWords(format);
  return words ? `${words.title}: ${words.text}` : '';
}
