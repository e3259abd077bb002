import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SNSClient } from '@aws-sdk/client-sns'
import { expect, onTestFinished, test } from 'vitest'
import { oneAttempt } from '../../../functions/notifications/sending/one-attempt.ts'
import { snsTransport } from '../../../functions/notifications/sending/sns-client.ts'

const answer =
  '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>m</MessageId></PublishResult></PublishResponse>'

/** As a provider that has closed its idle connections: it drops the second call on any connection. */
async function aProvider(): Promise<string> {
  const seen = new WeakSet<object>()
  const server = createServer((request, response) => {
    if (seen.has(request.socket)) return void request.socket.destroy()
    seen.add(request.socket)
    request.resume().on('end', () => response.setHeader('content-type', 'text/xml').end(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('a text never goes out on a connection that the provider may have closed', async () => {
  const credentials = { accessKeyId: 'a', secretAccessKey: 's' }
  const client = new SNSClient({ ...oneAttempt, endpoint: await aProvider(), region: 'us-east-1', credentials })
  const { publish } = snsTransport('+12065550100', client)
  const sms = { to: '+12065550101', body: 'Hello', promotional: false }
  for (let sent = 0; sent < 3; sent += 1) expect(await publish(sms, AbortSignal.timeout(5_000))).toBe('m')
})
