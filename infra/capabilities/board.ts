import { Construct } from 'constructs'
import { ServiceFunction } from '../constructs/service-function.ts'
import { principal, type Resources } from './resources.ts'

export class Board extends Construct {
  constructor(scope: Construct, id: string, { api, table, keys, files }: Resources) {
    super(scope, id)
    const board = new ServiceFunction(this, 'ReadBoard', {
      entry: 'board/handlers/read-board.ts',
      runs: 'request',
      impact: 'The first screen of the office stays empty',
      memoryMegabytes: 1024,
    })
    api.serve(board, 'GET /v1/board')
    table.grant(board, {
      get: [
        ...principal,
        'shift',
        'trackPart',
        'appointment',
        'customer',
        'member',
        'consent',
        'suppression',
        'message',
        'due',
      ],
      query: ['member', 'openShift', 'shiftByTime', 'segment', 'appointmentByTime', 'messageByTime', 'usage'],
    })
    keys.grantUse(board)
    files.grantLargeResponses(board)
    board.passSmsNumber()
    board.passAllowedCountries()
    board.passTextCaps()
  }
}
