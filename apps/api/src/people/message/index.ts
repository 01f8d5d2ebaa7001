export { type Contact, Contacts } from './contacts.js';
export { DeliveryRunner, MOST_TRIES } from './delivery-runner.js';
export { DeliveryWays, type Outgoing, UnreachableError } from './delivery-ways.js';
export { MessageBook } from './message-book.js';
export { type MessageFor, MessageResolvers, type News } from './message-resolvers.js';
export { MessageModule } from './message.module.js';
export { type Reminder, Reminders } from './reminders.js';
export { type OwnDate, OwnDates } from './own-dates.js';
export { OutboxReader } from './outbox-reader.js';
