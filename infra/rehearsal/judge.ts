import type { Templates } from '../templates.ts'
import type { Effect } from './effects.ts'
import { fixedNames } from './fixed-names.ts'

/** CloudFormation allows 500 in a stack, which must have room for what is added next. */
export const maxResources = 400

/** Settings that are an address themselves: another value makes another resource, and the old one must stay. */
const addresses: Readonly<Record<string, string>> = {
  emailDomain: 'the new domain is unverified, so no email leaves until its DNS records are set',
  apiDomain: 'links in sent messages and addresses in phone apps lead nowhere',
  emailIdentityExists: 'the stack gives up the identity, whose settings are then yours',
}

export type Judgement = { readonly faults: readonly string[]; readonly warnings: readonly string[] }

/** Everything in the data stack must stay, whatever its name. `setting`: the one that was changed. */
export function judge(setting: string, effects: readonly Effect[]): Judgement {
  const lost = effects.filter(
    ({ stack, what }) => stack.endsWith('-data') && (what === 'replaced' || what === 'deleted'),
  )
  const reason = addresses[setting]
  const faults = lost
    .filter(({ retained }) => !reason || !retained)
    .map(({ stack, id, type, what, retained }) => {
      return `${setting}: ${type} ${id} of ${stack} would be ${what}${retained ? ', and the old one left behind' : ' and lost'}`
    })
  return { faults, warnings: lost.length > faults.length ? [`${setting} IS NOT TO BE CHANGED: ${reason}`] : [] }
}

/** What stands in the way of deploying it at all. */
export function oversized(name: string, templates: Templates): string[] {
  return Object.entries(templates).flatMap(([stack, { Resources }]) => {
    const count = Object.keys(Resources).length
    return count > maxResources ? [`${name}: ${stack} has ${count} resources, more than ${maxResources}`] : []
  })
}

/** `taken`: as `fixedNames` gives them, of another stage or of what exists. */
export function clashes(name: string, templates: Templates, taken: readonly string[]): string[] {
  return fixedNames(templates)
    .filter((each) => taken.includes(each))
    .map((each) => `${name}: ${each} exists already`)
}
