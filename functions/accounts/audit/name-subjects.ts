import { toMilliseconds } from '../../shared/instant.ts'
import type { AuditEntry } from '../../shared/ledger/audit.ts'
import { subjectTypeOf } from '../../shared/ledger/audit-actions.ts'
import { wallTime } from '../../shifts/domain/hours/days.ts'
import type { Reference, Subject, SubjectStore } from './subject-store.ts'

type Company = { readonly accountId: string; readonly name: string; readonly timeZone: string }
type Named = { readonly name?: string; readonly isErased?: boolean }

/**
 * Adds the names of who acted, of the subject and of what the details name, as they are now: the trail itself holds ids only. What
 * is erased or removed has no name.
 */
export async function nameSubjects(entries: readonly AuditEntry[], company: Company, deps: SubjectStore) {
  const references = new Map(
    entries.flatMap((entry) => referencesOf(entry, company)).map((each) => [keyOf(each), each]),
  )
  const find = async (wanted: ReadonlyMap<string, Reference>) => {
    const found = await deps.findSubjects(company.accountId, [...wanted.values()])
    return [...wanted.keys()].map((key, index) => [key, found[index]] as const)
  }
  const direct = new Map(await find(references))
  const workers = new Map(
    [...direct.values()].flatMap((subject) =>
      subject && 'memberId' in subject ? [workerOf(subject)].map((each) => [keyOf(each), each] as const) : [],
    ),
  )
  const subjects = new Map([...direct, ...(await find(workers))])

  const nameOf = (subject: Subject): string => {
    if ('name' in subject) return subject.name
    const start = wallTime(toMilliseconds(subject.startedAt), company.timeZone).slice(0, 16).replace('T', ' ')
    const member = subjects.get(keyOf(workerOf(subject)))
    return member && 'name' in member ? `${member.name}, ${start}` : start
  }
  const named = (reference: Reference): Named => {
    const subject = subjects.get(keyOf(reference))
    return subject ? { name: nameOf(subject) } : { isErased: true }
  }

  return entries.map((entry) => {
    const subject = subjectOf(entry, company)
    const { name, isErased } = namedSubject(subject, company, named)
    return {
      ...entry,
      byName: named(actorOf(entry)).name,
      subjectType: subject?.type,
      subjectName: name,
      subjectErased: isErased,
      related: relatedOf(entry).map((each) => {
        const { name: relatedName, isErased: erased } = named(each)
        return { type: each.type, id: each.id, name: relatedName, erased }
      }),
    }
  })
}

function workerOf({ memberId }: { readonly memberId: string }): Reference {
  return { type: 'member', id: memberId }
}

type SubjectReference =
  | Reference
  | { readonly type: 'account' | 'template' | 'export' | 'erasure'; readonly id: string }

function namedSubject(
  subject: SubjectReference | undefined,
  company: Company,
  named: (reference: Reference) => Named,
): Named {
  if (!subject) return {}
  if (subject.type === 'account') return { name: company.name }
  return isReference(subject) ? named(subject) : {}
}

function referencesOf(entry: AuditEntry, company: Company): Reference[] {
  const subject = subjectOf(entry, company)
  return [actorOf(entry), ...(subject && isReference(subject) ? [subject] : []), ...relatedOf(entry)]
}

function actorOf({ by }: AuditEntry): Reference {
  return { type: 'member', id: by }
}

function subjectOf({ action, subject: id }: AuditEntry, { accountId }: Company): SubjectReference | undefined {
  const type = subjectTypeOf(action)
  return type && { type: id === accountId ? 'account' : type, id }
}

/** The member of a shift, and the phone of a member. */
function relatedOf({ subject, details }: AuditEntry): Reference[] {
  const { memberId, deviceId } = details
  return [
    ...(typeof memberId === 'string' && memberId !== subject ? [{ type: 'member', id: memberId } as const] : []),
    ...(typeof deviceId === 'string' ? [{ type: 'device', id: deviceId, memberId: subject } as const] : []),
  ]
}

function isReference(subject: SubjectReference): subject is Reference {
  return !['account', 'template', 'export', 'erasure'].includes(subject.type)
}

function keyOf({ type, id }: { readonly type: string; readonly id: string }): string {
  return `${type} ${id}`
}
