import {
  accountPointerKey,
  devicePointerKey,
  emailPointerKey,
  erasureAuditKey,
  erasureKey,
  type ItemType,
  invitedAddressKey,
  loginKey,
  partitionsOf,
  pendingStopKey,
  phonePointerKey,
  providerPointerKey,
  rootKeyCopyKey,
  signInAttemptKey,
  suppressionKey,
} from '../../functions/shared/keys.ts'

/** Item types outside their account's partitions. */
const elsewhere: Partial<Record<ItemType, string>> = {
  accountPointer: accountPointerKey('*').pk,
  login: loginKey('*').pk,
  devicePointer: devicePointerKey('*').pk,
  phonePointer: phonePointerKey('*', '', '').pk,
  emailPointer: emailPointerKey('*', '', '').pk,
  providerPointer: providerPointerKey('*').pk,
  erasure: erasureKey('*').pk,
  rootKeyCopy: rootKeyCopyKey('*').pk,
  suppression: suppressionKey('*').pk,
  pendingStop: pendingStopKey('*').pk,
  signInAttempt: signInAttemptKey('*').pk,
  invitedAddress: invitedAddressKey('*').pk,
  erasureAudit: erasureAuditKey('*').pk,
}

/** Matches the partition keys of an item type in any account. */
export function leadingKeys(type: ItemType): string {
  const [partition, ...shards] = partitionsOf('*').filter((each) => each.type === type)
  const pattern = shards.length > 0 ? `*#${type}#*` : (partition?.pk ?? elsewhere[type])
  if (!pattern) throw new Error(`no key of item type ${type} is known: add it to the map above`)
  return pattern
}
