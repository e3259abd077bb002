import { onePhoneSpelling } from './phone-spellings.ts'

export type CustomerIdentity = {
  readonly name: string
  readonly phone?: string | undefined
  readonly email?: string | undefined
  readonly address?: string | undefined
}

const normalise = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

/** Best match first. The name is part of each key: families share phones. */
function matchKeys({ name, phone, email, address }: CustomerIdentity): string[] {
  const who = normalise(name)
  const keys = [
    phone && `phone ${onePhoneSpelling(phone)} ${who}`,
    email && `email ${email.toLowerCase()} ${who}`,
  ].filter((each): each is string => typeof each === 'string')
  return keys.length > 0 ? keys : [`address ${normalise(address ?? '')} ${who}`]
}

export function matcher<Entry>() {
  const entries = new Map<string, Set<Entry>>()
  return {
    add(identity: CustomerIdentity, entry: Entry): void {
      for (const key of matchKeys(identity)) entries.set(key, (entries.get(key) ?? new Set()).add(entry))
    },
    /** Best match first; of equally good ones, the first added. */
    find(identity: CustomerIdentity): Entry[] {
      return [...new Set(matchKeys(identity).flatMap((key) => [...(entries.get(key) ?? [])]))]
    },
  }
}
