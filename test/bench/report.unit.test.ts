import { expect, test } from 'vitest'
import { hopedFor, type Result } from '../../bench/measure.ts'
import { asJson, asTable } from '../../bench/report.ts'

const row: Result = { name: 'single fixes', value: 0.6, unit: 'times' }
const sections = [{ title: 'Rate', results: [hopedFor(row, { atLeast: 0.7 }), { ...row, goal: { atLeast: 0.5 } }] }]

test('what is hoped for stands apart, and is no missed goal', () => {
  const lines = asTable(sections).split('\n').slice(3)
  expect(lines).toEqual([
    '  single fixes     0.600 times  ✓ ≥ 0.5',
    '  hoped for',
    '  single fixes     0.600 times  – ≥ 0.7',
  ])
})

test('for machines, such a row is marked', () => {
  const { results } = JSON.parse(asJson(sections))
  expect(results).toEqual([
    { suite: 'Rate', ...row, goal: '≥ 0.7', stretch: true, met: false },
    { suite: 'Rate', ...row, goal: '≥ 0.5', met: true },
  ])
})
