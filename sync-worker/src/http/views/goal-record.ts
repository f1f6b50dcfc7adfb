import type { AgreementRecord, GoalRecord } from '@attain/shared/contract/goal-record';
import type { Commitment, Metric, Revision, Signature } from '@attain/shared/domain/goals/goal';

import type { StoredRecord } from '../../ports/records.ts';

/** A stored goal on the wire. */
export function goalRecord(record: StoredRecord<'goal'>): GoalRecord {
  const { body } = record;
  const { title, description, owner, category, weight, createdOn, startDate, targetDate } = body;
  return {
    id: record.id,
    companyId: record.companyId,
    version: record.version,
    ...{ title, description, owner, category, weight, createdOn, startDate, targetDate },
    ended: body.ended || record.ended,
    metrics: body.metrics.map(metricRecord),
    milestones: body.milestones.map(({ id, title, due, done }) => ({ id, title, due, done })),
    agreement: body.commitment && agreementRecord(body.commitment),
    recordedAt: moment(record.recordedAt),
    recordedBy: record.recordedBy,
    via: record.via,
  };
}

export function moment(instant: number): string {
  return new Date(instant).toISOString();
}

function metricRecord({ readings: _, ...metric }: Metric): GoalRecord['metrics'][number] {
  return { ...metric, baselineAt: metric.baselineAt === null ? null : moment(metric.baselineAt) };
}

function agreementRecord(commitment: Commitment): AgreementRecord {
  const { state, category, start, deadline, dependencies, signedBy, lastReviewedOn } = commitment;
  const { termsVersion, accountability, clauses, pledges } = commitment;
  return {
    ...{ state, category, start, deadline, dependencies, signedBy, lastReviewedOn, termsVersion },
    signedAt: commitment.signedAt === null ? null : moment(commitment.signedAt),
    signatures: commitment.signatures.map(signatureRecord),
    revision: commitment.revision && revisionRecord(commitment.revision),
    approvals: commitment.approvals.map(({ contactId: _, changes, ...approval }) => ({
      ...approval,
      changes: [...changes],
    })),
    changeRequests: commitment.changeRequests.map((request) => ({
      ...request,
      at: moment(request.at),
    })),
    accountability: [...accountability],
    clauses: [...clauses],
    pledges: [...pledges],
  };
}

function revisionRecord({ reason, proposedBy, proposedAt, changes, signatures }: Revision) {
  return {
    reason,
    proposedBy,
    proposedAt: moment(proposedAt),
    changes: [...changes],
    signatures: signatures.map(signatureRecord),
  };
}

function signatureRecord({ party, by, at, termsVersion, via }: Signature) {
  return { party, by, at: moment(at), termsVersion, via };
}
