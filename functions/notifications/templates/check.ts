import type { Channel, MessageKind } from '../../customers/domain/consent.ts'
import { mostSegments, normalise, sizeOf } from '../domain/sms-segments.ts'
import { stopWordOffered } from '../domain/stop-word-offer.ts'
import { render, TemplateError, variablesIn } from './render.ts'
import { samplesFor } from './variables.ts'
import type { Template } from './wording.ts'

/** What its author must mend, as the fields of a request that does not parse. */
export type Fault = { readonly path: readonly string[]; readonly message: string }

/** What is wrong with a template, before anybody gets a message from it; empty when nothing is. */
export function faultsOf(kind: MessageKind, channel: Channel, template: Template): Fault[] {
  const shape = shapeFaults(channel, template)
  if (shape.length > 0) return shape
  const unreadable = (['subject', 'body'] as const).flatMap((field) => sourceFaults(kind, field, template[field] ?? ''))
  if (unreadable.length > 0) return unreadable
  try {
    return samplesFor(kind).flatMap((sample) => wordFaults(channel, render(template, sample)))
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    return [{ path: ['body'], message: error.message }]
  }
}

function stopFaults(field: 'subject' | 'body', words: string): Fault[] {
  const offered = stopWordOffered(words)
  if (offered === undefined) return []
  return [{ path: [field], message: `offers ${offered} as an answer, which would unsubscribe whoever gives it` }]
}

function shapeFaults(channel: Channel, { subject }: Template): Fault[] {
  if (channel === 'email' && subject === undefined) return [{ path: ['subject'], message: 'a mail needs a subject' }]
  if (channel === 'sms' && subject !== undefined) return [{ path: ['subject'], message: 'a text has no subject' }]
  return []
}

/** Also of what no example reaches: a variable that is not there, or a stop word, may hide in a branch. */
function sourceFaults(kind: MessageKind, field: 'subject' | 'body', source: string): Fault[] {
  try {
    const known = variableNames(kind)
    const unknown = variablesIn(source).filter((name) => !known.includes(name))
    return [
      ...unknown.map((name) => ({ path: [field], message: `there is no ${name}; there are ${known.join(', ')}` })),
      ...stopFaults(field, source.replaceAll(/\{%.*?%\}/gsu, '\n')),
    ]
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    return [{ path: [field], message: error.message }]
  }
}

/** What a template of this kind may name. */
export function variableNames(kind: MessageKind): string[] {
  return Object.keys(samplesFor(kind)[0])
}

function wordFaults(channel: Channel, { subject, text }: { readonly subject: string; readonly text: string }): Fault[] {
  const faults: Fault[] = []
  if (text === '') faults.push({ path: ['body'], message: 'says nothing' })
  if (channel === 'email' && subject === '') faults.push({ path: ['subject'], message: 'says nothing' })
  faults.push(...stopFaults('body', text), ...stopFaults('subject', subject))
  const { segments } = sizeOf(normalise(text))
  if (channel === 'sms' && segments > mostSegments) {
    faults.push({ path: ['body'], message: `makes a text of ${segments} segments; the most is ${mostSegments}` })
  }
  return faults
}
