import type { Identity } from '../../functions/accounts/domain/login.ts'
import type { LoginClient } from '../../functions/accounts/identity/login-client.ts'
import type { ArchiveClient, FinishedErasure } from '../../functions/erasure/archive-client.ts'

/** Cognito as far as accounts know it: logins by sub and by mail address. */
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
    /** Somebody who signed up alone. */
    signUp: (sub: string, email = `${sub}@example.test`): Identity => {
      const person = { sub, email, name: undefined, enabled: true, status: 'CONFIRMED', createdAt: 0 }
      people.set(sub, person)
      return person
    },
    /** As if the login had been made so long ago. */
    age: (email: string, milliseconds: number) => {
      const person = find(email)
      if (person) people.set(person.sub, { ...person, createdAt: Date.now() - milliseconds })
    },
    subs: () => [...people.keys()].sort(),
  }
}

/** The bucket: names of files, and what was finished. */
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
    recordFinishedErasure: async (note) => {
      finished.set(note.erasureId, note)
    },
    finishedErasures: async () => [...finished.values()],
    readErasure: async ({ erasureId }) => {
      const note = finished.get(erasureId)
      if (!note) throw new Error('no such object')
      return note
    },
    accountsWithFiles: async () => [...files].map((file) => file.split('/')[1] ?? ''),
  }
  return { client, files, finished }
}
