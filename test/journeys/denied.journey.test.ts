import { expect, test } from 'vitest'
import { openCompany } from '../support/company.ts'
import { startLocalCloud } from '../support/local-cloud.ts'

test('the local cloud denies a call whose action the role lacks', async () => {
  const cloud = await startLocalCloud({ env: { FIELDPOST_APP: 'test/journeys/denied/app.ts' } })
  try {
    const { worker } = await openCompany(cloud, 'denied')
    await cloud.post('/v1/clock-in', {}, worker.token)
    const ping = { at: new Date().toISOString(), lat: 47.4, lon: 8.5 }
    const upload = await cloud.post('/v1/pings', { pings: [ping] }, worker.token)
    expect(upload).toMatchObject({ status: 500, body: { code: 'internal' } })
    expect(upload.text).not.toMatch(/AccessDenied|dynamodb/i)
    const denied = (await cloud.functions()).filter((statistics) => statistics.denied.length > 0)
    expect(denied.map(({ name }) => name)).toEqual([expect.stringContaining('Ingest')])
    expect(cloud.logs()).toContain('AccessDeniedException')
  } finally {
    await cloud.stop()
  }
})
