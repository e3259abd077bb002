import { platformFetch } from '../authorized-fetch.ts'
import { inTime } from '../in-time.ts'
import { jsonObject } from '../json-object.ts'
import { secureAddress } from '../secure-address.ts'
import type { CognitoOptions } from './cognito.ts'
import { SignInError, type SignInErrorCode, signInError } from './sign-in-error.ts'

type Meanings = { readonly [reason: string]: SignInErrorCode }
export type Call = <Output = unknown>(action: string, input: object, meanings?: Meanings) => Promise<Output>

type Answer = { readonly isOk: boolean; readonly output: { readonly [field: string]: unknown } | undefined }

/**
 * Calls Cognito's actions. A page of a hotspot is no answer, whatever its status.
 * @throws SignInError
 */
export function caller(options: Omit<CognitoOptions, 'now'>): Call {
  const { clientId, fetch = platformFetch, timeoutMilliseconds = 60_000 } = options
  const endpoint = secureAddress('endpoint', options.endpoint)

  async function ask(init: RequestInit): Promise<Answer> {
    try {
      return await inTime(timeoutMilliseconds, async (signal) => {
        const response = await fetch(new Request(endpoint, { ...init, signal }))
        // some actions have nothing to say
        return { isOk: response.ok, output: jsonObject((await response.text()) || '{}') }
      })
    } catch (error) {
      throw new SignInError('unavailable', String(error))
    }
  }

  return async <Output>(action: string, input: object, meanings?: Meanings) => {
    const headers = {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${action}`,
    }
    const body = JSON.stringify({ ClientId: clientId, ...input })
    // a redirect would carry the password along
    const { isOk, output } = await ask({ method: 'POST', headers, body, redirect: 'error' })
    if (isOk && output) return output as Output
    const name = output?.['__type']
    if (typeof name !== 'string') throw new SignInError('unavailable', 'not an answer of Cognito')
    throw signInError(name.slice(name.lastIndexOf('#') + 1), meanings)
  }
}
