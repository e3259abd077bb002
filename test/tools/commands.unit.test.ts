import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldpost-commands-'))
  writeFileSync(join(folder, 'file'), '')
})
afterAll(() => rmSync(folder, { recursive: true }))

/** The npm scripts that take options, by the file that each runs. */
const commands = {
  'npm start': 'local/main.ts',
  'npm run reset': 'local/reset.ts',
  'npm run demo': 'demo/main.ts',
  'npm run bench': 'bench/main.ts',
  'npm run verify-receipt': 'tools/verify-receipt.ts',
  'npm run replay-erasures': 'tools/replay-erasures.ts',
  'npm run restore-root-keys': 'tools/restore-root-keys.ts',
  'npm run data-map': 'tools/data-map.ts',
  'npm run lock': 'tools/complete-lock.ts',
}
type Command = keyof typeof commands

/** Runs the file of a command; returns its exit code, and all that it printed. */
function run(command: Command, args: readonly string[], env: Record<string, string> = {}): Promise<[number, string]> {
  const environment = { ...process.env, FIELDPOST_STATE: join(folder, 'state'), ...env }
  return new Promise((resolve) => {
    const options = { cwd: root, env: environment, timeout: 100_000 }
    execFile(process.execPath, [commands[command], ...args], options, (error, stdout, stderr) =>
      resolve([Number(error?.code ?? 0), `${stdout}${stderr}`]),
    )
  })
}

const names = Object.keys(commands) as Command[]

test('every command is run by its npm script', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  for (const name of names) expect(scripts[name.split(' ').at(-1) ?? '']).toContain(commands[name])
})

test('--help says how a command is called, and does nothing else', async () => {
  for (const [index, printed] of (await Promise.all(names.map((name) => run(name, ['--help'])))).entries())
    expect(printed).toEqual([0, expect.stringMatching(new RegExp(`^${names[index]}[ \n]`))])
}, 120_000)

test('an unknown option is refused in one line', async () => {
  const quick = names.filter((name) => /reset|demo|verify|lock/.test(name))
  for (const [index, printed] of (await Promise.all(quick.map((name) => run(name, ['--unknown'])))).entries())
    expect(printed).toEqual([2, expect.stringMatching(`^Unknown option '--unknown'\\. Usage: ${quick[index]}.*\n$`)])
}, 120_000)

describe('in one line is refused', () => {
  test.each<[string, Command, string[], Record<string, string>, RegExp]>([
    [
      'a port that is none',
      'npm start',
      [],
      { PORT: '99999' },
      /^PORT is not a port number: "99999"\. It is 1 to 65535\.$/,
    ],
    ['a port that is none', 'npm run demo', [], { PORT: 'x' }, /^PORT is not a port number: "x"\. It is 1 to 65535\.$/],
    ['a track that is missing', 'npm run demo', ['--track', '/none.gpx'], {}, /^There is no file \/none\.gpx$/],
    [
      'a track that is none',
      'npm run demo',
      ['--track', 'package.json'],
      {},
      /package\.json is not a GPX file but JSON; the demo reads GPX only\.$/,
    ],
    [
      'a track without its option',
      'npm run demo',
      ['my.gpx'],
      {},
      /^Unexpected argument 'my\.gpx'\. Usage: npm run demo -- \[--track FILE\.gpx\]$/,
    ],
    [
      'a part that is none',
      'npm run bench',
      ['--only', 'nothing'],
      {},
      /^No part has "nothing" in its title\. Usage: /,
    ],
    ['a receipt that is missing', 'npm run verify-receipt', ['/none'], {}, /^There is no file \/none$/],
    ['a replay without its tables', 'npm run replay-erasures', [], {}, /^Three names are needed\. Usage: /],
  ])('%s by %s', async (_what, command, args, env, line) => {
    const [code, printed] = await run(command, args, env)
    expect(code).toBeGreaterThan(0)
    expect(printed.trimEnd()).toMatch(line)
    expect(printed.trimEnd()).not.toContain('\n')
  })

  test('a state folder that cannot be made, by npm start', async () => {
    expect(await run('npm start', [], { FIELDPOST_STATE: join(folder, 'file', 'state') })).toEqual([
      1,
      `Fieldpost cannot write to ${folder}/file/state (ENOTDIR: not a directory). Set FIELDPOST_STATE to a folder that it can write to.\n`,
    ])
  })
})
