import type { ReportTemplate } from '../template.ts';

/** All sections in the order of the specifications, in the product's own words: for every industry that has no other. */
export const GENERAL_TEMPLATE: ReportTemplate = {
  id: 'general',
  name: 'General',
  industries: [],
  sections: {},
  titles: {},
  words: { account: 'account', users: 'users' },
};

/** The templates of industries (M99), by the values of HubSpot's `industry`. Adding one is adding data. */
export const INDUSTRY_TEMPLATES: readonly ReportTemplate[] = [
  {
    id: 'education',
    name: 'Education',
    industries: [
      'EDUCATION_MANAGEMENT',
      'HIGHER_EDUCATION',
      'PRIMARY_SECONDARY_EDUCATION',
      'E_LEARNING',
      'LIBRARIES',
    ],
    // What was reached stands before what it was worth: budgets of schools are not decided by return alone.
    sections: {
      outcome: [
        'summary',
        'outcomes',
        'outcome_details',
        'value_story',
        'usage',
        'roi',
        'outcome_trends',
        'peers',
        'opportunities',
        'value_recommendations',
        'next_phase',
      ],
    },
    titles: {
      outcomes: 'Outcomes for teaching and learning',
      usage: 'Use in the classroom and what came of it',
      roi: 'Value and budget',
    },
    words: { account: 'school', users: 'learners and staff' },
  },
  {
    id: 'software',
    name: 'Software and internet',
    industries: [
      'COMPUTER_SOFTWARE',
      'INTERNET',
      'INFORMATION_TECHNOLOGY_AND_SERVICES',
      'COMPUTER_NETWORK_SECURITY',
      'COMPUTER_GAMES',
      'TELECOMMUNICATIONS',
    ],
    // Read by people who ask for use and trend before they ask for a story.
    sections: {
      outcome: [
        'summary',
        'roi',
        'outcome_trends',
        'usage',
        'outcomes',
        'outcome_details',
        'peers',
        'value_story',
        'opportunities',
        'value_recommendations',
        'next_phase',
      ],
    },
    titles: { usage: 'Product usage driving outcomes' },
    words: { account: 'account', users: 'users' },
  },
  {
    id: 'healthcare',
    name: 'Health care',
    industries: [
      'HOSPITAL_HEALTH_CARE',
      'MEDICAL_PRACTICE',
      'HEALTH_WELLNESS_AND_FITNESS',
      'MENTAL_HEALTH_CARE',
      'MEDICAL_DEVICES',
      'PHARMACEUTICALS',
    ],
    sections: {
      outcome: [
        'summary',
        'outcomes',
        'outcome_details',
        'roi',
        'usage',
        'value_story',
        'outcome_trends',
        'peers',
        'opportunities',
        'value_recommendations',
        'next_phase',
      ],
    },
    titles: { outcomes: 'Outcomes for patients and staff' },
    words: { account: 'organization', users: 'staff' },
  },
  {
    id: 'professional_services',
    name: 'Professional services',
    industries: [
      'ACCOUNTING',
      'LAW_PRACTICE',
      'LEGAL_SERVICES',
      'MANAGEMENT_CONSULTING',
      'MARKETING_AND_ADVERTISING',
      'HUMAN_RESOURCES',
      'STAFFING_AND_RECRUITING',
      'ARCHITECTURE_PLANNING',
    ],
    sections: {},
    titles: { usage: 'Work done with the product', next_phase: 'The next engagement' },
    words: { account: 'firm', users: 'professionals' },
  },
  {
    id: 'industry',
    name: 'Manufacturing and logistics',
    industries: [
      'MACHINERY',
      'AUTOMOTIVE',
      'MECHANICAL_OR_INDUSTRIAL_ENGINEERING',
      'INDUSTRIAL_AUTOMATION',
      'ELECTRICAL_ELECTRONIC_MANUFACTURING',
      'LOGISTICS_AND_SUPPLY_CHAIN',
      'TRANSPORTATION_TRUCKING_RAILROAD',
      'FOOD_PRODUCTION',
      'CHEMICALS',
    ],
    sections: {},
    titles: { outcomes: 'Operational outcomes', usage: 'Operations driving outcomes' },
    words: { account: 'plant operator', users: 'operators' },
  },
];
