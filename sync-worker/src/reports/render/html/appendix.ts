import type { Reference, Report } from '@attain/shared/reports/report';

import { referenceNotes } from '../paper/reference-notes.ts';
import { APPENDIX_TITLE } from '../text/about.ts';
import { words } from './inline.ts';
import { markup, type Html, NOTHING } from './markup.ts';
import { framed } from './table.ts';

/** Where the numbers behind figures lead, and from each back to the figure. */
export function appendix({ references }: Report): Html {
  if (references.length === 0) return NOTHING;
  const table = markup`<table><thead><tr><th scope="col">No.</th><th scope="col">Figure</th><th scope="col">Printed as</th><th scope="col">How it comes about</th></tr></thead><tbody>${references.map(row)}</tbody></table>`;
  return markup`<section id="appendix" class="appendix" aria-labelledby="appendix-title"><h2 id="appendix-title">${APPENDIX_TITLE}</h2>${framed(APPENDIX_TITLE, table)}</section> `;
}

function row(reference: Reference): Html {
  const { ref, title, text } = reference;
  const notes = referenceNotes(reference).map((note) => markup`<p>${words(note)}</p>`);
  return markup`<tr id="ref-${ref}"><th scope="row"><a href="#cite-${ref}" aria-label="Back to figure ${ref}">${ref}</a></th><td>${words(title)}</td><td><strong>${words(text)}</strong></td><td>${notes}</td></tr> `;
}
