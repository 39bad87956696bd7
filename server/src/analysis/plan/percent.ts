/** Lines that are a percentage of other lines: which lines are meant, and cycles among them. What follows them is in `ties.ts`. */
import type { LineEntity } from '../../syntax/items/entities.ts';
import { nameKey } from '../../syntax/values/name.ts';
import { withoutPrefix } from '../model/names.ts';
import type { Side } from '../side.ts';
import type { LinesByName, LineUnit } from './lines.ts';

/** A line and the document that holds it. */
export interface FoundLine {
  readonly document: string;
  readonly unit: LineUnit;
}

/**
 * The lines of a document if they are not kept, see `FileContent.glance`. They are passed on rather than looked up in a
 * `WeakMap`: what a value of such a map refers to survives every minor garbage collection.
 */
export interface Glanced {
  readonly document: string;
  readonly lines: LinesByName;
}

/** What `text` names, seen from the Budget `key`: a line of the same Budget, or `budget/line`; tracked. */
export function findLine(side: Side, key: string, text: string, glanced?: Glanced): FoundLine | undefined {
  const whole = withoutPrefix('budget', text);
  const own = lineIn(side, key, whole, glanced);
  if (own) return own;
  const slash = whole.indexOf('/');
  if (slash < 0) return undefined;
  const budget = side.names.resolve('budget', whole.slice(0, slash))?.document;
  return budget === undefined ? undefined : lineIn(side, budget, whole.slice(slash + 1), glanced);
}

function lineIn(side: Side, document: string, name: string, glanced?: Glanced): FoundLine | undefined {
  const unit = linesOf(side, document, glanced)?.get(nameKey(name));
  return unit && { document, unit };
}

function linesOf(side: Side, document: string, glanced?: Glanced): LinesByName | undefined {
  if (document === glanced?.document) return glanced.lines;
  const items = side.document(document)?.content.get().items;
  return items && side.shared.linesByName(items);
}

/** Whether what a line is a percentage of depends on that line itself. */
export function percentCycle(side: Side, found: FoundLine, line: LineEntity, glanced?: Glanced): boolean {
  const seen = new Set<LineEntity>();
  const walk = (document: string, entity: LineEntity): boolean => {
    if (entity.money?.by !== 'percent') return false;
    return entity.money.of.some((it) => {
      const next = findLine(side, document, it.text, glanced);
      if (!next) return false;
      const { entity: other } = next.unit;
      if (other === line) return true;
      if (seen.has(other)) return false;
      seen.add(other);
      return walk(next.document, other);
    });
  };
  return found.unit.entity === line || walk(found.document, found.unit.entity);
}
