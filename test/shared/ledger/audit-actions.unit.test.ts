import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { auditActionNames } from '../../../functions/shared/ledger/audit-actions.ts'

const root = join(import.meta.dirname, '../../..')

test('every action that a function or a tool audits can be filtered by', () => {
  const texts = globSync(['functions/**/*.ts', 'tools/**/*.ts'], { cwd: root })
    .filter((path) => !path.endsWith('audit-actions.ts'))
    .map((path) => readFileSync(join(root, path), 'utf8'))
  const known = new Set<string>(auditActionNames)
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => /\baction\b/.test(line))
  const audited = lines.flatMap((line) => [...line.matchAll(/'([a-z]+\.[a-z_-]+)'/g)].map(([, action = '']) => action))
  expect(audited.length).toBeGreaterThan(20)
  expect(audited.filter((action) => !known.has(action))).toEqual([])
  // `consent.${decision}` is a template
  const unused = auditActionNames.filter((action) => !audited.includes(action) && !action.startsWith('consent.'))
  expect(unused).toEqual([])
})
