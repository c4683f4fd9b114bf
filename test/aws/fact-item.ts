import { borrowerItem, closedPointItem, holdItem, loanItem, paymentItem } from '../../shared/aws/items/case-items.ts'
import type { PortfolioFact } from '../../shared/portfolio/portfolio-event.ts'

/** The item of a fact as the product's intake stores it; undefined for what lies in no item of its own. */
export function factItem(fact: PortfolioFact, now: number) {
  switch (fact.kind) {
    case 'borrower':
      return borrowerItem(fact.value)
    case 'loan':
      return loanItem(fact.borrower, fact.value)
    case 'payment':
      return paymentItem(fact.borrower, fact.value)
    case 'hold':
      return holdItem(fact.borrower, fact.value, now)
    case 'closed-point':
      return fact.borrower === undefined ? undefined : closedPointItem(fact.borrower, fact.value)
    case 'contact':
      return undefined
  }
}
