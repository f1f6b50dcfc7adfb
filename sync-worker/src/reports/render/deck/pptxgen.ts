import library from 'pptxgenjs';

/** The package's types speak of its other build: what Node loads is the class itself. */
export const PptxGen = library as unknown as typeof library.default;

export type Presentation = InstanceType<typeof library.default>;
export type PptxSlide = library.default.Slide;
export type TextProps = library.default.TextProps;
export type TextPropsOptions = library.default.TextPropsOptions;
export type TableRow = library.default.TableRow;
export type ChartOptions = library.default.IChartOpts;
export type ChartData = { name: string; labels: string[]; values: (number | null)[] };
