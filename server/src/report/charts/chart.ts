/** What every chart is: an ECharts option as plain data, and everything else about the picture in words. */

/** Text is ready for display; colours are CSS variables that the page defines, see `COLOURS`. */
export interface ChartModel {
  readonly title: string;
  readonly subtitle: string;
  /** All its numbers, for those who cannot see it. */
  readonly description: string;
  /** Pixels. */
  readonly height: number;
  readonly option: Readonly<Record<string, unknown>>;
  readonly marks: readonly ChartMark[];
  /** What the tip over the n-th column or bar shows. */
  readonly tips: readonly ChartTip[];
  /** Where the tips apply: along an axis, in equal parts between two offsets in pixels; without an end, to the far edge. */
  readonly tipArea: { readonly axis: 'x' | 'y'; readonly start: number; readonly end: number | undefined };
}

/** What a kind of bar means. */
export interface ChartMark {
  readonly mark: 'plan' | 'added' | 'removed';
  readonly text: string;
}

/** A small table. */
export interface ChartTip {
  readonly title: string;
  readonly lines: readonly (readonly [label: string, value: string])[];
}

/** Closed is solid, planned is outlined, the branch is blue. */
export const COLOURS: Readonly<
  Record<'ink' | 'dim' | 'faint' | 'outline' | 'tint' | 'page' | 'change', string>
> = {
  ink: 'var(--ink)',
  dim: 'var(--dim)',
  faint: 'var(--faint)',
  outline: 'var(--outline)',
  tint: 'var(--tint)',
  page: 'var(--page)',
  change: 'var(--change)',
};

/** Nothing moves, and only tips respond to the pointer. */
export const STILL: { readonly animation: false; readonly silent: true } = { animation: false, silent: true };

/** Labels of axes and bars, in pixels. */
export const SMALL: { readonly fontSize: number; readonly color: string } = {
  fontSize: 11,
  color: COLOURS.dim,
};

/** Text at a given place: it takes the font of the page, which `graphic` would not. */
export function caption(text: string, place: Readonly<Record<string, unknown>>, isStrong = false): unknown {
  const style = { fontSize: 12, fontWeight: isStrong ? 600 : 400, lineHeight: 16 };
  return { text, padding: 0, textStyle: { ...style, color: isStrong ? COLOURS.ink : COLOURS.dim }, ...place };
}

/** From edge to edge. */
export function hairline(top: number, stroke: string): unknown {
  return {
    type: 'line',
    silent: true,
    y: top,
    shape: { x1: 0, y1: 0.5, x2: 4000, y2: 0.5 },
    style: { stroke },
  };
}
