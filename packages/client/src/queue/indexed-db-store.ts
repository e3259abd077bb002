import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { QueueStore } from './store.ts'

type Row = { readonly list: string; readonly value: unknown }
interface Lists extends DBSchema {
  values: { key: number; value: Row; indexes: { list: string } }
}

/** In browsers. Several tabs may share it. */
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

  return {
    async read(list, limit) {
      const index = (await database()).transaction('values').store.index('list')
      const keys = await index.getAllKeys(list, limit)
      const rows = await index.getAll(list, limit)
      return keys.flatMap((key, place) => {
        const row = rows[place]
        return row ? [{ key, value: row.value }] : []
      })
    },

    async write({ clear = [], remove = [], add = [] }) {
      const transaction = (await database()).transaction('values', 'readwrite', { durability: 'strict' })
      const { store } = transaction
      try {
        for (const list of clear) for (const key of await store.index('list').getAllKeys(list)) await store.delete(key)
        for (const { key } of remove) await store.delete(key)
        for (const row of add) await store.add(row)
      } catch (error) {
        transaction.abort()
        await transaction.done.catch(() => undefined)
        throw error
      }
      await transaction.done
    },
  }
}
