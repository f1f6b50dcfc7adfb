import type { Figure, Span, Standing, Text } from '@attain/shared/reports/figure';

import { clean } from '../text/clean.ts';
import { rightToLeftRuns } from '../text/right-to-left.ts';
import { STANDING_SIGN } from '../text/standing.ts';
import { type Content, markup, type Html, NOTHING } from './markup.ts';

/** Which figures were printed already: the first place of each is where the appendix leads back to. */
export class Citations {
  readonly #seen = new Set<number>();

  isFirst(ref: number): boolean {
    const first = !this.#seen.has(ref);
    this.#seen.add(ref);
    return first;
  }
}

/** A run of text; figures are marked with a link to their entry of the appendix. */
export function inline(text: Text, citations: Citations): Html {
  return markup`${text.map((span) => spanOf(span, citations))}`;
}

/** Words of people; those that run from right to left are set apart, so that what stands around them keeps its place. */
export function words(text: string): Content {
  const said = clean(text);
  const runs = rightToLeftRuns(said);
  if (runs.length === 0) return said;
  const pieces = runs.map(
    ({ from, to }, n): Content => [
      said.slice(runs[n - 1]?.to ?? 0, from),
      markup`<bdi>${said.slice(from, to)}</bdi>`,
    ],
  );
  return [...pieces, said.slice(runs.at(-1)?.to ?? 0)];
}

/** A symbol of its own shape, said in a word where it is read aloud. */
export function mark(standing: Standing | undefined): Html {
  if (standing === undefined) return NOTHING;
  const { sign, word } = STANDING_SIGN[standing];
  return markup`<span class="mark ${standing}" role="img" aria-label="${word}">${sign}</span> `;
}

function spanOf(span: Span, citations: Citations): Content {
  if (typeof span === 'string') return words(span);
  if (span.kind === 'strong') return markup`<strong>${words(span.text)}</strong>`;
  return figure(span, citations);
}

function figure({ text, ref, unmarked }: Figure, citations: Citations): Html {
  const place = citations.isFirst(ref) ? markup` id="cite-${ref}"` : NOTHING;
  const link =
    unmarked === true
      ? NOTHING
      : markup`<a class="ref" href="#ref-${ref}" aria-label="Source ${ref}">[${ref}]</a>`;
  return markup`<span class="figure"${place}>${words(text)}${link}</span>`;
}
