/** Lines of Budgets, for `of`: those of the same Budget by name, others as `budget/line`. */

import type { PlacedDocument } from '../../analysis/content.ts';
import type { DocumentNode } from '../../analysis/side.ts';
import type { At } from './at.ts';
import { MOST } from './choose.ts';
import type { Suggestion } from './item.ts';
import { scalarText } from './references.ts';

/** If more budgets match, they are not opened: only their names are offered. */
const MOST_OPENED = 20;

/** Leaves out what is already in the list and the line itself. */
export function lineSuggestions(at: At): readonly Suggestion[] {
  const used = new Set(at.level.entries.map((it) => it.value));
  const nearby = at.nearby('of');
  const own = ownLines(at).map((label, i): Suggestion => {
    const near = nearby.indexOf(label);
    return {
      label,
      kind: 'reference',
      text: scalarText(at, label),
      rank: near < 0 ? nearby.length + i : near,
    };
  });
  return [...own, ...otherLines(at)].filter((it) => !used.has(it.label));
}

function ownLines(at: At): readonly string[] {
  const { start } = at.place.word;
  const document = at.file.documents.find(({ source }) => source.start <= start && start <= source.end);
  const self = at.place.levels.findLast((it) => it.kind === 'map' && it.step === 'of');
  const name = self?.entries.find((it) => it.key === 'name')?.value;
  return document ? linesOf(document).filter((it) => it !== name) : [];
}

function linesOf({ content }: PlacedDocument): readonly string[] {
  return content.items.flatMap(({ entity }) => (entity?.kind === 'Line' ? [entity.name] : []));
}

const FAR = 1000;

/** Lines of the budgets that the typed text may mean; if these are many, only the budgets. */
function otherLines(at: At): readonly Suggestion[] {
  const { head } = at.project;
  const budgets = budgetsLike(at);
  const isOpened = budgets.length <= MOST_OPENED;
  return budgets.flatMap(({ key, path, content }): readonly Suggestion[] => {
    const { name } = content.get();
    if (name === at.document) return [];
    const placed = isOpened ? head.placed(key) : undefined;
    if (!placed) return [{ label: `${name}/`, kind: 'reference', detail: path, rank: FAR }];
    return linesOf(placed).map((it) => ({
      label: `${name}/${it}`,
      kind: 'reference',
      also: [it],
      rank: FAR,
    }));
  });
}

/** Budgets whose name begins with what was typed; at most one more than can be shown. */
function budgetsLike({ project, place: { typed } }: At): readonly DocumentNode[] {
  const prefix = `Budget/${typed.toLowerCase().split('/')[0] ?? ''}`;
  const found: DocumentNode[] = [];
  for (const it of project.head.documents.values()) {
    if (it.identity.startsWith(prefix)) found.push(it);
    if (found.length > MOST) break;
  }
  return found;
}
