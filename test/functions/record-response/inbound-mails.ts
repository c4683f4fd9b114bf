/** What SNS brings of a mail that SES has put into a bucket; SES's own example, with names that are nobody's. */
export function mailNotification(receipt: object = {}, mail: object = {}): string {
  const verdict = { status: 'PASS' }
  const message = {
    notificationType: 'Received',
    receipt: {
      timestamp: '2026-11-12T02:00:00.000Z',
      processingTimeMillis: 406,
      recipients: ['answers@in.bank.example'],
      spamVerdict: verdict,
      virusVerdict: verdict,
      spfVerdict: verdict,
      dkimVerdict: verdict,
      dmarcVerdict: verdict,
      action: {
        type: 'S3',
        topicArn: 'arn:aws:sns:eu-central-1:123456789012:mails',
        bucketName: 'mails',
        objectKeyPrefix: 'mail/',
        objectKey: 'mail/d6iitobk75ur44p8kdnnp7g2n800',
      },
      ...receipt,
    },
    mail: {
      timestamp: '2026-11-12T02:00:00.000Z',
      source: 'robin@borrower.example',
      messageId: 'd6iitobk75ur44p8kdnnp7g2n800',
      destination: ['answers@in.bank.example'],
      headersTruncated: false,
      headers: [{ name: 'Return-Path', value: '<robin@borrower.example>' }],
      commonHeaders: {
        returnPath: 'robin@borrower.example',
        from: ['Robin Roe <robin@borrower.example>'],
        subject: 'Re:',
      },
      ...mail,
    },
  }
  return JSON.stringify({
    Type: 'Notification',
    MessageId: 'sns-1',
    TopicArn: 'arn:aws:sns:eu-central-1:123456789012:mails',
    Subject: 'Amazon SES Email Receipt Notification',
    Message: JSON.stringify(message),
    Timestamp: '2026-11-12T02:00:01.000Z',
  })
}
