/** The badge behind a cost center: ▲ where the branch plans more for it, ▽ where less. */
import { type Disposable, FileDecoration, Uri, window } from 'vscode';
import type { Direction } from '../../../server/src/protocol.ts';

const SCHEME = 'outlay-center';

/** Without a colour: it would be given to the amounts behind the label too, and a change is no judgement. */
const BADGES: Readonly<Record<Direction, FileDecoration | undefined>> = {
  more: new FileDecoration('▲', 'costs more on this branch'),
  less: new FileDecoration('▽', 'costs less on this branch'),
  same: undefined,
};

/** What the direction is read from again; a cost center has no file of its own. */
export function badgeUri(workspace: Uri, center: string, direction: Direction): Uri {
  return Uri.from({ scheme: SCHEME, path: `${workspace.path}/${center}`, query: direction });
}

/** Draws them; without state, since the address says it all. */
export function showBadges(): Disposable {
  return window.registerFileDecorationProvider({
    provideFileDecoration: ({ scheme, query }) =>
      scheme === SCHEME && isDirection(query) ? BADGES[query] : undefined,
  });
}

function isDirection(text: string): text is Direction {
  return Object.hasOwn(BADGES, text);
}
