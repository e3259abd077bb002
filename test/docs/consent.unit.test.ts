import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { retainedItems } from '../../functions/erasure/registry/all-erasers.ts'
import { consentSentences } from './consent-page.ts'
import { consentTests } from './consent-sentences.ts'

const root = new URL('../', import.meta.url)

describe('docs/consent.md', () => {
  test('says nothing that no test holds, and each test holds a sentence that is there', () => {
    const held = Object.values(consentTests).flatMap((tests) => Object.values(tests).flat())
    expect(held.toSorted()).toEqual(consentSentences().toSorted())
  })

  test.each(Object.entries(consentTests))('%s has the tests that are named', (file, tests) => {
    const source = readFileSync(new URL(`${file}.test.ts`, root), 'utf8')
    expect(Object.keys(tests).filter((name) => !source.includes(name))).toEqual([])
  })
})

test('every receipt lists the stops that are not yet worked off', () => {
  expect(retainedItems.map(({ what }) => what)).toContain('pendingStop')
})
