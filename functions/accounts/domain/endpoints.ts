/** Placeholders that GPSLogger replaces in its URL. */
const gpsloggerFields =
  'lat=%LAT&lon=%LON&time=%TIME&acc=%ACC&alt=%ALT&spd=%SPD&dir=%DIR&batt=%BATT&prov=%PROV&sat=%SAT&act=%ACT'

/**
 * The token stands in a URL only where the app has no field for it, since people share URLs more carelessly than
 * passwords.
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
