import type { LegalText } from '../../legal-text.ts'

export const english = (): LegalText => ({
  heading: 'Terms of use',
  sections: [
    {
      paragraphs: [
        'These terms are between the operator of this service and each company that has an account in it. Members use the service for their company. Customers who get messages of a company agree to nothing here.',
      ],
    },
    {
      heading: 'The account',
      paragraphs: [
        'An account is opened by a person who may act for the company, and who becomes its owner. Name, postal address and contact address of the company must be true: each email to a customer shows them.',
        'Owners decide who is a member and in which role, and the company answers for what its members do in the service. Passwords and the tokens of phones are for one person or one phone each.',
      ],
    },
    {
      heading: 'Messages',
      paragraphs: [
        'The company writes to customers who agreed to it, and records truthfully what they agreed to, when, and the words that they were shown. The service refuses what it knows to be forbidden: no agreement, a stop, the wrong time of day. That does not free the company from the law of the countries that it writes to.',
        'Forbidden are messages in the name of others, messages that deceive, and ways around a stop. The number of messages in a day is limited. The operator may end the sending of a company that breaks these rules, or whose messages carriers or recipients complain of.',
      ],
    },
    {
      heading: 'Hours and positions',
      paragraphs: [
        'Positions are recorded between clock-in and clock-out, of members who have read the tracking notice. The company makes sure that it may record them, tells its workers truthfully, and does not use the service to watch people outside their work.',
        'Hours are those that were clocked or entered. The company checks them before it pays by them.',
      ],
    },
    {
      heading: 'Data',
      paragraphs: [
        'What a company enters belongs to the company. The operator processes it only to run the service for that company, as the page on privacy says. The company can export everything at any time, and delete the account with all that it holds.',
      ],
    },
    {
      heading: 'The service',
      paragraphs: [
        'The operator runs the service with care, but promises neither that it is always available nor that each message arrives: carriers and mailboxes may refuse one. It is no service for emergencies. The program is open source under the MIT License, which gives no warranty.',
        'A request that would endanger others, such as a flood of them, may be refused.',
      ],
    },
    {
      heading: 'The end',
      paragraphs: [
        'An owner can delete the account on any day, without a reason. The operator may close the account of a company that breaks these terms, and tells it before where that is possible, so that it can export its data.',
      ],
    },
    {
      heading: 'Changes',
      paragraphs: ['New terms get a new date. Those of before stay readable here.'],
    },
  ],
})
