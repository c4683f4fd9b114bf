import type { CaseFile, ClosedPoint } from '../case/case-file.ts'
import type { Effects } from '../responses/effects.ts'
import type { Instant } from '../time/instant.ts'

/** The case with what a response or an agent changes in it. */
export function withEffects(caseFile: CaseFile, effects: Effects, at: Instant): CaseFile {
  // A hold is stored by its id: one that is made again takes the first one's place.
  const gone = new Set([...effects.lifted, ...effects.holds].map(({ id }) => id))
  return {
    ...caseFile,
    holds: [...caseFile.holds.filter(({ id }) => !gone.has(id)), ...effects.holds],
    closedPoints: withReopened(caseFile.closedPoints, effects, at),
    tasks: [...caseFile.tasks, ...effects.tasks],
  }
}

function withReopened(points: readonly ClosedPoint[], { reopened }: Effects, at: Instant): readonly ClosedPoint[] {
  return points.map((closed) =>
    reopened.includes(closed.point) && closed.since <= at ? { ...closed, reopenedAt: at } : closed,
  )
}
