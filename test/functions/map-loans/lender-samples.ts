/** An item of the table that docs/examples/own-table.mapping.json is about. */
export const LOAN_ITEM = {
  pk: 'CUSTOMER#88012345',
  sk: 'LOAN#77',
  type: 'LOAN',
  customer: {
    fullName: '周安宁',
    language: 'zh',
    mobile: '+86 154 0000 0002',
    mail: 'Zhou@example.com',
    agreedAt: 1_770_000_000_000,
  },
  productCode: 'card-loan',
  state: 'A2',
  disbursedAt: 1_777_000_000_000,
  schedule: [
    { no: 1, due: '20261005', fen: 120_000 },
    { no: 2, due: '20261105', fen: 120_050 },
  ],
  changedAt: 1_793_900_000_000,
}
export const PAYMENT_ITEM = {
  pk: 'CUSTOMER#88012345',
  sk: 'PAYMENT#P-1',
  type: 'PAYMENT',
  loanNo: '77',
  fen: 120_000,
  receivedAt: 1_793_000_000_000,
  state: 'OK',
  changedAt: 1_793_900_000_000,
}
export const STOP_ITEM = {
  pk: 'CUSTOMER#88012345',
  sk: 'STOP#SMS',
  type: 'STOP',
  by: 'SMS',
  changedAt: 1_793_900_000_000,
}

/**
 * Events of Apache Fineract as its Avro schemas name their fields (MessageV1 with LoanRepaymentDueDataV1 or
 * LoanAccountDelinquencyRangeDataV1), decoded to JSON; `client` is what a consumer adds. Made by hand.
 */
export function fineractEvent(type: string, data: object, createdAt = '2026-11-06T00:05:30.123') {
  return {
    id: 4711,
    source: 'default-instance',
    type,
    category: 'Loan',
    createdAt,
    businessDate: '2026-11-06',
    tenantId: 'default',
    idempotencyKey: '0b1f7c1e-6a7e-4a56-9e0c-3c9a4d2a7f10',
    dataschema: 'org.apache.fineract.avro.loan.v1.LoanRepaymentDueDataV1',
    data: { loanId: 1001, loanAccountNo: '000001001', loanExternalId: null, currency: CURRENCY, ...data },
    client: { id: 42 },
  }
}

const CURRENCY = {
  code: 'KES',
  name: 'Kenyan Shilling',
  decimalPlaces: 2,
  inMultiplesOf: null,
  displaySymbol: 'KSh',
  nameCode: 'currency.KES',
  displayLabel: 'Kenyan Shilling (KSh)',
}

const INSTALMENT = {
  installmentNumber: 3,
  installmentDueDate: '2026-11-05',
  principalAmountDue: 900.0,
  interestAmountDue: 100.5,
  feeChargeAmountDue: 0,
  penaltyChargeAmountDue: 0,
}

// bigdecimal is written with the six decimals of Fineract's database.
const dueJson = JSON.stringify({ installment: { ...INSTALMENT, totalAmountDue: '1000.500000' } })
export const FINERACT_DUE = fineractEvent('LoanRepaymentDueBusinessEvent', JSON.parse(dueJson))
export const FINERACT_OVERDUE = fineractEvent(
  'LoanRepaymentOverdueBusinessEvent',
  {
    installment: { ...INSTALMENT, totalAmountDue: 1000.5 },
    pastDueAmount: {
      totalAmount: 1500.25,
      principalAmount: 1400,
      interestAmount: 100.25,
      feeAmount: 0,
      penaltyAmount: 0,
    },
  },
  '2026-11-07T00:05:30.123',
)
export const FINERACT_RANGE = fineractEvent(
  'LoanDelinquencyRangeChangeBusinessEvent',
  {
    delinquencyRange: { id: 2, classification: 'Delinquent 30', minimumAgeDays: 3, maximumAgeDays: 30 },
    charges: [],
    amount: { totalAmount: 1000.5 },
    delinquentDate: '2026-11-05',
  },
  '2026-11-08T00:05:30.123',
)
export const FINERACT_CURED = fineractEvent(
  'LoanDelinquencyRangeChangeBusinessEvent',
  { delinquencyRange: null, charges: [], amount: { totalAmount: 0 }, delinquentDate: null },
  '2026-11-09T00:05:30.123',
)
