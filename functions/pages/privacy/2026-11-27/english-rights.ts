import type { Section } from '../../legal-text.ts'

export const rights: readonly Section[] = [
  {
    heading: 'Who else gets it',
    paragraphs: [
      'Amazon Web Services stores the data and hands over messages, on behalf of the operator and in the region that the operator chose. Texts pass through phone carriers, emails through the provider of the mailbox that they go to. The operator passes nothing else on, and sells nothing. These pages set no cookies, load nothing from elsewhere, and count no visitors.',
    ],
  },
  {
    heading: 'How it is protected',
    paragraphs: [
      'Names, addresses, texts and positions are encrypted with a key of the company’s own, beside the encryption of the database. When a company deletes its account, that key is deleted too. Whether a message is sent follows from fixed rules: what you agreed to, the time of day, and how many were sent. No profile of you is made.',
    ],
  },
  {
    heading: 'What you can do',
    paragraphs: [
      'As a customer: for a copy of your data, a correction or a deletion, ask the company; its address is in each of its emails. You can stop messages at any time: reply STOP to a text, or use the link in an email.',
      'As a member: your app can give you a copy of all that is kept about you, shows who changed your hours, and lets you correct your name and leave the company. Your hours stay when you leave, since they prove what you are paid for.',
      'As an owner: you can export everything, and delete the account with all its data.',
      'You may also complain to the authority for data protection where you live.',
    ],
  },
]
