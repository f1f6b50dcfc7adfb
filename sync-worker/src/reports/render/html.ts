import type { Report } from '@attain/shared/reports/report';

import { appendix } from './html/appendix.ts';
import { facts } from './html/block.ts';
import { Citations, words } from './html/inline.ts';
import { markup, Html, NOTHING } from './html/markup.ts';
import { placeOf, section } from './html/section.ts';
import { STYLE, STYLE_SOURCE } from './html/style.ts';
import { DRAFT_TITLE, madeOf } from './text/about.ts';
import { oneLine } from './text/clean.ts';
import { LEGEND } from './text/standing.ts';

/** The page may draw what it holds, in its own style, and do nothing else: no script, no request, no form. */
const POLICY = `default-src 'none'; style-src ${STYLE_SOURCE}; base-uri 'none'; form-action 'none'`;

/** A report as one file: it loads nothing and runs nothing, and prints well. */
export function htmlReport(report: Report): string {
  const citations = new Citations();
  const draft = report.draft.length > 0;
  const { source } = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${oneLine(pageTitle(report))}</title>
<style>${new Html(STYLE)}</style>
</head>
<body${draft ? markup` class="draft"` : NOTHING}>
${header(report, citations)}
${contents(report)}
<main>
${report.sections.map((each) => section(each, 2, citations))}${appendix(report)}</main>
<footer>
<p>${words(madeOf(report))}</p>
<p>${LEGEND.map(({ sign, word }) => markup`<span class="legend"><span aria-hidden="true">${sign}</span> ${word}</span> `)}</p>
</footer>
</body>
</html>
`;
  return source;
}

function pageTitle({ title, companyName }: Report): string {
  return title.includes(companyName) ? title : `${title}: ${companyName}`;
}

function header(report: Report, citations: Citations): Html {
  const { title, companyName, head } = report;
  const named = title.includes(companyName)
    ? NOTHING
    : markup`<p class="company">${words(companyName)}</p>`;
  return markup`<header>
    ${named}
    <h1>${words(title)}</h1>
    ${draftBanner(report)}${head.length === 0 ? NOTHING : facts(head, citations)}
  </header>`;
}

function draftBanner({ draft }: Report): Html {
  if (draft.length === 0) return NOTHING;
  const reasons = draft.map(({ text }) => markup`<li>${words(text)}</li>`);
  return markup`<aside class="banner" aria-label="${DRAFT_TITLE}">
    <p><span aria-hidden="true">⚠ </span><strong>${DRAFT_TITLE}</strong></p>
    <ul>
      ${reasons}
    </ul>
  </aside> `;
}

function contents({ sections, references }: Report): Html {
  const links = [
    ...sections.map(
      ({ id, title }) => markup`<li><a href="#${placeOf(id)}">${words(title)}</a></li>`,
    ),
    ...(references.length === 0 ? [] : [markup`<li><a href="#appendix">Appendix</a></li>`]),
  ];
  return markup`<nav aria-label="Contents">
    <ul>
      ${links}
    </ul>
  </nav>`;
}
