/** By what a report of outcomes puts borrowers together. */
export const GROUPINGS = ['arm', 'segment', 'step'] as const
export type Grouping = (typeof GROUPINGS)[number]
