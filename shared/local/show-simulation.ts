import type { CaseFile } from '../case/case-file.ts'
import { decide } from '../case/decide.ts'
import type { Response } from '../case/response.ts'
import { explainFinding } from '../compliance/explain.ts'
import type { OutcomeReport } from '../outcomes/outcome-report.ts'
import type { RecordedResponse } from '../responses/record-response.ts'
import { caseState } from '../story/case-state.ts'
import { loanViews } from '../story/loan-views.ts'
import { Storyteller } from '../story/storyteller.ts'
import { briefingOf, type TaskBriefing } from '../tasks/briefing.ts'
import { dueAt } from '../tasks/due.ts'
import type { Instant } from '../time/instant.ts'
import { BORROWER_PAGE } from './local-borrower-page.ts'
import { outcomesOfSimulation } from './outcomes-of-simulation.ts'
import type {
  BorrowerRow,
  ClockView,
  ContactView,
  CountsView,
  PageClosing,
  ReplyView,
  Show,
  TaskRow,
  TimelineView,
} from './page/view.ts'
import { Player } from './player.ts'
import { RuleTally } from './rule-tally.ts'
import type { Simulation } from './simulation.ts'

export interface ShowOptions {
  /** What opens a borrower's page, where that may be shown: of invented people alone. */
  readonly secondFactorOf?: (borrower: string) => string | undefined
}

/** A simulation as the local page shows it: each view is computed when it is asked for. */
export class SimulationShow implements Show {
  readonly #simulation: Simulation
  readonly #player: Player
  readonly #storyteller: Storyteller
  readonly #tally = new RuleTally()
  readonly #secondFactorOf: (borrower: string) => string | undefined

  /** Has to be there before the simulation runs: the tally of rules hears of no decision that was made earlier. */
  constructor(simulation: Simulation, { secondFactorOf = () => undefined }: ShowOptions = {}) {
    this.#simulation = simulation
    this.#secondFactorOf = secondFactorOf
    this.#player = new Player(simulation)
    this.#storyteller = new Storyteller(simulation.policy.rulebook)
    simulation.service.cases.onHistory((_, entry) => this.#tally.note(entry))
  }

  lender(): string {
    const { names } = this.#simulation.policy.lender
    return names.en ?? Object.values(names)[0] ?? ''
  }

  clock(): ClockView {
    const { now, start, until, ended } = this.#simulation
    const state = ended ? 'ended' : this.#player.playing ? 'playing' : 'paused'
    return { now, from: start, until, state, speed: this.#player.speed }
  }

  play(speed: number): void {
    this.#player.play(speed)
  }

  pause(): void {
    this.#player.pause()
  }

  async jump(to: Instant): Promise<void> {
    await this.#player.jump(to)
  }

  async jumpToNextContact(): Promise<void> {
    await this.#player.jumpToNextContact()
  }

  counts(): CountsView {
    return this.#simulation.counts()
  }

  outbox({ channel, borrower, limit }: Parameters<Show['outbox']>[0]): readonly ContactView[] {
    const found: ContactView[] = []
    const { delivered } = this.#simulation
    for (let at = delivered.length - 1; at >= 0 && found.length < limit; at -= 1) {
      const one = delivered[at]
      if (one === undefined || (channel !== undefined && one.message.channel !== channel)) continue
      if (borrower !== undefined && one.borrower !== borrower) continue
      const caseFile = this.#caseOf(one.borrower)
      if (caseFile === undefined) continue
      const { name } = caseFile.borrower
      found.push({
        id: one.contact,
        at: one.at,
        borrower: one.borrower,
        name,
        zone: this.#zoneOf(caseFile),
        message: one.message,
        ...this.#repliesTo(one.contact),
        ...this.#pageOf(one.borrower, one.message.text),
      })
    }
    return found
  }

  borrowers({ query, state, limit }: Parameters<Show['borrowers']>[0]): readonly BorrowerRow[] {
    const rows: BorrowerRow[] = []
    const wanted = query?.trim().toLowerCase() ?? ''
    const { service, policy, now } = this.#simulation
    for (const id of service.cases.borrowers()) {
      if (rows.length >= limit) break
      const caseFile = this.#caseOf(id)
      if (caseFile === undefined) continue
      const { name, locales } = caseFile.borrower
      if (wanted !== '' && !id.toLowerCase().includes(wanted) && !name.toLowerCase().includes(wanted)) continue
      const stands = caseState(caseFile, policy, now)
      if (state !== undefined && stands !== state) continue
      const { contactsSent, next } = caseFile.plan
      rows.push({
        borrower: id,
        name,
        state: stands,
        zone: this.#zoneOf(caseFile),
        locale: locales[0] ?? '',
        contacts: contactsSent,
        ...(next !== undefined && { next }),
      })
    }
    return rows
  }

  outcomes(): OutcomeReport {
    return outcomesOfSimulation(this.#simulation)
  }

  timeline(borrower: string): TimelineView | undefined {
    const caseFile = this.#caseOf(borrower)
    if (caseFile === undefined) return undefined
    const { service, policy, now } = this.#simulation
    return {
      borrower,
      name: caseFile.borrower.name,
      locale: caseFile.borrower.locales[0] ?? '',
      zone: this.#zoneOf(caseFile),
      state: caseState(caseFile, policy, now),
      loans: loanViews(caseFile, policy, now),
      entries: this.#storyteller.story(caseFile, service.cases.history(borrower)),
      now: this.#storyteller.decision(decide(caseFile, policy, now), now),
    }
  }

  rules(): ReturnType<Show['rules']> {
    return this.#tally.ranked().map(([rule, count]) => {
      const { sentence } = explainFinding({ rule, effect: 'note' }, this.#simulation.policy.rulebook)
      return { rule, count, sentence }
    })
  }

  tasks(): readonly TaskRow[] {
    const { service, now } = this.#simulation
    const rows = [...service.cases.borrowers()].flatMap((borrower) => {
      const caseFile = this.#caseOf(borrower)
      const open = caseFile?.tasks.filter(({ closed }) => closed === undefined) ?? []
      if (caseFile === undefined || open.length === 0) return []
      const { name } = caseFile.borrower
      const zone = this.#zoneOf(caseFile)
      return open.map((task) => ({ borrower, name, zone, task, dueAt: dueAt(task), overdue: dueAt(task) <= now }))
    })
    return rows.sort((a, b) => a.dueAt - b.dueAt)
  }

  task(borrower: string, id: string): TaskBriefing | undefined {
    const { service, policy, now } = this.#simulation
    const caseFile = this.#caseOf(borrower)
    const task = caseFile?.tasks.find((each) => each.id === id && each.closed === undefined)
    if (caseFile === undefined || task === undefined) return undefined
    return briefingOf(task, caseFile, service.cases.history(borrower), policy, now)
  }

  closeTask(closing: PageClosing): Promise<string | undefined> {
    return this.#player.between(() => this.#simulation.closeTask(closing))
  }

  async reply(contact: string, words: string): Promise<ReplyView | undefined> {
    const recorded = await this.#player.between(() => this.#simulation.reply(contact, words))
    return recorded && { intents: recorded.intents, sure: recorded.sure }
  }

  /** Takes in what a borrower answers on their page, while the clock stands. */
  respond(response: Response): Promise<readonly RecordedResponse[]> {
    return this.#player.between(() => this.#simulation.respond(response))
  }

  /** Where the link of a message leads on this machine. */
  #pageOf(borrower: string, text: string): Pick<ContactView, 'page'> {
    const { linkBase } = this.#simulation.policy.lender
    const at = text.indexOf(`${linkBase}/`)
    const reference = at < 0 ? undefined : /^[0-9A-Za-z]+/.exec(text.slice(at + linkBase.length + 1))?.[0]
    if (reference === undefined) return {}
    const answer = this.#secondFactorOf(borrower)
    const page = { link: `${linkBase}/${reference}`, path: `${BORROWER_PAGE}/${reference}` }
    return { page: { ...page, ...(answer !== undefined && { answer }) } }
  }

  #repliesTo(contact: string): Pick<ContactView, 'replies'> {
    const replies = this.#simulation.replies.get(contact)
    return replies === undefined ? {} : { replies }
  }

  #caseOf(borrower: string): CaseFile | undefined {
    return this.#simulation.service.cases.peek(borrower)
  }

  #zoneOf({ borrower }: CaseFile): string {
    return this.#simulation.policy.rulebook.rulesFor(borrower).homeZone.name
  }
}
