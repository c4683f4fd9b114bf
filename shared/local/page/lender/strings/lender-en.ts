import { en } from '../../browser/strings/en.ts'

/** The words of the lender's page in English: those of the local page, but for what is said of its run. */
export const lenderEn = {
  ...en,
  loading: 'Loading …',
  lost: 'Duewell can’t be reached. What you see may be out of date; this page tries again by itself.',
  toOverview: 'Go to the portfolio',
  portfolio: 'Portfolio',
  notCounted: 'Not counted yet: the sweep counts all borrowers every hour, or as often as your stage is set to.',
  countedAt: (moment: string) => `As the sweep counted them at ${moment}.`,
  tasksHint:
    'What waits for a person, at most 50 of each kind, in your own time zone. Open a task, take it, act on it, and say what came of it.',
  tasksEmpty: 'Nothing waits for a person. Tasks appear here when a step or an answer needs one.',
  storyEmpty: 'Nothing has happened yet. Each decision appears here with its reasons once it is made.',
  backToBorrowers: 'Find another borrower',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signedOutHint: 'Sign in to see tasks, borrowers and what is paused.',
  signInEnded: 'Your sign-in has ended. Sign in to go on where you were.',
  signInFailed: 'The sign-in did not come to an end. Try again; if it fails again, tell whoever manages the sign-in.',
  noRole: 'You are signed in, but in none of the groups agent, manager and auditor. Ask whoever manages the groups.',
  roles: { agent: 'agent', manager: 'manager', auditor: 'auditor' },
  findBorrower: 'Find a borrower',
  findHint: 'By your own id of the borrower. Nobody is searched for by name or number.',
  borrowerId: 'Borrower id',
  find: 'Find',
  sending: 'Sending',
  observing: 'This stage observes: it decides and records, and sends nothing.',
  live: 'This stage sends.',
  nothingPaused: 'Nothing is paused.',
  paused: 'Paused',
  pausedBy: (who: string, moment: string) => `by ${who} since ${moment}`,
  pausedUntil: (moment: string) => `until ${moment}`,
  resume: 'Resume',
  pauseSending: 'Pause sending',
  pauseHint: 'It takes effect at every sender within five seconds, and stands until somebody resumes.',
  scope: 'What to pause',
  scopes: {
    all: 'Everything',
    channel: 'A channel',
    strategy: 'A strategy',
    segment: 'A segment',
    country: 'A country',
  },
  scopeValue: 'Which one',
  why: 'Why',
}

/** The words of the lender's page. Every language has the same ones. */
export type LenderStrings = typeof lenderEn
