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
  const keys = [phone && `phone ${phone} ${who}`, email && `email ${email.toLowerCase()} ${who}`].filter(
    (each): each is string => typeof each === 'string',
  )
  return keys.length > 0 ? keys : [`address ${normalise(address ?? '')} ${who}`]
}

/** Of several entries of one customer the first added is found. */
export function matcher<Entry>() {
  const entries = new Map<string, Entry>()
  return {
    add(identity: CustomerIdentity, entry: Entry): void {
      for (const key of matchKeys(identity)) if (!entries.has(key)) entries.set(key, entry)
    },
    find(identity: CustomerIdentity): Entry | undefined {
      for (const key of matchKeys(identity)) {
        const entry = entries.get(key)
        if (entry !== undefined) return entry
      }
      return undefined
    },
  }
}
