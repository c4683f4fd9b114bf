import * as z from 'zod'
import { ROLES } from '../caller.ts'
import { type Route, route } from '../route.ts'

/** Who asks, for a page that shows what they may do. */
export const callerRoutes: readonly Route[] = [
  route({
    id: 'readCaller',
    method: 'get',
    path: '/v1/caller',
    summary: 'Who is signed in, and with which roles',
    roles: ROLES,
    answer: z.object({ sub: z.string(), roles: z.array(z.enum(ROLES)) }),
    handle: ({ caller: { sub, roles } }) => Promise.resolve({ sub, roles: [...roles] }),
  }),
]
