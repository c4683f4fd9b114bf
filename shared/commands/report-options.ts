/** The options of every report that is made over a run of the simulation or of a deployed stage. */
export const REPORT_OPTIONS = {
  portfolio: { type: 'string' },
  'as-of': { type: 'string' },
  encoding: { type: 'string' },
  strategy: { type: 'string' },
  days: { type: 'string' },
  stage: { type: 'string' },
  stack: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
} as const
