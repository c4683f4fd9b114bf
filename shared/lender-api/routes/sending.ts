import * as z from 'zod'
import { pauseSchema } from '../../sending/sending-state.ts'
import { instantSchema } from '../../time/boundary.ts'
import { ProblemError } from '../problem.ts'
import { type Route, route } from '../route.ts'

const pausesAnswer = z.object({ mode: z.enum(['observe', 'live']), pauses: z.array(pauseSchema) })

/** The switch that stops sending: everything, a channel, a strategy, a segment or a country. */
export const sendingRoutes: readonly Route[] = [
  route({
    id: 'readSending',
    method: 'get',
    path: '/v1/sending',
    summary: 'Whether the stage is live, and what is paused',
    roles: ['agent', 'manager', 'auditor'],
    answer: pausesAnswer,
    handle: (_, { control }) => control.standing(),
  }),
  route({
    id: 'pauseSending',
    method: 'post',
    path: '/v1/sending/pauses',
    summary: 'Pauses sending; it takes effect at every sender within five seconds',
    roles: ['manager'],
    body: z.strictObject({
      scope: pauseSchema.shape.scope,
      why: pauseSchema.shape.why,
      until: instantSchema.optional(),
    }),
    answer: z.object({ pause: z.string() }),
    handle: async ({ body, caller, at, id }, { control }) => {
      await control.pause({ id, ...body, by: caller.sub.slice(0, 100), from: at })
      return { pause: id }
    },
  }),
  route({
    id: 'resumeSending',
    method: 'post',
    path: '/v1/sending/pauses/{pause}/resume',
    summary: 'Ends a pause; others that stand are left',
    roles: ['manager'],
    answer: z.object({ is: z.literal('resumed') }),
    handle: async ({ params }, { control }) => {
      if (await control.resume(params('pause'))) return { is: 'resumed' }
      throw new ProblemError('not-found', 'There is no such pause; read sending again.')
    },
  }),
]
