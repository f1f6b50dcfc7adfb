import type { ObjectType } from './object-types.ts';

export type Stage = {
  id: string;
  label: string;
  displayOrder: number;
  metadata: Readonly<Record<string, string>>;
  createdAt: string;
  updatedAt: string;
  writePermissions: string;
  archived: boolean;
};

export type Pipeline = {
  id: string;
  label: string;
  displayOrder: number;
  stages: Stage[];
  createdAt: string;
  updatedAt: string;
  archived: boolean;
};

export type PipelineDraft = {
  id: string;
  label: string;
  stages: readonly { id: string; label: string; metadata: Readonly<Record<string, string>> }[];
};

export type Pipelines = ReturnType<typeof pipelines>;

const EPOCH = '1970-01-01T00:00:00Z';

const deal = (id: string, label: string, probability: string) => ({
  id,
  label,
  metadata: { isClosed: String(probability === '0.0' || probability === '1.0'), probability },
});

const ticket = (id: string, label: string, ticketState: 'OPEN' | 'CLOSED') => ({
  id,
  label,
  metadata: { isClosed: String(ticketState === 'CLOSED'), ticketState },
});

const SALES: PipelineDraft = {
  id: 'default',
  label: 'Sales Pipeline',
  stages: [
    deal('appointmentscheduled', 'Appointment Scheduled', '0.2'),
    deal('qualifiedtobuy', 'Qualified To Buy', '0.4'),
    deal('presentationscheduled', 'Presentation Scheduled', '0.6'),
    deal('decisionmakerboughtin', 'Decision Maker Bought-In', '0.8'),
    deal('contractsent', 'Contract Sent', '0.9'),
    deal('closedwon', 'Closed Won', '1.0'),
    deal('closedlost', 'Closed Lost', '0.0'),
  ],
};

const RENEWALS: PipelineDraft = {
  id: 'renewals',
  label: 'Renewal Pipeline',
  stages: [
    deal('renewal_upcoming', 'Upcoming', '0.5'),
    deal('renewal_value_review', 'Value Review', '0.6'),
    deal('renewal_proposal', 'Proposal Sent', '0.8'),
    deal('renewal_won', 'Renewed', '1.0'),
    deal('renewal_lost', 'Churned', '0.0'),
  ],
};

const PILOTS: PipelineDraft = {
  id: 'pilots',
  label: 'Pilot Pipeline',
  stages: [
    deal('pilot_running', 'Running', '0.5'),
    deal('pilot_won', 'Completed', '1.0'),
    deal('pilot_lost', 'Stopped', '0.0'),
  ],
};

const SUPPORT: PipelineDraft = {
  id: '0',
  label: 'Support Pipeline',
  stages: [
    ticket('1', 'New', 'OPEN'),
    ticket('2', 'Waiting on contact', 'OPEN'),
    ticket('3', 'Waiting on us', 'OPEN'),
    ticket('4', 'Closed', 'CLOSED'),
  ],
};

/** Pipelines of deals and tickets, and what a stage means. */
export function pipelines() {
  const byType = new Map<ObjectType, Map<string, Pipeline>>();
  const stages = new Map<string, Stage>();

  const add = (type: ObjectType, draft: PipelineDraft): void => {
    const known = byType.get(type) ?? new Map<string, Pipeline>();
    const made = pipeline(draft, known.size);
    byType.set(type, known.set(draft.id, made));
    for (const stage of made.stages) {
      stages.set(`${type}|${draft.id}|${stage.id}`, stage);
      const anywhere = `${type}||${stage.id}`;
      if (!stages.has(anywhere)) stages.set(anywhere, stage);
    }
  };
  add('deals', SALES);
  add('deals', RENEWALS);
  add('deals', PILOTS);
  add('tickets', SUPPORT);

  /** A stage by its id, in one pipeline or, without one, in whichever has it. */
  const stage = (
    type: ObjectType,
    pipelineId: string | null,
    stageId: string | null,
  ): Stage | undefined =>
    stageId === null ? undefined : stages.get(`${type}|${pipelineId ?? ''}|${stageId}`);

  return {
    add,
    stage,
    of: (type: ObjectType) => byType.get(type),
  };
}

function pipeline({ id, label, stages }: PipelineDraft, displayOrder: number): Pipeline {
  const dates = { createdAt: EPOCH, updatedAt: EPOCH };
  return {
    label,
    displayOrder,
    id,
    stages: stages.map((stage, order) => ({
      label: stage.label,
      displayOrder: order,
      metadata: stage.metadata,
      id: stage.id,
      ...dates,
      writePermissions: 'CRM_PERMISSIONS_ENFORCEMENT',
      archived: false,
    })),
    ...dates,
    archived: false,
  };
}
