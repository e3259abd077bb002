import { Construct } from 'constructs'
import { ServiceFunction } from '../constructs/service-function.ts'
import { principal, type Resources } from './resources.ts'

export class Appointments extends Construct {
  constructor(scope: Construct, id: string, { api, table, keys }: Resources) {
    super(scope, id)
    const appointments = new ServiceFunction(this, 'Appointments', {
      entry: 'appointments/handlers/appointments.ts',
      runs: 'request',
      impact: 'The office cannot make, move or cancel appointments',
    })
    api.serve(appointments, 'POST /v1/appointments', 'GET /v1/appointments')
    api.serve(appointments, 'GET /v1/appointments/{id}', 'PATCH /v1/appointments/{id}')
    api.serve(appointments, 'POST /v1/appointments/{id}/cancel')
    table.grant(appointments, {
      get: [...principal, 'member', 'customer', 'appointment', 'consent', 'suppression', 'message', 'due'],
      query: ['appointmentByTime', 'usage', 'phonePointer'],
      put: ['appointment', 'appointmentByTime', 'due', 'idempotency'],
      delete: ['appointmentByTime', 'due'],
      check: ['customer'],
    })
    keys.grantUse(appointments)
    appointments.passSmsNumber()
    appointments.passAllowedCountries()
    appointments.passTextCaps()
  }
}
