import { writeFileSync } from 'node:fs'
import { exampleFile, readStage } from '../infra/read-stage.ts'
import { alarmPage } from './alarm-page.ts'
import { readCommandLine, runCommand } from './command.ts'

const usage = `npm run alarms

Writes docs/runbooks/README.md from the alarms of the template.`

await runCommand(() => {
  readCommandLine(usage, {})
  const stage = readStage({ stage: 'production', file: exampleFile })
  writeFileSync(
    new URL('../docs/runbooks/README.md', import.meta.url),
    alarmPage({ ...stage, gradualDeployment: true }),
  )
})
