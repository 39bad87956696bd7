/** Amounts as people read them: the digits after the point are dimmed, so that the magnitude reads first; never cut. */
import type { Direction } from '../../server/src/protocol.ts';
import { element, svg } from './dom.ts';

/** The text unchanged, in two parts. */
export function figure(text: string): HTMLElement {
  const [, whole = text, rest = ''] = /^(.*\d)(\.\d+)$/.exec(text) ?? [];
  return element(
    'span',
    { class: 'num' },
    whole,
    rest === '' ? undefined : element('span', { class: 'c' }, rest),
  );
}

/** Words that begin with a figure: `+132,000.00 USD in FY2027`. */
export function withFigure(text: string): readonly (HTMLElement | string)[] {
  const [, amount = '', rest = text] = /^([+−]?[\d,]*\d(?:\.\d+)?)( .*)?$/.exec(text) ?? [];
  return amount === '' ? [text] : [figure(amount), rest];
}

const PATHS = {
  more: 'M4.5 1 8 7H1z',
  less: 'M4.5 7 1 1h7z',
  same: 'M1 3h7M1 6h7',
} as const;

/** A direction is a shape: filled for more, hollow for less. */
export function mark(direction: Direction): SVGElement {
  const attributes = { class: `mark ${direction}`, viewBox: '0 0 9 8', 'aria-hidden': 'true' };
  return svg('svg', attributes, svg('path', { d: PATHS[direction] }));
}

/** One fade on a number that changed; none if the user prefers reduced motion. */
export function touch(target: Element): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const from = { backgroundColor: 'color-mix(in srgb, var(--change) 30%, transparent)' };
  target.animate([from, { backgroundColor: 'transparent' }], { duration: 600, easing: 'ease-out' });
}
