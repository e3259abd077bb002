import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { QueueStore } from './store.ts'

type Row = { readonly list: string; readonly value: unknown }
interface Lists extends DBSchema {
  values: { key: number; value: Row; indexes: { list: string } }
}

/** In browsers. Several tabs may share it: on a page over TLS, one records at a time. */
export function indexedDbStore(name = 'fieldpost-queue'): QueueStore {
  let opening: Promise<IDBPDatabase<Lists>> | undefined

  const forget = () => {
    opening = undefined
  }

  /** Browsers may close a database, and refuse to open it for a time. */
  function database(): Promise<IDBPDatabase<Lists>> {
    opening ??= openDB<Lists>(name, 1, {
      upgrade: (db) => void db.createObjectStore('values', { autoIncrement: true }).createIndex('list', 'list'),
      blocking: (_current, _blocked, event) => {
        ;(event.target as IDBDatabase).close()
        forget()
      },
      terminated: forget,
    }).catch((error) => {
      forget()
      throw error
    })
    return opening
  }

  /** After an error the next call opens it anew: iOS ends connections, and says so only in the errors of what uses them. */
  async function use<T>(work: (db: IDBPDatabase<Lists>) => Promise<T>): Promise<T> {
    const db = await database()
    try {
      return await work(db)
    } catch (error) {
      db.close()
      forget()
      throw error
    }
  }

  return {
    read: (list, limit) =>
      use(async (db) => {
        const index = db.transaction('values').store.index('list')
        const keys = await index.getAllKeys(list, limit)
        const rows = await index.getAll(list, limit)
        return keys.flatMap((key, place) => {
          const row = rows[place]
          return row ? [{ key, value: row.value }] : []
        })
      }),

    write: ({ clear = [], remove = [], add = [] }) =>
      use(async (db) => {
        const transaction = db.transaction('values', 'readwrite', { durability: 'strict' })
        const { store } = transaction
        try {
          for (const list of clear)
            for (const key of await store.index('list').getAllKeys(list)) await store.delete(key)
          for (const { key } of remove) await store.delete(key)
          for (const row of add) await store.add(row)
        } catch (error) {
          transaction.abort()
          await transaction.done.catch(() => undefined)
          throw error
        }
        await transaction.done
      }),

    async exclusively(list, work) {
      const locks: LockManager | undefined = globalThis.navigator?.locks
      return locks ? await locks.request(`${name} ${list}`, work) : await work()
    },
  }
}
