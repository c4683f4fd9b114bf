import type { Check, Draft } from './draft.ts'
import type { StrategyError } from './strategy-error.ts'

/** Arms are told apart, at least one is contacted, and steps name only arms that exist. */
export const checkArms: Check = (draft) => {
  if (draft.arms === undefined) return []
  return [...repeatedArms(draft), ...nobodyContacted(draft), ...unknownArms(draft)]
}

function repeatedArms({ arms = [] }: Draft): StrategyError[] {
  return arms.flatMap((arm, at) =>
    arms.findIndex((other) => other.id === arm.id) === at
      ? []
      : [
          {
            path: `/arms/${at}/id`,
            problem: `"${arm.id}" is already the id of another arm`,
            mend: 'give it another id',
          },
        ],
  )
}

function nobodyContacted({ arms = [] }: Draft): StrategyError[] {
  if (arms.some((arm) => arm.contact)) return []
  const problem = 'every arm is a control arm, so this strategy contacts nobody'
  return [{ path: '/arms', problem, mend: 'remove "contact": false from one of the arms' }]
}

function unknownArms({ arms = [], steps }: Draft): StrategyError[] {
  const ids = new Set(arms.map((arm) => arm.id))
  return steps.flatMap(({ step, path }) =>
    step.arms.flatMap((id, at) =>
      ids.has(id)
        ? []
        : [
            {
              path: `${path}/arms/${at}`,
              problem: `there is no arm "${id}"`,
              mend: `write one of: ${[...ids].join(', ')}; or add the arm to "arms" of the strategy`,
            },
          ],
    ),
  )
}
