import { describe, expect, test } from 'vitest'
import { inboundTextOf } from '../../../functions/notifications/inbound/inbound-text.ts'
import { InboundMessage } from '../../../functions/notifications/inbound/receive-message.ts'
import { readPublished } from '../../../functions/shared/lenient-fields.ts'

const published = {
  originationNumber: '+12065550143',
  destinationNumber: '+12065550100',
  messageKeyword: 'KEYWORD_1',
  messageBody: 'STOP',
  inboundMessageId: 'in-1',
  previousPublishedMessageId: 'out-1',
}
const queued = { messageId: 'queue-1', attributes: { SentTimestamp: '1000' } }

/** As the handler reads it. */
function read(body: string) {
  const message = InboundMessage.parse(readPublished(body))
  return 'kind' in message ? undefined : inboundTextOf(message, queued, 2_000)
}
const odd = [null, '', 0, 7, true, [], ['x'], {}, { x: 1 }, 'x'.repeat(5_000)]

describe('a STOP is read', () => {
  test.each(odd.map((value) => [value]))('whatever it answers: %j', (previousPublishedMessageId) => {
    const text = read(JSON.stringify({ ...published, previousPublishedMessageId }))
    expect(text).toMatchObject({ from: '+12065550143', intent: 'stop', inboundMessageId: 'in-1' })
    expect(text?.inReplyTo).toBe(
      previousPublishedMessageId === 7 ? '7' : previousPublishedMessageId === 0 ? '0' : undefined,
    )
  })

  test.each(odd.map((value) => [value]))('whatever its id: %j', (inboundMessageId) => {
    const text = read(JSON.stringify({ ...published, inboundMessageId }))
    expect(text?.intent).toBe('stop')
    expect(text?.inboundMessageId).toMatch(/^(?!undefined).{1,100}$/)
  })

  test.each(odd.map((value) => [value]))('whatever else is in it: %j', (value) => {
    const text = read(JSON.stringify({ ...published, messageKeyword: value, destinationNumber: value, isNew: value }))
    expect(text).toMatchObject({ intent: 'stop', inReplyTo: 'out-1' })
  })

  test('of a phone that is a number, and without what may be absent', () => {
    const { messageBody } = published
    expect(read(JSON.stringify({ originationNumber: 12_065_550_143, messageBody }))).toMatchObject({
      from: '12065550143',
      intent: 'stop',
      inboundMessageId: 'queue-1',
    })
  })

  test('in the envelope of SNS', () => {
    const envelope = { Type: 'Notification', MessageId: 'sns-1', TopicArn: 'arn', Message: JSON.stringify(published) }
    expect(read(JSON.stringify(envelope))).toMatchObject({ intent: 'stop', inReplyTo: 'out-1' })
  })
})

test.each(odd.map((value) => [value]))('a text with the body %j is read', (messageBody) => {
  expect(read(JSON.stringify({ ...published, messageBody }))).toMatchObject({ from: '+12065550143' })
})

test('a very long text is cut', () => {
  expect(read(JSON.stringify({ ...published, messageBody: 'x'.repeat(50_000) }))?.body).toHaveLength(10_000)
})

test.each(['', 'words', 'null', '7', '[]', '{}', '{"originationNumber":null,"messageBody":"STOP"}'])(
  'without a phone nothing is read: %s',
  (body) => expect(read(body)).toBeUndefined(),
)
