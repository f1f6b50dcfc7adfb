import library from 'pptxgenjs';

type Loaded = typeof library;
/** The package's types put the class one step deeper for some readers of them; what Node loads is the class itself. */
type Library = Loaded extends { default: infer Inner } ? Inner : Loaded;
type Instance<Class> = Class extends abstract new (...options: never[]) => infer Made
  ? Made
  : never;

export const PptxGen = library as unknown as Library;

export type Presentation = Instance<Library>;
export type PptxSlide = ReturnType<Presentation['addSlide']>;
export type TextProps = Extract<Parameters<PptxSlide['addText']>[0], readonly unknown[]>[number];
export type TextPropsOptions = NonNullable<TextProps['options']>;
export type TableRow = Parameters<PptxSlide['addTable']>[0][number];
export type ChartOptions = NonNullable<Parameters<PptxSlide['addChart']>[2]>;
