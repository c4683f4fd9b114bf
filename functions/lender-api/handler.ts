import { createLenderApi } from '../../shared/lender-api/app.ts'
import { callerOf } from '../../shared/lender-api/caller.ts'
import type { AnsweredRequest, LenderRoom } from '../../shared/lender-api/lender-room.ts'
import { type LambdaHandler, lambda } from '../lambda.ts'
import type { Workplace } from '../room.ts'
import { type GatewayResponse, readGatewayRequest, writeGatewayResponse } from './gateway-request.ts'

const BY = 'lender-api'

export interface LenderApiRoom extends Pick<Workplace, 'log' | 'metrics'> {
  readonly lender: Omit<LenderRoom, 'heard'>
  /** The claim of a token that holds the groups of a person. */
  readonly rolesClaim: string
}

/** The lender's API behind an HTTP API, which has checked whose token it is; the app checks what they may. */
export function createHandler(room: LenderApiRoom): LambdaHandler<GatewayResponse> {
  const heard = (answered: AnsweredRequest) => room.log({ what: 'answered', by: BY, ...answered })
  const app = createLenderApi({ ...room.lender, heard })
  return lambda(async (event) => {
    const { request, claims } = readGatewayRequest(event)
    const caller = callerOf(claims, room.rolesClaim)
    return writeGatewayResponse(await app.fetch(request, caller === undefined ? {} : { caller }))
  }, room)
}
