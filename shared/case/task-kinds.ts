/** What work for people is about; each kind is a queue of its own. */
export const TASK_KINDS = ['language', 'missing-value', 'call', 'visit', 'review', 'legal-review'] as const
export type TaskKind = (typeof TASK_KINDS)[number]
