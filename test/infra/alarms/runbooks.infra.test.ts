import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { alarmPage } from '../../../tools/alarm-page.ts'
import { exampleStage, ofType, synthesize } from '../stacks.ts'

const root = join(import.meta.dirname, '../../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const alarms = ofType(synthesize().alarms, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties)
const anchors = (file: string) =>
  [...read(file).matchAll(/^## (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  )

test('the runbook of every alarm is a section that exists', () => {
  for (const { AlarmDescription } of alarms) {
    const [, file = '', anchor] = /Runbook: (\S+)#(\S+)$/.exec(String(AlarmDescription)) ?? []
    expect(anchors(file), String(AlarmDescription)).toContain(anchor)
  }
})

test('docs/runbooks/README.md leads from the name of every alarm to its runbook: `npm run alarms`', () => {
  const page = read('docs/runbooks/README.md')
  expect(page).toBe(alarmPage({ ...exampleStage('production'), gradualDeployment: true }))
  for (const { AlarmName } of alarms)
    expect(page).toContain(`| ${String(AlarmName).replace('Fieldpost-production ', '')} |`)
})

test('every section that an alarm leads to says what to do', () => {
  for (const file of globSync('docs/runbooks/*.md', { cwd: root }).filter((name) => !name.endsWith('README.md')))
    for (const section of read(file).split(/^## /m).slice(1)) expect(section.length, section).toBeGreaterThan(100)
})
