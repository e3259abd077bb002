import { callEngine, EngineError } from './engines/call.ts'
import type { Outputs } from './outputs.ts'

export const demoPassword = 'Fieldpost-demo-1'
const login = (name: string) => `${name}@demo.fieldpost.test`
export const demoLogins = { owner: login('owner'), office: login('office'), ana: login('ana'), ben: login('ben') }

const company = {
  name: 'Demo Garden Services',
  timeZone: 'America/New_York',
  country: 'US',
  postalAddress: '12 Mill Lane, Springfield, NY 10001',
  contactEmail: login('office'),
}
const members = [
  { email: demoLogins.office, name: 'Olivia Office', role: 'staff' },
  { email: demoLogins.ana, name: 'Ana Field', role: 'worker' },
  { email: demoLogins.ben, name: 'Ben Field', role: 'worker' },
]

/** One login per role. Repeatable after an interrupted start. */
export async function makeDemoAccount({
  apiUrl = '',
  cognitoEndpoint = '',
  userPoolId,
  userPoolClientId,
}: Outputs): Promise<void> {
  const cognito = <Answer>(action: string, input: object) =>
    callEngine<Answer>(cognitoEndpoint, 'cognito-idp', `AWSCognitoIdentityProviderService.${action}`, input)
  const setPassword = (email: string) =>
    cognito('AdminSetUserPassword', {
      UserPoolId: userPoolId,
      Username: email,
      Password: demoPassword,
      Permanent: true,
    })

  await cognito('AdminCreateUser', {
    UserPoolId: userPoolId,
    Username: demoLogins.owner,
    MessageAction: 'SUPPRESS',
    UserAttributes: [
      { Name: 'email', Value: demoLogins.owner },
      { Name: 'email_verified', Value: 'true' },
    ],
  }).catch(unlessCode('UsernameExistsException'))
  await setPassword(demoLogins.owner)
  const signIn = async (email: string): Promise<string> => {
    const { AuthenticationResult } = await cognito<{ AuthenticationResult: { AccessToken: string } }>('InitiateAuth', {
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: userPoolClientId,
      AuthParameters: { USERNAME: email, PASSWORD: demoPassword },
    })
    return `Bearer ${AuthenticationResult.AccessToken}`
  }
  const authorization = await signIn(demoLogins.owner)

  const post = async (path: string, body: object) => {
    const response = await fetch(`${apiUrl}${path}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    // 409: an earlier start did this.
    if (!response.ok && response.status !== 409) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  }
  await post('/v1/account', company)
  for (const member of members) {
    await post('/v1/members', member)
    await setPassword(member.email)
    // The first request accepts the invitation, which would end after seven days.
    const me = await fetch(`${apiUrl}/v1/me`, { headers: { authorization: await signIn(member.email) } })
    if (!me.ok) throw new Error(`/v1/me: ${me.status} ${await me.text()}`)
  }
}

function unlessCode(code: string): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof EngineError && error.code === code)) throw error
  }
}
