import { moment } from '../contract/wire-figures.ts';
import { companyName, type ReportContext } from './context.ts';
import { customerCopy } from './customer-copy.ts';
import { draftReasons } from './draft-reasons.ts';
import type { Report, ReportKind, Section } from './report.ts';
import { applyTemplate } from './templates/apply-template.ts';

/**
 * The sections of a kind by id, in the order of the specification. Each cites its figures as it is made; `null`: there is
 * nothing that it would be about.
 */
export type SectionMakers = Readonly<
  Record<string, (context: ReportContext) => Omit<Section, 'id'> | null>
>;

type Parts = {
  kind: ReportKind;
  title: string;
  head: (context: ReportContext) => Report['head'];
  sections: SectionMakers;
};

/**
 * A whole report: head first, then the sections that the industry's template names in its order, or all of them (M99), so
 * that references are numbered as they are read. The customer's copy leaves out what is internal.
 */
export function assemble(context: ReportContext, { kind, title, head, sections }: Parts): Report {
  const { sources, snapshot } = context;
  const { template } = sources;
  const lines = head(context);
  const made = (template.sections[kind] ?? Object.keys(sections)).flatMap((id): Section[] => {
    const section = sections[id]?.(context);
    return !section ? [] : [{ ...section, id }];
  });
  const report: Report = {
    kind,
    title,
    audience: 'internal',
    companyId: snapshot.companyId,
    companyName: companyName(snapshot),
    day: snapshot.today,
    scoredAt: moment(snapshot.asOf),
    restated: sources.restated,
    modelVersion: snapshot.modelVersion,
    currency: snapshot.currency,
    period: snapshot.value.period,
    draft: draftReasons(sources),
    head: lines,
    sections: made,
    references: context.references.list(),
  };
  const inForm = applyTemplate(report, template);
  return sources.audience === 'customer' ? customerCopy(inForm) : inForm;
}
