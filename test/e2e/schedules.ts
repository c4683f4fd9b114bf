import { GetScheduleCommand, type GetScheduleOutput, paginateListSchedules } from '@aws-sdk/client-scheduler'
import type { Clients } from './clients.ts'
import type { DeployedNames } from './deployed-names.ts'

/** The schedules that will ring for a borrower. Their names do not tell, so each is read. */
export async function schedulesFor(
  clients: Clients,
  names: DeployedNames,
  borrower: string,
): Promise<readonly GetScheduleOutput[]> {
  return (await allSchedules(clients, names)).filter(({ Target }) => Target?.Input?.includes(`"${borrower}"`))
}

/** Every alarm that is set. */
export async function allSchedules(
  { scheduler }: Clients,
  names: DeployedNames,
): Promise<readonly GetScheduleOutput[]> {
  const GroupName = names.told('ALARM_GROUP')
  const found: GetScheduleOutput[] = []
  for await (const { Schedules = [] } of paginateListSchedules({ client: scheduler }, { GroupName })) {
    for (const { Name } of Schedules) {
      found.push(await scheduler.send(new GetScheduleCommand({ Name, GroupName })))
    }
  }
  return found
}
