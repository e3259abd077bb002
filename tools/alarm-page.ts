import type { Stage } from '../infra/stage.ts'
import { templatesOf } from '../infra/templates.ts'

const head = `# Alarms

One line for each alarm: its name without the stage's prefix (\`Fieldpost-production …\`), who is hurt when it rings, and what to do.
\`npm run alarms\` makes this page of the template. In the local cloud, \`GET /_local/alarms\` evaluates them.

| alarm | who is hurt | runbook |
|---|---|---|
`

/** docs/runbooks/README.md, of the alarms that a stage is deployed with. */
export function alarmPage(stage: Stage): string {
  const resources = Object.values(templatesOf(stage)).flatMap(({ Resources }) => Object.values(Resources))
  const lines = resources
    .filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm')
    .map(({ Properties }) => {
      const name = String(Properties['AlarmName']).replace(/^\S+ /, '')
      const description = String(Properties['AlarmDescription'])
      const [, impact = '', page = ''] = /^(.+?)\. \(.*Runbook: docs\/runbooks\/(\S+)$/s.exec(description) ?? []
      return `| ${name} | ${impact} | [${page.replace('.md#', ': ').replaceAll('-', ' ')}](${page}) |`
    })
  return `${head}${lines.sort().join('\n')}\n`
}
