/** What a page remembers while it is hidden: none of it is trusted. */
import type { ImpactQuestion } from '../../server/src/protocol.ts';

/** The last question; `first` if there was none, and for every part that is invalid. */
export function readSaved(saved: unknown, first: ImpactQuestion): ImpactQuestion {
  const question = property(saved, 'question');
  const strings = (name: 'opened' | 'closed') => {
    const list = property(question, name);
    return Array.isArray(list) ? list.filter((it): it is string => typeof it === 'string') : first[name];
  };
  const group = property(question, 'group');
  const unchanged = property(question, 'unchanged');
  const selected = property(question, 'selected');
  return {
    ...first,
    group: typeof group === 'string' ? group : first.group,
    unchanged: typeof unchanged === 'boolean' ? unchanged : first.unchanged,
    opened: strings('opened'),
    closed: strings('closed'),
    selected: typeof selected === 'string' ? selected : first.selected,
  };
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
