import { BarChart, CustomChart, GaugeChart, LineChart } from 'echarts/charts';
import { GraphicComponent, GridComponent, LegendComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

import { plainSvg } from './plain-svg.ts';

use([BarChart, CustomChart, GaugeChart, LineChart]);
use([GraphicComponent, GridComponent, LegendComponent, SVGRenderer]);

/** First of the list that the page or the PDF has. */
export const FONT = "'Noto Sans', 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

export type Drawing = { option: EChartsCoreOption; width: number; height: number };

/**
 * The picture as SVG of shapes and text alone.
 *
 * @param id begins every id in it, so that many pictures fit on one page
 */
export function draw({ option, width, height }: Drawing, id: string): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: FONT, fontSize: 12 },
      ...option,
    });
    return plainSvg(chart.renderToSVGString(), id);
  } finally {
    chart.dispose();
  }
}
