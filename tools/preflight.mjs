// Ends in one line when something is missing. Plain JavaScript for old versions of Node,
// since before `npm ci` a script runs on the machine's own Node.
import { existsSync, readFileSync } from 'node:fs'

const needed = 24
const root = new URL('../', import.meta.url)
const read = (name) => JSON.parse(readFileSync(new URL(name, root), 'utf8'))

const problem = missingNode(process.versions.node, process.platform, process.arch) ?? missingPackages()
if (problem) {
  console.error(problem)
  process.exit(1)
}

/** On most platforms `npm ci` brings its own Node. */
function missingNode(version, platform, arch) {
  if (Number.parseInt(version, 10) >= needed) return undefined
  const own = `node-${platform === 'win32' ? 'win' : platform}-${arch}`
  const { optionalDependencies } = read('package.json')
  const found = `Fieldpost needs Node ${needed} or newer, and this is Node ${version}.`
  if (!optionalDependencies[own]) return `${found} Install it from https://nodejs.org, then run: npm ci`
  if (!existsSync(new URL('node_modules/', root))) return undefined
  if (!existsSync(new URL(`node_modules/${own}/`, root))) return `${found} To get it with the packages, run: npm ci`
  return `${found} Call the script through npm, which takes the project's own: npm start, npm run NAME`
}

function missingPackages() {
  const installed = new URL('node_modules/.package-lock.json', root)
  // npm writes this file last.
  if (!existsSync(installed)) return "Fieldpost's packages are not installed. Run: npm ci"
  const { packages } = read('node_modules/.package-lock.json')
  const { workspaces = [] } = read('package.json')
  const stale = ['', ...workspaces.map((folder) => `${folder}/`)].flatMap((folder) => missingFor(folder, packages))[0]
  return stale && `The installed packages are not those of package.json (${stale} is missing). Run: npm ci`
}

/** A workspace has in its own folder what the root has in another version. */
function missingFor(folder, packages) {
  const { dependencies, devDependencies } = read(`${folder}package.json`)
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([name, version]) => {
      const installed = packages[`${folder}node_modules/${name}`] ?? packages[`node_modules/${name}`]
      return installed?.version !== version
    })
    .map(([name, version]) => `${name} ${version}`)
}
