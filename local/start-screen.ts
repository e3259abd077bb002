import { relative } from 'node:path'
import type { Clock } from './clock.ts'
import { inWords } from './control/duration.ts'
import { demoLogins, demoPassword } from './demo-account.ts'
import type { Outputs } from './outputs.ts'

type Shown = { state: string; demo: boolean; seconds: number; clock: Pick<Clock, 'now' | 'offset'> }

export function startScreen(outputs: Outputs, { state, demo, seconds, clock }: Shown): string {
  const folder = relative(process.cwd(), state).startsWith('..') ? state : relative(process.cwd(), state)
  const { apiUrl, inboxUrl } = outputs
  const lines = [
    '',
    `Fieldpost is running (${seconds.toFixed(1)} s). Ctrl-C ends it; the state stays in ${folder}.`,
    '',
    `  API        ${apiUrl}        docs at ${apiUrl}/docs`,
    `  Emails     ${inboxUrl}`,
    `  Texts      ${apiUrl}/_local/sms`,
    `  Functions  ${apiUrl}/_local/functions`,
    `  All addresses: ${folder}/outputs.json`,
    ...(Math.abs(clock.offset()) < 1000 ? [] : movedClock(clock, outputs)),
    '',
    ...(demo ? withDemo(outputs) : ['  There is no demo account in this state. Try:', '']),
    `  curl -X POST ${apiUrl}/_local/time -d '{"advance":"PT26H"}'     # tomorrow's reminders, today`,
    '  npm run demo                                                  # a whole day, in a minute',
    '',
  ]
  return lines.join('\n')
}

/** Only a duration of seconds undoes every offset exactly. */
function movedClock({ now, offset }: Shown['clock'], { apiUrl }: Outputs): string[] {
  const [length, direction] = [inWords(Math.abs(offset())), offset() > 0 ? 'ahead of' : 'behind']
  return [
    '',
    `  The clock is ${length} ${direction} this machine's: ${new Date(now()).toISOString()}. To set it right:`,
    `  curl -X POST ${apiUrl}/_local/time -d '{"advance":"${offset() > 0 ? '-' : ''}PT${Math.abs(offset()) / 1000}S"}'`,
  ]
}

function withDemo({ apiUrl, cognitoEndpoint, userPoolClientId }: Outputs): string[] {
  const { owner, ...others } = demoLogins
  return [
    `  Logins     ${owner} (the owner), ${others.office}`,
    `             ${others.ana}, ${others.ben}; password ${demoPassword}`,
    '',
    'Try:',
    '',
    `  TOKEN=$(curl -s ${cognitoEndpoint} -H 'content-type: application/x-amz-json-1.1' \\`,
    `    -H 'x-amz-target: AWSCognitoIdentityProviderService.InitiateAuth' -d '{"AuthFlow":"USER_PASSWORD_AUTH",`,
    `    "ClientId":"${userPoolClientId}","AuthParameters":{"USERNAME":"${owner}","PASSWORD":"${demoPassword}"}}' \\`,
    `    | sed 's/.*"AccessToken":"\\([^"]*\\)".*/\\1/')`,
    `  curl -H "Authorization: Bearer $TOKEN" ${apiUrl}/v1/me`,
  ]
}
