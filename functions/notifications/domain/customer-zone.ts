import { homeCountry } from '../../customers/domain/home-country.ts'

export type ZoneHints = {
  readonly customerZone: string | undefined
  /** The appointment's, if the client named it. */
  readonly appointmentZone: string | undefined
  readonly accountZone: string
  readonly accountCountry: string
  /** ISO country; undefined when the number does not show it. */
  readonly phoneCountry: string | undefined
  readonly hasPhone: boolean
}

/** The time zone of sending hours. The account's applies only to customers without a foreign phone. */
export function zoneOf(hints: ZoneHints): string | undefined {
  const isDomestic = !hints.hasPhone || homeCountry(hints.phoneCountry ?? '') === homeCountry(hints.accountCountry)
  return hints.customerZone ?? hints.appointmentZone ?? (isDomestic ? hints.accountZone : undefined)
}
