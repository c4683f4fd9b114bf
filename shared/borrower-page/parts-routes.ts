import type { Hono } from 'hono'
import { type Offer, offersFor } from '../arrangements/offers-for.ts'
import { localDay } from '../time/zone.ts'
import type { PageEnv } from './careful.ts'
import { type Debt, debtsOf } from './debts.ts'
import type { Desk } from './desk.ts'
import { formFields } from './form-fields.ts'
import type { OpenLink } from './open-link.ts'
import { privately, type Room, show } from './private-routes.ts'
import { noOffers, offerQuestion, partsQuestion, whichDebt } from './views/parts-of-debt.ts'

/** Paying in parts: which debt, in how many parts, on which days, and yes. */
export function partsRoutes(app: Hono<PageEnv>, desk: Desk): void {
  app.get(
    '/:reference/parts',
    privately(desk, '/parts', (room) => {
      const offered = offeredOn(room.opened, desk)
      const [only, ...others] = offered
      if (only === undefined) return show(room, desk, 'parts', noOffers(room.visit))
      if (others.length === 0) return show(room, desk, 'partsTitle', asked(room, desk, only))
      const debts = offered.map(({ debt }) => debt)
      return show(room, desk, 'partsWhich', whichDebt(room.visit, debts, todayOf(room.opened, desk)))
    }),
  )

  app.post(
    '/:reference/parts',
    privately(desk, '/parts', async ({ context, opened, visit }) => {
      const { once = '' } = await formFields(context)
      await desk.answer(opened, `parts ${once}`, [{ intent: 'arrangement' }])
      return desk.goTo(context, visit, '/done/parts-asked')
    }),
  )

  app.get('/:reference/parts/:debt', (context) => {
    const key = context.req.param('debt')
    return privately(desk, `/parts/${key}`, (room) => {
      const found = offeredOn(room.opened, desk).find(({ debt }) => debt.key === key)
      if (found === undefined) return desk.goTo(context, room.visit, '/parts')
      return show(room, desk, 'partsTitle', asked(room, desk, found))
    })(context)
  })

  app.get('/:reference/parts/:debt/offer', (context) => {
    const key = context.req.param('debt')
    const name = context.req.query('offer') ?? ''
    return privately(desk, `/parts/${key}`, (room) => {
      const { opened, visit } = room
      const found = offeredOn(opened, desk).find(({ debt }) => debt.key === key)
      const offer = found?.offers.find(({ id }) => id === name)
      if (found === undefined || offer === undefined) return desk.goTo(context, visit, '/parts')
      const { answerWithinBusinessDays: days } = desk.policy.arrangements
      const body = offerQuestion(visit, found.debt, offer, todayOf(opened, desk), days)
      return show(room, desk, 'partsSureTitle', body)
    })(context)
  })

  app.post('/:reference/parts/:debt', (context) => {
    const key = context.req.param('debt')
    return privately(desk, `/parts/${key}`, async (room) => {
      const { opened, visit } = room
      const { once = '', offer: name, amount } = await formFields(context)
      const found = offeredOn(opened, desk).find(({ debt }) => debt.key === key)
      if (found === undefined) return desk.goTo(context, visit, '/parts')
      // What is agreed to is what was seen: a payment in between changes it.
      const offer = found.offers.find((each) => each.id === name && String(each.amount) === amount)
      if (offer === undefined) return show(room, desk, 'partsTitle', asked(room, desk, found, true), 422)
      const chosen = { loan: offer.loan, id: offer.id, amount: offer.amount }
      await desk.answer(opened, `parts ${once}`, [{ intent: 'arrangement', offer: chosen }])
      return desk.goTo(context, visit, offer.approval === 'at-once' ? '/done/parts' : '/done/parts-asked')
    })(context)
  })
}

interface Offered {
  readonly debt: Debt
  readonly offers: readonly [Offer, ...Offer[]]
}

/** The debts that may be paid in parts, as the case stands now. */
function offeredOn({ caseFile }: OpenLink, { policy, ports }: Desk): readonly Offered[] {
  const now = ports.clock.now()
  return debtsOf(caseFile, policy, now).flatMap((debt): readonly Offered[] => {
    const found = offersFor({ caseFile, loan: debt.loan, arrangements: policy.arrangements, policy, now })
    return 'none' in found ? [] : [{ debt, offers: found.offers }]
  })
}

function asked({ context, visit, opened }: Room, desk: Desk, { debt, offers }: Offered, changed = false) {
  const every = context.req.query('every')
  return partsQuestion(visit, debt, offers, { today: todayOf(opened, desk), every, changed })
}

function todayOf({ caseFile }: OpenLink, { policy, ports }: Desk) {
  return localDay(policy.rulebook.rulesFor(caseFile.borrower).homeZone, ports.clock.now())
}
