import { createClient, problemOf, type Shift } from '@fieldpost/client'
import { indexedDbStore, openLane } from '@fieldpost/client/queue'
import { cognito, session } from '@fieldpost/client/sign-in'

const baseUrl = 'https://api.example.com'
const signIn = cognito({ endpoint: 'https://cognito-idp.eu-central-1.amazonaws.com/', clientId: '4example' })

/** An app as the README shows it: compiled against the built package, as a project of its own. */
export async function work(email: string, password: string, newPassword: string): Promise<string> {
  let step = await signIn.signIn(email, password)
  if (step.step === 'new_password') step = await signIn.answerNewPassword(step.challenge, newPassword)
  if (step.step !== 'signed_in') throw new Error(step.step)
  const { token } = session({ signIn, tokens: step.tokens })

  const api = createClient({ baseUrl, token })
  const { data: me, error } = await api.GET('/v1/me')
  if (!me) throw new Error(problemOf(error)?.code)

  const lane = openLane({ store: indexedDbStore(), worker: me.memberId, baseUrl, token })
  await lane.clockIn({ note: 'Oak Street' })
  await lane.record({ at: new Date().toISOString(), lat: 47.3769, lon: 8.5417, accuracy: 8 })
  await lane.clockOut()
  const result = await lane.send()

  const { data: shifts } = await api.GET('/v1/shifts', { params: { query: { limit: 1 } } })
  const newest: Shift | undefined = shifts?.items[0]
  // @ts-expect-error: a path that the API does not have
  await api.GET('/v1/shiftz')
  // @ts-expect-error: a field of another type
  await api.POST('/v1/breaks/start', { body: { at: 8 } })
  return `${result.state} ${newest?.startedAt}`
}
