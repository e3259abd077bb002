import type { Identity } from '../../functions/accounts/domain/login.ts'
import type { LoginClient } from '../../functions/accounts/identity/login-client.ts'
import type { ArchiveClient, FinishedErasure } from '../../functions/erasure/archive-client.ts'

/** A double of Cognito: logins by sub and by email address. */
export function aPool() {
  const people = new Map<string, Identity & { readonly password?: string; readonly madeFor?: string }>()
  const find = (name: string) => [...people.values()].find(({ sub, email }) => sub === name || email === name)
  let next = 0
  const client: LoginClient = {
    findIdentity: async (name) => find(name),
    createLogin: async (madeFor, email, password) => {
      if (find(email)) return undefined
      next += 1
      const sub = `sub-${next}-${email}`
      const status = 'FORCE_CHANGE_PASSWORD'
      people.set(sub, { sub, email, name: undefined, enabled: true, status, createdAt: Date.now(), password, madeFor })
      return sub
    },
    setTemporaryPassword: async (name, password) => {
      const person = find(name)
      if (!person) throw new Error('no such login')
      people.set(person.sub, { ...person, password, status: 'FORCE_CHANGE_PASSWORD' })
    },
    async *loginsCreatedFor(accountId) {
      for (const { sub, madeFor } of [...people.values()]) if (madeFor === accountId) yield [sub]
    },
    disableLogin: async (name) => set(name, false),
    enableLogin: async (name) => set(name, true),
    deleteLogin: async (name) => {
      people.delete(find(name)?.sub ?? '')
    },
  }
  const set = (name: string, enabled: boolean) => {
    const person = find(name)
    if (person) people.set(person.sub, { ...person, enabled })
  }
  return {
    client,
    find,
    /** A login that was not made by an invitation. */
    signUp: (sub: string, email = `${sub}@example.test`, status = 'CONFIRMED'): Identity => {
      const person = { sub, email, name: undefined, enabled: true, status, createdAt: 0 }
      people.set(sub, person)
      return person
    },
    /** The person chooses a password of their own. */
    signIn: (email: string) => {
      const person = find(email)
      if (person) people.set(person.sub, { ...person, status: 'CONFIRMED' })
    },
    /** Sets the login's creation back by that time. */
    age: (email: string, milliseconds: number, now = Date.now()) => {
      const person = find(email)
      if (person) people.set(person.sub, { ...person, createdAt: now - milliseconds })
    },
    subs: () => [...people.keys()].sort(),
  }
}

/** A double of the bucket: file names and records of finished erasures. */
export function anArchive() {
  const files = new Set<string>()
  const finished = new Map<string, FinishedErasure>()
  const of = (accountId: string) => [...files].filter((file) => file.startsWith(`exports/${accountId}/`))
  const client: ArchiveClient = {
    countFiles: async (accountId) => of(accountId).length,
    deleteFiles: async (accountId) => {
      const found = of(accountId)
      for (const file of found) files.delete(file)
      return found.length === 0
    },
    recordFinishedErasure: async (record) => {
      finished.set(record.erasureId, record)
    },
    finishedErasures: async () => [...finished.values()],
    readErasure: async ({ erasureId }) => {
      const record = finished.get(erasureId)
      if (!record) throw new Error('no such object')
      return record
    },
    accountsWithFiles: async () => [...files].map((file) => file.split('/')[1] ?? ''),
  }
  return { client, files, finished }
}
