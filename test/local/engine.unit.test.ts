import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startFauxqs } from '../../local/engines/fauxqs.ts'

const somebodyElse = createServer((_, response) => response.end('<UnknownOperation/>'))
let state: string

beforeEach(async () => {
  state = mkdtempSync(join(tmpdir(), 'fieldpost-engine-'))
  mkdirSync(join(state, 'logs'))
  await new Promise<void>((resolve) => somebodyElse.listen(0, '127.0.0.1', resolve))
})
afterEach(() => {
  somebodyElse.close()
  rmSync(state, { recursive: true, force: true })
})

test('an engine whose port was taken has not started, whoever answers there', async () => {
  const { port } = somebodyElse.address() as AddressInfo
  await expect(startFauxqs(state, port)).rejects.toThrow('The engine for fauxqs did not start')
})
