import { globSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Finding, promisesLeftBehind } from './promises.ts'

/** By file, the beginnings of expressions that leave no write behind. */
const allowed: Record<string, string[]> = {
  // All have ended by then.
  'functions/shared/settle-all.ts': ['Promise.all(promises)'],
  // Its caller gets the very promise, and awaits it.
  'functions/shared/promise-cache.ts': ['load().catch', 'Promise.resolve(value)'],
  // Reads, which every caller awaits.
  'functions/shared/table/shared-reads.ts': [
    'afterThisTurn().then(() => { waiting',
    'queries.get(name)',
    'afterThisTurn().then(() => { queries',
  ],
  // Reads a key before the first request needs it.
  'functions/shared/crypto/root-keys-store.ts': ['rootKey().catch(() => undefined)'],
}

test('no function leaves a promise behind', { timeout: 120_000 }, () => {
  const found = promisesLeftBehind(globSync('functions/**/*.ts'))
  const isAllowed = (each: Finding) => allowed[each.file]?.some((code) => each.code.startsWith(code)) ?? false
  expect(found.filter((each) => !isAllowed(each))).toEqual([])
  expect(found.filter(isAllowed)).toHaveLength(Object.values(allowed).flat().length)
})

const start = `
import { settleAll } from './settle-all.ts'
declare const ids: string[]
declare const signal: AbortSignal
declare const client: {
  send(command: string): Promise<string>
  send(command: string, done: (error: unknown) => void): void
}
const write = (id: string): Promise<string> => client.send(id)
`

const left: Record<string, string> = {
  'a call without await': 'export async function f() { write("a") }',
  'void before a call': 'export async function f() { void write("a") }',
  'a map without await': 'export async function f() { ids.map(write) }',
  'a map of async functions, awaited as a list': 'export async function f() { await ids.map(async (id) => write(id)) }',
  'Promise.all': 'export async function f() { await Promise.all(ids.map(write)) }',
  'Promise.race': 'export async function f() { return Promise.race([write("a"), write("b")]) }',
  'Promise.any': 'export const f = () => Promise.any([write("a")])',
  'a promise in a variable': 'export async function f() { const run = write("a"); await write("b"); await run }',
  'promises in a variable': 'export async function f() { const runs = ids.map(write); await settleAll(runs) }',
  'a property': 'export const f = () => ({ run: write("a") })',
  'forEach of an async function': 'export function f() { ids.forEach(async (id) => { await write(id) }) }',
  'forEach of a named function': 'export function f() { ids.forEach(write) }',
  'a timer': 'export function f() { setTimeout(async () => { await write("a") }, 5) }',
  'a catch that nothing awaits': 'export async function f() { write("a").catch(() => undefined) }',
  'then with a callback': 'export function f() { write("a").then(() => write("b")) }',
  'a callback of a client': 'export function f() { client.send("a", () => undefined) }',
  'a signal that ends the wait and not the call':
    'export const f = () => new Promise((resolve, reject) => { signal.addEventListener("abort", reject); write("a").then(resolve, reject) })',
  'a condition': 'export async function f() { ids.length > 0 && write("a") }',
  'for await over a list': 'export async function f() { for await (const each of ids.map(write)) console.log(each) }',
  'an element of a list that is not awaited':
    'export const f = async () => { const all = [write("a")]; return all.length }',
}

const awaited: Record<string, string> = {
  await: 'export async function f() { await write("a") }',
  return: 'export async function f() { return write("a") }',
  'an arrow': 'export const f = () => write("a")',
  settleAll: 'export async function f() { await settleAll([write("a"), ...ids.map((id) => write(id))]) }',
  allSettled: 'export async function f() { await Promise.allSettled(ids.map(write)) }',
  'a condition': 'export const f = async () => (ids.length > 0 ? await write("a") : write("b"))',
  'a chain': 'export const f = () => write("a").then((id) => write(id)).catch(() => "")',
  'a pause': 'export const f = async () => { await new Promise((resolve) => setTimeout(resolve, 5)) }',
}

test('each shape of a promise left behind is found, and no awaited one', { timeout: 60_000 }, () => {
  const cases = [...Object.entries(left), ...Object.entries(awaited)]
  const files = cases.map(([name, code], index) => ({ name, code, file: `functions/shared/sample-${index}.ts` }))
  const sources = Object.fromEntries(files.map(({ file, code }) => [file, `${start}${code}\n`]))
  const found = promisesLeftBehind([], sources)
  const names = files.filter(({ file }) => found.some((each) => each.file === file)).map(({ name }) => name)
  expect(names).toEqual(Object.keys(left))
})
