import { Annotations } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { REPORTED_CHANNELS } from '../shared/delivery/delivery-report.ts'
import { SHIPPED_TEMPLATES } from '../shared/messages/shipped-templates.ts'
import { AlarmClock } from './alarm-clock.ts'
import { BorrowerPage } from './borrower-page.ts'
import { CaseStore } from './case-store.ts'
import { ChainHistory } from './chain-history.ts'
import { pacesOf } from './channels.ts'
import { ContactQueues } from './contact-queues.ts'
import { type Deployment, deploymentOf } from './deployment.ts'
import type { DuewellFunction } from './duewell-function.ts'
import { EventArchive } from './event-archive.ts'
import { EventBus } from './event-bus.ts'
import { HouseSecret } from './house-secret.ts'
import { ImportPortfolio } from './import-portfolio.ts'
import { InboundMail } from './inbound-mail.ts'
import { LenderApi } from './lender-api.ts'
import { LenderPage } from './lender-page.ts'
import { requireLenderPage } from './lender-page-settings.ts'
import { grantAskingTruth } from './loan-truth.ts'
import { MapLoans } from './map-loans.ts'
import { MirrorOptOuts, mirroredLists } from './mirror-opt-outs.ts'
import { Observability } from './observability.ts'
import { ParkedRecords } from './parked-records.ts'
import { AccessLog } from './private-bucket.ts'
import { Providers } from './providers.ts'
import { PublishEvents } from './publish-events.ts'
import { ReceiveWebhook } from './receive-webhook.ts'
import { ReconcileCase } from './reconcile-case.ts'
import { RecordDelivery } from './record-delivery.ts'
import { RecordResponse } from './record-response.ts'
import { redrivable } from './redrivable.ts'
import { Redrive } from './redrive.ts'
import type { ReminderSchedulerProps } from './reminder-scheduler-props.ts'
import { requireBorrowerPage } from './require-borrower-page.ts'
import { requireChannels } from './require-channels.ts'
import { requireRegistrations } from './require-registrations.ts'
import { requireReplies, takesReplies } from './require-replies.ts'
import { requireShortLinks } from './require-short-links.ts'
import { grantRoom } from './room-grants.ts'
import { SendDueContact } from './send-due-contact.ts'
import { grantSpending } from './sending-control.ts'
import { SweepCases } from './sweep-cases.ts'
import { wordsByPlace } from './words-by-place.ts'

/**
 * The whole reminder service, to be put into a stack of one's own. A new one observes: it decides and records, and sends
 * nothing until somebody says so (docs/guides/deploying.md).
 */
export class ReminderScheduler extends Construct {
  readonly store: CaseStore
  readonly secret: HouseSecret
  readonly bus: EventBus
  readonly archive: EventArchive
  readonly queues: ContactQueues
  readonly alarms: AlarmClock
  readonly parked: ParkedRecords
  readonly reconcileCase: ReconcileCase
  readonly sendDueContact: readonly SendDueContact[]
  readonly sweepCases: SweepCases
  readonly recordDelivery: RecordDelivery
  /** Where texts can be answered, or a house channel tells what borrowers answer. */
  readonly recordResponse: RecordResponse | undefined
  /** Where mails can be answered. */
  readonly inboundMail: InboundMail | undefined
  /** Where texts or mails are sent: providers keep lists of who wants none. */
  readonly mirrorOptOuts: MirrorOptOuts | undefined
  /** Where a house channel may tell what borrowers answer. */
  readonly receiveWebhook: ReceiveWebhook | undefined
  readonly borrowerPage: BorrowerPage | undefined
  readonly publishEvents: PublishEvents
  readonly chainHistory: ChainHistory
  readonly importPortfolio: ImportPortfolio
  readonly mapLoans: MapLoans | undefined
  /** Where the lender's own people and systems are let in. */
  readonly lenderApi: LenderApi | undefined
  readonly lenderPage: LenderPage | undefined
  readonly redrive: Redrive
  readonly observability: Observability

  constructor(scope: Construct, id: string, props: ReminderSchedulerProps) {
    super(scope, id)
    const deployment = deploymentOf(props)
    const { house, keepData, archiveDays, importDays, historyDays } = deployment
    const { stage, lendersTable } = props
    requireChannels(props.strategy, house.policy.channels)
    if (house.policy.channels.includes('sms')) requireRegistrations(props.packs ?? [], props)
    for (const said of wordsByPlace(props)) Annotations.of(this).addWarningV2('duewell:words-by-place', said)
    requireShortLinks(props.lender, props.channels)
    requireBorrowerPage(props.borrowerPage, props.lender)
    requireLenderPage(props.lenderPage, props.lenderApi, props.borrowerPage)
    requireReplies(props.strategy, [...SHIPPED_TEMPLATES, ...(props.templates ?? [])], props.channels)

    this.store = new CaseStore(this, 'CaseStore', { keepData, restored: props.restored })
    this.secret = new HouseSecret(this, 'Secret', { store: this.store, keepData })
    const { store } = this
    const accessLog = new AccessLog(this, 'AccessLog')
    this.bus = new EventBus(this, 'Events', { stage })
    this.archive = new EventArchive(this, 'EventArchive', { bus: this.bus, store, accessLog, keepData, archiveDays })
    this.queues = new ContactQueues(this, 'ContactQueues', { channels: house.policy.channels })
    this.alarms = new AlarmClock(this, 'AlarmClock', { queues: this.queues })
    this.parked = new ParkedRecords(this, 'ParkedRecords')

    this.reconcileCase = new ReconcileCase(this, 'ReconcileCase', { house, store })
    this.sweepCases = new SweepCases(this, 'SweepCases', { house, store, every: deployment.sweepEvery })
    this.recordDelivery = new RecordDelivery(this, 'RecordDelivery', { house, store, bus: this.bus })
    const { recordDelivery } = this
    const { inbound } = props.channels.webhook ?? {}
    const { secondOpinion } = props.replies ?? {}
    this.recordResponse =
      takesReplies(props.channels.sms?.sender) || inbound !== undefined
        ? new RecordResponse(this, 'RecordResponse', { house, store, historyDays, secondOpinion })
        : undefined
    this.receiveWebhook =
      inbound && this.recordResponse
        ? new ReceiveWebhook(this, 'ReceiveWebhook', {
            ...{ house, inbound, reports: recordDelivery },
            responses: this.recordResponse,
          })
        : undefined
    const mail = props.channels.email?.inbound
    this.inboundMail =
      mail &&
      new InboundMail(this, 'InboundMail', {
        ...{ house, store, accessLog, keepData, historyDays },
        inbound: mail,
        secondOpinion,
      })
    const lists = mirroredLists(props.channels)
    this.mirrorOptOuts = lists && new MirrorOptOuts(this, 'MirrorOptOuts', { house, store, lists })
    this.borrowerPage =
      props.borrowerPage && new BorrowerPage(this, 'BorrowerPage', { house, store, historyDays, ...props.borrowerPage })
    this.sendDueContact = this.#senders(props, deployment)
    this.publishEvents = new PublishEvents(this, 'PublishEvents', { house, store, bus: this.bus })
    this.chainHistory = new ChainHistory(this, 'ChainHistory', { house, store, accessLog, keepData })
    this.importPortfolio = new ImportPortfolio(this, 'ImportPortfolio', {
      house,
      store,
      accessLog,
      keepData,
      importDays,
      historyDays,
    })
    this.mapLoans = lendersTable && new MapLoans(this, 'MapLoans', { house, store, table: lendersTable })
    this.lenderApi =
      props.lenderApi &&
      new LenderApi(this, 'LenderApi', {
        ...deployment,
        ...{ store, secret: this.secret, settings: props.lenderApi, page: props.lenderPage },
      })
    const client = this.lenderApi?.signIn.page
    this.lenderPage =
      this.lenderApi &&
      client &&
      new LenderPage(this, 'LenderPage', { house, beside: this.lenderApi, client, ...props.lenderPage })
    this.redrive = new Redrive(this, 'Redrive', { house, queues: redrivable(this) })
    this.#grant(deployment)
    this.observability = new Observability(this, 'Observability', {
      of: this,
      stage,
      queues: this.queues,
      functions: this.functions,
      streams: this.#streams(),
      sweepEvery: deployment.sweepEvery,
      dailySpendUsd: deployment.dailySpendUsd,
      alarmEmail: props.alarmEmail,
    })
  }

  /** Every function of the service. */
  get functions(): readonly DuewellFunction[] {
    const doors = [
      this.reconcileCase,
      ...this.sendDueContact,
      this.sweepCases,
      this.recordDelivery,
      this.publishEvents,
      this.chainHistory,
      this.importPortfolio,
      this.redrive,
    ]
    const wanted = [
      this.mapLoans,
      this.recordResponse,
      this.receiveWebhook,
      this.inboundMail,
      this.mirrorOptOuts,
      this.lenderApi,
      this.lenderPage,
      this.borrowerPage,
    ].filter((door) => door !== undefined)
    return [...doors, ...wanted].map((door) => door.function)
  }

  #senders({ channels, loanTruth }: ReminderSchedulerProps, { house, smsDeliveryLogs }: Deployment) {
    const { store, secret, queues, recordDelivery: to } = this
    const providers = new Providers(this, 'Providers', { store, secret, channels, to, smsDeliveryLogs })
    const paces = pacesOf(channels)
    const budgets = Object.fromEntries(paces.map(({ channel, budgetPerHour }) => [channel, budgetPerHour]))
    return paces.map((pace) => {
      const from = queues.of(pace.channel)
      const plan = providers.plan(pace.channel)
      const door = new SendDueContact(this, `SendDueContact-${pace.channel}`, { house, from, pace, plan })
      // A task for a person leaves nobody: it takes from no budget and asks nobody.
      if (pace.channel === 'agent') return door
      door.function.tell('BUDGETS', JSON.stringify(budgets))
      grantSpending(door.function, store)
      store.grantAskingNeighbours(door.function)
      if (loanTruth !== undefined) grantAskingTruth(door.function, loanTruth)
      return door
    })
  }

  #streams() {
    const loans = { name: 'Loans', function: this.mapLoans?.function, whatWaits: "Changes of the lender's own table" }
    return [
      { name: 'Changes', function: this.reconcileCase.function, whatWaits: 'Changes of cases' },
      { name: 'History', function: this.publishEvents.function, whatWaits: 'Business events' },
      { name: 'Digests', function: this.chainHistory.function, whatWaits: 'Digests of the history' },
      ...(loans.function ? [{ ...loans, function: loans.function }] : []),
    ]
  }

  #grant(deployment: Deployment): void {
    for (const door of [this.reconcileCase, ...this.sendDueContact, this.sweepCases]) {
      grantRoom(door.function, this, deployment)
    }
    // After a report the case may be looked at anew.
    const reported = [...REPORTED_CHANNELS, ...(this.receiveWebhook === undefined ? [] : (['webhook'] as const))]
    this.queues.grantPut(this.recordDelivery.function, reported)
    this.recordDelivery.function.tell('HISTORY_DAYS', String(deployment.historyDays))
    const hashing = [
      ...[this.importPortfolio, this.mapLoans, this.recordResponse, this.inboundMail],
      ...[this.mirrorOptOuts, this.borrowerPage],
    ]
    for (const door of hashing) if (door) this.secret.grantRead(door.function)
    // What these can't read is an operator's word, the stream's own, or answered with what is wrong: nothing is parked.
    const parking = new Set(this.functions)
    const answering = [this.receiveWebhook, this.lenderApi, this.lenderPage, this.borrowerPage]
    for (const door of [this.redrive, this.chainHistory, this.mirrorOptOuts, ...answering]) {
      if (door) parking.delete(door.function)
    }
    for (const fn of parking) this.parked.grantPark(fn)
  }
}
