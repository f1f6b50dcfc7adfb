import type { ObjectType } from '../crm/object-types.ts';
import { infoOf } from '../crm/object-types.ts';
import type { PropertyDefinition, PropertyGroup } from '../crm/property-definition.ts';
import {
  bool,
  calculated,
  choice,
  date,
  datetime,
  type Draft,
  external,
  longText,
  number,
  openChoice,
  readOnly,
  standard,
  text,
} from './define.ts';
import { INDUSTRIES } from './industries.ts';

export const LIFECYCLE_STAGES = [
  'subscriber',
  'lead',
  'marketingqualifiedlead',
  'salesqualifiedlead',
  'opportunity',
  'customer',
  'evangelist',
  'other',
] as const;

const owner = external('hubspot_owner_id', 'Owner', 'OWNER');
const lifecycleStage: Draft = {
  ...choice('lifecyclestage', 'Lifecycle stage', LIFECYCLE_STAGES, {
    marketingqualifiedlead: 'Marketing qualified lead',
    salesqualifiedlead: 'Sales qualified lead',
  }),
  fieldType: 'radio',
  externalOptions: true,
};
const rollup = (name: string, label: string): Draft => ({
  ...readOnly(number(name, label)),
  fieldType: 'calculation_rollup',
});
const phone: Draft = { ...text('phone', 'Phone number'), fieldType: 'phonenumber' };
const direction = ['INBOUND', 'OUTBOUND'];

const PROPERTIES: Readonly<Record<ObjectType, readonly Draft[]>> = {
  companies: [
    text('name', 'Company name'),
    text('domain', 'Company domain name'),
    text('website', 'Website URL'),
    phone,
    text('address', 'Street address'),
    text('city', 'City'),
    text('state', 'State/Region'),
    text('zip', 'Postal code'),
    text('country', 'Country/Region'),
    longText('description', 'Description'),
    text('about_us', 'About us'),
    openChoice(choice('industry', 'Industry', INDUSTRIES)),
    lifecycleStage,
    openChoice({
      ...choice('type', 'Type', ['PROSPECT', 'PARTNER', 'RESELLER', 'VENDOR', 'OTHER']),
      fieldType: 'radio',
    }),
    number('numberofemployees', 'Number of employees'),
    { ...number('annualrevenue', 'Annual revenue'), showCurrencySymbol: true },
    number('facebookfans', 'Facebook fans'),
    text('twitterhandle', 'Twitter handle'),
    owner,
    readOnly(datetime('hubspot_owner_assigneddate', 'Owner assigned date')),
    rollup('num_associated_contacts', 'Number of associated contacts'),
    rollup('num_associated_deals', 'Number of associated deals'),
    readOnly(datetime('notes_last_contacted', 'Last contacted')),
  ],
  contacts: [
    { ...text('email', 'Email'), hasUniqueValue: true },
    text('firstname', 'First name'),
    text('lastname', 'Last name'),
    text('jobtitle', 'Job title'),
    phone,
    text('website', 'Website URL'),
    text('company', 'Company name'),
    lifecycleStage,
    choice('hs_buying_role', 'Buying role', [
      'DECISION_MAKER',
      'CHAMPION',
      'EXECUTIVE_SPONSOR',
      'END_USER',
      'OTHER',
    ]),
    owner,
    external('associatedcompanyid', 'Primary associated company ID', 'COMPANY'),
  ],
  deals: [
    text('dealname', 'Deal name'),
    { ...number('amount', 'Amount'), showCurrencySymbol: true },
    datetime('closedate', 'Close date'),
    external('pipeline', 'Pipeline'),
    external('dealstage', 'Deal stage'),
    choice('dealtype', 'Deal type', ['newbusiness', 'existingbusiness']),
    text('closed_lost_reason', 'Closed lost reason'),
    text('closed_won_reason', 'Closed won reason'),
    longText('description', 'Deal description'),
    { ...text('deal_currency_code', 'Currency'), type: 'string' },
    owner,
    calculated(bool('hs_is_closed', 'Is deal closed?')),
    calculated(bool('hs_is_closed_won', 'Is closed won')),
    calculated(number('hs_deal_stage_probability', 'Deal probability')),
  ],
  tickets: [
    text('subject', 'Ticket name'),
    longText('content', 'Ticket description'),
    external('hs_pipeline', 'Pipeline'),
    external('hs_pipeline_stage', 'Ticket status'),
    choice('hs_ticket_priority', 'Priority', ['LOW', 'MEDIUM', 'HIGH', 'URGENT']),
    {
      ...choice('hs_ticket_category', 'Category', [
        'PRODUCT_ISSUE',
        'BILLING_ISSUE',
        'FEATURE_REQUEST',
        'GENERAL_INQUIRY',
        'OUTAGE',
        'CANCELLATION',
        'LEGAL',
      ]),
      fieldType: 'checkbox',
    },
    choice('source_type', 'Source', ['CHAT', 'EMAIL', 'FORM', 'PHONE']),
    datetime('closed_date', 'Close date'),
    datetime('first_agent_reply_date', 'First agent email response date'),
    owner,
  ],
  feedback_submissions: [
    readOnly(choice('hs_survey_type', 'Survey type', ['NPS', 'CSAT', 'CES', 'CUSTOM'])),
    readOnly(choice('hs_survey_channel', 'Survey channel', ['EMAIL', 'WEB', 'CHAT', 'LINK'])),
    readOnly(text('hs_survey_name', 'Survey name')),
    readOnly(text('hs_survey_id', 'Survey ID')),
    readOnly(choice('hs_sentiment', 'Response group', ['PROMOTER', 'PASSIVE', 'DETRACTOR'])),
    readOnly(number('hs_value', 'Rating')),
    readOnly(choice('hs_response_group', 'Response group (raw)', ['high', 'medium', 'low'])),
    readOnly(longText('hs_content', 'Follow-up answer')),
    readOnly(datetime('hs_submission_timestamp', 'Submission date')),
    readOnly(text('hs_contact_email_rollup', 'Contact email')),
  ],
  meetings: [
    datetime('hs_timestamp', 'Activity date'),
    text('hs_meeting_title', 'Meeting name'),
    longText('hs_meeting_body', 'Meeting description'),
    choice('hs_meeting_outcome', 'Meeting outcome', [
      'SCHEDULED',
      'COMPLETED',
      'RESCHEDULED',
      'NO_SHOW',
      'CANCELED',
    ]),
    datetime('hs_meeting_start_time', 'Meeting start time'),
    datetime('hs_meeting_end_time', 'Meeting end time'),
    choice('hs_activity_type', 'Call and meeting type', [
      'Kickoff',
      'Check-in',
      'Training',
      'Quarterly business review',
      'Renewal',
    ]),
    owner,
  ],
  calls: [
    datetime('hs_timestamp', 'Activity date'),
    text('hs_call_title', 'Call title'),
    longText('hs_call_body', 'Call notes'),
    choice('hs_call_direction', 'Call direction', direction),
    choice('hs_call_status', 'Call status', [
      'COMPLETED',
      'NO_ANSWER',
      'BUSY',
      'FAILED',
      'CANCELED',
    ]),
    external('hs_call_disposition', 'Call outcome'),
    number('hs_call_duration', 'Call duration'),
    choice('hs_activity_type', 'Call and meeting type', ['Check-in', 'Support', 'Renewal']),
    owner,
  ],
  emails: [
    datetime('hs_timestamp', 'Activity date'),
    text('hs_email_subject', 'Email subject'),
    longText('hs_email_text', 'Email body'),
    choice('hs_email_direction', 'Email direction', ['EMAIL', 'INCOMING_EMAIL', 'FORWARDED_EMAIL']),
    choice('hs_email_status', 'Email send status', ['BOUNCED', 'FAILED', 'SCHEDULED', 'SENT']),
    text('hs_email_thread_id', 'Email thread ID'),
    owner,
  ],
  tasks: [
    datetime('hs_timestamp', 'Due date'),
    text('hs_task_subject', 'Task title'),
    longText('hs_task_body', 'Task notes'),
    choice('hs_task_status', 'Task status', [
      'NOT_STARTED',
      'IN_PROGRESS',
      'WAITING',
      'COMPLETED',
      'DEFERRED',
    ]),
    choice('hs_task_priority', 'Priority', ['NONE', 'LOW', 'MEDIUM', 'HIGH']),
    choice('hs_task_type', 'Task type', ['TODO', 'CALL', 'EMAIL']),
    text('hs_task_reminders', 'Reminders'),
    datetime('hs_task_completion_date', 'Completed at'),
    owner,
  ],
  notes: [
    datetime('hs_timestamp', 'Activity date'),
    longText('hs_note_body', 'Note body'),
    text('hs_attachment_ids', 'Attachments'),
    owner,
  ],
};

const GROUPS: Readonly<Record<ObjectType, readonly (readonly [string, string])[]>> = {
  companies: [
    ['companyinformation', 'Company information'],
    ['company_activity', 'Company activity'],
  ],
  contacts: [['contactinformation', 'Contact information']],
  deals: [['dealinformation', 'Deal information']],
  tickets: [['ticketinformation', 'Ticket information']],
  feedback_submissions: [['feedback_submission_information', 'Feedback submission information']],
  meetings: [['meeting', 'Meeting information']],
  calls: [['call', 'Call information']],
  emails: [['email', 'Email information']],
  tasks: [['task', 'Task information']],
  notes: [['note', 'Note information']],
};

/** The properties that every portal has from the start. */
export function standardProperties(type: ObjectType): PropertyDefinition[] {
  const [group] = GROUPS[type][0]!;
  const { created, modified } = infoOf(type);
  const bookkeeping = [
    readOnly(datetime(created, 'Create date')),
    readOnly(datetime(modified, 'Last modified date')),
    readOnly(number('hs_object_id', 'Record ID')),
    readOnly(text('hs_object_source', 'Record source')),
    readOnly({ ...choice('hs_merged_object_ids', 'Merged record IDs', []), fieldType: 'checkbox' }),
  ];
  return [...bookkeeping, ...PROPERTIES[type]].map((draft) => standard(draft, group));
}

export function standardGroups(type: ObjectType): PropertyGroup[] {
  return GROUPS[type].map(([name, label], displayOrder) => ({
    name,
    label,
    displayOrder,
    archived: false,
  }));
}

const CONTRACT_GROUP = 'contract';

/** What a portal that already keeps its contracts on companies has added by hand. */
export function contractProperties(): { group: PropertyGroup; properties: PropertyDefinition[] } {
  const drafts: Draft[] = [
    text('attain_account_key', 'Product account key'),
    { ...number('attain_contract_value', 'Contract value'), showCurrencySymbol: true },
    date('attain_contract_start', 'Contract start'),
    date('attain_contract_renewal', 'Contract renewal'),
    number('attain_licensed_seats', 'Licensed seats'),
    choice('attain_escalation_flag', 'Escalation flag', [
      'none',
      'churn_threat',
      'downtime',
      'legal',
    ]),
  ];
  return {
    group: { name: CONTRACT_GROUP, label: 'Contract', displayOrder: 9, archived: false },
    properties: drafts.map((draft) => ({
      ...standard(draft, CONTRACT_GROUP),
      hubspotDefined: false,
      modificationMetadata: { archivable: true, readOnlyDefinition: false, readOnlyValue: false },
    })),
  };
}
