import type { OperationText } from './operation-text.ts'

const preferencePage = 'It is a page for customers, without a login, in their language.'

export const messages = {
  RequestMessages: {
    description:
      'Sends a message that staff wrote, by each channel that the customer allows for its kind. With `kind: reply` it answers a text from the customer of the last 24 hours, by SMS, unless that was read as a stop.',
    responses: { 202: 'What became of the message of each channel' },
  },
  SendBulk: {
    description:
      'Sends what staff wrote to all customers with a tag, or to those named, by each channel that they allow for its kind. The answer counts what the gate decides now, before anything is sent. Each customer and channel then gets a message, refused ones with the reason. An address that several of the customers have gets one message.',
    responses: { 202: 'What the consent gate decides now' },
  },
  ListMessages: {
    description:
      'Messages to customers and texts from them, newest first. `direction=inbound&read=false` are the texts that no member has read, also from numbers that no customer has.',
    parameters: {
      status: 'Only those of this status',
      direction: 'Only those to customers, or from them',
      read: 'Of texts from customers: `false` are those that no member has marked as read',
    },
  },
  GetMessage: {
    description: 'One message: what was decided and from what, what was sent, and what the provider reported.',
  },
  MarkMessageRead: {
    description:
      'Marks a text from a customer as read, for all members. The first reader stands: a repetition changes nothing. 409 `wrong_state` for a message to a customer.',
  },
  GetTemplate: { description: 'The template of a message kind and channel: the company’s own, or the default.' },
  ListTemplates: {
    description: 'The template of each message kind, channel and language: the company’s own, or the default.',
    parameters: { language: 'Only templates of this language' },
  },
  ChangeTemplate: {
    description:
      'Saves the company’s own template, in Liquid. 422 if it cannot be rendered, is too long with all that is put on later, or offers a stop word as a reply; the message says where.',
  },
  DeleteTemplate: {
    description: 'Deletes the company’s own template: the default holds again. Also 204 if there was none.',
  },
  PreviewTemplate: {
    description:
      'Renders the whole message with sample data, as a customer would get it, and estimates the price of a text. Without a `body` it renders the template in force. Saves nothing.',
  },
  ShowPreferences: {
    description: `Where a customer chooses which messages to receive; emails link to it. Opening it changes nothing. ${preferencePage}`,
    parameters: { done: 'What a form led to, to be shown' },
  },
  ChangePreferences: {
    description: `Saves the customer’s choice and shows the page again. \`List-Unsubscribe=One-Click\` stops the channel and kind of the link (RFC 8058), in whatever Content-Type, and is answered without redirect. What asks for nothing changes nothing, and is answered with the page and 422. ${preferencePage}`,
  },
  ShowConsentRequest: {
    description: `Where a customer agrees to the messages that a company asked for. Opening it changes nothing. ${preferencePage}`,
    parameters: { done: 'What the form led to, to be shown' },
  },
  AnswerConsentRequest: {
    description: `Records what was ticked, with the statement beside it, and shows the page again. It records nothing for an address that was stopped. ${preferencePage}`,
  },
  ShowContract: {
    description:
      'This document, generated from the schemas that parse the requests. Types for a client can be generated from it.',
  },
  ShowDocs: { description: 'This document for people: how to begin, and every route.' },
  ShowHealth: { description: 'Answers as long as the service runs. It reads nothing.' },
} satisfies Readonly<Record<string, OperationText>>
