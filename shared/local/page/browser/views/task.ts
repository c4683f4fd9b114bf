import type { TaskBriefing } from '../../../../tasks/briefing.ts'
import { element, fill, say } from '../element.ts'
import { loanItem } from '../loan-item.ts'
import { ownerPanel } from '../owner-panel.ts'
import { Refused } from '../refused.ts'
import { addressOf } from '../route.ts'
import { storyEntry } from '../story-entry.ts'
import { wordOf } from '../strings/word-of.ts'
import { taskForm } from '../task-form.ts'
import { hoursList, spokenRules } from '../task-hours.ts'
import type { View, ViewContext } from '../view-context.ts'

/** One task, with all that a person needs to act well on it, and the form that closes it. */
export function taskView(context: ViewContext, borrower: string, task: string): View {
  const { strings, cases } = context
  const heading = element('h1', {}, strings.taskQueue)
  const missing = element('p', { class: 'empty', hidden: true })
  const body = element('div', { class: 'life' })
  const load = async () => {
    try {
      const briefing = await cases.task(borrower, task)
      const { kind } = briefing.task
      say(heading, strings.taskOf(wordOf(strings.tasks, kind) ?? kind, briefing.borrower.name))
      fill(body, ...sectionsOf(context, briefing, load))
    } catch (error) {
      missing.hidden = false
      say(missing, error instanceof Refused && error.status === 404 ? strings.unknownTask : strings.lost)
    }
  }
  load()
  const back = element('a', { class: 'reach', href: addressOf({ place: 'tasks' }) }, `← ${strings.backToTasks}`)
  return { title: strings.taskQueue, content: [element('p', { class: 'back' }, back), heading, missing, body] }
}

function sectionsOf(context: ViewContext, briefing: TaskBriefing, reload: () => Promise<void>): readonly Node[] {
  const { strings, formats } = context
  const { task, dueAt, borrower, loans, words, hours, rules, holds, story } = briefing
  const { zone } = borrower
  const due = formats.moment(dueAt, zone)
  const { desk } = context.cases
  const mayClose = desk === undefined || (desk.works && desk.isMine(task))
  return [
    element('p', {}, task.about),
    element(
      'p',
      { class: 'facts' },
      element('span', {}, dueAt <= context.cases.asOf() ? strings.taskOverdue(due) : strings.taskDue(due)),
      element('span', {}, strings.storyIn(zone.replaceAll('_', ' '))),
    ),
    element(
      'p',
      {},
      element('a', { class: 'reach', href: addressOf({ place: 'borrower', id: borrower.id }) }, strings.seeBorrower),
    ),
    section(strings.loans, element('ul', { class: 'loans' }, ...loans.map((loan) => loanItem(context, loan)))),
    words.length > 0 &&
      section(
        strings.inTheirWords,
        ...words.map(({ at, words: said, about }) =>
          element(
            'blockquote',
            { class: about ? 'said said-about' : 'said' },
            element('p', {}, said),
            element('p', { class: 'quiet' }, formats.moment(at, zone)),
          ),
        ),
      ),
    holds.length > 0 &&
      section(
        strings.whatHolds,
        element('ul', {}, ...holds.map(({ kind }) => element('li', {}, wordOf(strings.holds, kind) ?? kind))),
      ),
    section(strings.whenByLaw, hoursList(context, hours, zone)),
    section(strings.whatToSay, spokenRules(context, rules)),
    ownerPanel(context, briefing, reload),
    mayClose && taskForm(context, briefing),
    section(
      strings.story,
      element('ol', { class: 'story' }, ...story.map((entry, at) => storyEntry(context, entry, zone, opensDay(at)))),
    ),
  ].filter((node) => node !== false && node !== undefined)

  function opensDay(at: number): boolean {
    const [before, entry] = [story[at - 1], story[at]]
    if (entry === undefined) return false
    return before === undefined || formats.dateInWords(before.at, zone) !== formats.dateInWords(entry.at, zone)
  }
}

function section(title: string, ...content: readonly Node[]): HTMLElement {
  return element('section', {}, element('h2', {}, title), ...content)
}
