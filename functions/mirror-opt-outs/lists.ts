import type { MirroredLists } from '../../shared/optouts/mirrored-lists.ts'
import type { OptOutList } from '../../shared/optouts/opt-out-list.ts'
import { ownClient } from '../aws-settings.ts'

/** The lists with their clients, each loaded only where its list is mirrored. */
export async function openLists({ endUserMessaging, ses, sns }: MirroredLists): Promise<readonly OptOutList[]> {
  const lists: OptOutList[] = []
  if (endUserMessaging !== undefined) {
    const [{ PinpointSMSVoiceV2Client }, { EndUserMessagingOptOuts }] = await Promise.all([
      import('@aws-sdk/client-pinpoint-sms-voice-v2'),
      import('../../shared/aws/end-user-messaging-opt-outs.ts'),
    ])
    lists.push(new EndUserMessagingOptOuts({ client: new PinpointSMSVoiceV2Client(ownClient), ...endUserMessaging }))
  }
  if (ses !== undefined) {
    const [{ SESv2Client }, { SesSuppressions }] = await Promise.all([
      import('@aws-sdk/client-sesv2'),
      import('../../shared/aws/ses-suppressions.ts'),
    ])
    lists.push(new SesSuppressions({ client: new SESv2Client(ownClient), ...ses }))
  }
  if (sns === true) {
    const [{ SNSClient }, { SnsOptOuts }] = await Promise.all([
      import('@aws-sdk/client-sns'),
      import('../../shared/aws/sns-opt-outs.ts'),
    ])
    lists.push(new SnsOptOuts(new SNSClient(ownClient)))
  }
  return lists
}
