import { Module } from '@nestjs/common';
import { CalendarModule } from '../../rules/calendar/index.js';
import { ParameterModule } from '../../rules/parameter/index.js';
import { AccountModule } from '../account/index.js';
import { AccountLinks } from './account-links.js';
import { AppliedChanges } from './applied-changes.js';
import { Contacts } from './contacts.js';
import { EnteringController } from './entering.controller.js';
import { OwnFactor } from './own-factor.js';
import { SecondFactors } from './second-factors.js';
import { FormSecondStep } from './form-second-step.js';
import { SecondStep } from './second-step.js';
import { SecurityController } from './security.controller.js';
import { SecurityEvents } from './security-events.js';
import { SignInLog } from './sign-in-log.js';
import { StaffChanges } from './staff-changes.js';
import { StaffMessages } from './staff.messages.js';
import { StaffController } from './staff.controller.js';
import { StaffPersons } from './staff-persons.js';
import { StaffQueries } from './staff.queries.js';
import { StaffWork } from './staff-work.js';

@Module({
  imports: [AccountModule, CalendarModule, ParameterModule],
  controllers: [EnteringController, SecurityController, StaffController],
  providers: [
    AccountLinks,
    AppliedChanges,
    Contacts,
    OwnFactor,
    SecondFactors,
    FormSecondStep,
    SecondStep,
    SecurityEvents,
    SignInLog,
    StaffChanges,
    StaffMessages,
    StaffPersons,
    StaffQueries,
    StaffWork,
  ],
})
export class StaffModule {}
