/** What SNS brings of a text to a two-way number; the number is nobody's (Ofcom keeps it for drama). */
export const SENDER = '+447700900123'

export function inboundText(message: object = {}, envelope: object = {}): string {
  return JSON.stringify({
    Type: 'Notification',
    MessageId: 'sns-1',
    TopicArn: 'arn:aws:sns:eu-central-1:123456789012:inbound',
    Message: JSON.stringify({
      originationNumber: SENDER,
      destinationNumber: '+447700900999',
      messageKeyword: 'KEYWORD_123456789012',
      messageBody: 'STOP',
      inboundMessageId: 'cae173d2-66b9-564c-8309-21f858e9fb84',
      previousPublishedMessageId: 'wJalrXUtnFEMI',
      ...message,
    }),
    Timestamp: '2026-11-12T02:00:00.000Z',
    ...envelope,
  })
}

export function textEvent(...bodies: readonly string[]): object {
  return { Records: bodies.map((body, index) => ({ messageId: `m-${index}`, body })) }
}
