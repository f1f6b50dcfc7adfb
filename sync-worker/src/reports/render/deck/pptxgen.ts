import library from 'pptxgenjs';

/** The package's types speak of another build than the one that Node loads, which is the class itself. */
type PptxGenClass = typeof library extends { default: infer Class } ? Class : typeof library;

export const PptxGen = library as unknown as PptxGenClass;

export type Presentation = PptxGenClass extends new (...given: never[]) => infer Made ? Made : never;
export type PptxSlide = ReturnType<Presentation['addSlide']>;
export type TextProps = Exclude<Parameters<PptxSlide['addText']>[0], string>[number];
export type TextPropsOptions = NonNullable<Parameters<PptxSlide['addText']>[1]>;
export type TableRow = Parameters<PptxSlide['addTable']>[0][number];
export type ChartOptions = NonNullable<Parameters<PptxSlide['addChart']>[2]>;
export type ChartData = { name: string; labels: string[]; values: (number | null)[] };
