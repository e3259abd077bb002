const https = /^https:\/\//i
const ownNetwork =
  /^http:\/\/(localhost|\[::1\]|(127|10|192\.168|172\.(1[6-9]|2\d|3[01]))(\.\d{1,3}){1,3})(:\d+)?(\/|$)/i

/**
 * Returns an address that tokens, passwords and positions may be sent to: over TLS, or in the developer's own network.
 * @throws TypeError for any other, which would wait for an answer for ever, or send them in the clear
 */
export function secureAddress(name: string, address: string): string {
  if (https.test(address) || ownNetwork.test(address)) return address
  throw new TypeError(`${name}: must begin with https:// (http:// only to an address of your own network)`)
}
