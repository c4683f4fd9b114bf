import * as z from 'zod'
import { portfolioOf, stateCountsSchema } from '../../sweep/portfolio-ledger.ts'
import { instantSchema } from '../../time/boundary.ts'
import { type Route, route } from '../route.ts'

/** The portfolio in one look, as the latest sweep counted it. */
export const portfolioRoutes: readonly Route[] = [
  route({
    id: 'readPortfolio',
    method: 'get',
    path: '/v1/portfolio',
    summary: 'How many borrowers stand where, as of the latest sweep; empty until the first one',
    roles: ['agent', 'manager', 'auditor'],
    answer: z.object({ portfolio: z.object({ at: instantSchema, states: stateCountsSchema }).optional() }),
    handle: async (_, { portfolio }) => {
      const state = portfolioOf(await portfolio.counted())
      return state === undefined ? {} : { portfolio: state }
    },
  }),
]
