import type { TaskRow } from '../../view.ts'
import { atMostEvery } from '../at-most-every.ts'
import { element, say } from '../element.ts'
import { cityOf } from '../formats.ts'
import { keyedList } from '../keyed-list.ts'
import { saidOf } from '../refused.ts'
import { addressOf } from '../route.ts'
import { wordOf } from '../strings/word-of.ts'
import type { View, ViewContext } from '../view-context.ts'

const BETWEEN_REFRESHES = 2_000

/** What waits for a person, the most pressing first. */
export function tasksView(context: ViewContext): View {
  const { strings, formats, cases } = context
  const found = element('p', { class: 'quiet', role: 'status' })
  const empty = element('p', { class: 'empty', hidden: true }, strings.tasksEmpty)
  const list = element('ol', { class: 'tasks' })
  const update = keyedList<TaskRow>(
    list,
    ({ borrower, task }) => `${borrower} ${task.id}`,
    (row) => taskItem(context, row),
  )
  const load = async () => {
    try {
      const tasks = await cases.tasks()
      update(tasks)
      empty.hidden = tasks.length > 0
      say(found, tasks.length === 0 ? '' : strings.tasksFound(tasks.length, formats.number(tasks.length)))
    } catch (error) {
      say(found, saidOf(error, strings))
    }
  }
  load()
  const refresh = atMostEvery(BETWEEN_REFRESHES, load)
  let askedAt = cases.asOf()
  return {
    title: strings.taskQueue,
    content: [
      element('h1', {}, strings.taskQueue),
      element('p', { class: 'quiet' }, strings.tasksHint),
      found,
      empty,
      list,
    ],
    changed: () => {
      const now = cases.asOf()
      if (now !== askedAt) refresh.ask()
      askedAt = now
    },
    close: refresh.stop,
  }
}

function taskItem(
  { strings, formats }: ViewContext,
  { borrower, name, zone, task, dueAt, overdue }: TaskRow,
): HTMLElement {
  const { id, kind, about, urgent } = task
  const due = `${formats.moment(dueAt, zone)} (${cityOf(zone)})`
  return element(
    'li',
    { class: 'task' },
    element(
      'h2',
      { class: 'task-title' },
      element(
        'a',
        { class: 'reach', href: addressOf({ place: 'task', borrower, task: id }) },
        strings.taskOf(wordOf(strings.tasks, kind) ?? kind, name),
      ),
    ),
    element('p', {}, about),
    element(
      'p',
      { class: 'quiet' },
      urgent === true && element('strong', {}, `${strings.urgent} · `),
      overdue ? strings.taskOverdue(due) : strings.taskDue(due),
    ),
  )
}
