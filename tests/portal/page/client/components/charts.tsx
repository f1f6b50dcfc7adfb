type Row = Record<string, number | string>;
type Axis = { field: string; fieldType?: string; label?: string };
type ChartProps = {
  data?:
    | Row[]
    | { data: Row[]; options?: { propertyLabels?: Record<string, Record<string, string>> } };
  axes?: { x: Axis; y: Axis; options?: { groupFieldByColor?: string; stacking?: boolean } };
  options?: { title?: string; showLegend?: boolean };
};

const WIDTH = 640;
const HEIGHT = 220;
const EDGE = { left: 56, right: 12, top: 10, bottom: 26 };
const COLORS = ['#0b6fb8', '#b3661a', '#00796b', '#6a4bbc', '#c93742', '#516f90'];

type Point = { x: number | string; y: number };
type Series = { name: string; points: Point[] };

function seriesOf({ data, axes }: ChartProps): Series[] {
  const rows = Array.isArray(data) ? data : (data?.data ?? []);
  const labels = Array.isArray(data) ? {} : (data?.options?.propertyLabels ?? {});
  if (axes === undefined) return [];
  const group = axes.options?.groupFieldByColor;
  const byName = new Map<string, Point[]>();
  for (const row of rows) {
    const key = group === undefined ? (axes.y.label ?? axes.y.field) : String(row[group]);
    const name = group === undefined ? key : (labels[group]?.[key] ?? key);
    const x = row[axes.x.field];
    const y = row[axes.y.field];
    if (x === undefined || y === undefined) continue;
    byName.set(name, [...(byName.get(name) ?? []), { x, y: Number(y) }]);
  }
  return [...byName].map(([name, points]) => ({ name, points }));
}

function scaleOf(
  series: readonly Series[],
  axes: NonNullable<ChartProps['axes']>,
  fromZero: boolean,
) {
  const all = series.flatMap(({ points }) => points);
  const isCategory = axes.x.fieldType === 'category';
  const categories = [...new Set(all.map(({ x }) => x))];
  const place = (x: number | string) =>
    isCategory
      ? categories.indexOf(x)
      : axes.x.fieldType === 'datetime'
        ? new Date(x).getTime()
        : Number(x);
  const xs = all.map(({ x }) => place(x));
  const ys = all.map(({ y }) => y);
  const [left, right] = isCategory
    ? [-0.5, categories.length - 0.5]
    : [Math.min(...xs), Math.max(...xs)];
  const low = Math.min(...ys, ...(fromZero ? [0] : []));
  const high = Math.max(...ys);
  const at = (value: number, from: number, to: number) =>
    to === from ? 0.5 : (value - from) / (to - from);
  return {
    low,
    high,
    categories,
    x: (x: number | string) =>
      EDGE.left + at(place(x), left, right) * (WIDTH - EDGE.left - EDGE.right),
    y: (y: number) => HEIGHT - EDGE.bottom - at(y, low, high) * (HEIGHT - EDGE.top - EDGE.bottom),
    first: all[0]?.x,
    last: all.at(-1)?.x,
  };
}

function chart(kind: 'line' | 'bar') {
  return function Chart(props: ChartProps) {
    const series = seriesOf(props);
    const { axes, options } = props;
    if (axes === undefined || series.length === 0) return <p className="chart">No data to draw.</p>;
    const scale = scaleOf(series, axes, kind === 'bar');
    const short = (value: number | string | undefined) =>
      axes.x.fieldType === 'datetime' && value !== undefined
        ? new Date(value).toISOString().slice(0, 10)
        : String(value ?? '');
    return (
      <figure className="chart">
        {options?.title !== undefined && <figcaption>{options.title}</figcaption>}
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={options?.title ?? axes.y.label ?? 'Chart'}
        >
          {[scale.low, scale.high].map((value, index) => (
            <g key={index}>
              <line
                x1={EDGE.left}
                x2={WIDTH - EDGE.right}
                y1={scale.y(value)}
                y2={scale.y(value)}
                stroke="#dfe3eb"
              />
              <text x={EDGE.left - 6} y={scale.y(value) + 4} textAnchor="end">
                {new Intl.NumberFormat('en-US', {
                  maximumFractionDigits: 1,
                  notation: 'compact',
                }).format(value)}
              </text>
            </g>
          ))}
          {kind === 'line' ? (
            <>
              <text x={EDGE.left} y={HEIGHT - 6}>
                {short(scale.first)}
              </text>
              <text x={WIDTH - EDGE.right} y={HEIGHT - 6} textAnchor="end">
                {short(scale.last)}
              </text>
            </>
          ) : (
            scale.categories.map((each) => (
              <text key={each} x={scale.x(each)} y={HEIGHT - 6} textAnchor="middle">
                {each}
              </text>
            ))
          )}
          {series.map(({ name, points }, index) =>
            kind === 'line' ? (
              <g key={name} stroke={COLORS[index % COLORS.length]} fill="none" strokeWidth="2">
                <polyline
                  points={points.map(({ x, y }) => `${scale.x(x)},${scale.y(y)}`).join(' ')}
                />
                {points.map(({ x, y }, each) => (
                  <circle
                    key={each}
                    cx={scale.x(x)}
                    cy={scale.y(y)}
                    r="2.5"
                    fill={COLORS[index % COLORS.length]}
                  />
                ))}
              </g>
            ) : (
              <Bars key={name} points={points} index={index} of={series.length} scale={scale} />
            ),
          )}
        </svg>
        {(series.length > 1 || options?.showLegend === true) && (
          <ul className="chart__legend">
            {series.map(({ name }, index) => (
              <li key={name}>
                <span style={{ background: COLORS[index % COLORS.length] }} />
                {name}
              </li>
            ))}
          </ul>
        )}
      </figure>
    );
  };
}

function Bars({
  points,
  index,
  of,
  scale,
}: {
  points: Point[];
  index: number;
  of: number;
  scale: ReturnType<typeof scaleOf>;
}) {
  const slot = (WIDTH - EDGE.left - EDGE.right) / Math.max(1, scale.categories.length);
  const width = Math.min(48, (slot * 0.8) / of);
  return (
    <g fill={COLORS[index % COLORS.length]}>
      {points.map(({ x, y }) => (
        <g key={String(x)}>
          <rect
            x={scale.x(x) + (index - of / 2) * width}
            y={Math.min(scale.y(y), scale.y(0))}
            width={width - 2}
            height={Math.abs(scale.y(0) - scale.y(y))}
          />
          <text
            x={scale.x(x) + (index - of / 2 + 0.5) * width}
            y={scale.y(y) - 3}
            textAnchor="middle"
          >
            {new Intl.NumberFormat('en-US', { notation: 'compact' }).format(y)}
          </text>
        </g>
      ))}
    </g>
  );
}

export const LineChart = chart('line');
export const BarChart = chart('bar');
