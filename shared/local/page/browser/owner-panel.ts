import type { TaskBriefing } from '../../../tasks/briefing.ts'
import { element, say } from './element.ts'
import { saidOf } from './refused.ts'
import type { ViewContext } from './view-context.ts'

/** Whose a task is, so that no two people call the same borrower about it; nothing where the reader is the only agent. */
export function ownerPanel(
  { strings, cases: { desk } }: ViewContext,
  { task, borrower }: TaskBriefing,
  reload: () => Promise<void>,
): HTMLElement | undefined {
  if (desk === undefined) return undefined
  const mine = desk.isMine(task)
  const back = mine || (desk.manages && task.owner !== undefined)
  const said = element('p', { role: 'status' })
  const button = element('button', { type: 'button', class: back ? 'plain' : 'primary' })
  say(button, back ? strings.giveBack : strings.takeTask)
  button.addEventListener('click', async () => {
    button.disabled = true
    try {
      await (back ? desk.release(borrower.id, task.id) : desk.take(borrower.id, task.id))
      await reload()
    } catch (error) {
      say(said, saidOf(error, strings))
      button.disabled = false
    }
  })
  const offered = desk.works && (back || task.owner === undefined)
  return element(
    'section',
    {},
    element('h2', {}, strings.whoseTask),
    element('p', {}, mine ? strings.taskIsMine : task.owner === undefined ? strings.taskIsFree : strings.taskIsTaken),
    offered && button,
    said,
  )
}
