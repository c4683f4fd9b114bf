import type { Standing } from './sending-state.ts'

/** What an operator asks for when a stage is to reach people. */
export interface GoingLive {
  /** Per cent of the borrowers, 0.1 to 100. */
  readonly share: number
  readonly dailyCeiling?: number | undefined
  /** The file of everybody who has asked not to be contacted; an empty one says that there is nobody. */
  readonly optOuts?: string | undefined
  readonly allowList?: readonly string[] | undefined
}

/** Thrown where going live is refused; says what to add. */
export class GoingLiveRefusedError extends Error {
  override readonly name = 'GoingLiveRefusedError'
}

/**
 * The standing of a stage that goes live. Refused without a declared opt-out file: whoever asked the lender to be left alone
 * before Duewell was there must not be its first mistake.
 */
export function goingLive({ share, dailyCeiling, optOuts, allowList }: GoingLive): Standing {
  if (optOuts === undefined) {
    throw new GoingLiveRefusedError(
      'Name the file of those who asked not to be contacted (--opt-outs FILE); an empty file says that there is nobody.',
    )
  }
  const perMille = Math.round(share * 10)
  if (!(perMille >= 1 && perMille <= 1000)) {
    throw new GoingLiveRefusedError(`A share of ${share} % can't be had; choose from 0.1 to 100.`)
  }
  if (dailyCeiling !== undefined && !(Number.isInteger(dailyCeiling) && dailyCeiling >= 1)) {
    throw new GoingLiveRefusedError(
      `A ceiling of ${dailyCeiling} contacts a day can't be had; choose a whole number from 1.`,
    )
  }
  const whole = perMille === 1000 && dailyCeiling === undefined
  return {
    mode: 'live',
    ...(!whole && { ramp: { perMille, ...(dailyCeiling !== undefined && { dailyCeiling }) } }),
    ...(allowList !== undefined && { allowList: [...allowList] }),
  }
}
