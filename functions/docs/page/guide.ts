import firstShift from '../guide/first-shift.md'
import limits from '../guide/limits.md'
import offlinePhones from '../guide/offline-phones.md'
import requests from '../guide/requests.md'
import signIn from '../guide/sign-in.md'
import start from '../guide/start.md'
import versions from '../guide/versions.md'

/** What differs from one installation to another. None of it is a secret. */
export type Installation = { readonly apiUrl: string; readonly cognitoUrl: string; readonly clientId: string }

/** In the order of reading. The snippets of a language are one program. */
export const guide = [start, signIn, firstShift, requests, limits, offlinePhones, versions] as const

/** With the installation's values where a text has `{apiUrl}`, `{cognitoUrl}` or `{clientId}`. */
export function filledIn(text: string, installation: Installation): string {
  return text.replace(/\{(apiUrl|cognitoUrl|clientId)\}/g, (_, name: keyof Installation) => installation[name])
}

/** The code of one language, in order. */
export function snippetsOf(language: 'js' | 'sh', installation: Installation): string {
  const blocks = guide.flatMap((text) => [
    ...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm')),
  ])
  return blocks.map(([, code = '']) => filledIn(code, installation)).join('\n')
}
