export type AgreementSettings = {
  review: { intervalDays: number };
};

export const AGREEMENT_DEFAULTS: AgreementSettings = {
  review: { intervalDays: 90 },
};
