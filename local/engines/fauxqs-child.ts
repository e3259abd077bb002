import { mkdirSync } from 'node:fs'
import { Server } from 'node:net'
import { startFauxqs } from 'fauxqs'

// The engine would listen on every interface and has no option for it.
const listen = Server.prototype.listen
Server.prototype.listen = function (this: Server, ...args: unknown[]) {
  const [first, ...rest] = args
  const local = typeof first === 'object' && first !== null && 'port' in first ? { ...first, host: '127.0.0.1' } : first
  return Reflect.apply(listen, this, [local, ...rest])
} as typeof listen

process.once('disconnect', () => process.exit(0))

const [port = '', dataDir = ''] = process.argv.slice(2)
mkdirSync(dataDir, { recursive: true })
await startFauxqs({ port: Number(port), dataDir, host: 'localhost', logger: false })
process.send?.('listening')
