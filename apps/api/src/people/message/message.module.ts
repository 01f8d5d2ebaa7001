import { Global, Module } from '@nestjs/common';
import { AccountModule } from '../account/index.js';
import { Addressees } from './addressees.js';
import { CalendarFilesController } from './calendar-files.controller.js';
import { Contacts } from './contacts.js';
import { DeliveryRunner } from './delivery-runner.js';
import { DeliveryWays } from './delivery-ways.js';
import { MessageBook } from './message-book.js';
import { MessageChoices } from './message-choices.js';
import { MessageResolvers } from './message-resolvers.js';
import { MessageQueries } from './message.queries.js';
import { MessageWork } from './message-work.js';
import { MessagesConsoleController } from './messages-console.controller.js';
import { MessagesController } from './messages.controller.js';
import { MouthList } from './mouth-list.js';
import { OutboxReader } from './outbox-reader.js';
import { OwnDates } from './own-dates.js';
import { OwnMessages } from './own.messages.js';
import { PushSubscriptions } from './push-subscriptions.js';
import { PushWay } from './push-way.js';
import { PushController } from './push.controller.js';
import { Reminders } from './reminders.js';
import { SmsWay } from './sms-way.js';
import { Unsent } from './unsent.service.js';

/** Every room above tells somebody something. */
@Global()
@Module({
  imports: [AccountModule],
  controllers: [CalendarFilesController, MessagesController, MessagesConsoleController, PushController],
  providers: [
    Addressees,
    Contacts,
    DeliveryRunner,
    DeliveryWays,
    MessageBook,
    MessageChoices,
    MessageQueries,
    MessageWork,
    MessageResolvers,
    MouthList,
    OutboxReader,
    OwnDates,
    OwnMessages,
    PushSubscriptions,
    PushWay,
    Reminders,
    SmsWay,
    Unsent,
  ],
  exports: [
    Contacts,
    DeliveryRunner,
    DeliveryWays,
    MessageBook,
    MessageResolvers,
    OutboxReader,
    OwnDates,
    Reminders,
  ],
})
export class MessageModule {}
