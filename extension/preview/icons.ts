/** The icons of the page, drawn here: nothing is loaded. */
import { svg } from './dom.ts';

const PATHS = {
  chevron: 'M6 3.5 10.5 8 6 12.5',
  branch:
    'M4.5 5v6M11.5 7c0 3-4 2-6.6 4M6 3.5a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0zM6 12.5a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0zM13 5.5a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0z',
  error: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM5.8 5.8l4.4 4.4m0-4.4-4.4 4.4',
  warning: 'M8 2.2 14.3 13.5H1.7zM8 6.5v3.2M8 11.4v.3',
  info: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 7.5v3.6M8 5v.3',
  copy: 'M7 5.5h5A1.5 1.5 0 0 1 13.500 7v5a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.500 12V7A1.5 1.5 0 0 1 7 5.500zM10.500 5.500V4A1.500 1.500 0 0 0 9 2.500H4A1.500 1.500 0 0 0 2.500 4v5A1.500 1.500 0 0 0 4 10.500h1.500',
  export: 'M8 2v8m0 0 3-3m-3 3L5 7M2.500 11v1.500a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1V11',
  fold: 'M2.500 4.500h11M4.500 8h7M6.500 11.500h3',
  refresh: 'M13.500 8A5.500 5.500 0 1 1 11.700 4M11.800 1.500V4.200H9.100',
} as const;

/** The name of an icon. */
export type IconName = keyof typeof PATHS;

/** 16 pixels, in the colour of the text. */
export function icon(name: IconName, className = ''): SVGElement {
  const attributes = { class: `i ${className}`, viewBox: '0 0 16 16', 'aria-hidden': 'true' };
  return svg('svg', attributes, svg('path', { d: PATHS[name] }));
}
