/** Where quiet hours are asked for, from what is known of a customer. */
export type Whereabouts = {
  readonly customerZone: string | undefined
  /** The appointment's, if somebody named it. */
  readonly appointmentZone: string | undefined
  readonly accountZone: string
  readonly accountCountry: string
  /** ISO country of the customer's phone; undefined when its plan does not tell. */
  readonly phoneCountry: string | undefined
  readonly hasPhone: boolean
}

/**
 * The zone of the customer, else of the appointment, else of the company if nothing says that the customer is abroad.
 * A phone of another country says so; somebody without a phone is taken to be near.
 */
export function zoneOf(place: Whereabouts): string | undefined {
  const isNear = !place.hasPhone || place.phoneCountry === place.accountCountry
  return place.customerZone ?? place.appointmentZone ?? (isNear ? place.accountZone : undefined)
}
