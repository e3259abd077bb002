/** What GPSLogger fills into its address, which the app must find there as it stands. */
const gpsloggerFields =
  'lat=%LAT&lon=%LON&time=%TIME&acc=%ACC&alt=%ALT&spd=%SPD&dir=%DIR&batt=%BATT&prov=%PROV&sat=%SAT&act=%ACT'

/**
 * Addresses to type into the apps. Those that have a place for a password or a header do not hold the token, since
 * addresses are copied around more carelessly than passwords.
 */
export function endpointsFor(apiUrl: string, token: string) {
  const address = (dialect: string) => `${apiUrl}/in/${dialect}`
  return {
    overland: `${address('overland')}?token=${token}`,
    owntracks: address('owntracks'),
    traccar: `${address('traccar')}?token=${token}`,
    gpslogger: `${address('gpslogger')}?token=${token}&${gpsloggerFields}`,
    transistor: address('transistor'),
  }
}
