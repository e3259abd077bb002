import { Construct } from 'constructs'
import { partitionsOf } from '../../functions/shared/keys.ts'
import { ServiceFunction } from '../constructs/service-function.ts'
import { principal, type Resources } from './resources.ts'

/** Leaving with everything: the owner's export of an account. */
export class Exports extends Construct {
  constructor(scope: Construct, id: string, resources: Resources) {
    super(scope, id)
    this.ask(resources)
    this.write(resources)
    this.askForOwn(resources)
  }

  private ask({ api, table, keys, files, exports }: Resources): void {
    const ask = new ServiceFunction(this, 'Exports', {
      entry: 'exports/handlers/exports.ts',
      runs: 'request',
      impact: 'Owners cannot ask for their data, nor fetch it',
    })
    api.serve(ask, 'POST /v1/account/exports', 'GET /v1/account/exports/{id}')
    table.grant(ask, {
      get: [...principal, 'export'],
      query: ['audit'],
      put: ['export', 'due', 'audit', 'idempotency'],
    })
    keys.grantUse(ask)
    files.grantReadExports(ask)
    exports.grantSend(ask)
  }

  private askForOwn({ api, table, keys, files }: Resources): void {
    const own = new ServiceFunction(this, 'ExportMe', {
      entry: 'exports/handlers/export-me.ts',
      runs: 'request',
      impact: 'Members cannot take along what is held about them',
    })
    api.serve(own, 'GET /v1/me/export')
    table.grant(own, {
      get: [...principal, 'shift', 'trackPart'],
      query: ['member', 'device', 'openShift', 'shiftByTime', 'segment', 'pingCount', 'message', 'audit'],
    })
    keys.grantUse(own)
    files.grantLargeResponses(own)
  }

  /** The one function that reads everything of an account, and changes nothing of it but the export itself. */
  private write({ table, keys, files, exports }: Resources): void {
    const write = new ServiceFunction(this, 'ExportAccount', {
      entry: 'exports/handlers/export-account.ts',
      runs: 'worker',
      impact: 'Owners wait for their export',
      // One whole processor: an export of a million positions is mostly compression.
      memoryMegabytes: 1_769,
    })
    // One at a time: two slices at once would halve each other's time.
    exports.addConsumer(write, { batchSize: 1 })
    const everything = [...new Set(partitionsOf('*').map(({ type }) => type))]
    table.grant(write, {
      get: ['account', 'due', 'export', 'shift', 'trackPart'],
      query: everything,
      update: ['export', 'due'],
      delete: ['due'],
    })
    keys.grantUse(write)
    files.grantWriteExports(write)
  }
}
