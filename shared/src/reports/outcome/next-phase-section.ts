import { nextHypothesis } from '../../domain/growth/next-hypothesis.ts';
import { renewalCase, type RenewalCase } from '../../domain/growth/renewal-case.ts';
import { cell, internal, notice, plural, sentences, table } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import type { Span } from '../figure.ts';
import { lineCounted, netValue, valueConfirmed, whyNoRoi } from '../figures/value-figures.ts';
import { potentialOf } from '../figures/opportunity-figures.ts';
import { vlasAchieved, vlasInForce } from '../figures/agreement-figures.ts';
import { words } from '../figure-words.ts';
import type { Block, Section } from '../report.ts';
import { sentence } from '../sentence.ts';

type Fact = Extract<Block, { kind: 'facts' }>['facts'][number];

const MOST = 10;

/**
 * L21, L26: what the renewal stands on, proven outcomes alone; and for our own people what is not proven yet, and what the next
 * phase may be worth, which is a hypothesis and in no total.
 */
export function nextPhaseSection(context: ReportContext): Omit<Section, 'id'> {
  const proven = renewalCase(context.snapshot, null);
  return {
    title: 'Next-phase business case',
    blocks: [{ kind: 'facts', facts: factsOf(context, proven) }],
    sections: [
      {
        id: 'proven',
        title: 'Proven outcomes',
        blocks: provenBlocks(context, proven),
        sections: [],
      },
      ...notProvenSection(context, proven),
      ...hypothesisSection(context),
    ],
  };
}

function factsOf(context: ReportContext, { renewalOn, agreements }: RenewalCase): Fact[] {
  return [
    { label: 'Renewal', text: [renewalOn === null ? 'no date known' : words.date(renewalOn)] },
    { label: 'Return so far', text: returnSoFar(context) },
    ...(agreements.inForce === 0
      ? []
      : [
          {
            label: 'Agreements achieved',
            text: [vlasAchieved(context), ' of ', vlasInForce(context)],
          },
        ]),
  ];
}

function returnSoFar(context: ReportContext): Span[] {
  if (context.snapshot.value.netValue === null || context.record.value.roiConfirmed === null) {
    return [whyNoRoi(context) ?? 'not known'];
  }
  return [valueConfirmed(context), ' confirmed, net value ', netValue(context)];
}

function provenBlocks(context: ReportContext, { outcomes }: RenewalCase): Block[] {
  const { lines } = context.snapshot.value;
  const items = outcomes
    .toSorted((a, b) => (b.amount ?? 0) - (a.amount ?? 0))
    .slice(0, MOST)
    .map(({ kind, id, title }) => {
      const line = kind === 'value_confirmed' ? lines.find((each) => each.id === id) : undefined;
      return line === undefined
        ? { label: title, text: ['agreement achieved'] }
        : { label: title, text: [lineCounted(context, line), ' confirmed by the customer'] };
    });
  return items.length === 0
    ? [notice('Nothing is proven yet: no agreement is achieved and no value is confirmed.')]
    : [{ kind: 'list', ordered: false, items }];
}

function notProvenSection(
  { snapshot: { currency } }: ReportContext,
  { notProven }: RenewalCase,
): Section[] {
  const items = notProven
    .slice(0, MOST)
    .map(({ what, why }) => ({ label: what, text: sentence(why, currency) }));
  const more = notProven.length - items.length;
  if (items.length === 0) return [];
  return [
    {
      id: 'not_proven',
      title: 'Not proven yet',
      seenBy: 'internal',
      blocks: [
        ...sentences(items),
        ...(more > 0 ? [notice(`${more} more ${plural(more, 'point')} left out.`)] : []),
      ],
      sections: [],
    },
  ];
}

function hypothesisSection(context: ReportContext): Section[] {
  const { value, currency } = context.snapshot;
  const drivers = nextHypothesis(context.snapshot, null).slice(0, MOST);
  if (drivers.length === 0) return [];
  const rows = drivers.flatMap(({ description, assumption }) => {
    const recorded = value.opportunities.find(
      (each) => each.source === 'recorded' && each.description === description,
    );
    return recorded === undefined
      ? []
      : [
          [
            cell(description),
            cell(potentialOf(context, recorded)),
            cell(sentence(assumption, currency)),
          ],
        ];
  });
  return [
    {
      id: 'next_hypotheses',
      title: 'Hypotheses of the next phase',
      seenBy: 'internal',
      blocks: [
        internal(table(['Driver', { number: 'Worth a year' }, 'How sure'], rows)),
        internal(notice('Hypotheses for a person to judge: nothing of them is delivered.')),
      ],
      sections: [],
    },
  ];
}
