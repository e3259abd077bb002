import { readFileSync, writeFileSync } from 'node:fs'
import { readCommandLine, runCommand } from './command.ts'

const usage = `npm run lock

Completes package-lock.json with the optional packages of other platforms; run it after every npm install.`

/**
 * Completes package-lock.json: npm leaves out a platform's optional package that the registry in use lacks, and then `npm ci`
 * refuses the lock on every platform. An entry that names its platform suffices; elsewhere it is never fetched. Run by `npm run
 * lock` after every `npm install`.
 */
type Package = { optionalDependencies?: Record<string, string>; dev?: boolean }
type Lock = { packages: Record<string, Package> }

const systems = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'aix', 'win32']
const processors = ['arm64', 'x64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el']

await runCommand(() => {
  readCommandLine(usage, {})
  const file = new URL('../package-lock.json', import.meta.url)
  const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock
  const { packages } = lock
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {}, dev = false }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isFound(packages, path, name))
      .map(([name, range]) => [`node_modules/${name}`, entryOf(name, range, dev)] as const),
  )
  const { '': root = {}, ...others } = packages
  const sorted = Object.entries({ ...others, ...Object.fromEntries(missing) }).sort(([a], [b]) => (a < b ? -1 : 1))
  writeFileSync(
    file,
    `${JSON.stringify({ ...lock, packages: { '': root, ...Object.fromEntries(sorted) } }, null, 2)}\n`,
  )
  console.log(`${missing.length} entries added to package-lock.json`)
})

/** As Node resolves: beside the dependent package, then in each folder above. */
function isFound(packages: Lock['packages'], from: string, name: string): boolean {
  if (packages[from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`]) return true
  return from !== '' && isFound(packages, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name)
}

/** Platform packages name their platform. */
function entryOf(name: string, range: string, dev: boolean) {
  const words = name.toLowerCase().split(/[-/@_]/)
  const [os, cpu] = [systems.find((system) => words.includes(system)), processors.find((one) => words.includes(one))]
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu')) && 'glibc'
  return {
    version: range.replace(/^[\^~]/, ''),
    ...(cpu && { cpu: [cpu] }),
    ...(dev && { dev }),
    ...(os === 'linux' && libc && { libc: [libc] }),
    optional: true,
    ...(os && { os: [os] }),
  }
}
