/** The hover card: what is at an offset, what it comes to, and what this branch changes about it. */
import type { TextRange } from '../base/text.ts';
import { type Cursor, cursorAt } from './cursor.ts';
import { resolve } from './declared.ts';
import type { IdeFile } from './file.ts';
import { currencyCard, pairCard } from './hover/currency.ts';
import { card } from './hover/markdown.ts';
import { numberCard } from './hover/number.ts';
import { periodCard } from './hover/period.ts';
import { keyCard, kindCard, propertyCard } from './hover/property.ts';
import { tableCard } from './hover/table.ts';
import { missingCard, thingCard } from './hover/thing.ts';
import { ruleCard, waiverAt } from './hover/waiver.ts';
import { rangeOfMention } from './places.ts';

/** Markdown without HTML; text of the workspace is escaped. */
export interface Hover {
  readonly range: TextRange;
  readonly markdown: string;
}

/** Undefined where there is nothing with a meaning. */
export function hover(file: IdeFile, offset: number): Hover | undefined {
  const waiver = waiverAt(file, offset);
  if (waiver) return { range: waiver.range, markdown: card(ruleCard(waiver.code)) };
  const cursor = cursorAt(file, offset);
  return cursor && hoverOf(cursor);
}

/** The card for what is at a cursor. */
export function hoverOf(cursor: Cursor): Hover | undefined {
  const { meaning } = cursor;
  cursor.file.project.settle();
  const range = meaning.is === 'reference' ? rangeOfMention(cursor, meaning.mention) : cursor.range;
  const markdown = card(partsOf(cursor));
  return markdown === '' ? undefined : { range, markdown };
}

function partsOf(cursor: Cursor): readonly string[] {
  const { meaning, file, key } = cursor;
  const { project } = file;
  switch (meaning.is) {
    case 'reference': {
      const { kinds, text } = meaning.mention;
      const declared = resolve(project.head, key, kinds, text);
      return declared ? thingCard(project, declared) : missingCard(kinds, text, cursor.property);
    }
    case 'name':
      return thingCard(project, meaning.declared);
    case 'number':
      return numberCard(cursor);
    case 'period':
      return periodCard(cursor);
    case 'currency':
      return currencyCard(cursor);
    case 'currency-pair':
      return pairCard(cursor);
    case 'rule':
      return ruleCard(cursor.node.text);
    case 'file':
      return tableCard(cursor);
    case 'kind':
      return kindCard(cursor.node.text);
    case 'key':
      return keyCard(cursor);
    default:
      return propertyCard(cursor);
  }
}
