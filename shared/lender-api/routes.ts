import type { Route } from './route.ts'
import { borrowerRoutes } from './routes/borrowers.ts'
import { callerRoutes } from './routes/caller.ts'
import { erasureRoutes } from './routes/erasure.ts'
import { exportRoutes } from './routes/export.ts'
import { factRoutes } from './routes/facts.ts'
import { holdRoutes } from './routes/holds.ts'
import { portfolioRoutes } from './routes/portfolio.ts'
import { sendingRoutes } from './routes/sending.ts'
import { taskRoutes } from './routes/tasks.ts'

/** All that can be asked of the lender's API. */
export const ROUTES: readonly Route[] = [
  ...callerRoutes,
  ...portfolioRoutes,
  ...taskRoutes,
  ...borrowerRoutes,
  ...holdRoutes,
  ...factRoutes,
  ...sendingRoutes,
  ...exportRoutes,
  ...erasureRoutes,
]
