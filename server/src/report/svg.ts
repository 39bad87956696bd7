/** Charts as SVG without a browser. The only server file that loads ECharts, hence a bundle of its own, see `esbuild.mjs`. */
import { BarChart } from 'echarts/charts';
import { GraphicComponent, GridComponent, MarkLineComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartModel } from './charts/chart.ts';

use([BarChart, GraphicComponent, GridComponent, LabelLayout, MarkLineComponent, TitleComponent, SVGRenderer]);

/** Without quotes, since it goes into an attribute. */
const FONT = 'system-ui, -apple-system, sans-serif';

/** The SVG of a chart, with CSS variables as its colours; `width` in pixels. */
export function chartSvg({ option, height }: Pick<ChartModel, 'option' | 'height'>, width: number): string {
  const chart = init(
    null,
    { textStyle: { fontFamily: FONT } },
    { renderer: 'svg', ssr: true, width, height },
  );
  try {
    chart.setOption(option);
    return chart.renderToSVGString();
  } finally {
    // otherwise the process never ends
    chart.dispose();
  }
}
