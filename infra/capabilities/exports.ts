import { Construct } from 'constructs'
import { partitionsOf } from '../../functions/shared/keys.ts'
import { ServiceFunction } from '../constructs/service-function.ts'
import { principal, type Resources } from './resources.ts'

export class Exports extends Construct {
  constructor(scope: Construct, id: string, resources: Resources) {
    super(scope, id)
    this.request(resources)
    this.write(resources)
    this.exportOwnData(resources)
  }

  private request({ api, table, keys, files, exports }: Resources): void {
    const request = new ServiceFunction(this, 'Exports', {
      entry: 'exports/handlers/exports.ts',
      runs: 'request',
      impact: 'Owners cannot request or download their data',
    })
    api.serve(request, 'POST /v1/account/exports', 'GET /v1/account/exports/{id}')
    table.grant(request, {
      get: [...principal, 'export'],
      query: ['audit'],
      put: ['export', 'due', 'audit', 'idempotency'],
    })
    keys.grantUse(request)
    files.grantReadExports(request)
    exports.grantSend(request)
  }

  private exportOwnData({ api, table, keys, files }: Resources): void {
    const own = new ServiceFunction(this, 'ExportMe', {
      entry: 'exports/handlers/export-me.ts',
      runs: 'request',
      impact: 'Members cannot export the data held about them',
    })
    api.serve(own, 'GET /v1/me/export')
    table.grant(own, {
      get: [...principal, 'shift', 'openShift', 'trackPart'],
      query: ['member', 'device', 'openShift', 'shiftByTime', 'shiftAlias', 'segment', 'pingCount', 'message', 'audit'],
    })
    keys.grantUse(own)
    files.grantLargeResponses(own)
  }

  /** The one function that reads every item of an account. */
  private write({ table, keys, files, exports }: Resources): void {
    const write = new ServiceFunction(this, 'ExportAccount', {
      entry: 'exports/handlers/export-account.ts',
      runs: 'worker',
      impact: 'Owners wait for their export',
      // One full vCPU, for compression.
      memoryMegabytes: 1_769,
    })
    // Two slices in one invocation would halve each other's time.
    exports.addConsumer(write, { batchSize: 1, inProgress: 3 })
    const everything = [...new Set(partitionsOf('*').map(({ type }) => type))]
    table.grant(write, {
      get: ['account', 'due', 'export', 'shift', 'openShift', 'trackPart', 'customer', 'member'],
      query: everything,
      update: ['export', 'due'],
      delete: ['due'],
    })
    keys.grantUse(write)
    files.grantWriteExports(write)
  }
}
