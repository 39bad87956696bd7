/** The charts: draws the options that the server sends, and shows what is under the pointer. */
import { BarChart } from 'echarts/charts';
import { GraphicComponent, GridComponent, MarkLineComponent, TitleComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import type { Chart } from '../../server/src/protocol.ts';
import type { Card } from './card.ts';
import { element, filled } from './dom.ts';

use([BarChart, GraphicComponent, GridComponent, LabelLayout, MarkLineComponent, TitleComponent, SVGRenderer]);

/** One chart with its title, kept over updates; a change of theme costs nothing: its colours are CSS variables. */
export class ChartView {
  readonly root: HTMLElement = element('div', { class: 'chartbox' });
  readonly #title: HTMLElement = element('h2');
  readonly #picture: HTMLElement = element('div', { class: 'chart', role: 'img' });
  readonly #key: HTMLElement = element('div', { class: 'key', 'aria-hidden': 'true' });
  readonly #card: Card;
  #drawn: EChartsType | undefined;
  #option = '';
  #chart: Chart | undefined;

  constructor(card: Card) {
    this.#card = card;
    this.root.append(this.#title, this.#picture, this.#key);
    this.#picture.addEventListener('pointermove', (event) => this.#point(event));
    this.#picture.addEventListener('pointerleave', () => this.#card.hideTip());
    new ResizeObserver(() => this.#drawn?.resize()).observe(this.#picture);
  }

  show(chart: Chart | undefined): void {
    this.root.hidden = chart === undefined;
    this.#chart = chart;
    if (!chart) return;
    const { title, subtitle, description, height, option, marks } = chart;
    filled(this.#title, [title, subtitle], () => [
      element('bdi', {}, title),
      element('small', { title: subtitle }, subtitle),
    ]);
    this.#picture.setAttribute('aria-label', description);
    filled(this.#key, marks, () =>
      marks.map(({ mark, text }) => element('span', {}, element('i', { class: mark }), text)),
    );
    const text = JSON.stringify(option);
    if (text === this.#option) return;
    this.#option = text;
    this.#draw(option, height);
  }

  #draw(option: Chart['option'], height: number): void {
    if (this.#picture.style.blockSize !== `${height}px`) {
      this.#picture.style.blockSize = `${height}px`;
      this.#drawn?.resize();
    }
    if (!this.#drawn) {
      // by name: its text is measured
      const { fontFamily } = getComputedStyle(document.body);
      this.#drawn = init(this.#picture, { textStyle: { fontFamily } }, { renderer: 'svg' });
    }
    this.#drawn.setOption(option, { notMerge: true });
  }

  #point({ clientX, clientY }: PointerEvent): void {
    const tips = this.#chart?.tips ?? [];
    const area = this.#chart?.tipArea;
    if (!area) return;
    const box = this.#picture.getBoundingClientRect();
    const at = area.axis === 'x' ? clientX - box.left : clientY - box.top;
    const end = area.end ?? (area.axis === 'x' ? box.width : box.height);
    const nth = Math.floor(((at - area.start) / (end - area.start)) * tips.length);
    const tip = tips[nth];
    if (tip) this.#card.showTip(tip, { x: clientX, y: clientY });
    else this.#card.hideTip();
  }
}
