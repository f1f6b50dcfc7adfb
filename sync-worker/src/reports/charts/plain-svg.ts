const STYLE = /<style[^>]*>[\s\S]*?<\/style>/g;
const CLIP_PATHS = /<clipPath [\s\S]*?<\/clipPath>\s*/g;
const EMPTY_DEFS = /<defs\s*>\s*<\/defs>\s*/g;
const FOR_A_MOUSE = / (?:class|pointer-events|ecmeta_\w+|xml:space|clip-path)="[^"]*"/g;
const TEXT_STYLE = / style="([^"]*)"/g;
const IDS_OF_A_PROCESS = /\bzr\d+-/g;

/**
 * What the library draws, reduced to what every reader of SVG understands: no style sheet (a page's policy and the PDF know
 * none), no clipping (the scales hold every value), nothing for a mouse. Its ids count on through the life of the process;
 * here equal pictures get equal ones.
 */
export function plainSvg(svg: string, id: string): string {
  return svg
    .replace(STYLE, '')
    .replace(CLIP_PATHS, '')
    .replace(EMPTY_DEFS, '')
    .replace(FOR_A_MOUSE, '')
    .replace(TEXT_STYLE, (_, css: string) => attributes(css))
    .replace(IDS_OF_A_PROCESS, `${id}-`);
}

/** `font: normal bold 12px sans-serif` as attributes; the family stands once, on the picture. */
function attributes(css: string): string {
  const size = /([\d.]+)px/.exec(css)?.[1];
  return [
    size === undefined ? '' : ` font-size="${size}"`,
    /\bbold\b/.test(css) ? ' font-weight="bold"' : '',
    /\bitalic\b/.test(css) ? ' font-style="italic"' : '',
  ].join('');
}
