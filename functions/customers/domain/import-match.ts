/** What tells one customer from another in a file: the name with the phone, the mail address, or else the address. */
export type Known = {
  readonly name: string
  readonly phone?: string | undefined
  readonly email?: string | undefined
  readonly address?: string | undefined
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

/**
 * The names that a customer is found by, best first. Of two people with one phone each has their own: families share
 * phones. A customer without phone and mail is found by name and address.
 */
function namesOf({ name, phone, email, address }: Known): string[] {
  const who = fold(name)
  const found = [phone && `phone ${phone} ${who}`, email && `mail ${email.toLowerCase()} ${who}`].filter(
    (each): each is string => typeof each === 'string',
  )
  return found.length > 0 ? found : [`place ${fold(address ?? '')} ${who}`]
}

/** Finds what is the same customer; of several the first that was added. */
export function matcher<Entry>() {
  const entries = new Map<string, Entry>()
  return {
    add(known: Known, entry: Entry): void {
      for (const name of namesOf(known)) if (!entries.has(name)) entries.set(name, entry)
    },
    find(known: Known): Entry | undefined {
      for (const name of namesOf(known)) {
        const entry = entries.get(name)
        if (entry !== undefined) return entry
      }
      return undefined
    },
  }
}
