/** The badge after a cost center: ▲ if the branch plans more for it, ▽ if less. */
import { type Disposable, FileDecoration, Uri, window } from 'vscode';
import type { Direction } from '../../../server/src/protocol.ts';

const SCHEME = 'outlay-center';

/** Without a colour: it would also apply to the amounts after the label, and a change is no judgement. */
const BADGES: Readonly<Record<Direction, FileDecoration | undefined>> = {
  more: new FileDecoration('▲', 'costs more on this branch'),
  less: new FileDecoration('▽', 'costs less on this branch'),
  same: undefined,
};

/** Encodes the direction in the address; a cost center has no file of its own. */
export function badgeUri(workspace: Uri, center: string, direction: Direction): Uri {
  return Uri.from({ scheme: SCHEME, path: `${workspace.path}/${center}`, query: direction });
}

/** Draws them; stateless, since the address holds everything. */
export function showBadges(): Disposable {
  return window.registerFileDecorationProvider({
    provideFileDecoration: ({ scheme, query }) =>
      scheme === SCHEME && isDirection(query) ? BADGES[query] : undefined,
  });
}

function isDirection(text: string): text is Direction {
  return Object.hasOwn(BADGES, text);
}
